"""docs/instellingen.md lists exactly the variables that the code reads."""

import ast
import re

import pytest

from tests.architectuur.bronbestanden import ROOT
from tests.deploy.test_compose import list_variables

DOCUMENT = (ROOT / "docs" / "instellingen.md").read_text()
RIJ = re.compile(r"^\| `([A-Z_]+)` \| (.*) \|$", re.MULTILINE)
# Read by other programs than the portal: the engines, nginx and compose.
VAN_ANDEREN = {
    *("DJANGO_SETTINGS_MODULE", "POSTGRES_PASSWORD", "DOEL", "OMGEVING"),
    *("PORTAAL_HOST", "BEHEER_HOST", "BEHEER_NETWERK"),
}


def _section(kop: str) -> str:
    return DOCUMENT[DOCUMENT.index(f"## {kop}") :].split("\n## ")[0]


def list_documented(kop: str) -> dict[str, list[str]]:
    deel = _section(kop)
    return {naam: re.split(r"(?<!\\)\|", rest) for naam, rest in RIJ.findall(deel)}


def list_read_by_settings() -> set[str]:
    """The first argument of each `omgeving.<method>(...)` in portal/config; `database()` has a default name."""
    namen = set()
    for pad in (ROOT / "portal" / "config").rglob("*.py"):
        for node in ast.walk(ast.parse(pad.read_text())):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="omgeving"), attr=methode), args=argumenten):
                    match argumenten:
                        case [ast.Constant(value=str(naam)), *_]:
                            namen.add(naam)
                        case []:
                            assert methode == "database"
                            namen.add("DATABASE_URL")
                        case _:
                            pytest.fail(f"{pad.name}:{node.lineno}: de naam van een variabele is een vaste tekst")
    return namen


def list_read_by(folder: str) -> set[str]:
    tekst = "".join(pad.read_text() for pad in (ROOT / folder).rglob("*.py"))
    return set(re.findall(r"""environ(?:\.get\(|\[)["']([A-Z_]+)["']""", tekst))


def test_the_portal_reads_exactly_what_is_documented() -> None:
    assert set(list_documented("The portal")) == list_read_by_settings()


def test_the_federatie_reads_exactly_what_is_documented() -> None:
    gedeeld = {naam for naam in list_documented("The portal") if f"`{naam}`" in _section("The federatie")}

    assert set(list_documented("The federatie")) | gedeeld == list_read_by("mijnomgeving/federatie")


@pytest.mark.parametrize(("naam", "cellen"), list_documented("The portal").items())
def test_each_has_a_meaning_a_default_and_an_example(naam: str, cellen: list[str]) -> None:
    betekenis, standaard, voorbeeld = (cel.strip() for cel in cellen)

    assert betekenis.endswith(".")
    assert standaard
    assert voorbeeld


@pytest.mark.parametrize("bestand", [".env.example", "deploy/demo.env"])
def test_the_environment_files_name_known_variables_only(bestand: str) -> None:
    assert set(list_variables(bestand)) - VAN_ANDEREN <= set(list_documented("The portal"))


def test_what_make_reads_is_documented() -> None:
    gelezen = list_read_by("deploy") - set(list_documented("The portal"))

    assert gelezen <= set(list_documented("`make` and tests"))
