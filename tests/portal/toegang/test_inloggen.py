"""Logging in with DigiD, as people do it."""

import base64
import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.test import Client

from portal.core.niveau import Niveau
from portal.toegang.services import find_persoon
from portal.verantwoording.models import AuditRegel
from portal.verantwoording.selectors import check_keten
from tests.factories.digid import NepDigid
from tests.factories.nepbron import Terug
from tests.portal.toegang.conftest import Inloggen

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.toegang.urls")]


def query_of(location: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(location).query))


def test_a_personal_page_asks_to_log_in_and_shows_after_it(client: Client, inloggen: Inloggen) -> None:
    first = client.get("/mijn/?pagina=2")
    assert first.status_code == 302
    assert first["Location"] == "/inloggen/?next=%2Fmijn%2F%3Fpagina%3D2"

    back = inloggen(volgende=query_of(first["Location"])["next"])
    assert back["Location"] == "/mijn/?pagina=2"
    assert client.get("/mijn/").content == b"Dag onbekende, niveau SUBSTANTIEEL"


def test_the_login_page_explains_and_offers_another_way(client: Client) -> None:
    page = client.get("/inloggen/", {"next": "/mijn/"}).content.decode()
    assert 'href="/inloggen/digid/?next=%2Fmijn%2F"' in page
    for words in ("DigiD app", "Ik heb geen DigiD", "hulp van een mens"):
        assert words in page
    hoger = client.get("/inloggen/", {"next": "/mijn/", "niveau": "hoog"}).content.decode()
    assert "niveau hoog" in hoger
    assert "niveau=hoog" in hoger
    assert "niveau=root" not in client.get("/inloggen/", {"niveau": "root"}).content.decode()


@pytest.mark.norm("B1")
def test_the_browser_goes_to_the_provider_with_pkce_state_and_nonce(client: Client, digid: NepDigid) -> None:
    location = client.get("/inloggen/digid/")["Location"]
    query = query_of(location)
    assert location.startswith(f"{digid.issuer}/authorize?")
    assert query["response_type"] == "code"
    assert query["redirect_uri"] == "http://testserver/inloggen/terug/"
    assert query["code_challenge_method"] == "S256"
    assert query["acr_values"].endswith("substantial")
    assert len(query["state"]) > 40
    assert len(query["nonce"]) > 40
    assert query != query_of(client.get("/inloggen/digid/")["Location"])


@pytest.mark.norm("B1")
def test_the_code_is_changed_with_the_verifier_and_our_secret(digid: NepDigid, client: Client) -> None:
    location = client.get("/inloggen/digid/")["Location"]
    client.get(f"/inloggen/terug/?{urlencode(digid.log_in(location))}")
    [aanvraag] = digid.calls("/token")
    digest = hashlib.sha256(aanvraag.form["code_verifier"].encode()).digest()
    assert base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == query_of(location)["code_challenge"]
    assert (
        base64.b64decode(aanvraag.headers["Authorization"].removeprefix("Basic "))
        == b"portaal:geheim%3A%20met%2Ftekens"
    )
    assert "client_secret" not in aanvraag.form


def test_a_provider_that_wants_the_secret_in_the_form_gets_it_there(inloggen: Inloggen, digid: NepDigid) -> None:
    digid.discovery = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    assert inloggen().status_code == 302
    [aanvraag] = digid.calls("/token")
    assert aanvraag.form["client_secret"] == "geheim: met/tekens"
    assert "Authorization" not in aanvraag.headers


def test_discovery_and_keys_are_asked_once(inloggen: Inloggen, digid: NepDigid) -> None:
    for _ in range(3):
        assert inloggen().status_code == 302
    assert len(digid.calls("/.well-known/openid-configuration")) == len(digid.calls("/jwks")) == 1


def test_logging_in_and_out_stands_in_the_audit_log(client: Client, inloggen: Inloggen) -> None:
    inloggen()
    client.post("/uitloggen/")
    assert list(AuditRegel.objects.values_list("actie", "resultaat")) == [
        ("inloggen", "gelukt"),
        ("uitloggen", "gelukt"),
    ]
    assert check_keten() is None


