"""Every story can be played: who can log in logs in, and every machtiging, company and client leads somewhere."""

import aiohttp
import pytest

from mijnomgeving.federatie.config import DEMO_MOMENT
from mijnomgeving.federatie.inloggen.ladder import DIGID, EHERKENNING, EIDAS
from mijnomgeving.federatie.machtigen.machtiging import GELDIG, Machtiging
from mijnomgeving.federatie.machtigen.register import Register
from mijnomgeving.federatie.wereld import Wereld
from portal.core.niveau import Niveau
from tests.mijnomgeving.federatie.afnemer import Afnemer
from tests.mijnomgeving.federatie.conftest import Brp
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie


@pytest.fixture(scope="module")
def wereld() -> Wereld:
    return Wereld.load(begin=DEMO_MOMENT)


@pytest.fixture(scope="module")
def register(wereld: Wereld) -> Register:
    return Register(wereld, geheim="demo-pairwise-geheim")


def held(register: Register, soort: str) -> list[Machtiging]:
    """The machtigingen of the stories that hold at the demo's moment, of who is known by this kind of number."""
    return [
        machtiging
        for machtiging in register.list_all()
        if machtiging.gemachtigde
        and machtiging.gemachtigde.soort == soort
        and machtiging.status(register.today()) == GELDIG
    ]


async def test_everybody_with_a_digid_logs_in_at_the_highest_own_level(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie, wereld: Wereld
) -> None:
    afnemer, seen = Afnemer(http, federatie.base_url), 0
    for persona in wereld.personas:
        if persona.kan_inloggen and persona.bsn:
            hoogste = DIGID.highest(persona.niveau)
            assert hoogste, persona.sleutel
            claims = await afnemer.login(acr=hoogste.acr, keuze=persona.sleutel)
            assert (claims["bsn"], claims["acr"]) == (str(persona.bsn), hoogste.acr)
            seen += 1
    assert seen > 5


async def test_everybody_from_abroad_logs_in_with_eidas(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie, wereld: Wereld
) -> None:
    afnemer = Afnemer(http, federatie.base_url, "eidas")
    for persona in wereld.personas:
        if persona.kan_inloggen and persona.eidas:
            hoogste = EIDAS.highest(persona.niveau)
            assert hoogste, persona.sleutel
            claims = await afnemer.login(acr=hoogste.acr, keuze=persona.sleutel)
            assert claims["person_identifier"] == persona.eidas["uniqueId"]


async def test_everybody_with_a_high_level_has_a_wallet(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie, wereld: Wereld
) -> None:
    afnemer = Afnemer(http, federatie.base_url, "wallet")
    for persona in wereld.personas:
        if persona.kan_inloggen and persona.niveau >= Niveau.HOOG:
            claims = await afnemer.login(scope="openid profile", keuze=persona.sleutel, delen="ja")
            assert claims.get("bsn") or claims["person_identifier"]


async def test_every_machtiging_of_a_person_leads_to_the_one_represented(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie, wereld: Wereld, register: Register
) -> None:
    afnemer = Afnemer(http, federatie.base_url, "digid-machtigen")
    for machtiging in held(register, "bsn"):
        assert machtiging.gemachtigde
        persona = wereld.personas.with_bsn(machtiging.gemachtigde.nummer)
        assert persona
        if machtiging.vertegenwoordigde.soort == "bsn" and persona.kan_inloggen:
            claims = await afnemer.login(
                acr=DIGID.asked("http://eidas.europa.eu/LoA/low").acr,
                keuze=persona.sleutel,
                machtiging=machtiging.machtiging_id,
            )
            assert claims["urn:nl-eid-gdi:1.0:LegalSubjectID"] == machtiging.vertegenwoordigde.nummer


async def test_every_bevoegde_logs_in_at_the_company_and_every_office_for_its_clients(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie, wereld: Wereld, register: Register
) -> None:
    afnemer, lowest = Afnemer(http, federatie.base_url, "eherkenning"), next(iter(EHERKENNING)).acr
    clients = held(register, "kvk")
    for bedrijf in wereld.bedrijven:
        for bevoegde in bedrijf.bevoegden:
            persona = wereld.personas.get(bevoegde.persona)
            if not persona or not persona.kan_inloggen or (bevoegde.tot and bevoegde.tot < register.today()):
                continue
            keuze = f"{bedrijf.sleutel}:{bevoegde.persona}"
            vestiging = "alle" if "*" in bevoegde.vestigingen else bevoegde.vestigingen[0]
            claims = await afnemer.login(acr=lowest, keuze=keuze, namens="eigen", vestiging=vestiging)
            assert claims["urn:etoegang:core:LegalSubjectID"] == str(bedrijf.kvk_nummer)
            for klant in clients:
                if klant.gemachtigde and klant.gemachtigde.nummer == str(bedrijf.kvk_nummer):
                    nummer = klant.vertegenwoordigde.nummer
                    claims = await afnemer.login(acr=lowest, keuze=keuze, namens=nummer)
                    assert claims["urn:etoegang:core:LegalSubjectID"] == nummer


async def test_the_brp_and_the_register_name_the_same_parents(brp: Brp, wereld: Wereld, register: Register) -> None:
    known = {
        (machtiging.gemachtigde.nummer, machtiging.vertegenwoordigde.nummer)
        for machtiging in held(register, "bsn")
        if machtiging.gemachtigde and machtiging.soort == "ouderlijk_gezag"
    }
    found = set()
    for persona in wereld.personas:
        if persona.bsn:
            for relatie in (await brp.persoon(str(persona.bsn), "gezag")).get("gezag", []):
                kind = relatie["minderjarige"]["burgerservicenummer"]
                houders = [*relatie.get("ouders", []), *([relatie["ouder"]] if "ouder" in relatie else [])]
                found |= {(houder["burgerservicenummer"], kind) for houder in houders}
    own = {str(persona.bsn) for persona in wereld.personas if persona.bsn}
    # Who has no story cannot log in, so the register need not know them.
    assert {(houder, kind) for houder, kind in found if {houder, kind} <= own} == known
