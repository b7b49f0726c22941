"""The diplomas that DUO keeps."""

import aiohttp
import pytest

from mijnomgeving.federatie.duo.routes import read_diplomas
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import load_personas
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.register import EIGEN, TIM, Register

BSNS = [str(persona.bsn) for persona in load_personas(load_organisaties()) if "diplomas" in persona.bronnen]
GOED = {
    "nummer": "2015-0734417",
    "soort": "mbo",
    "niveau": "4",
    "opleiding": "Elektrotechniek",
    "instelling": "Zadkine",
    "plaats": "Rotterdam",
    "uitgereikt_op": "2015-06-26",
}


@pytest.fixture
def duo(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Register:
    document = EIGEN / "duo" / "diplomaregister.yaml"
    return Register(http, federatie, "/duo/diplomaregister/v1", {"X-Api-Key": "demo-duo"}, document)


@pytest.mark.parametrize("bsn", BSNS)
async def test_every_answer_keeps_to_the_document(duo: Register, bsn: str) -> None:
    await duo.post("/diplomas/_zoek", {"burgerservicenummer": bsn})


async def test_tims_diploma(duo: Register) -> None:
    [diploma] = (await duo.post("/diplomas/_zoek", {"burgerservicenummer": TIM}))["diplomas"]
    assert (diploma["onderwijssoort"], diploma["niveau"], diploma["opleiding"]) == ("mbo", "4", "Elektrotechniek")


@pytest.mark.parametrize("body", [{}, {"burgerservicenummer": None}, {"kvkNummer": "68750110"}])
async def test_a_wrong_question_is_refused(duo: Register, body: object) -> None:
    await duo.post("/diplomas/_zoek", body, status=400)


async def test_without_the_key_nothing_is_given(duo: Register) -> None:
    duo.headers = {"X-Api-Key": "demo"}
    await duo.post("/diplomas/_zoek", {"burgerservicenummer": TIM}, status=401)


@pytest.mark.parametrize("wijziging", [{"soort": "zwemmen"}, {"uitgereikt_op": "ooit"}, {"opleiding": " "}])
def test_a_wrong_story_stops_the_start(wijziging: dict[str, object]) -> None:
    assert read_diplomas([GOED], "tim")
    with pytest.raises(OnjuisteGegevens):
        read_diplomas([{**GOED, **wijziging}], "tim")
