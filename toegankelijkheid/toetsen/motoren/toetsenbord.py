"""The Tab key, pressed as people press it: what it never reaches, and where nothing shows that it arrived.

Our own rules give the focus to each thing by a script. A page that listens to the real key can still hold it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from toegankelijkheid.toetsen.bevinding import Bevinding, Zekerheid
from toegankelijkheid.toetsen.motoren.basis import PLEK, Pagina, ask

# Keys work the same in each colour and width, but for what a narrow screen folds away: a state of its own.
WEERGAVEN = frozenset({"1280"})
# A list of a thousand links is one long row of equal stops.
MEESTE = 150
# So many presses at a time for the stops that could not be counted.
NOG = 20
CODE = PLEK + (Path(__file__).parent / "toetsenbord.js").read_text(encoding="utf-8")
UITLEG = {
    "niet-bereikt": "Met Tab komt u hier nooit: de toets wordt ergens ervoor vastgehouden.",
    "focus-onzichtbaar": "Wie hier met Tab komt, ziet dat niet.",
}
EISEN: Mapping[str, tuple[str, ...]] = {"niet-bereikt": ("2.1.1", "2.1.2"), "focus-onzichtbaar": ("2.4.7",)}


class Toetsenbord:
    """Going through a page with Tab, from its top to past its end; a page with very many stops only that far."""

    naam = "toetsenbord"

    def versie(self) -> str:
        """Of this way of walking."""
        return "1"

    def doet_mee(self, weergave: str) -> bool:
        """Whether this view can change what it finds."""
        return weergave in WEERGAVEN

    def toets(self, pagina: Pagina, *, weergave: str = "1280", nieuw: bool = False) -> list[Bevinding]:  # noqa: ARG002 - the same in each view
        """All that it finds is certain: it happened."""
        haltes = int(_ask(pagina, "start"))
        self._press(pagina, min(haltes, MEESTE) + 2)
        while haltes <= MEESTE and _ask(pagina, "verder"):
            self._press(pagina, NOG)
        rijen = _ask(pagina, "einde", haltes <= MEESTE)
        return [_bevinding(rij) for rij in rijen]

    def _press(self, pagina: Pagina, keren: int) -> None:
        for _keer in range(keren):
            pagina.keyboard.press("Tab")


def _ask(pagina: Pagina, wat: str, arg: bool | None = None) -> Any:  # noqa: ANN401, FBT001 - JSON
    return ask(pagina, naam="toetsenbord", code=CODE, vraag=f"(arg) => toetsenbord.{wat}(arg)", arg=arg)


def _bevinding(rij: Mapping[str, Any]) -> Bevinding:
    return Bevinding(
        motor="toetsenbord",
        regel=rij["regel"],
        plek=rij["plek"],
        uitleg=UITLEG[rij["regel"]],
        eisen=EISEN[rij["regel"]],
        zekerheid=Zekerheid.ZEKER,
        fragment=rij["fragment"],
    )
