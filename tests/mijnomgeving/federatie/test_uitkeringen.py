"""Benefits in the stories: they begin on their day and stay for a year after they ended."""

import aiohttp
import pytest

from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import load_personas
from mijnomgeving.federatie.uitkeringen.routes import read_uitkeringen
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.register import EIGEN, Register

PERSONAS = {p.sleutel: str(p.bsn) for p in load_personas(load_organisaties()) if "uitkeringen" in p.bronnen}
GOED = {
    "soort": "ww",
    "organisatie": "UWV",
    "bruto": "2000.00",
    "ingang": "2026-01-01",
    "betaaldag": "10",
}


@pytest.fixture
def register(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Register:
    document = EIGEN / "uitkeringen" / "uitkeringen.yaml"
    return Register(http, federatie, "/uitkeringen/v1", {"X-Api-Key": "demo-uitkeringen"}, document)


async def zoek(register: Register, bsn: str) -> list[dict[str, str]]:
    gevonden: list[dict[str, str]] = (await register.post("/uitkeringen/_zoek", {"burgerservicenummer": bsn}))[
        "uitkeringen"
    ]
    return gevonden


@pytest.mark.parametrize("bsn", PERSONAS.values())
async def test_every_answer_keeps_to_the_document(register: Register, bsn: str) -> None:
    await zoek(register, bsn)


async def test_joost_has_no_ww_before_he_is_out_of_work(register: Register, http: aiohttp.ClientSession) -> None:
    joost = PERSONAS["joost-van-leeuwen"]
    assert await zoek(register, joost) == []
    await http.post(f"{register.federatie.base_url}/regie/tijd", json={"tot": "2026-12-02"})
    [ww] = await zoek(register, joost)
    assert (ww["soort"], ww["volgendeBetaling"]) == ("ww", "2026-12-10")


@pytest.mark.parametrize("body", [{}, {"burgerservicenummer": "1"}, []])
async def test_a_wrong_question_is_refused(register: Register, body: object) -> None:
    await register.post("/uitkeringen/_zoek", body, status=400)


async def test_without_the_key_nothing_is_given(register: Register) -> None:
    register.headers = {}
    await register.post("/uitkeringen/_zoek", {"burgerservicenummer": "999990299"}, status=401)


@pytest.mark.parametrize("rijen", [[{**GOED, "soort": "lening"}], [{**GOED, "bruto": "veel"}], "veel"])
def test_a_wrong_story_stops_the_start(rijen: object) -> None:
    assert read_uitkeringen([GOED], "joost")
    with pytest.raises(OnjuisteGegevens):
        read_uitkeringen(rijen, "joost")
