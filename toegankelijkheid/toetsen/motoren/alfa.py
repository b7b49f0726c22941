"""Siteimprove alfa: the rules of W3C's ACT, slower than the others, so only on schedule.

The page is taken down in the browser, with its styles and sizes; a program outside reads what was taken down.
"""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from toegankelijkheid.normen.normen import EISEN
from toegankelijkheid.toetsen.bevinding import MAX_FRAGMENT, Bevinding, Zekerheid
from toegankelijkheid.toetsen.motoren.basis import PROGRAMMA_SECONDEN, MotorOntbreekt, Pagina

MAP = Path(__file__).parent / "alfa"
PAKKETTEN = MAP / "node_modules" / "@siteimprove"
# The module ends with a comment, hence the new line.
LAAD = "(code) => { (0, eval)(code + '\\n;window.alfadom = Native'); }"


class Alfa:
    """Siteimprove alfa at level A and AA."""

    naam = "alfa"

    def versie(self) -> str:
        """The version of its rules."""
        return str(json.loads(_lees("alfa-rules/package.json"))["version"])

    def is_installed(self) -> bool:
        """Whether its packages, which come apart from the others, are here."""
        return PAKKETTEN.exists()

    def neem_op(self, pagina: Pagina, html: str) -> str:  # noqa: ARG002 - as it became, not as it was sent
        """The page as it is now, with styles and sizes, for `toets`.

        Raises:
            MotorOntbreekt: alfa is not installed.
        """
        code = _lees("alfa-dom/dist/native.js").replace("export var Native;", "var Native;")
        pagina.evaluate(LAAD, code)
        return str(pagina.evaluate("async () => JSON.stringify(await alfadom.fromNode(document))"))

    def toets(self, documenten: Mapping[str, str]) -> dict[str, list[Bevinding]]:
        """What it finds in pages that `neem_op` took down; what it cannot tell is to be judged.

        Raises:
            MotorOntbreekt: alfa or Node is not installed.
        """
        if not documenten:
            return {}
        _lees("alfa-rules/package.json")
        regels = (json.dumps({"naam": naam, "document": document}) for naam, document in documenten.items())
        try:
            klaar = subprocess.run(  # noqa: S603 - our own program
                ["node", "--max-old-space-size=1500", str(MAP / "toets.mjs"), ",".join(EISEN)],  # noqa: S607 - as everywhere
                input="\n".join(regels),
                capture_output=True,
                text=True,
                check=True,
                timeout=PROGRAMMA_SECONDEN,
            )
        except FileNotFoundError as fout:
            raise MotorOntbreekt("Node ontbreekt; alfa heeft versie 20 of hoger nodig.") from fout
        uitslagen = (json.loads(regel) for regel in klaar.stdout.splitlines())
        return {uitslag["naam"]: [_bevinding(rij) for rij in uitslag["rijen"]] for uitslag in uitslagen}


def _lees(pad: str) -> str:
    bestand = PAKKETTEN / pad
    if not bestand.exists():
        raise MotorOntbreekt(f"{bestand} ontbreekt; voer eerst `npm ci --prefix {MAP}` uit.")
    return bestand.read_text(encoding="utf-8")


def _bevinding(rij: dict[str, Any]) -> Bevinding:
    return Bevinding(
        motor="alfa",
        regel=rij["regel"],
        plek=rij["plek"],
        uitleg=rij["uitleg"],
        eisen=tuple(rij["eisen"]),
        zekerheid=Zekerheid.ZEKER if rij["zeker"] else Zekerheid.TE_BEOORDELEN,
        fragment=rij["fragment"][:MAX_FRAGMENT],
    )
