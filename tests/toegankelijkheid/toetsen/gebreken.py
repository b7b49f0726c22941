"""A clean page, and pages that are the same but for one planted defect."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

MAP = Path(__file__).parent
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
    "rkJggg=="
)
STIJL = (MAP / "proef" / "stijl.css").read_text(encoding="utf-8")
TEKST = (
    "<p>U kunt een paspoort aanvragen bij de gemeente waar u woont. Neem uw oude paspoort mee, en ook een foto die "
    "niet ouder is dan zes maanden.</p>"
)
# The parts of the shell; a defect may have one of them another way.
SCHIL = {
    "titel": "<title>Paspoort aanvragen - Proefportaal</title>",
    "taal": ' lang="nl"',
    "hoofd": '<meta name="viewport" content="width=device-width, initial-scale=1">',
    "stijl": "",
    "overslaan": '<a class="knop" href="#inhoud">Naar de inhoud</a>',
    "menu": '<nav aria-label="Hoofdmenu"><ul><li><a href="/producten/">Alle producten</a></li>'
    '<li><a href="/zoeken/">Zoeken</a></li></ul></nav>',
    "h1": "<h1>Paspoort aanvragen</h1>",
    "tekst": TEKST,
    "einde": "",
}


@dataclass(frozen=True)
class Gebrek:
    """One page. `eisen` are the criteria that it breaks (none: good practice), `breedte` the window in pixels."""

    naam: str
    eisen: tuple[str, ...]
    html: str
    breedte: int = 1280


def pagina(inhoud: str = "", **anders: str) -> str:
    """The shell of the clean page around a content, with parts of it another way."""
    deel = SCHIL | anders
    taal = f" {deel['taal'].strip()}" if deel["taal"] else ""
    return (
        f'<!DOCTYPE html>\n<html{taal}><head><meta charset="utf-8">{deel["titel"]}{deel["hoofd"]}'
        f"<style>{STIJL}{deel['stijl']}</style></head><body><header>{deel['overslaan']}"
        f'<a href="/">Naar de voorpagina</a>{deel["menu"]}</header>'
        f'<main id="inhoud" tabindex="-1">{deel["h1"]}{deel["tekst"]}{inhoud}</main>'
        f'<footer><a href="/hulp/">Hulp bij deze pagina</a></footer>{deel["einde"]}</body></html>'
    )


def _fill(bron: str) -> str:
    return bron.replace("{tekst}", TEKST).replace("{pixel}", PIXEL).replace("{stijl}", STIJL)


def _gebrek(rij: dict[str, Any]) -> Gebrek:
    delen = {naam: _fill(bron) for naam, bron in rij.items() if isinstance(bron, str) and naam != "naam"}
    html = delen.pop("geheel", None) or pagina(**delen)
    return Gebrek(rij["naam"], tuple(rij["eisen"]), html, rij.get("breedte", 1280))


SCHOON = pagina(_fill((MAP / "proef" / "schoon.html").read_text(encoding="utf-8")))
GEBREKEN = [_gebrek(rij) for rij in yaml.safe_load((MAP / "gebreken.yaml").read_text(encoding="utf-8"))]
