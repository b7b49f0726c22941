"""Each package that we depend on is declared; docs/afhankelijkheden.md says why, which licence and whose it is."""

import ast
import json
import re
import sys
from importlib.metadata import metadata, packages_distributions

import pytest

from tests.architectuur.bronbestanden import PAKKETTEN, ROOT, list_python, read_pyproject

DOCUMENT = ROOT / "docs" / "afhankelijkheden.md"
# May be used in a work under EUPL-1.2 as a separate package.
LICENTIES = re.compile(
    r"(?:(?:MIT|Apache-2\.0|BSD-[23]-Clause|0BSD|PSF-2\.0|LGPL-3\.0-only|MPL-2\.0|OFL-1\.1|EUPL-1\.2|Zlib|CC0-1\.0|BSL-1\.0"
    r"|Apache-2\.0 WITH LLVM-exception)(?: (?:AND|OR) )?)+"
)
# Parts of a declared package that are imported under another distribution's name.
HOORT_BIJ = {
    "django-filter": "wagtail",
    "django-modelcluster": "wagtail",
    "django-taggit": "wagtail",
    "jwcrypto": "sd-jwt",
    "safetensors": "sentence-transformers",
    "yarl": "aiohttp",
}
NPM = ("package.json", "toegankelijkheid/toetsen/motoren/alfa/package.json")
ALLEEN_TYPES = {"_typeshed"}


def normal(naam: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[=<>!~ ]", naam)[0]).lower()


def list_declared() -> dict[str, set[str]]:
    project = read_pyproject()["project"]
    extra: dict[str, list[str]] = project["optional-dependencies"]  # type: ignore[index]
    keuze = {normal(naam) for deel, namen in extra.items() if deel != "ontwikkel" for naam in namen}
    return {
        "productie": {normal(naam) for naam in project["dependencies"]},  # type: ignore[index]
        "keuze": keuze,
        "ontwikkel": {normal(naam) for naam in extra["ontwikkel"]} - keuze,
        "npm": {naam for pad in NPM for naam in json.loads((ROOT / pad).read_text())["devDependencies"]},
    }


def read_rows() -> dict[str, list[str]]:
    rijen = [
        [cel.strip() for cel in regel.strip("|").split("|")]
        for regel in DOCUMENT.read_text().splitlines()
        if regel[:3] == "| `"
    ]
    return {rij[0].strip("`"): rij[1:] for rij in rijen}


def test_the_document_names_exactly_what_is_declared() -> None:
    gedeclareerd = {naam for namen in list_declared().values() for naam in namen}

    assert set(read_rows()) == gedeclareerd


@pytest.mark.parametrize(("naam", "rij"), read_rows().items())
def test_each_has_a_reason_a_licence_that_fits_and_a_maintainer(naam: str, rij: list[str]) -> None:
    waarom, licentie, van_wie = rij

    assert len(waarom) > 10
    assert LICENTIES.fullmatch(licentie), f"{naam}: {licentie}"
    assert van_wie


@pytest.mark.parametrize(
    "naam", sorted(list_declared()["productie"] | list_declared()["keuze"] | list_declared()["ontwikkel"])
)
def test_the_licence_is_the_one_that_the_package_states(naam: str) -> None:
    uitdrukking = metadata(naam).get("License-Expression")

    if uitdrukking:
        assert read_rows()[naam][1] == uitdrukking


def test_what_the_code_imports_is_declared() -> None:
    """A package that only comes along with another may go away with it."""
    distributies = packages_distributions()
    gedeclareerd = list_declared()["productie"] | list_declared()["keuze"]
    fouten = set()
    for pad in list_python():
        for module in _imports(pad.read_text()):
            if module in {*sys.stdlib_module_names, *PAKKETTEN, *ALLEEN_TYPES, "deploy", "tests"}:
                continue
            namen = {HOORT_BIJ.get(normal(naam), normal(naam)) for naam in distributies.get(module, [module])}
            if not namen & gedeclareerd:
                fouten.add(f"{pad.relative_to(ROOT)}: {module} ({', '.join(sorted(namen))})")

    assert not fouten, "\n" + "\n".join(sorted(fouten))


def _imports(source: str) -> set[str]:
    gevonden = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=namen):
                gevonden |= {alias.name.split(".")[0] for alias in namen}
            case ast.ImportFrom(module=str(module), level=0):
                gevonden.add(module.split(".")[0])
    return gevonden


def test_every_declared_package_is_used() -> None:
    """Some are used by name only: in settings, on a command line or as an optional part of another."""
    op_naam = {"whitenoise", "django-compressor", "granian", "babel", "psycopg", "redis", "sentence-transformers"}
    distributies = packages_distributions()
    gebruikt = {
        normal(naam)
        for pad in list_python()
        for module in _imports(pad.read_text())
        for naam in distributies.get(module, [])
    }

    assert (list_declared()["productie"] | list_declared()["keuze"]) - gebruikt - op_naam == set()


def test_tests_run_with_every_optional_package() -> None:
    ontwikkel = {normal(naam) for naam in read_pyproject()["project"]["optional-dependencies"]["ontwikkel"]}  # type: ignore[index]

    assert list_declared()["keuze"] <= ontwikkel
