"""Writes docs/leesvolgorde/*.md: in which order and with which names a screen reader meets ten key pages.

`bash deploy/lokaal/met_motoren.sh .venv/bin/python -m tests.e2e.leesvolgorde`, with the portal at PORTAAL_E2E_URL.
From Chromium's own accessibility tree, so that it is what the browser hands to a screen reader, and not what the HTML
says it would.
"""

import os
import sys
from collections.abc import Iterator
from typing import Any

import django
from playwright.sync_api import CDPSession, sync_playwright

from tests.e2e.conftest import CHROMIUM, VLAGGEN
from tests.e2e.huis import ROOT
from toegankelijkheid.toetsen.bezoek import Bezoek
from toegankelijkheid.toetsen.toetsbaar import Toetspagina, paginas, personen

MAP = ROOT / "docs" / "leesvolgorde"
# Of each: the name of the file, the route, and as whom.
SLEUTELPAGINAS = (
    ("home", "HomePagina", ""),
    ("zoeken", "web:zoeken", ""),
    ("product", "ProductPagina", ""),
    ("levensgebeurtenis", "LevensgebeurtenisPagina", ""),
    ("regelhulp", "levensgebeurtenissen:regelhulp_stap", ""),
    ("wegwijzer", "wegwijzer:vraag", ""),
    ("inloggen", "toegang:inloggen", ""),
    ("mijn-overzicht", "mijn:overzicht", "youssef-el-amrani"),
    ("mijn-zaak", "mijn:zaak", "youssef-el-amrani"),
    ("bericht-schrijven", "mijn:bericht_nieuw", "youssef-el-amrani"),
)
# What only groups, and is not spoken.
STIL = {
    "none",
    "generic",
    "InlineTextBox",
    "LineBreak",
    "ListMarker",
    "LayoutTable",
    "LabelText",
    "paragraph",
    "RootWebArea",
}
ROLLEN = {
    "banner": "kop van de pagina", "navigation": "navigatie", "main": "hoofdinhoud", "contentinfo": "voet",
    "complementary": "terzijde", "region": "gebied", "search": "zoekgebied", "form": "formulier", "heading": "kop",
    "link": "link", "button": "knop", "list": "lijst", "listitem": "punt", "textbox": "invoerveld",
    "searchbox": "zoekveld", "combobox": "keuzeveld", "checkbox": "vinkje", "radio": "keuzerondje",
    "image": "afbeelding", "table": "tabel", "row": "rij", "cell": "cel", "columnheader": "kolomkop",
    "rowheader": "rijkop", "StaticText": "tekst", "DisclosureTriangle": "uitklapknop", "Details": "uitklap",
    "status": "melding", "group": "groep", "radiogroup": "groep keuzes", "term": "term", "definition": "uitleg",
    "DescriptionList": "lijst met uitleg", "strong": "nadruk", "time": "tijd", "dialog": "venster",
    "article": "artikel", "alert": "waarschuwing", "note": "aantekening", "option": "keuze", "listbox": "keuzelijst",
}  # fmt: skip


def read(sessie: CDPSession) -> list[str]:
    """The lines that a reader meets, in order."""
    knopen: list[dict[str, Any]] = sessie.send("Accessibility.getFullAXTree")["nodes"]
    per_id = {knoop["nodeId"]: knoop for knoop in knopen}
    return list(_lines(knopen[0], per_id, 0, ""))


def _lines(knoop: dict[str, Any], per_id: dict[str, dict[str, Any]], diepte: int, boven: str) -> Iterator[str]:
    rol = knoop.get("role", {}).get("value", "none")
    naam = " ".join(str(knoop.get("name", {}).get("value", "")).split())
    # The text inside a link or heading is its name, which was said already.
    gezegd = not knoop.get("ignored") and rol not in STIL and not (rol == "StaticText" and naam in boven)
    if gezegd:
        yield f"{'  ' * diepte}- {ROLLEN.get(rol, rol)}{_extra(knoop)}{f': {naam}' if naam else ''}"
    for kind in knoop.get("childIds", ()):
        if kind in per_id:
            yield from _lines(per_id[kind], per_id, diepte + gezegd, naam if gezegd else boven)


def _extra(knoop: dict[str, Any]) -> str:
    eigen = {eigen["name"]: eigen["value"].get("value") for eigen in knoop.get("properties", ())}
    delen = [f"niveau {eigen['level']}"] if "level" in eigen and knoop["role"]["value"] == "heading" else []
    if "expanded" in eigen:
        delen.append("open" if eigen["expanded"] else "dicht")
    delen += ["verplicht"] if eigen.get("required") else []
    delen += ["fout"] if eigen.get("invalid") == "true" else []
    beschrijving = " ".join(str(knoop.get("description", {}).get("value", "")).split())
    delen += [f"uitleg: {beschrijving}"] if beschrijving else []
    return f" ({'; '.join(delen)})" if delen else ""


def _find(route: str, wie: str) -> Toetspagina:
    return next(soort for soort in paginas() if soort.route == route and soort.wie == wie)


def main() -> None:
    """Write the file of each key page."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.config.settings.test")
    django.setup()
    basis = os.environ.get("PORTAAL_E2E_URL", "http://localhost:8000")
    MAP.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=VLAGGEN)
        bezoeken: dict[str, Bezoek] = {}
        for naam, route, wie in SLEUTELPAGINAS:
            if wie not in bezoeken:
                context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
                bezoeken[wie] = Bezoek(context, basis, personen().get(wie))
                bezoeken[wie].log_in()
            gast = bezoeken[wie]
            gast.open(_find(route, wie))
            regels = read(gast.pagina.context.new_cdp_session(gast.pagina))
            wat = f"`{route}`, {wie or 'bezoeker'}: wat een schermlezer achter elkaar tegenkomt."
            kop = f"# {gast.pagina.title()}\n\n{wat}\n"
            (MAP / f"{naam}.md").write_text("\n".join([kop, *regels, ""]))
            sys.stdout.write(f"  {naam}: {len(regels)} regels\n")


if __name__ == "__main__":
    main()
