"""Which engine finds which planted defect, measured in Chromium, as a table in docs/toegankelijkheid.md.

`python -m tests.toegankelijkheid.toetsen.detectietabel` writes the table anew; a test refuses one that is not true.
"""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, Route, sync_playwright

from tests.e2e.conftest import CHROMIUM, VLAGGEN
from tests.toegankelijkheid.toetsen.gebreken import GEBREKEN, SCHOON, Gebrek
from toegankelijkheid.toetsen.bevinding import Bevinding, Zekerheid
from toegankelijkheid.toetsen.motoren import DOCUMENTMOTOREN, MOTOREN

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "toegankelijkheid.md"
BEGIN, EINDE = "<!-- begin detectietabel -->", "<!-- einde detectietabel -->"
KOLOMMEN = ("axe", "ibm", "nu", "eigen", "toetsenbord")
ADRES = "http://proef.test/"
SCHONE_PAGINAS = [Gebrek("schone pagina, breed", (), SCHOON), Gebrek("schone pagina, smal", (), SCHOON, breedte=320)]


@dataclass(frozen=True)
class Meting:
    """What all engines said of one page."""

    gebrek: Gebrek
    bevindingen: tuple[Bevinding, ...]
    altijd: frozenset[str] = frozenset()

    def oordeel(self, motor: str) -> str:
        """What an engine said of the defect: "zeker", "te beoordelen", or "" where it saw nothing of it.

        What it asks of the clean page as well (`altijd`, by rule) says nothing about the defect.
        """
        over = [b for b in self.bevindingen if b.motor == motor and self._is_about(b)]
        zekerheden = {b.zekerheid for b in over if b.sleutel not in self.altijd}
        if Zekerheid.ZEKER in zekerheden:
            return "zeker"
        return "te beoordelen" if zekerheden else ""

    def _is_about(self, bevinding: Bevinding) -> bool:
        """Whether it names a criterion that the defect breaks; good practice has none, there anything counts."""
        eisen = set(self.gebrek.eisen)
        return not eisen or not bevinding.eisen or bool(eisen & set(bevinding.eisen))


def measure() -> list[Meting]:
    """Open the clean pages and every page with a defect, and run all engines on them."""
    paginas = [*SCHONE_PAGINAS, *GEBREKEN]
    with ThreadPoolExecutor(max_workers=1) as ernaast:
        documenten = ernaast.submit(DOCUMENTMOTOREN["nu"].toets, {gebrek.naam: gebrek.html for gebrek in paginas})
        gezien = _in_browser(paginas)
        van_nu = documenten.result()
    gezegd = {gebrek: (*gezien[gebrek], *van_nu.get(gebrek.naam, ())) for gebrek in paginas}
    altijd = frozenset(b.sleutel for schoon in SCHONE_PAGINAS for b in gezegd[schoon])
    return [Meting(g, bevindingen, altijd) for g, bevindingen in gezegd.items()]


def _answer(route: Route) -> None:
    eigen = route.request.url == ADRES
    route.fulfill(status=200 if eigen else 404, body=SCHOON if eigen else "", content_type="text/html")


def _in_browser(paginas: Iterable[Gebrek]) -> dict[Gebrek, list[Bevinding]]:
    with sync_playwright() as playwright:
        pagina = playwright.chromium.launch(executable_path=CHROMIUM, args=VLAGGEN).new_page()
        pagina.route("**/*", _answer)
        pagina.goto(ADRES)
        return {gebrek: _visit(pagina, gebrek) for gebrek in paginas}


def _visit(pagina: Page, gebrek: Gebrek) -> list[Bevinding]:
    weergave = str(gebrek.breedte)
    pagina.set_viewport_size({"width": gebrek.breedte, "height": 900})
    # The window stays, and with it the engines: loading them takes longer than running them.
    pagina.evaluate("window.ondevicemotion = null")
    pagina.set_content(gebrek.html)
    motoren = (motor for motor in MOTOREN.values() if motor.doet_mee(weergave))
    return [bevinding for motor in motoren for bevinding in motor.toets(pagina, weergave=weergave)]


def table(metingen: Iterable[Meting]) -> str:
    """The rows of the document: a defect, what it breaks, and what each engine says."""
    rijen = ["| Gebrek | Eis | axe | IBM | Nu | eigen | Tab |", "|---|---|---|---|---|---|---|"]
    for meting in metingen:
        if meting.gebrek not in SCHONE_PAGINAS:
            eis = ", ".join(meting.gebrek.eisen) or "goede praktijk"
            oordelen = " | ".join(meting.oordeel(motor) or "–" for motor in KOLOMMEN)
            rijen.append(f"| {meting.gebrek.naam} | {eis} | {oordelen} |")
    return "\n".join(rijen)


def in_document() -> str:
    """The table as it stands in the document now."""
    return DOCUMENT.read_text(encoding="utf-8").split(BEGIN)[1].split(EINDE)[0].strip()


def write() -> None:
    """Measure anew and put the table in the document."""
    voor, rest = DOCUMENT.read_text(encoding="utf-8").split(BEGIN)
    na = rest.split(EINDE)[1]
    DOCUMENT.write_text(f"{voor}{BEGIN}\n{table(measure())}\n{EINDE}{na}", encoding="utf-8")


if __name__ == "__main__":
    write()
