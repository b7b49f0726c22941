"""The API for systems is described as the NL API Design Rules ask, with an example of each thing that it gives."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from mijnomgeving.koppelvlak.scopes import SCOPES
from portal.config.api import mijn_api
from tests.mijnomgeving.koppelvlak.conftest import Toelaten
from tests.portal.api.ontwerpregels import find_errors
from tests.portal.api.test_ontwerpregels import SPECTRAL


@pytest.fixture
def beschrijving(settings: Any) -> dict[str, Any]:
    """As it is published in production."""
    settings.SITE_URL = "https://portaal.example"
    doc: dict[str, Any] = json.loads(json.dumps(mijn_api.get_openapi_schema()))
    return doc


@pytest.mark.norm("B64")
def test_it_breaks_no_rule_and_says_which_scope_each_needs(beschrijving: dict[str, Any]) -> None:
    assert find_errors(beschrijving) == set()
    assert beschrijving["servers"] == [{"url": "https://portaal.example/api/v1/mijn"}]
    gevraagd = {scope for pad in beschrijving["paths"].values() for scope in pad["get"]["security"][0]["oauth2"]}
    assert gevraagd == set(SCOPES)
    for pad in beschrijving["paths"].values():
        assert {"200", "400", "401", "403", "429", "503"} <= pad["get"]["responses"].keys()
    voorbeelden = [naam for naam, vorm in beschrijving["components"]["schemas"].items() if "example" in vorm]
    assert len(voorbeelden) >= 4
    for naam in voorbeelden:
        vorm = beschrijving["components"]["schemas"][naam]
        Draft202012Validator({**vorm, "components": beschrijving["components"]}).validate(vorm["example"])


@pytest.mark.norm("B64")
def test_the_official_linter_finds_no_error(beschrijving: dict[str, Any], standaarden: Path, tmp_path: Path) -> None:
    if not SPECTRAL.exists():
        pytest.skip("the official linter is not installed (npm ci)")
    pad = tmp_path / "openapi.json"
    pad.write_text(json.dumps(beschrijving))
    opdracht = [str(SPECTRAL), "lint", "-r", str(standaarden / "adr/adr-spectral-linter.yaml"), "-F", "warn", str(pad)]
    uitkomst = subprocess.run(opdracht, capture_output=True, text=True, timeout=120, check=False)
    assert uitkomst.returncode == 0, uitkomst.stdout + uitkomst.stderr
    assert "warning" not in uitkomst.stdout, uitkomst.stdout


def test_the_running_api_answers_as_it_is_described(toelaten: Toelaten) -> None:
    doc = Client().get("/api/v1/mijn/openapi.json").json()
    programma = toelaten()
    for pad, handelingen in doc["paths"].items():
        if "{" in pad:
            continue
        status, data = programma.ask(pad.removeprefix("/"))
        assert status == 200, data
        schema = handelingen["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        Draft202012Validator({**schema, "components": doc["components"]}).validate(data)
    assert programma.ask("zaken?page=0")[0] == 400
    assert programma.ask("bestaat-niet")[0] == 404
