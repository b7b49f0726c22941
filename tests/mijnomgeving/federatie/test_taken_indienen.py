"""What a portal hands in for a task, as the organisation takes it in: checked, and once."""

import base64
from collections.abc import Iterator
from typing import Any

import aiohttp
import pytest

from tests.mijnomgeving import verhalen
from tests.mijnomgeving.verhalen import SANNE, federatie_met, persona

TOKEN = {"Authorization": "Bearer demo-taken"}
MOMENT = "2026-12-01T10:00:00+01:00"
VAST = {"organisatie": "uwv", "toelichting": "Doe dit.", "op": "2026-11-20"}
TAKEN = [
    VAST | {"sleutel": "stuur", "titel": "Sturen", "soort": "upload"},
    VAST
    | {
        "sleutel": "vul",
        "titel": "Invullen",
        "soort": "formulier",
        "velden": {"uren": {"type": "integer", "title": "Hoeveel uren?", "verplicht": True}},
    },
    VAST | {"sleutel": "teken", "titel": "Tekenen", "soort": "ondertekenen", "alineas": ["Het klopt."], "hoog": True},
    VAST
    | {"sleutel": "kom", "titel": "Komen", "soort": "afspraak", "momenten": ["2026-12-01T10:00"], "plaats": "Hier"},
    VAST | {"sleutel": "kom2", "titel": "Nog eens komen", "soort": "afspraak", "momenten": ["2026-12-01T10:00"]},
    VAST | {"sleutel": "elders", "titel": "Elders", "soort": "overig"},
]
BETALINGEN = [
    {
        "organisatie": "uwv",
        "sleutel": "b",
        "omschrijving": "Terug",
        "bedrag": "10.50",
        "op": "2026-11-01",
        "kenmerk": "1",
    }
]
BESTAND = {"naam": "a.pdf", "soort": "application/pdf", "inhoud": base64.b64encode(b"%PDF").decode()}


@pytest.fixture
def base_url() -> Iterator[str]:
    story = persona(zaken=(verhalen.zaak("B-0"),), bronnen={"taken": TAKEN, "betalingen": BETALINGEN})
    with federatie_met(story) as (draait, _):
        yield f"{draait.base_url}/taken/uwv/v1"


class Portaal:
    """The portal's side."""

    def __init__(self, http: aiohttp.ClientSession, base_url: str) -> None:
        self.http, self.base_url = http, base_url

    async def taak(self, titel: str) -> dict[str, Any]:
        body = {"klantId": f"urn:nld:brp.bsn:{SANNE}"}
        async with self.http.post(f"{self.base_url}/context/zoek", json=body, headers=TOKEN) as response:
            [uuid] = [taak["uuid"] for taak in (await response.json())["taken"] if taak["titel"]["nl"] == titel]
        async with self.http.get(f"{self.base_url}/taken/{uuid}", headers=TOKEN) as response:
            found: dict[str, Any] = await response.json()
            return found

    async def hand_in(
        self, titel: str, gegevens: dict[str, Any], *bestanden: dict[str, str], kenmerk: str = "MO-1"
    ) -> tuple[int, dict[str, Any]]:
        taak = await self.taak(titel)
        url = taak["uitvoering"].get("submitUrl", f"{self.base_url}/taken/{taak['uuid']}/uitvoering")
        body = {"kenmerk": kenmerk, "gegevens": gegevens, "bestanden": list(bestanden)}
        async with self.http.post(url, json=body, headers=TOKEN) as response:
            return response.status, await response.json()


@pytest.fixture
def portaal(http: aiohttp.ClientSession, base_url: str) -> Portaal:
    return Portaal(http, base_url)


@pytest.mark.parametrize(
    ("titel", "gegevens", "bestanden"),
    [
        ("Sturen", {}, [BESTAND]),
        ("Invullen", {"uren": 3}, []),
        ("Tekenen", {"akkoord": True}, []),
        ("Komen", {"begin": MOMENT}, []),
        ("Betalen: Terug", {"status": "betaald", "bedrag": "10.50"}, []),
    ],
)
async def test_each_kind_is_taken_in_once(
    portaal: Portaal, titel: str, gegevens: dict[str, Any], bestanden: list[dict[str, str]]
) -> None:
    eerste = await portaal.hand_in(titel, gegevens, *bestanden)
    assert eerste[0] == 200
    assert (await portaal.taak(titel))["status"] == "afgerond"
    # The same number again is the same; another number finds the task closed.
    assert await portaal.hand_in(titel, gegevens, *bestanden) == eerste
    status, probleem = await portaal.hand_in(titel, gegevens, *bestanden, kenmerk="MO-2")
    assert (status, probleem["detail"]) == (409, "Dit is al gedaan. U hoeft niets meer te doen.")


@pytest.mark.parametrize(
    ("titel", "gegevens", "bestanden"),
    [
        ("Sturen", {}, []),
        ("Sturen", {}, [BESTAND | {"soort": "text/html"}]),
        ("Sturen", {}, [BESTAND] * 6),
        ("Invullen", {}, []),
        ("Invullen", {"uren": 3, "anders": 1}, []),
        ("Tekenen", {"akkoord": False}, []),
        ("Komen", {"begin": "2026-12-02T10:00:00+01:00"}, []),
        ("Betalen: Terug", {"status": "betaald", "bedrag": "1.00"}, []),
        ("Betalen: Terug", {"status": "geannuleerd", "bedrag": "10.50"}, []),
    ],
)
async def test_what_cannot_be_right_is_refused_with_its_reason(
    portaal: Portaal, titel: str, gegevens: dict[str, Any], bestanden: list[dict[str, str]]
) -> None:
    status, probleem = await portaal.hand_in(titel, gegevens, *bestanden)
    assert status == 422
    assert probleem["detail"]
    assert (await portaal.taak(titel))["status"] == "open"


async def test_a_moment_is_for_one(portaal: Portaal) -> None:
    assert (await portaal.hand_in("Komen", {"begin": MOMENT}))[0] == 200
    assert (await portaal.taak("Nog eens komen"))["uitvoering"]["momenten"] == []
    status, probleem = await portaal.hand_in("Nog eens komen", {"begin": MOMENT}, kenmerk="MO-2")
    assert (status, probleem["code"]) == (422, "bezet")


async def test_a_number_is_of_one_task(portaal: Portaal) -> None:
    assert (await portaal.hand_in("Invullen", {"uren": 3}))[0] == 200
    assert (await portaal.hand_in("Tekenen", {"akkoord": True}))[0] == 409


async def test_what_is_done_elsewhere_has_no_address_to_hand_in(portaal: Portaal) -> None:
    assert "submitUrl" not in (await portaal.taak("Elders"))["uitvoering"]
    assert (await portaal.taak("Tekenen"))["uitvoering"]["verklaring"] == {"alineas": ["Het klopt."], "niveau": "hoog"}


@pytest.mark.parametrize("body", [{}, {"kenmerk": ""}, {"kenmerk": "MO-1"}, {"kenmerk": "MO-1", "gegevens": []}])
async def test_another_shape_is_refused(portaal: Portaal, http: aiohttp.ClientSession, body: dict[str, Any]) -> None:
    url = (await portaal.taak("Invullen"))["uitvoering"]["submitUrl"]
    async with http.post(url, json=body, headers=TOKEN) as response:
        assert response.status == 400
    async with http.post(url, json=body) as response:
        assert response.status == 401
