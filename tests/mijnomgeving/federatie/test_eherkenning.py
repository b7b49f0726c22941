"""Somebody logs in at a company: for all of it, for one vestiging, or for a client."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.mijnomgeving.federatie.afnemer import ETD, Afnemer, answer_of
from tests.mijnomgeving.federatie.inlogwereld import (
    BAKKER,
    BOEK,
    FILIAAL,
    KIOSK,
    KLANT,
    OUDE_KLANT,
    WINKEL,
    Inlogwereld,
    draaiende_inlogwereld,
)

KVK, WIE = "urn:etoegang:core:LegalSubjectID", "urn:etoegang:core:ActingSubjectID"
VESTIGING = "urn:etoegang:1.9:ServiceRestriction:Vestigingsnr"
VIA = "urn:etoegang:1.9:IntermediateEntityID:KvKnr"
NAAM = "urn:etoegang:1.11:attribute-represented:CompanyName"


@pytest.fixture
async def inlogwereld() -> AsyncIterator[Inlogwereld]:
    async with draaiende_inlogwereld() as inlogwereld:
        yield inlogwereld


@pytest.fixture
def afnemer(http: aiohttp.ClientSession, inlogwereld: Inlogwereld) -> Afnemer:
    return Afnemer(http, inlogwereld.base_url, "eherkenning")


async def test_a_director_chooses_the_whole_company_and_the_portal_gets_its_number(afnemer: Afnemer) -> None:
    aanvraag = await afnemer.begin(acr_values=f"{ETD}loa3")
    step = await afnemer.page(await afnemer.post(aanvraag, keuze="bakker:ivo"))
    assert "Voor welke vestiging wilt u handelen?" in step
    assert "Handelen voor de hele onderneming" in step
    back = answer_of(await afnemer.post(aanvraag, vestiging="alle"))

    tokens = await (await afnemer.redeem(back["code"])).json()
    claims = await afnemer.claims(tokens["id_token"])

    assert claims[KVK] == BAKKER
    assert claims["namequalifier"] == "urn:etoegang:1.9:EntityConcernedID:KvKnr"
    assert claims[NAAM] == "Bakkerij Zon"
    assert claims["rsin"] == "857587973"
    [dienst] = claims["urn:etoegang:core:ServiceID"]
    assert dienst.startswith("urn:etoegang:DV:")
    assert dienst.endswith(":services:*")
    assert claims["acr"] == f"{ETD}loa3"
    assert VESTIGING not in claims
    assert VIA not in claims
    assert "bsn" not in claims


async def test_one_vestiging_is_a_restriction_of_the_login(afnemer: Afnemer) -> None:
    claims = await afnemer.login(acr=f"{ETD}loa3", keuze="bakker:ivo", vestiging=WINKEL)
    assert (claims[KVK], claims[VESTIGING]) == (BAKKER, WINKEL)


async def test_staff_of_one_vestiging_is_not_asked_and_gets_no_other(afnemer: Afnemer) -> None:
    claims = await afnemer.login(acr=f"{ETD}loa2plus", keuze="bakker:els")
    assert claims[VESTIGING] == FILIAAL
    assert claims["acr"] == f"{ETD}loa2plus"
    assert [dienst.rpartition(":")[2] for dienst in claims["urn:etoegang:core:ServiceID"]] == ["zaken"]
    forged = await afnemer.login(acr=f"{ETD}loa2", keuze="bakker:els", vestiging=WINKEL)
    assert forged[VESTIGING] == FILIAAL


async def test_staff_of_two_vestigingen_chooses_among_those_only(afnemer: Afnemer) -> None:
    aanvraag = await afnemer.begin(acr_values=f"{ETD}loa3")
    step = await afnemer.page(await afnemer.post(aanvraag, keuze="bakker:daan"))
    assert "Handelen voor Zon Kiosk" in step
    assert "Handelen voor Zon Filiaal" in step
    assert "de hele onderneming" not in step
    assert f'value="{WINKEL}"' not in step
    for other in (WINKEL, "alle"):
        assert "mag daar niet voor handelen" in await afnemer.refused(
            acr=f"{ETD}loa3", keuze="bakker:daan", vestiging=other
        )
    assert (await afnemer.login(acr=f"{ETD}loa3", keuze="bakker:daan", vestiging=KIOSK))[VESTIGING] == KIOSK


async def test_a_bookkeeper_acts_for_a_client(afnemer: Afnemer) -> None:
    aanvraag = await afnemer.begin(acr_values=f"{ETD}loa3")
    step = await afnemer.page(await afnemer.post(aanvraag, keuze="boekhouder:daan"))
    assert "Handelen voor Klant BV" in step
    assert "Oude Klant BV" not in step

    claims = await afnemer.login(acr=f"{ETD}loa3", keuze="boekhouder:daan", namens=KLANT)

    assert (claims[KVK], claims[VIA], claims[NAAM]) == (KLANT, BOEK, "Klant BV")
    # The client gave the office zaken only, whatever the office gave its own staff.
    assert [dienst.rpartition(":")[2] for dienst in claims["urn:etoegang:core:ServiceID"]] == ["zaken"]
    # The chain of the NL GOV profile: the intermediary first, the client deepest; numbers stay out of it.
    assert {BOEK, KLANT}.isdisjoint({claims["represents"]["sub"], claims["represents"]["represents"]["sub"]})


async def test_a_bookkeeper_may_also_act_for_the_own_company(afnemer: Afnemer) -> None:
    claims = await afnemer.login(acr=f"{ETD}loa3", keuze="boekhouder:daan", namens="eigen")
    assert claims[KVK] == BOEK
    assert VIA not in claims


@pytest.mark.parametrize("klant", [OUDE_KLANT, BAKKER, "niemand"])
async def test_without_a_ketenmachtiging_nobody_acts_for_a_client(afnemer: Afnemer, klant: str) -> None:
    page = await afnemer.refused(acr=f"{ETD}loa3", keuze="boekhouder:daan", namens=klant)
    assert "voor die klant is er geen machtiging" in page


async def test_a_clients_list_can_be_searched(afnemer: Afnemer, http: aiohttp.ClientSession) -> None:
    aanvraag = await afnemer.begin(acr_values=f"{ETD}loa3")
    await afnemer.page(await afnemer.post(aanvraag, keuze="boekhouder:daan"))
    url = f"{afnemer.issuer}/verder"
    found = await (await http.get(url, params={"aanvraag": aanvraag, "zoek": "klant bv"})).text()
    assert "Handelen voor Klant BV" in found
    assert "Handelen voor Boekhouder Rond" not in found


async def test_who_has_a_lower_level_than_asked_cannot_log_in(afnemer: Afnemer) -> None:
    page = await (await afnemer.ask(acr_values=f"{ETD}loa4")).text()
    assert "Inloggen als Ivo Prins (bestuurder)" in page
    assert "Els Dekker heeft alleen EH2+" in page
    assert "hoogstens niveau EH2+" in await afnemer.refused(acr=f"{ETD}loa3", keuze="bakker:els")


async def test_the_visitor_may_choose_a_higher_level_up_to_the_own(afnemer: Afnemer) -> None:
    claims = await afnemer.login(acr=f"{ETD}loa2", keuze="bakker:ivo", vestiging="alle", niveau="eh4")
    assert claims["acr"] == f"{ETD}loa4"
    too_high = await afnemer.refused(acr=f"{ETD}loa2", keuze="bakker:daan", vestiging=KIOSK, niveau="eh4")
    assert "hoogstens niveau EH3" in too_high
    assert "minstens niveau EH3" in await afnemer.refused(acr=f"{ETD}loa3", keuze="bakker:ivo", niveau="eh2")


async def test_somebody_is_another_pseudonym_at_each_company(afnemer: Afnemer) -> None:
    bakker = await afnemer.login(acr=f"{ETD}loa2plus", keuze="bakker:els")
    kapper = await afnemer.login(acr=f"{ETD}loa3", keuze="kapper:els")
    again = await afnemer.login(acr=f"{ETD}loa2plus", keuze="bakker:els")
    assert bakker[WIE] == again[WIE] != kapper[WIE]
    assert bakker["sub"] == again["sub"] != kapper["sub"]


async def test_who_no_longer_works_there_is_gone_from_the_page(afnemer: Afnemer, inlogwereld: Inlogwereld) -> None:
    inlogwereld.wereld.verder(9)
    page = await (await afnemer.ask(acr_values=f"{ETD}loa3")).text()
    assert "Inloggen als Daan Klein (medewerker)" not in page
    assert "Inloggen als Daan Klein (bestuurder)" in page
    assert "Deze keuze kan niet" in await afnemer.refused(acr=f"{ETD}loa3", keuze="bakker:daan", vestiging=KIOSK)
