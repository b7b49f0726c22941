"""The API is described as the NL API Design Rules ask, and the running API does as it is described."""

import copy
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from portal.api import Schema
from portal.config.api import api
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import LocatieFactory, OrganisatieFactory, ProductPaginaFactory, ThemaFactory
from tests.portal.api.ontwerpregels import find_errors

WORTEL = Path(__file__).resolve().parents[3]
SPECTRAL = WORTEL / "node_modules" / ".bin" / "spectral"
# The national SDG API, whose form we follow there, has a moment in a field named a date.
SDG_WIJKT_AF = "owmsEndDate"


@pytest.fixture
def beschrijving(settings: Any) -> dict[str, Any]:
    """The description as it is published in production."""
    settings.SITE_URL = "https://portaal.example"
    doc: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema()))
    return doc


def without_sdg_date(doc: dict[str, Any]) -> dict[str, Any]:
    ander = copy.deepcopy(doc)
    for schema in ander["components"]["schemas"].values():
        schema.get("properties", {}).pop(SDG_WIJKT_AF, None)
    return ander


@pytest.mark.norm("B64")
def test_description_breaks_no_rule(beschrijving: dict[str, Any]) -> None:
    assert find_errors(without_sdg_date(beschrijving)) == set()
    assert beschrijving["servers"] == [{"url": "https://portaal.example/api/v1"}]
    assert "/producten/{slug}" in beschrijving["paths"]
    for naam in ("/locaties", "/organisaties", "/themas", "/levensgebeurtenissen", "/uniforme-productnamen"):
        assert "304" in beschrijving["paths"][naam]["get"]["responses"], naam


@pytest.mark.norm("B64")
def test_official_linter_finds_no_error(beschrijving: dict[str, Any], standaarden: Path, tmp_path: Path) -> None:
    if not SPECTRAL.exists():
        pytest.skip("the official linter is not installed (npm ci)")
    pad = tmp_path / "openapi.json"
    pad.write_text(json.dumps(without_sdg_date(beschrijving)))
    opdracht = [str(SPECTRAL), "lint", "-r", str(standaarden / "adr/adr-spectral-linter.yaml"), "-F", "warn", str(pad)]

    uitkomst = subprocess.run(opdracht, capture_output=True, text=True, timeout=120, check=False)

    assert uitkomst.returncode == 0, uitkomst.stdout + uitkomst.stderr


def test_our_rules_find_what_the_official_linter_finds_in_its_own_cases(standaarden: Path) -> None:
    gevallen = sorted((standaarden / "adr/linter/testcases").iterdir())
    assert len(gevallen) == 26
    for geval in gevallen:
        verwacht = set(
            re.findall(r"^\s*\d+:\d+\s+error\s+(\S+)", (geval / "expected-output.txt").read_text(), re.MULTILINE)
        )
        doc = json.loads((geval / "openapi.json").read_text())
        assert find_errors(doc) == verwacht, geval.name


def test_no_two_forms_have_one_name() -> None:
    """The description knows forms by name, so the second would take the place of the first."""

    def below(vorm: type) -> set[type]:
        return {vorm, *(dieper for kind in vorm.__subclasses__() for dieper in below(kind))}

    namen = [vorm.__name__ for vorm in below(Schema) if not vorm.__module__.startswith("tests.")]
    assert sorted(namen) == sorted(set(namen))


@pytest.fixture
def catalogus(db: None) -> None:
    """A little of everything."""
    utrecht = OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")
    LocatieFactory(organisatie=utrecht)
    pagina = ProductPaginaFactory(title="Paspoort", themas=[ThemaFactory(titel="Wonen")])
    LevensgebeurtenisPaginaFactory(title="Verhuizen", producten=[pagina])


def operations(doc: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(pad, handelingen["get"]) for pad, handelingen in doc["paths"].items() if "get" in handelingen]


WOORDEN = st.sampled_from(
    ["paspoort", "wonen", "verhuizen", "gemeente-utrecht", "gm0344", "Utrecht", "3521", "3521 AZ", "nl", "en", "pap",
     "particulier", "ondernemer", "online", "nederland", "1", "2", "100", "0", "-1", "", "true", "\x00", "%", "{", "é"]
)  # fmt: skip
WAARDEN = WOORDEN | st.text(max_size=40) | st.integers().map(str)


@pytest.mark.usefixtures("catalogus")
@settings(
    max_examples=250,
    deadline=None,
    # The question that fails is short already; making it shorter takes minutes.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_whatever_is_asked_the_answer_is_as_described_and_never_a_500(data: st.DataObject, client: Client) -> None:
    doc = json.loads(json.dumps(api.get_openapi_schema()))
    pad, handeling = data.draw(st.sampled_from(operations(doc)))
    query = {}
    for parameter in handeling.get("parameters", []):
        if parameter["in"] == "path":
            waarde = data.draw(st.sampled_from(["paspoort", "gemeente-utrecht", "verhuizen", "bestaat-niet", "a_b"]))
            pad = pad.replace("{" + parameter["name"] + "}", waarde)
        elif data.draw(st.booleans()):
            query[parameter["name"]] = data.draw(WAARDEN)

    antwoord = client.get(f"/api/v1{pad}", query)

    status = str(antwoord.status_code)
    assert antwoord.status_code < 500, (pad, query)
    assert status in handeling["responses"], (pad, query, status)
    if status == "200":
        schema = handeling["responses"]["200"]["content"]["application/json"]["schema"]
        Draft202012Validator({**schema, "components": doc["components"]}).validate(antwoord.json())
    else:
        assert antwoord["Content-Type"] == "application/problem+json"
        assert antwoord.json()["detail"].endswith(".")
