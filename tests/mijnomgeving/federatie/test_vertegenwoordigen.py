"""Logging in for another with DigiD Machtigen, from abroad with eIDAS, and with a wallet."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.mijnomgeving.federatie.afnemer import LOA, Afnemer, answer_of
from tests.mijnomgeving.federatie.inlogwereld import (
    DAAN,
    ELS,
    HENK,
    IVO,
    MAREK,
    SEM,
    TRUUS,
    Inlogwereld,
    draaiende_inlogwereld,
)
from tests.mijnomgeving.federatie.test_machtigen import Machtigen, about, bsn

WIE, VOOR = "urn:nl-eid-gdi:1.0:ActingSubjectID", "urn:nl-eid-gdi:1.0:LegalSubjectID"
SOORT, DIENST = "urn:nl-eid-gdi:1.1:RepresentationType", "urn:nl-eid-gdi:1.0:ServiceUUID"
EU = "urn:etoegang:1.12:EntityConcernedID"


@pytest.fixture
async def inlogwereld() -> AsyncIterator[Inlogwereld]:
    async with draaiende_inlogwereld() as inlogwereld:
        yield inlogwereld


@pytest.fixture
def digid_machtigen(http: aiohttp.ClientSession, inlogwereld: Inlogwereld) -> Afnemer:
    return Afnemer(http, inlogwereld.base_url, "digid-machtigen")


@pytest.fixture
def machtigen(http: aiohttp.ClientSession, inlogwereld: Inlogwereld) -> Machtigen:
    return Machtigen(http, inlogwereld.base_url)


async def test_a_daughter_logs_in_for_her_father(digid_machtigen: Afnemer, machtigen: Machtigen) -> None:
    row = about(await machtigen.bevoegdheden(bsn(ELS)), HENK)
    step = await digid_machtigen.page(await digid_machtigen.choose("els"))
    assert "Handelen voor Henk Dekker" in step
    assert "Voor: zaken, berichten" in step
    assert "Tot en met 01-12-2026" in step
    assert "Ouder van een kind jonger dan 18" in step

    claims = await digid_machtigen.login(keuze="els", machtiging=row["id"])

    assert (claims[WIE], claims[VOOR]) == (ELS, HENK)
    assert claims[SOORT] == "urn:nl-eid-gdi:1.1:RT:Vrijwillige_Machtiging"
    assert len(claims[DIENST]) == 36
    assert claims["acr"] == f"{LOA}substantial"
    # Nobody may take the one for the other: there is no plain bsn, and represents holds a pseudonym.
    assert "bsn" not in claims
    assert claims["represents"]["sub"] not in {claims["sub"], HENK}
    assert claims["represents"]["iss"] == digid_machtigen.issuer


async def test_the_page_has_only_who_may_act_for_somebody(digid_machtigen: Afnemer) -> None:
    page = await (await digid_machtigen.ask()).text()
    assert "Mag handelen voor: Henk Dekker, Sem Dekker" in page
    assert "Mag handelen voor: Daan Klein, Truus Smit" in page
    assert "Inloggen als Daan Klein" not in page
    assert "mag nu voor niemand handelen" in await digid_machtigen.refused(keuze="daan")


async def test_a_parent_logs_in_until_the_child_is_eighteen(
    digid_machtigen: Afnemer, machtigen: Machtigen, inlogwereld: Inlogwereld
) -> None:
    row = about(await machtigen.bevoegdheden(bsn(ELS)), SEM)
    claims = await digid_machtigen.login(keuze="els", machtiging=row["id"])
    assert (claims[VOOR], claims[SOORT].rpartition(":")[2]) == (SEM, "Zorg_Volledig_Gezag_Kind")
    inlogwereld.wereld.verder(10)
    assert "of niet meer" in await digid_machtigen.refused(keuze="ivo", machtiging=row["id"])


@pytest.mark.parametrize(("wie", "soort"), [(DAAN, "Bewindvoering"), (TRUUS, "Executele")])
async def test_a_bewindvoerder_and_an_executeur_log_in(
    digid_machtigen: Afnemer, machtigen: Machtigen, wie: str, soort: str
) -> None:
    row = about(await machtigen.bevoegdheden(bsn(IVO)), wie)
    claims = await digid_machtigen.login(keuze="ivo", machtiging=row["id"])
    assert (claims[WIE], claims[VOOR]) == (IVO, wie)
    assert claims[SOORT].endswith(soort)


async def test_a_withdrawn_machtiging_is_gone_from_the_next_login(
    digid_machtigen: Afnemer, machtigen: Machtigen
) -> None:
    row = about(await machtigen.bevoegdheden(bsn(ELS)), HENK)
    await machtigen.post(f"machtigingen/{row['id']}/intrekking", {"door": bsn(HENK)})
    assert "of niet meer" in await digid_machtigen.refused(keuze="els", machtiging=row["id"])
    assert "Henk Dekker" not in await digid_machtigen.page(await digid_machtigen.choose("els"))


async def test_nobody_takes_the_machtiging_of_somebody_else(digid_machtigen: Afnemer, machtigen: Machtigen) -> None:
    row = about(await machtigen.bevoegdheden(bsn(IVO)), DAAN)
    assert "die machtiging heeft Els Dekker niet" in await digid_machtigen.refused(keuze="els", machtiging=row["id"])


async def test_somebody_from_germany_without_a_bsn_logs_in(
    http: aiohttp.ClientSession, inlogwereld: Inlogwereld
) -> None:
    eidas = Afnemer(http, inlogwereld.base_url, "eidas")
    aanvraag = await eidas.begin()
    step = await eidas.page(await eidas.post(aanvraag, land="DE"))
    assert "Inloggen als Lena Vogel" in step
    assert "Marek Nowák" not in step

    claims = await eidas.login(keuze="lena")

    assert f"{EU}:BSN" not in claims
    assert len(claims[f"{EU}:PseudoID"]) == 32
    assert (claims["person_identifier"], claims["first_name"], claims["family_name"], claims["birthdate"]) == (
        "DE/NL/4711",
        "Lena",
        "Vogel",
        "1991-04-02",
    )
    assert claims["acr"] == f"{LOA}substantial"


async def test_somebody_from_poland_with_a_bsn_is_that_person_here(
    http: aiohttp.ClientSession, inlogwereld: Inlogwereld
) -> None:
    claims = await Afnemer(http, inlogwereld.base_url, "eidas").login(acr=f"{LOA}high", land="PL", keuze="marek")
    assert claims[f"{EU}:BSN"] == MAREK
    assert f"{EU}:PseudoID" not in claims


async def test_the_countries_are_those_of_the_stories(http: aiohttp.ClientSession, inlogwereld: Inlogwereld) -> None:
    eidas = Afnemer(http, inlogwereld.base_url, "eidas")
    page = await (await eidas.ask()).text()
    assert "Verder met Duitsland" in page
    assert "Verder met Polen" in page
    assert "Verder met Spanje" not in page
    assert "Deze keuze kan niet" in await eidas.refused(keuze="els")
    assert "Deze keuze kan niet" in await eidas.refused(land="XX")


async def test_a_wallet_shows_what_is_asked_and_shares_no_more(
    http: aiohttp.ClientSession, inlogwereld: Inlogwereld
) -> None:
    wallet = Afnemer(http, inlogwereld.base_url, "wallet")
    step = await wallet.page(await wallet.choose("els"))
    assert "Burgerservicenummer (BSN)" in step
    assert "Geboortedatum" not in step
    claims = await wallet.login(keuze="els", delen="ja")
    assert (claims["bsn"], claims["acr"]) == (ELS, f"{LOA}high")
    assert "family_name" not in claims

    more = await wallet.login(scope="openid profile", keuze="els", delen="ja")
    assert (more["first_name"], more["family_name"], more["birthdate"]) == ("Els", "Dekker", "1970-05-01")


async def test_who_refuses_to_share_does_not_log_in(http: aiohttp.ClientSession, inlogwereld: Inlogwereld) -> None:
    wallet = Afnemer(http, inlogwereld.base_url, "wallet")
    aanvraag = await wallet.begin()
    await wallet.post(aanvraag, keuze="els")
    assert answer_of(await wallet.post(aanvraag, delen="annuleren"))["error"] == "access_denied"
    assert "Deze keuze kan niet" in await wallet.refused(keuze="els", delen="misschien")
    # A wallet is high only: who has no such means has none.
    assert (await wallet.choose("daan")).status == 400
