"""Documents point at what exists, and publiccode.yml says what pyproject.toml says."""

import re
from pathlib import Path

import pytest
import yaml

from tests.architectuur.bronbestanden import ROOT, read_pyproject

DOCUMENTEN = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
BESLUITEN = sorted((ROOT / "docs" / "adr").glob("*.md"))
KOPPELING = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
# Names of modules, folders and files between backticks.
TOP = "portal|cms|levensgebeurtenissen|mijnomgeving|wegwijzer_ai|toegankelijkheid"
GENOEMD = re.compile(rf"`((?:{TOP}|tests|docs|deploy)/[a-zA-Z0-9_./-]*|(?:{TOP})(?:\.[a-z_]+)+)`")


@pytest.mark.parametrize("pad", DOCUMENTEN, ids=lambda pad: str(pad.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(pad: Path) -> None:
    doelen = [
        doel for doel in KOPPELING.findall(pad.read_text()) if not doel.startswith(("http://", "https://", "mailto:"))
    ]

    assert [doel for doel in doelen if not (pad.parent / doel).exists()] == []


@pytest.mark.parametrize("pad", DOCUMENTEN, ids=lambda pad: str(pad.relative_to(ROOT)))
def test_code_that_a_document_names_exists(pad: Path) -> None:
    weg = []
    for naam in GENOEMD.findall(pad.read_text()):
        plek = ROOT / (naam if "/" in naam else naam.replace(".", "/"))
        # The last part of a dotted name may be a function or class.
        if not any((plek.exists(), plek.with_suffix(".py").exists(), plek.parent.with_suffix(".py").exists())):
            weg.append(naam)

    assert weg == []


@pytest.mark.parametrize("pad", BESLUITEN, ids=lambda pad: pad.stem)
def test_a_decision_has_all_its_parts(pad: Path) -> None:
    tekst = pad.read_text()

    assert tekst.startswith(f"# {int(pad.stem[:4])}. ")
    assert re.search(r"^Status: (proposed|accepted|replaced by \d+), \w+ \d{4}$", tekst, re.MULTILINE)
    assert re.findall(r"^## (\w+)$", tekst, re.MULTILINE) == ["Context", "Decision", "Rejected", "Consequences"]


def test_the_index_names_every_document_and_decision() -> None:
    index = (ROOT / "docs" / "README.md").read_text()
    documenten = {pad.relative_to(ROOT / "docs") for pad in DOCUMENTEN if pad.is_relative_to(ROOT / "docs")}

    assert {str(pad) for pad in documenten} - {"README.md"} <= set(KOPPELING.findall(index))


def test_publiccode_agrees_with_the_project() -> None:
    publiccode = yaml.safe_load((ROOT / "publiccode.yml").read_text())
    project = read_pyproject()["project"]

    assert publiccode["publiccodeYmlVersion"] == "0.4"
    assert publiccode["name"].lower() == project["name"]  # type: ignore[index]
    assert publiccode["softwareVersion"] == project["version"]  # type: ignore[index]
    assert publiccode["legal"]["license"] == project["license"]  # type: ignore[index]
    assert publiccode["url"] == "https://portaal.example"
    assert set(publiccode["localisation"]["availableLanguages"]) == {"nl", "en"}
    for taal in publiccode["description"].values():
        assert len(taal["shortDescription"]) <= 150
        assert 150 <= len(taal["longDescription"]) <= 10_000


def test_the_licence_is_the_whole_eupl() -> None:
    tekst = (ROOT / "LICENSE").read_text()

    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in tekst
    assert [int(nummer) for nummer in re.findall(r"^## (\d+)\. ", tekst, re.MULTILINE)] == list(range(1, 16))
    assert "Appendix" in tekst