def test_the_session_holds_who_logged_in_how_and_when(client: Client, inloggen: Inloggen) -> None:
    inloggen()
    request = client.get("/mijn/").wsgi_request
    persoon = find_persoon(request=request)
    assert persoon is not None
    assert str(persoon.betrokkene.bsn) == "999990019"
    assert (persoon.niveau, persoon.middel) == (Niveau.SUBSTANTIEEL, "digid")
    assert "999990019" not in repr(persoon)


def test_a_higher_level_than_asked_is_accepted_as_what_it_is(
    client: Client, inloggen: Inloggen, digid: NepDigid
) -> None:
    digid.claims = {"acr": "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI"}
    inloggen()
    assert client.get("/mijn/").content.endswith(b"niveau HOOG")


@pytest.mark.norm("B4")
@pytest.mark.parametrize("acr", ["http://eidas.europa.eu/LoA/low", "onbekend", "", None, 30])
def test_a_level_that_is_too_low_ends_the_session(
    client: Client, inloggen: Inloggen, digid: NepDigid, acr: object
) -> None:
    inloggen()
    digid.claims = {"acr": acr}
    answer = inloggen(volgende="/mijn/?pagina=2")
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "te laag niveau" in page
    assert "/inloggen/digid/?next=%2Fmijn%2F%3Fpagina%3D2&amp;niveau=substantieel" in page
    assert client.get("/mijn/").status_code == 302


def test_step_up_asks_the_provider_for_the_higher_level(client: Client, digid: NepDigid) -> None:
    location = client.get("/inloggen/digid/", {"niveau": "hoog"})["Location"]
    assert query_of(location)["acr_values"].endswith("high")


def test_stopping_at_the_provider_is_no_error(client: Client, digid: NepDigid) -> None:
    location = client.get("/inloggen/digid/")["Location"]
    answer = client.get("/inloggen/terug/", {"state": query_of(location)["state"], "error": "access_denied"})
    assert answer.status_code == 200
    assert "U bent gestopt met inloggen" in answer.content.decode()


def test_another_error_of_the_provider_is_a_failed_login(client: Client, digid: NepDigid) -> None:
    location = client.get("/inloggen/digid/")["Location"]
    answer = client.get("/inloggen/terug/", {"state": query_of(location)["state"], "error": "server_error"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "discovery", [{"issuer": "https://kwaad.example"}, {"jwks_uri": None}, {"token_endpoint": 5}], ids=str
)
def test_a_provider_that_speaks_for_another_is_not_used(
    client: Client, digid: NepDigid, discovery: dict[str, object]
) -> None:
    digid.discovery = discovery
    answer = client.get("/inloggen/digid/")
    assert answer.status_code == 503
    assert "DigiD geeft geen antwoord" in answer.content.decode()


@pytest.mark.parametrize(
    ("terug", "status"),
    [
        (Terug({"error": "invalid_grant"}, status=400), 403),
        (Terug(status=500), 503),
        (Terug(status=401), 503),
        (Terug({"access_token": "x"}), 403),
        (Terug([1]), 403),
    ],
)
def test_a_token_endpoint_that_gives_no_token_is_a_failed_login(
    client: Client, inloggen: Inloggen, digid: NepDigid, terug: Terug, status: int
) -> None:
    digid.token_antwoord = terug
    assert inloggen().status_code == status
    assert client.get("/mijn/").status_code == 302


def test_a_provider_without_keys_is_a_failed_login(inloggen: Inloggen, digid: NepDigid) -> None:
    digid.discovery = {"jwks_uri": f"{digid.issuer}/weg"}
    assert inloggen().status_code == 503


def test_a_provider_with_nonsense_for_keys_is_a_failed_login(inloggen: Inloggen, digid: NepDigid) -> None:
    digid.discovery = {"jwks_uri": f"{digid.issuer}/.well-known/openid-configuration"}
    assert inloggen().status_code == 503


def test_the_name_is_remembered_once_it_is_known(client: Client, inloggen: Inloggen) -> None:
    inloggen()
    assert client.get("/mijn/naam/").content == b"Noor Bakker"
    assert client.get("/mijn/").content.startswith(b"Dag Noor Bakker")
