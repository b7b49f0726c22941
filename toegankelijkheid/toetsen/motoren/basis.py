"""What all engines share: what they need of a page, how they load, and one way to name a spot.

A spot is named by us, not by the engine, so that two engines that mean the same element say the same.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from toegankelijkheid.toetsen.bevinding import Bevinding

ROOT = Path(__file__).resolve().parents[3]
NODE_MODULES = ROOT / "node_modules"
# How long a program of an engine may take over all documents that it is given.
PROGRAMMA_SECONDEN = 150
# Names a spot; each engine that runs in the page brings it along.
PLEK = (Path(__file__).parent / "plek.js").read_text(encoding="utf-8")
# An engine stays with its window, and its text with the tab: to send half a megabyte for each page takes as long as to
# look at it. A page that has no storage gets it anew.
STEL = """async ([naam, meegestuurd, arg]) => {
    window.toetsmotoren ??= new Set();
    if (!toetsmotoren.has(naam)) {
        let code = meegestuurd;
        try {
            if (meegestuurd) sessionStorage.setItem(`toetsmotor ${naam}`, meegestuurd);
            else code = sessionStorage.getItem(`toetsmotor ${naam}`);
        } catch { /* As without storage. */ }
        if (!code) return null;
        (0, eval)(code);
        toetsmotoren.add(naam);
    }
    return [await (VRAAG)(arg)];
}"""
VERSIE = re.compile(r'"version":\s*"([^"]+)"')


class MotorOntbreekt(RuntimeError):
    """The engine's package or program is not installed; the message says how to bring it."""


class Toetsen(Protocol):
    """The keyboard of a page."""

    def press(self, key: str) -> None:
        """Press one key and let it go."""
        ...


class Pagina(Protocol):
    """The part of a browser page that the engines use; a Playwright page fits."""

    @property
    def keyboard(self) -> Toetsen:
        """What a person would press."""
        ...

    def evaluate(self, expression: str, arg: Any = None) -> Any:  # noqa: ANN401 - JSON from the page
        """Run JavaScript in the page and return its JSON."""
        ...

    def content(self) -> str:
        """The page's HTML as it is now."""
        ...


class Motor(Protocol):
    """An engine that looks at a page as a browser shows it."""

    @property
    def naam(self) -> str:
        """As findings and rules name it."""
        ...

    def versie(self) -> str:
        """The version that runs here."""
        ...

    def doet_mee(self, weergave: str) -> bool:
        """Whether it can find something else in this view than in the others."""
        ...

    def toets(self, pagina: Pagina, *, weergave: str = "1280", nieuw: bool = False) -> list[Bevinding]:
        """What it finds; in another view than 1280 px wide only what can differ there.

        Args:
            pagina: as it is shown now.
            weergave: the name of the view.
            nieuw: it shows what no view before it did, such as what was folded.
        """
        ...


class Documentmotor(Protocol):
    """An engine that reads documents, many in one run because its program starts slowly."""

    @property
    def naam(self) -> str:
        """As findings and rules name it."""
        ...

    def versie(self) -> str:
        """The version that runs here."""
        ...

    def neem_op(self, pagina: Pagina, html: str) -> str:
        """What it reads of a page that is open; `html` is the document as it was sent."""
        ...

    def toets(self, documenten: Mapping[str, str]) -> dict[str, list[Bevinding]]:
        """What it finds, by the names that were given."""
        ...


def ask(pagina: Pagina, *, naam: str, code: str, vraag: str, arg: Any = None) -> Any:  # noqa: ANN401 - JSON
    """What an engine answers in the page.

    Args:
        pagina: as it is shown now.
        naam: of the engine, by which its code is kept.
        code: the engine itself: a script that leaves what the question needs in `window`.
        vraag: a function in JavaScript.
        arg: its argument.
    """
    opdracht = STEL.replace("VRAAG", vraag)
    antwoord = pagina.evaluate(opdracht, [naam, "", arg]) or pagina.evaluate(opdracht, [naam, code, arg])
    return antwoord[0]


@cache
def script(pad: str) -> str:
    """The text of a file of an npm package.

    Raises:
        MotorOntbreekt: it is not installed.
    """
    bestand = NODE_MODULES / pad
    if not bestand.exists():
        raise MotorOntbreekt(f"{bestand} ontbreekt; voer eerst `npm ci` uit.")
    return bestand.read_text(encoding="utf-8")


@cache
def versie(pakket: str) -> str:
    """The version of an npm package.

    Raises:
        MotorOntbreekt: it is not installed.
    """
    gevonden = VERSIE.search(script(f"{pakket}/package.json"))
    return gevonden[1] if gevonden else ""
