"""Which test shows which row of the norms: makes docs/normen.md, and says after a whole run whether each row was shown.

`-p tests.normen` lets a run of pytest leave its outcomes in the folder that NORMEN_UITSLAG names.

Usage: `python -m tests.normen schrijf` writes docs/normen.md from the tests and from the outcomes kept in
docs/normen.json; `python -m tests.normen tel <folder>` counts the outcomes of a run, says which row was not shown, and
with `--bewaar` keeps them in docs/normen.json.
"""

import ast
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
LIJST, DOCUMENT, UITSLAG = ROOT / "tests/normen.yaml", ROOT / "docs/normen.md", ROOT / "docs/normen.json"
INLEIDING = """# Norms, and the tests that show them

Each row is a check that the portal holds itself to. A test names its row with `@pytest.mark.norm`; this page is made by
`python -m tests.normen schrijf`, and `tests/architectuur/test_normen.py` refuses a row without a test. At its end
`make test` counts what each row's tests did and fails when one was not shown. {stand}

What only a deployment can show is not here: DNSSEC, CAA, RPKI, IPv6 and DANE, the certificate of the domain, the
registration of the domain, and a penetration test by others.

| Row | What holds | Norm | Shown by | Passed |
|---|---|---|---|---|
"""


def rijen() -> dict[str, tuple[str, str]]:
    """Row -> what holds, and the norms behind it."""
    return {nummer: (wat, norm) for nummer, (wat, norm) in yaml.safe_load(LIJST.read_text(encoding="utf-8")).items()}


def _named(knopen: list[ast.expr]) -> set[str]:
    """The rows that decorators, or the value of `pytestmark`, name."""
    return {
        woord.value
        for knoop in knopen
        for aanroep in ast.walk(knoop)
        if isinstance(aanroep, ast.Call) and isinstance(aanroep.func, ast.Attribute) and aanroep.func.attr == "norm"
        for woord in aanroep.args
        if isinstance(woord, ast.Constant) and isinstance(woord.value, str)
    }


def _tests(module: ast.Module) -> Iterator[tuple[str, set[str]]]:
    overal = _named(
        [
            knoop.value
            for knoop in module.body
            if isinstance(knoop, ast.Assign)
            and any(isinstance(doel, ast.Name) and doel.id == "pytestmark" for doel in knoop.targets)
        ]
    )
    # A case of a parametrised test may have a row of its own: it stands in the decorators too.
    for knoop in module.body:
        van_klas = _named(knoop.decorator_list) if isinstance(knoop, ast.ClassDef) else set()
        for functie in knoop.body if isinstance(knoop, ast.ClassDef) else [knoop]:
            if isinstance(functie, ast.FunctionDef | ast.AsyncFunctionDef) and functie.name.startswith("test_"):
                yield functie.name, overal | van_klas | _named(functie.decorator_list)


def tests_per_rij() -> dict[str, dict[str, int]]:
    """Row -> file of tests -> how many test functions in it show the row."""
    gevonden: dict[str, Counter[str]] = defaultdict(Counter)
    for bestand in sorted((ROOT / "tests").rglob("test_*.py")):
        for _naam, nummers in _tests(ast.parse(bestand.read_text(encoding="utf-8"))):
            for nummer in nummers:
                gevonden[nummer][bestand.relative_to(ROOT).as_posix()] += 1
    return {nummer: dict(sorted(per_bestand.items())) for nummer, per_bestand in gevonden.items()}


def document() -> str:
    """The text of docs/normen.md."""
    uitslag = json.loads(UITSLAG.read_text(encoding="utf-8"))
    stand = f"The column *Passed* is of the whole run of {uitslag['dag']}: cases that passed, of all cases."
    per_rij = tests_per_rij()
    regels = []
    for nummer, (wat, norm) in rijen().items():
        waar = ", ".join(
            f"[{Path(pad).stem.removeprefix('test_')}](../{pad}) ({aantal})"
            for pad, aantal in per_rij.get(nummer, {}).items()
        )
        goed, alle = uitslag["rijen"].get(nummer, [0, 0])
        regels.append(f"| {nummer} | {wat} | {norm} | {waar} | {goed} of {alle} |\n")
    return INLEIDING.format(stand=stand) + "".join(regels)


def tel(map_: Path) -> dict[str, list[int]]:
    """Row -> how many cases passed, and how many there were, in all runs that left their outcomes in this folder."""
    telling: dict[str, list[int]] = {nummer: [0, 0] for nummer in rijen()}
    for bestand in map_.glob("*.json"):
        for nummer, (goed, alle) in json.loads(bestand.read_text(encoding="utf-8")).items():
            if nummer in telling:
                telling[nummer] = [telling[nummer][0] + goed, telling[nummer][1] + alle]
    return telling


class _Schrijver:
    """Counts the outcomes of one run of pytest per row."""

    def __init__(self, map_: Path) -> None:
        self.map, self.telling = map_, defaultdict[str, list[int]](lambda: [0, 0])
        self.nummers: dict[str, list[str]] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            if nummers := sorted({str(nummer) for teken in item.iter_markers("norm") for nummer in teken.args}):
                self.nummers[item.nodeid] = nummers

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.outcome != "passed":
            for nummer in self.nummers.get(report.nodeid, []):
                self.telling[nummer][0] += report.outcome == "passed"
                self.telling[nummer][1] += 1

    def pytest_sessionfinish(self) -> None:
        self.map.mkdir(parents=True, exist_ok=True)
        (self.map / f"{os.getpid()}.json").write_text(json.dumps(self.telling), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Listen, when this run is asked to leave its outcomes."""
    if map_ := os.environ.get("NORMEN_UITSLAG"):
        config.pluginmanager.register(_Schrijver(Path(map_)))


def main(opdracht: str, *rest: str) -> int:
    """Write the document, or count a run; 1 when a row was not shown."""
    if opdracht == "schrijf":
        DOCUMENT.write_text(document(), encoding="utf-8")
        return 0
    telling = tel(Path(rest[0]))
    mis = {nummer: stand for nummer, stand in telling.items() if not stand[0] or stand[0] < stand[1]}
    for nummer, (goed, alle) in mis.items():
        print(f"{nummer}: {goed} van {alle} geslaagd")  # noqa: T201
    print(f"{len(telling) - len(mis)} van {len(telling)} rijen getoond, {sum(s[0] for s in telling.values())} gevallen")  # noqa: T201
    if "--bewaar" in rest:
        stand = {"dag": f"{datetime.now(UTC):%d %B %Y}", "rijen": telling}
        UITSLAG.write_text(json.dumps(stand, indent=1) + "\n", encoding="utf-8")
    return 1 if mis else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
