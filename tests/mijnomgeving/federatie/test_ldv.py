"""The logs of the simulated organisations: the reading extension as published, and the register of VNG."""

import json
import re
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from mijnomgeving.federatie.ldv.verwerkingen import read_verwerkingen
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from tests.mijnomgeving.federatie.conftest import DOEL, NOOR, YOUSSEF
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.register import Register

WIE = {"dpl.core.data_subject_id": NOOR, "dpl.core.data_subject_id_type": "BSN"}
SLEUTEL = {"X-Api-Key": "demo-ldv"}
GOED = {"organisatie": "rdw", "activiteit": "controle", "op": "2026-11-01", "naam": "Nagegaan"}


def published(standaarden: Path, to: Path) -> Path:
    """The document of the extension, with the comma that it lacks, and without what stands on the internet."""
    bron = standaarden / "ldv" / "extensie-lezen"
    tekst = (bron / "openapi.json").read_text(encoding="utf-8")
    mended = re.sub(r'(bestand aan te passen")\s*\n', r"\1,\n", tekst)
    document: dict[str, Any] = json.loads(mended)
    schemas = document["components"]["schemas"]
    schemas["Attributes"] = json.loads((bron / "attributes.schema.json").read_text(encoding="utf-8"))
    # What an organisation adds, as the standard says that it may.
    schemas["Attributes"]["properties"] |= {"dpl.rvig.afnemer": {}, "dpl.rvig.gegevens": {}}
    schemas["Nlgovproblem"] = {"type": "object"}
    schemas["ProcessingActivity"]["properties"]["resource"] = {
        "type": "object",
        "properties": {"attributes": {"type": "object", "properties": {"name": {"type": "string"}}}},
    }
    for response in document["components"]["responses"].values():
        response.pop("headers")
    file = to / "ldv.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


@pytest.fixture
def logboek(http: aiohttp.ClientSession, federatie: DraaiendeFederatie, standaarden: Path, tmp_path: Path) -> Register:
    return Register(http, federatie, "/ldv/dienst-toeslagen", SLEUTEL, published(standaarden, tmp_path))


async def test_what_toeslagen_did_with_noors_data_newest_first(logboek: Register) -> None:
    regels = (await logboek.post("/processing-activities", WIE))["processingActivities"]
    namen = [regel["name"] for regel in regels]
    assert "Inkomen opgevraagd bij de Belastingdienst" in namen
    assert "Werken aan: Huurtoeslag aanpassen" in namen
    assert "Bericht naar u gestuurd" in namen
    assert [regel["startTime"] for regel in regels] == sorted((r["startTime"] for r in regels), reverse=True)
    assert len({regel["spanId"] for regel in regels}) == len(regels)


async def test_a_question_may_be_narrower(logboek: Register) -> None:
    alle = (await logboek.post("/processing-activities", WIE))["processingActivities"]
    een = alle[-1]
    for smaller in (
        {"traceId": een["traceId"]},
        {"startTime": een["startTime"], "endTime": een["endTime"]},
    ):
        assert (await logboek.post("/processing-activities", WIE | smaller))["processingActivities"] == [een]
    activiteit = een["attributes"]["dpl.core.processing_activity_id"]
    gevonden = (await logboek.post("/processing-activities", WIE | {"dpl.core.processing_activity_id": activiteit}))[
        "processingActivities"
    ]
    assert een in gevonden
    assert gevonden != alle


async def test_each_record_points_at_an_activity_that_the_register_explains(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie, logboek: Register, standaarden: Path
) -> None:
    var = Register(http, federatie, "/ldv/dienst-toeslagen", SLEUTEL, standaarden / "ldv" / "gemma-var-openapi.yaml")
    uitleg = (await var.get("/verwerkingsactiviteiten"))["results"]
    regels = (await logboek.post("/processing-activities", WIE))["processingActivities"]
    gebruikt = {regel["attributes"]["dpl.core.processing_activity_id"].rpartition("/")[2] for regel in regels}
    assert gebruikt <= {activiteit["id"] for activiteit in uitleg}


@pytest.mark.parametrize(
    "body", [{}, {**WIE, "dpl.core.data_subject_id": "x"}, {**WIE, "traceId": "1"}, {**WIE, "wie": "ik"}]
)
async def test_a_wrong_question_is_refused(logboek: Register, body: dict[str, str]) -> None:
    await logboek.post("/processing-activities", body, status=400)


async def test_without_the_key_nothing_is_given(logboek: Register) -> None:
    logboek.headers = {"X-Api-Key": "demo"}
    await logboek.post("/processing-activities", WIE, status=401)


async def test_the_rvig_says_who_got_data_of_the_brp_and_in_which_operation(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie, standaarden: Path, tmp_path: Path
) -> None:
    rvig = Register(http, federatie, "/ldv/rvig", SLEUTEL, published(standaarden, tmp_path))
    voor = (await rvig.post("/processing-activities", WIE))["processingActivities"]
    assert {regel["attributes"]["dpl.rvig.afnemer"] for regel in voor} >= {"Dienst Toeslagen", "RDW"}

    trace, span = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
    vraag = {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [NOOR], "fields": ["naam", "geboorte"]}
    headers = {"X-API-KEY": "demo-brp", "traceparent": f"00-{trace}-{span}-01", **DOEL}
    await http.post(f"{federatie.base_url}/brp/haalcentraal/api/brp/personen", json=vraag, headers=headers)
    na = (await rvig.post("/processing-activities", WIE))["processingActivities"]
    [nieuw] = [regel for regel in na if regel not in voor]
    assert (nieuw["traceId"].replace("-", ""), nieuw["parentSpanId"]) == (trace, span)
    assert nieuw["attributes"]["dpl.rvig.gegevens"] == ["naam", "geboorte"]
    ander = {**WIE, "dpl.core.data_subject_id": YOUSSEF}
    assert nieuw not in (await rvig.post("/processing-activities", ander))["processingActivities"]


@pytest.mark.parametrize("wijziging", [{"activiteit": "verkopen"}, {"naam": ""}, {"wie": "ik"}])
def test_a_wrong_story_stops_the_start(wijziging: dict[str, str]) -> None:
    assert read_verwerkingen([GOED], "noor")
    with pytest.raises(OnjuisteGegevens):
        read_verwerkingen([GOED | wijziging], "noor")
