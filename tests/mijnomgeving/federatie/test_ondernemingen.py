"""The sources about companies: every answer keeps to its document, and many companies are one call."""

from collections.abc import Callable

import aiohttp
import pytest

from mijnomgeving.federatie.belastingdienst.gegevens import read_ondernemers
from mijnomgeving.federatie.cbs.routes import read_uitvragen
from mijnomgeving.federatie.energie.routes import read_verbruik
from mijnomgeving.federatie.heffingen.routes import read_aanslagen
from mijnomgeving.federatie.opslag.bedrijven import load_bedrijven
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import load_personas
from mijnomgeving.federatie.registerstanden.routes import read_registerstanden
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.register import EIGEN, Register

ORGANISATIES = load_organisaties()
BEDRIJVEN = {b.sleutel: str(b.kvk_nummer) for b in load_bedrijven(ORGANISATIES, load_personas(ORGANISATIES))}
ALLE = list(BEDRIJVEN.values())
DIENSTEN = {
    "ondernemers": ("belastingdienst/ondernemers.yaml", "/belastingdienst/ondernemers/v1", "demo-belastingdienst"),
    "uitvragen": ("cbs/uitvragen.yaml", "/cbs/uitvragen/v1", "demo-cbs"),
    "verbruik": ("energie/verbruik.yaml", "/energie/verbruik/v1", "demo-energie"),
    "aanslagen": ("heffingen/aanslagen.yaml", "/heffingen/v1", "demo-heffingen"),
    "registerstanden": ("registerstanden/registerstanden.yaml", "/kvk/registerstanden/v1", "demo-kvk"),
}
Dienst = Callable[[str], Register]


@pytest.fixture
def dienst(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Dienst:
    def maak(naam: str) -> Register:
        document, pad, sleutel = DIENSTEN[naam]
        return Register(http, federatie, pad, {"X-Api-Key": sleutel}, EIGEN / document)

    return maak


@pytest.mark.parametrize("naam", DIENSTEN)
async def test_every_answer_keeps_to_its_document_now_and_later(dienst: Dienst, naam: str) -> None:
    register = dienst(naam)
    nu = await register.post(f"/{naam}/_zoek", {"kvkNummers": ALLE})
    assert nu[naam]
    await register.verder(100)
    assert (await register.post(f"/{naam}/_zoek", {"kvkNummers": ALLE}))[naam]


@pytest.mark.parametrize("naam", DIENSTEN)
async def test_only_who_has_the_key_and_asks_as_agreed(dienst: Dienst, naam: str) -> None:
    register = dienst(naam)
    fouten: tuple[dict[str, object], ...] = (
        {},
        {"kvkNummers": []},
        {"kvkNummers": ["1"]},
        {"kvkNummers": ALLE, "bsn": "1"},
    )
    for fout in fouten:
        await register.post(f"/{naam}/_zoek", fout, status=400)
    register.headers = {}
    await register.post(f"/{naam}/_zoek", {"kvkNummers": ALLE}, status=401)


@pytest.mark.parametrize("naam", DIENSTEN)
async def test_a_number_that_nobody_knows_is_left_out(dienst: Dienst, naam: str) -> None:
    assert await dienst(naam).post(f"/{naam}/_zoek", {"kvkNummers": ["00000000"]}) == {naam: []}


async def test_brams_late_return_comes_in_on_the_day_of_his_story(dienst: Dienst) -> None:
    register = dienst("ondernemers")

    async def derde_kwartaal() -> dict[str, str]:
        vraag = {"kvkNummers": [BEDRIJVEN["bram-kuiper-timmerwerk"]]}
        [bram] = (await register.post("/ondernemers/_zoek", vraag))["ondernemers"]
        [aangifte] = [rij for rij in bram["aangiften"] if (rij["soort"], rij["tijdvakEinde"]) == ("btw", "2026-09-30")]
        return dict(aangifte)

    assert (await derde_kwartaal()).get("ontvangenOp") is None
    await register.verder(5)
    assert (await derde_kwartaal())["ontvangenOp"] == "2026-11-26"


async def test_owners_are_registered_from_the_day_of_the_report(dienst: Dienst) -> None:
    register = dienst("registerstanden")
    vraag = {"kvkNummers": [BEDRIJVEN["koffiebar-de-kamp"]]}
    [registerstand] = (await register.post("/registerstanden/_zoek", vraag))["registerstanden"]
    assert registerstand["ubo"] == {"geregistreerd": False}
    await register.verder(20)
    [registerstand] = (await register.post("/registerstanden/_zoek", vraag))["registerstanden"]
    assert registerstand["ubo"] == {"geregistreerd": True, "laatsteOpgave": "2026-12-09"}


@pytest.mark.parametrize(
    ("lees", "rijen"),
    [
        (read_ondernemers, [{"btw": "week"}]),
        (read_ondernemers, [{}, {}]),
        (read_ondernemers, [{"ontvangen": {"btw": "2026-01-01"}}]),
        (read_ondernemers, [{"ontvangen": []}]),
        (read_uitvragen, [{"naam": "Omzet"}]),
        (read_verbruik, [{"vestigingsnummer": "1"}]),
        (read_aanslagen, [{"kenmerk": "1"}]),
        (read_registerstanden, [{"wijzigingen": [{"soort": "naam", "sinds": "2026-01-01", "omschrijving": "x"}]}]),
        (read_registerstanden, [{}, {}]),
    ],
)
def test_a_wrong_story_stops_the_start(lees: Callable[[object, str], object], rijen: object) -> None:
    with pytest.raises(OnjuisteGegevens):
        lees(rijen, "bakkerij")
