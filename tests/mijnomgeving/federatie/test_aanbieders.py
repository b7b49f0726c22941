"""What all login means have in common: their profile, keys that change, step-up, searching, and starting over."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.mijnomgeving.federatie.afnemer import ETD, LOA, Afnemer, aanvraag_in, answer_of
from tests.mijnomgeving.federatie.draaiend import REDIRECT_URI
from tests.mijnomgeving.federatie.inlogwereld import DAAN, ELS, Inlogwereld, draaiende_inlogwereld

MIDDELEN = ("digid", "digid-machtigen", "eherkenning", "eidas", "wallet")
DAG = 24 * 3600


@pytest.fixture
async def inlogwereld() -> AsyncIterator[Inlogwereld]:
    async with draaiende_inlogwereld() as inlogwereld:
        yield inlogwereld


@pytest.fixture
async def browser() -> AsyncIterator[aiohttp.ClientSession]:
    """A browser that keeps cookies, also of an address in numbers."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield session


@pytest.fixture
def afnemer(browser: aiohttp.ClientSession, inlogwereld: Inlogwereld) -> Afnemer:
    return Afnemer(browser, inlogwereld.base_url)


@pytest.mark.parametrize("middel", MIDDELEN)
async def test_each_means_is_a_provider_of_its_own_with_the_same_profile(
    http: aiohttp.ClientSession, inlogwereld: Inlogwereld, middel: str
) -> None:
    afnemer = Afnemer(http, inlogwereld.base_url, middel)
    found = await (await http.get(f"{afnemer.issuer}/.well-known/openid-configuration")).json()
    assert found["issuer"] == afnemer.issuer
    assert found["subject_types_supported"] == ["pairwise"]
    assert found["code_challenge_methods_supported"] == ["S256"]
    assert found["authorization_response_iss_parameter_supported"] is True
    assert found["acr_values_supported"]
    refused = answer_of(await afnemer.ask(code_challenge_method="plain"))
    assert (refused["error"], refused["iss"], refused["state"]) == ("invalid_request", afnemer.issuer, "een-state")
    page = await afnemer.ask(acr_values=None)
    assert page.status == 200
    assert "script" not in page.headers["Content-Security-Policy"]


async def test_a_code_of_one_means_is_worth_nothing_at_another(
    http: aiohttp.ClientSession, inlogwereld: Inlogwereld
) -> None:
    digid, wallet = (Afnemer(http, inlogwereld.base_url, middel) for middel in ("digid", "wallet"))
    assert (await wallet.redeem(await digid.code("els"))).status == 400


async def test_two_keys_are_published_and_the_next_one_signs_tomorrow(
    afnemer: Afnemer, inlogwereld: Inlogwereld
) -> None:
    first, second = [key["kid"] for key in (await afnemer.keys())["keys"]]
    assert first != second
    old = await (await afnemer.redeem(await afnemer.code("els"))).json()

    inlogwereld.klok.voorsprong = DAG
    after = [key["kid"] for key in (await afnemer.keys())["keys"]]
    assert after[:2] == [first, second]
    assert len(after) == 3
    # A token signed a moment ago can still be checked, and the new one was known beforehand.
    assert (await afnemer.claims(old["id_token"]))["bsn"] == ELS
    new = await (await afnemer.redeem(await afnemer.code("els"))).json()
    assert (await afnemer.claims(new["id_token"]))["bsn"] == ELS

    inlogwereld.klok.voorsprong = DAG + 601
    assert [key["kid"] for key in (await afnemer.keys())["keys"]] == after[1:]


async def test_no_private_part_of_a_key_is_published(afnemer: Afnemer) -> None:
    for key in (await afnemer.keys())["keys"]:
        assert {"d", "p", "q", "dp", "dq", "qi"}.isdisjoint(key)


async def test_step_up_offers_the_same_person_first(afnemer: Afnemer) -> None:
    first = await (await afnemer.ask(acr_values=f"{LOA}low")).text()
    assert "Verder als dezelfde" not in first
    await afnemer.post(aanvraag_in(first), keuze="els")

    page = await (await afnemer.ask(acr_values=f"{LOA}high", prompt="login")).text()

    assert page.index("Verder als dezelfde") < page.index("Inloggen als Els Dekker") < page.index("Gezin en wonen")
    tokens = await (await afnemer.redeem(answer_of(await afnemer.post(aanvraag_in(page), keuze="els"))["code"])).json()
    assert (await afnemer.claims(tokens["id_token"]))["acr"] == f"{LOA}high"


async def test_step_up_says_so_when_the_same_person_has_no_higher_level(afnemer: Afnemer) -> None:
    await afnemer.choose("daan")
    page = await (await afnemer.ask(acr_values=f"{LOA}high")).text()
    first = page[page.index("Verder als dezelfde") : page.index("Gezin en wonen")]
    assert "Daan Klein heeft alleen niveau substantieel" in first
    assert "<button" not in first


