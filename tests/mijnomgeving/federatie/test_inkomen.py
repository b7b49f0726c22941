"""The registered income of each year, from the day that it was set."""

import aiohttp
import pytest

from mijnomgeving.federatie.inkomen.routes import read_inkomens
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import load_personas
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.register import EIGEN, TIM, Register

BSNS = [str(persona.bsn) for persona in load_personas(load_organisaties()) if "inkomen" in persona.bronnen]
GOED = {
    "jaar": 2025,
    "soort": "verzamelinkomen",
    "bedrag": 1,
    "status": "voorlopig",
    "vastgesteld_op": "2026-06-21",
}


@pytest.fixture
def inkomen(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Register:
    document = EIGEN / "inkomen" / "geregistreerd-inkomen.yaml"
    return Register(http, federatie, "/inkomen/bri/v1", {"X-Api-Key": "demo-inkomen"}, document)


@pytest.mark.parametrize("bsn", BSNS)
async def test_every_answer_keeps_to_the_document(inkomen: Register, bsn: str) -> None:
    assert (await inkomen.post("/inkomens/_zoek", {"burgerservicenummer": bsn}))["inkomens"]


async def test_tims_income(inkomen: Register) -> None:
    inkomens = (await inkomen.post("/inkomens/_zoek", {"burgerservicenummer": TIM}))["inkomens"]
    assert [(item["belastingjaar"], item["bedrag"], item["status"]) for item in inkomens] == [
        (2025, 46210, "voorlopig"),
        (2024, 43900, "definitief"),
        (2023, 41050, "definitief"),
    ]


@pytest.mark.parametrize("body", [{}, {"burgerservicenummer": "1"}, {"burgerservicenummer": TIM, "jaar": 2025}, []])
async def test_a_wrong_question_is_refused(inkomen: Register, body: object) -> None:
    await inkomen.post("/inkomens/_zoek", body, status=400)


async def test_without_the_key_nothing_is_given(inkomen: Register) -> None:
    inkomen.headers = {}
    await inkomen.post("/inkomens/_zoek", {"burgerservicenummer": TIM}, status=401)


@pytest.mark.parametrize("rijen", [[GOED, GOED], [{**GOED, "soort": "zwart"}], [{**GOED, "bedrag": "1"}], "veel"])
def test_a_wrong_story_stops_the_start(rijen: object) -> None:
    assert read_inkomens([GOED], "tim")
    with pytest.raises(OnjuisteGegevens):
        read_inkomens(rijen, "tim")
