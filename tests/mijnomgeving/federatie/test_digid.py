"""A visitor logs in as a demo person; a client that makes a mistake gets nowhere."""

import aiohttp
import pytest

from tests.mijnomgeving.federatie.afnemer import LOA, VERIFIER, Afnemer, aanvraag_in, answer_of, basic
from tests.mijnomgeving.federatie.conftest import NOOR
from tests.mijnomgeving.federatie.draaiend import REDIRECT_URI, DraaiendeFederatie


@pytest.fixture
def afnemer(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Afnemer:
    return Afnemer(http, federatie.base_url)


async def test_noor_logs_in_and_the_portal_gets_her_bsn_in_a_signed_token(afnemer: Afnemer) -> None:
    back = answer_of(await afnemer.choose("noor-bakker"))
    assert back["state"] == "een-state"
    assert back["iss"] == afnemer.issuer

    tokens = await (await afnemer.redeem(back["code"])).json()
    claims = await afnemer.claims(tokens["id_token"])

    assert claims["bsn"] == NOOR
    assert claims["sub"] != NOOR
    assert (claims["iss"], claims["aud"], claims["nonce"]) == (afnemer.issuer, "portaal", "een-nonce")
    assert claims["acr"] == f"{LOA}substantial"
    assert claims["exp"] - claims["iat"] <= 300


async def test_userinfo_gives_the_same_person(afnemer: Afnemer, http: aiohttp.ClientSession) -> None:
    tokens = await (await afnemer.redeem(await afnemer.code())).json()
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    person = await (await http.get(f"{afnemer.issuer}/userinfo", headers=headers)).json()
    assert person["sub"] == (await afnemer.claims(tokens["id_token"]))["sub"]
    refused = await http.get(f"{afnemer.issuer}/userinfo", headers={"Authorization": "Bearer x"})
    assert refused.status == 401


async def test_the_page_tells_each_story_and_who_cannot_log_in_at_this_level(afnemer: Afnemer) -> None:
    response = await afnemer.ask()
    page = await response.text()
    assert '<html lang="nl">' in page
    assert "Inloggen als Noor Bakker" in page
    assert "Inloggen als Gerrit van Dijk" not in page
    assert "Gerrit van Dijk heeft alleen niveau midden" in page
    assert "<script" not in page
    assert "style=" not in page
    assert "script" not in response.headers["Content-Security-Policy"]
    assert "form-action 'self' http://127.0.0.1:8000" in response.headers["Content-Security-Policy"]


async def test_who_asks_level_low_gets_level_low_from_gerrit(afnemer: Afnemer) -> None:
    code = await afnemer.code("gerrit-van-dijk", acr_values=f"{LOA}low")
    tokens = await (await afnemer.redeem(code)).json()
    assert (await afnemer.claims(tokens["id_token"]))["acr"] == f"{LOA}low"


async def test_a_person_below_the_level_is_refused_even_when_the_form_is_forged(afnemer: Afnemer) -> None:
    assert (await afnemer.choose("gerrit-van-dijk")).status == 400
    assert (await afnemer.choose("niemand")).status == 400


async def test_cancelling_sends_the_visitor_back(afnemer: Afnemer) -> None:
    back = answer_of(await afnemer.choose("annuleren"))
    assert back["error"] == "access_denied"
    assert back["state"] == "een-state"
    assert "code" not in back


async def test_a_code_works_once_and_a_second_use_takes_back_the_token(
    afnemer: Afnemer, http: aiohttp.ClientSession
) -> None:
    code = await afnemer.code()
    tokens = await (await afnemer.redeem(code)).json()
    second = await afnemer.redeem(code)
    assert (second.status, await second.json()) == (400, {"error": "invalid_grant"})
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert (await http.get(f"{afnemer.issuer}/userinfo", headers=headers)).status == 401


async def test_a_wrong_verifier_spoils_the_code(afnemer: Afnemer) -> None:
    code = await afnemer.code()
    assert (await afnemer.redeem(code, verifier="w" * 64)).status == 400
    assert (await afnemer.redeem(code)).status == 400


async def test_a_code_lives_60_seconds(afnemer: Afnemer, federatie: DraaiendeFederatie) -> None:
    young, old = await afnemer.code(), await afnemer.code()
    federatie.klok.voorsprong = 55
    assert (await afnemer.redeem(young)).status == 200
    federatie.klok.voorsprong = 61
    assert (await afnemer.redeem(old)).status == 400


async def test_a_page_left_open_too_long_says_so(afnemer: Afnemer, federatie: DraaiendeFederatie) -> None:
    aanvraag = aanvraag_in(await (await afnemer.ask()).text())
    federatie.klok.voorsprong = 601
    response = await afnemer.post(aanvraag, keuze="noor-bakker")
    assert response.status == 400
    assert "te lang gewacht" in await response.text()


@pytest.mark.parametrize(
    "redirect_uri",
    [
        "https://kwaad.example/inloggen/terug/",
        "http://127.0.0.1:8000/ergens-anders/",
        "http://127.0.0.1:8000/inloggen/terug/?naar=elders",
        "http://gast@127.0.0.1:8000/inloggen/terug/",
        "http://127.0.0.1:poort/inloggen/terug/",
        "",
    ],
)
async def test_an_unknown_return_address_is_never_visited(afnemer: Afnemer, redirect_uri: str) -> None:
    response = await afnemer.ask(redirect_uri=redirect_uri)
    assert response.status == 400
    assert "Location" not in response.headers
    assert (await afnemer.ask(client_id="iemand-anders")).status == 400


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "profile"}, "invalid_scope"),
        ({"nonce": None}, "invalid_request"),
        ({"state": None}, "invalid_request"),
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge": "kort"}, "invalid_request"),
        ({"prompt": "none"}, "login_required"),
    ],
)
async def test_a_request_against_the_profile_is_refused(
    afnemer: Afnemer, changes: dict[str, str | None], error: str
) -> None:
    assert answer_of(await afnemer.ask(**changes))["error"] == error


