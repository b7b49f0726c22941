"""The agenda keeps to the standard and to its own document, and one number is one appointment."""

from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.register import EIGEN, SANNE, TIM, Register

PAD, KOPPEN = "/afspraken/gemeente-utrecht/v1", {"Authorization": "Bearer demo-afspraken"}
WIE = [{"type": "bsn", "waarde": SANNE}]
ANDER = [{"type": "bsn", "waarde": TIM}]


@pytest.fixture
def register(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Register:
    return Register(http, federatie, PAD, KOPPEN, EIGEN / "afspraken" / "afspraken.yaml")


async def _vrij(register: Register, soort: str) -> list[str]:
    vraag: dict[str, Any] = {"activiteitsoort": soort, "vanaf": "2026-11-23", "totEnMet": "2026-12-18"}
    return [rij["aanvangsmoment"] for rij in (await register.get("/beschikbaarheid", **vraag))["momenten"]]


async def _put(register: Register, nummer: str, body: dict[str, Any]) -> tuple[int, Any]:
    url = f"{register.url}/afspraken/{nummer}"
    async with register.http.put(url, json=body, headers=register.headers) as antwoord:
        return antwoord.status, await antwoord.json(content_type=None)


async def test_somebody_makes_moves_and_cancels_an_appointment(register: Register) -> None:
    soorten = (await register.get("/activiteitsoorten"))["activiteitsoorten"]
    assert "schulden" in [soort["code"] for soort in soorten]
    eerste, tweede, *_ = await _vrij(register, "schulden")
    body = {"identificaties": WIE, "activiteitsoort": "schulden", "aanvangsmoment": eerste}
    assert [(await _put(register, "a-1", body))[0] for _ in range(2)] == [201, 200]
    assert (await _put(register, "a-2", {**body, "identificaties": ANDER}))[0] == 409
    assert (await _put(register, "a-1", {**body, "aanvangsmoment": tweede}))[0] == 200
    assert eerste in await _vrij(register, "schulden")
    [afspraak] = (await register.post("/afspraken/opvragen", {"identificaties": WIE}))["afspraken"]
    assert afspraak["geplandAanvangsmoment"] == tweede
    heel = await register.get("/afspraken/a-1")
    assert heel["afspraakLocatie"]["naam"] == "Stadskantoor"
    await register.http.delete(f"{register.url}/afspraken/a-1", headers=register.headers)
    await register.get("/afspraken/a-1", status=404)
    assert (await register.post("/afspraken/opvragen", {"identificaties": WIE}))["afspraken"] == []


async def test_what_it_reads_is_as_the_standard_says(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie, register: Register, standaarden: Path
) -> None:
    for nummer, soort in (("a-1", "schulden"), ("a-2", "video")):
        begin = (await _vrij(register, soort))[0]
        await _put(register, nummer, {"identificaties": WIE, "activiteitsoort": soort, "aanvangsmoment": begin})
    gevonden = (await register.post("/afspraken/opvragen", {"identificaties": WIE}))["afspraken"]
    assert {rij["afspraakIdentificatie"] for rij in gevonden} == {"a-1", "a-2"}
    assert all(rij["geplandAanvangsmoment"].endswith("Z") for rij in gevonden)
    fysiek, online = await register.get("/afspraken/a-1"), await register.get("/afspraken/a-2")
    assert (fysiek["afspraakSoort"], online["afspraakSoort"]) == ("fysiek", "online")
    assert "afspraakLocatie" in fysiek
    async with http.get(online["onlineAdres"]) as pagina:
        assert pagina.status == 200
    assert (standaarden / "mijn-taken" / "interactie-agenda-0.2.0.yaml").is_file()


@pytest.mark.parametrize(
    "fout",
    [
        {"identificaties": []},
        {"identificaties": [{"type": "bsn", "waarde": "123456789"}]},
        {"identificaties": [{"type": "naam", "waarde": "Sanne"}]},
        {"identificaties": True},
        {"identificaties": WIE, "van": "gisteren"},
        {"identificaties": WIE, "tot": "9999-12-31T23:59:59-14:00"},
    ],
)
async def test_a_wrong_question_is_refused(register: Register, fout: dict[str, Any]) -> None:
    await register.post("/afspraken/opvragen", fout, status=400)
    goed = {"activiteitsoort": "schulden", "aanvangsmoment": "2026-11-25T09:00:00+01:00"}
    assert (await _put(register, "a-1", {**goed, **fout}))[0] in (400, 409)


@pytest.mark.parametrize(
    "vraag",
    [
        {"activiteitsoort": "onbekend", "vanaf": "2026-11-23", "totEnMet": "2026-11-24"},
        {"activiteitsoort": "schulden", "vanaf": "2026-11-24", "totEnMet": "2026-11-23"},
        {"activiteitsoort": "schulden", "vanaf": "9999-12-31", "totEnMet": "9999-12-31"},
        {"activiteitsoort": "schulden", "vanaf": "x", "totEnMet": "2026-11-23"},
    ],
)
async def test_a_wrong_period_is_refused(register: Register, vraag: dict[str, Any]) -> None:
    await register.get("/beschikbaarheid", status=400, **vraag)


async def test_without_the_token_nothing_is_given(register: Register) -> None:
    register.headers = {}
    await register.post("/afspraken/opvragen", {"identificaties": WIE}, status=401)
    await register.get("/activiteitsoorten", status=401)
    assert (await _put(register, "a-1", {}))[0] == 401