async def test_the_portal_may_say_whom_it_expects_but_never_chooses(afnemer: Afnemer) -> None:
    page = await (await afnemer.ask(login_hint="daan")).text()
    assert page.index("Verder als dezelfde") < page.index("Inloggen als Daan Klein") < page.index("Gezin en wonen")
    assert "Verder als dezelfde" not in await (await afnemer.ask(login_hint="niemand")).text()


async def test_logging_out_forgets_who_was_chosen(afnemer: Afnemer, browser: aiohttp.ClientSession) -> None:
    await afnemer.choose("els")
    await browser.get(f"{afnemer.issuer}/end_session")
    assert "Verder als dezelfde" not in await (await afnemer.ask()).text()


async def test_the_memory_is_a_cookie_that_scripts_cannot_read(afnemer: Afnemer) -> None:
    response = await afnemer.choose("els")
    cookie = response.cookies["federatie_vorige"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert "els" not in cookie.value


async def test_a_person_is_known_by_one_pseudonym_per_client_at_each_level(
    http: aiohttp.ClientSession, inlogwereld: Inlogwereld
) -> None:
    afnemer = Afnemer(http, inlogwereld.base_url)
    low = await afnemer.login(acr=f"{LOA}low", keuze="els")
    high = await afnemer.login(acr=f"{LOA}high", keuze="els")
    assert low["sub"] == high["sub"] != (await afnemer.login(keuze="daan"))["sub"]
    assert low["sub_id_type"] == "urn:nl-eid-gdi:1.0:id:pseudonym"
    assert low["at_hash"]


async def test_a_visitor_chooses_a_higher_level_than_asked_but_not_above_the_persons_own(
    http: aiohttp.ClientSession, inlogwereld: Inlogwereld
) -> None:
    afnemer = Afnemer(http, inlogwereld.base_url)
    claims = await afnemer.login(acr=f"{LOA}low", keuze="daan", niveau="substantieel")
    assert (claims["bsn"], claims["acr"]) == (DAAN, f"{LOA}substantial")
    page = await afnemer.refused(acr=f"{LOA}low", keuze="daan", niveau="hoog")
    assert "Daan Klein heeft hoogstens niveau substantieel, en u koos hoog." in page
    assert 'role="alert"' in page
    assert "minstens niveau substantieel" in await afnemer.refused(keuze="daan", niveau="midden")
    assert "Deze keuze kan niet" in await afnemer.refused(keuze="daan", niveau="opperst")


async def test_searching_finds_names_and_stories_and_keeps_the_login(afnemer: Afnemer) -> None:
    aanvraag = await afnemer.begin()
    url = f"{afnemer.issuer}/verder"

    async def search(zoek: str) -> str:
        async with afnemer.http.get(url, params={"aanvraag": aanvraag, "zoek": zoek}) as response:
            assert response.status == 200
            return await response.text()

    page = await search("VERHAAL els")
    assert "1 gevonden" in page
    assert "Inloggen als Els Dekker" in page
    assert "Inloggen als Ivo Prins" not in page
    assert "Niets gevonden" in await search("<script>")
    assert "<script" not in await search("<script>")
    assert "Inloggen als Marek Nowák" in await search("buitenland nowak")
    assert answer_of(await afnemer.post(aanvraag_in(page), keuze="els"))["code"]
    assert "te lang gewacht" in await (await afnemer.http.get(url, params={"aanvraag": aanvraag})).text()


async def test_starting_over_goes_back_to_the_first_choice(
    http: aiohttp.ClientSession, inlogwereld: Inlogwereld
) -> None:
    afnemer = Afnemer(http, inlogwereld.base_url, "wallet")
    aanvraag = await afnemer.begin()
    step = await afnemer.page(await afnemer.post(aanvraag, keuze="els"))
    assert "Wilt u deze gegevens delen?" in step
    again = await afnemer.page(await afnemer.post(aanvraag, opnieuw="ja"))
    assert "Kies van wie de wallet is" in again


async def test_cancelling_works_at_every_step(http: aiohttp.ClientSession, inlogwereld: Inlogwereld) -> None:
    afnemer = Afnemer(http, inlogwereld.base_url, "eherkenning")
    aanvraag = await afnemer.begin(acr_values=f"{ETD}loa3")
    await afnemer.post(aanvraag, keuze="bakker:ivo")
    back = answer_of(await afnemer.post(aanvraag, keuze="annuleren"))
    assert (back["error"], back["iss"]) == ("access_denied", afnemer.issuer)


async def test_who_cannot_log_in_is_on_no_page(http: aiohttp.ClientSession, inlogwereld: Inlogwereld) -> None:
    for middel in MIDDELEN:
        page = await (await Afnemer(http, inlogwereld.base_url, middel).ask(acr_values=f"{LOA}low")).text()
        assert "Inloggen als Sem Dekker" not in page
        assert "Inloggen als Truus Smit" not in page
    digid = Afnemer(http, inlogwereld.base_url)
    for sleutel in ("sem", "truus", "lena"):
        assert (await digid.choose(sleutel)).status == 400
    assert REDIRECT_URI not in await (await digid.choose("sem")).text()