async def test_another_client_cannot_redeem_a_code(afnemer: Afnemer, http: aiohttp.ClientSession) -> None:
    code = await afnemer.code()
    response = await afnemer.redeem(code, geheim="fout")
    assert (response.status, await response.json()) == (401, {"error": "invalid_client"})
    both = {"client_id": "portaal", "client_secret": "demo-geheim"}
    headers = {"Authorization": basic("portaal", "demo-geheim")}
    assert (await http.post(f"{afnemer.issuer}/token", data=both, headers=headers)).status == 401
    # By post alone it works.
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT_URI, "code_verifier": VERIFIER}
    assert (await http.post(f"{afnemer.issuer}/token", data=form | both)).status == 200
    wrong = await http.post(f"{afnemer.issuer}/token", data=form | both | {"grant_type": "password"})
    assert await wrong.json() == {"error": "unsupported_grant_type"}


async def test_logging_out_goes_back_to_the_portal_only(afnemer: Afnemer, http: aiohttp.ClientSession) -> None:
    url = f"{afnemer.issuer}/end_session"
    home = {"post_logout_redirect_uri": "http://localhost:8000/uitgelogd/", "state": "s"}
    response = await http.get(url, params=home, allow_redirects=False)
    assert response.headers["Location"] == "http://localhost:8000/uitgelogd/?state=s"
    elders = await http.get(url, params={"post_logout_redirect_uri": "https://kwaad.example/"}, allow_redirects=False)
    assert "U bent uitgelogd" in await elders.text()


async def test_discovery_names_endpoints_that_exist(afnemer: Afnemer, http: aiohttp.ClientSession) -> None:
    found = await (await http.get(f"{afnemer.issuer}/.well-known/openid-configuration")).json()
    assert found["issuer"] == afnemer.issuer
    assert found["code_challenge_methods_supported"] == ["S256"]
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint", "end_session_endpoint"):
        assert (await http.options(found[name])).status != 404
