"""The loket keeps to its document, takes a verzoek once, and answers after two days."""

from typing import Any

import aiohttp
import pytest

from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.register import EIGEN, Register

VERZOEK: dict[str, Any] = {
    "kenmerk": "MO-1234-5678",
    "soort": "vraag",
    "eidas": "DE/NL/8f3a61c07b2e4d55",
    "naam": "Lukas Schneider",
    "bedrijf": "Schneider Dachbau GmbH",
    "land": "DE",
    "organisatie": "Gemeente Utrecht",
    "onderwerp": "Steiger",
    "tekst": "Mag dat?",
}


@pytest.fixture
def register(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Register:
    document = EIGEN / "loket" / "loket.yaml"
    return Register(http, federatie, "/loket/api/v1", {"X-Api-Key": "demo-loket"}, document)


async def test_once_is_once_and_twice_is_once(register: Register) -> None:
    eerste = await register.post("/verzoeken", VERZOEK, status=201)
    assert await register.post("/verzoeken", VERZOEK) == eerste
    await register.post("/verzoeken", {**VERZOEK, "tekst": "Iets anders"}, status=409)
    gevonden = await register.post("/verzoeken/_zoek", {"eidas": VERZOEK["eidas"]})
    assert gevonden == {"verzoeken": [eerste]}
    assert await register.post("/verzoeken/_zoek", {"eidas": "FR/NL/1"}) == {"verzoeken": []}


async def test_an_answer_comes_after_two_days(register: Register, http: aiohttp.ClientSession) -> None:
    await register.post("/verzoeken", {**VERZOEK, "soort": "aanvraag"}, status=201)
    await http.post(f"{register.federatie.base_url}/regie/tijd", json={"tot": "2026-11-25"})
    [verzoek] = (await register.post("/verzoeken/_zoek", {"eidas": VERZOEK["eidas"]}))["verzoeken"]
    assert verzoek["status"] == "beantwoord"
    assert len(verzoek["berichten"]) == 2


@pytest.mark.parametrize(
    "fout",
    [{"land": "Duitsland"}, {"kenmerk": "x"}, {"tekst": ""}, {"bijlagen": [{"naam": "a"}]}, {"onbekend": "ja"}],
)
async def test_a_wrong_verzoek_is_refused(register: Register, fout: dict[str, Any]) -> None:
    await register.post("/verzoeken", {**VERZOEK, **fout}, status=400)


async def test_without_the_key_nothing_is_taken_or_given(register: Register) -> None:
    register.headers = {}
    await register.post("/verzoeken", VERZOEK, status=401)
    await register.post("/verzoeken/_zoek", {"eidas": VERZOEK["eidas"]}, status=401)
