"""OAuth 2.0 client credentials: one token for many calls, a new one in time."""

import pytest

from portal.core.deadline import Deadline
from portal.outbound.fouten import Geweigerd, Onbegrijpelijk
from portal.outbound.service import ClientCredentials
from tests.factories.nepbron import Nepbron, Ontvangen, Terug
from tests.portal.outbound.conftest import Roep


@pytest.fixture
def auth(bron: Nepbron) -> ClientCredentials:
    return ClientCredentials("Proefbron", f"{bron.url}/token", "portaal", "geheim", "brp")


def answer(verzoek: Ontvangen) -> Terug:
    if verzoek.pad == "/token":
        return Terug({"access_token": "kaartje", "expires_in": 3600})
    return Terug({"wie": verzoek.headers.get("Authorization")})


def tokens(bron: Nepbron) -> list[Ontvangen]:
    return [verzoek for verzoek in bron.ontvangen if verzoek.pad == "/token"]


def test_one_token_serves_many_calls(roep: Roep, bron: Nepbron, auth: ClientCredentials) -> None:
    bron.antwoord = answer
    assert roep("/personen", auth=auth).data == {"wie": "Bearer kaartje"}
    roep("/personen", auth=auth)
    [aanvraag] = tokens(bron)
    assert aanvraag.form == {
        "grant_type": "client_credentials", "client_id": "portaal", "client_secret": "geheim", "scope": "brp"
    }  # fmt: skip
    assert "geheim" not in repr(auth)


def test_a_token_that_is_refused_or_over_is_replaced(roep: Roep, bron: Nepbron, auth: ClientCredentials) -> None:
    bron.antwoord = answer
    roep("/personen", auth=auth)
    bron.antwoord = lambda _: Terug(status=401)
    with pytest.raises(Geweigerd):
        roep("/personen", auth=auth)
    bron.antwoord = answer
    roep("/personen", auth=auth)
    auth._geldig_tot = Deadline.after(-1)
    roep("/personen", auth=auth)
    assert len(tokens(bron)) == 3


def test_a_token_without_an_end_is_kept_for_a_short_time(roep: Roep, bron: Nepbron) -> None:
    auth = ClientCredentials("Proefbron", f"{bron.url}/token", "portaal", "geheim")
    bron.antwoord = lambda _: Terug({"access_token": "kaartje", "token_type": "Bearer"})
    roep("/personen", auth=auth)
    assert 0 < auth._geldig_tot.remaining() < 60
    assert "scope" not in tokens(bron)[0].form


def test_an_answer_without_a_token_is_no_token(roep: Roep, bron: Nepbron, auth: ClientCredentials) -> None:
    bron.antwoord = lambda _: Terug({"error": "nee"})
    with pytest.raises(Onbegrijpelijk):
        roep("/personen", auth=auth)
