"""The engines that run now: axe-core, IBM equal-access and the Nu HTML checker.

The first two run inside the page, the third reads its HTML. All come from `package.json`; nothing is fetched.
"""

import json
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from toegankelijkheid.toetsen.bevinding import Bevinding

NODE_MODULES = Path(__file__).resolve().parents[2] / "node_modules"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
JAVA_SECONDEN = 120


class MotorOntbreekt(RuntimeError):
    """The engine's package is not installed; `npm ci` brings it."""


class Pagina(Protocol):
    """The part of a browser page that the engines use; a Playwright page fits."""

    def evaluate(self, expression: str, arg: Any = None) -> Any:  # noqa: ANN401 - JSON from the page
        """Run JavaScript in the page and return its JSON."""
        ...

    def content(self) -> str:
        """The page's HTML as it is now."""
        ...


@cache
def _script(pad: str) -> str:
    bestand = NODE_MODULES / pad
    if not bestand.exists():
        raise MotorOntbreekt(f"{bestand} ontbreekt; voer eerst `npm ci` uit.")
    return bestand.read_text(encoding="utf-8")


def axe(pagina: Pagina) -> list[Bevinding]:
    """Violations by axe-core of WCAG 2.2 A and AA and of good practice, target size included.

    Raises:
        MotorOntbreekt: axe-core is not installed.
    """
    pagina.evaluate(_script("axe-core/axe.min.js"))
    uitslag = pagina.evaluate(
        """async (tags) => (await axe.run(document, {
            runOnly: {type: 'tag', values: tags}, rules: {'target-size': {enabled: true}}, preload: false,
            resultTypes: ['violations'],
        })).violations.flatMap(v => v.nodes.map(n => ({regel: v.id, plek: String(n.target), uitleg: v.help})))""",
        AXE_TAGS,
    )
    return [Bevinding(motor="axe", **rij) for rij in uitslag]


def ibm(pagina: Pagina) -> list[Bevinding]:
    """Certain failures (VIOLATION and FAIL) by IBM equal-access against WCAG 2.2.

    Raises:
        MotorOntbreekt: accessibility-checker-engine is not installed.
    """
    # The bundle declares `ace` at top level; as a function body it would stay inside, hence the export.
    pagina.evaluate(
        "(code) => { (0, eval)(code + ';window.ace = ace'); }", _script("accessibility-checker-engine/ace.js")
    )
    uitslag = pagina.evaluate(
        """async () => (await new ace.Checker().check(document, ['WCAG_2_2'])).results
            .filter(r => r.value[0] === 'VIOLATION' && r.value[1] === 'FAIL')
            .map(r => ({regel: r.ruleId, plek: r.path.dom, uitleg: r.message}))"""
    )
    return [Bevinding(motor="ibm", **rij) for rij in uitslag]


def nu(paginas: dict[str, str]) -> list[Bevinding]:
    """Errors by the Nu HTML checker in documents given as name -> HTML; one run of Java for all.

    Raises:
        MotorOntbreekt: vnu-jar is not installed.
    """
    jar = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.exists():
        raise MotorOntbreekt(f"{jar} ontbreekt; voer eerst `npm ci` uit.")
    with tempfile.TemporaryDirectory() as map_:
        bestanden = {}
        for nummer, (naam, html) in enumerate(paginas.items()):
            bestand = Path(map_) / f"{nummer}.html"
            bestand.write_text(html, encoding="utf-8")
            bestanden[bestand.name] = naam
        opdracht = ["java", "-jar", str(jar), "--format", "json", "--stdout", "--errors-only"]
        opdracht += [str(Path(map_) / bestand) for bestand in bestanden]
        klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False, timeout=JAVA_SECONDEN)  # noqa: S603 - our own files
    berichten = json.loads(klaar.stdout)["messages"]
    return [_nu_bevinding(bericht, bestanden[Path(bericht["url"]).name]) for bericht in berichten]


def _nu_bevinding(bericht: dict[str, Any], pagina: str) -> Bevinding:
    plek = f"{pagina} regel {bericht.get('lastLine', '?')}: {bericht.get('extract', '').strip()}"
    return Bevinding(motor="nu", regel=bericht["type"], plek=plek, uitleg=bericht["message"])
