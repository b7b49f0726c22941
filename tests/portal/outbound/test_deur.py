"""Proof of who we are by configuration, and failures that keep nothing of a body."""

import pytest
from pytest_django import Settings

from portal.outbound.fouten import BronFout, Onbegrijpelijk
from tests.factories.nepbron import Nepbron, Ontvangen, Terug
from tests.portal.outbound.conftest import Roep

GEHEIM = "999990019"


def test_a_source_with_client_credentials_in_the_settings_gets_a_token(
    roep: Roep, bron: Nepbron, settings: Settings
) -> None:
    settings.OUTBOUND_TOEGANG = {
        "Proefbron": {"token_url": f"{bron.url}/token", "client_id": "portaal", "client_secret": "s", "scope": "lezen"}
    }
    bron.antwoord = lambda _: Terug({"access_token": "abc", "expires_in": 300})
    roep("/gegevens", headers={"Authorization": "Bearer demo"})
    roep("/gegevens")
    token, *calls = bron.ontvangen
    assert (token.pad, token.form["grant_type"], token.form["scope"]) == ("/token", "client_credentials", "lezen")
    assert [call.headers["Authorization"] for call in calls] == ["Bearer abc"] * 2


def everything_on(fout: BaseException | None) -> str:
    """What hangs on an exception and on all that it came from."""
    return "" if fout is None else f"{fout!r} {vars(fout)} {fout.args} " + everything_on(fout.__context__)


@pytest.mark.parametrize(
    "terug",
    [
        Terug(ruw=f'{{"bsn": "{GEHEIM}"'.encode()),
        Terug(ruw=f'{{"bsn": "{GEHEIM}", "x": '.encode() + b"[" * 100_000),
        Terug(ruw=f'{{"bsn": "{GEHEIM}"'.encode() + b" " * 300_000),
        Terug({"bsn": GEHEIM}, afgebroken=True),
        Terug({"bsn": GEHEIM}, soort="text/html"),
        Terug({"bsn": GEHEIM}, status=500),
        Terug({"bsn": GEHEIM}, status=429),
        Terug({"bsn": GEHEIM}, status=302, headers={"Location": f"http://elders/{GEHEIM}"}),
    ],
)
@pytest.mark.norm("B27")
def test_no_failure_keeps_the_body_of_the_answer_or_the_address(roep: Roep, bron: Nepbron, terug: Terug) -> None:
    bron.antwoord = lambda _: terug
    with pytest.raises(BronFout) as gevangen:
        roep(f"/{GEHEIM}", methode="POST", json={"bsn": GEHEIM}, headers={"X-Ontvanger": GEHEIM})
    assert GEHEIM not in everything_on(gevangen.value)


def test_json_that_is_broken_is_named(roep: Roep, bron: Nepbron) -> None:
    def antwoord(_: Ontvangen) -> Terug:
        return Terug(ruw=b'{"half": ')

    bron.antwoord = antwoord
    with pytest.raises(Onbegrijpelijk) as gevangen:
        roep()
    assert gevangen.value.__context__ is None
