"""Makes the pictures in docs/beelden at 1280 and 390 px. `make beelden`, while `make run` runs.

`python -m tests.e2e.beelden product zoeken` renews only those.
"""

import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.e2e.conftest import CHROMIUM, VLAGGEN
from tests.e2e.test_inloggen import log_in
from tests.e2e.test_loket_verhalen import find, open_contact, see_document, work
from tests.e2e.wandeling import WANDELING, loop

BEELDEN = Path(__file__).resolve().parents[2] / "docs" / "beelden"
BREEDTES = (1280, 390)
OPENBAAR = {
    "product": "/producten/paspoort-aanvragen/?gemeente=gm0344",
    "product-pap": "/pap/producten/sedula-identiteitskaart-cn/?openbaar-lichaam=openbaar-lichaam-bonaire",
    "zoeken": "/zoeken/?q=parkeren",
    "thema": "/themas/geldzorgen/",
    "organisatie": "/organisaties/svb/",
    "regelhulp": "/regelhulpen/mag-ik-dit-bouwen/",
    "stappenlijst": "/levensgebeurtenissen/verhuizen/stappenlijst/",
    "ondernemers": "/ondernemers/",
    "sector": "/sectoren/horeca-en-logies/",
    "componenten": "/componenten/",
    "toegankelijkheid": "/toegankelijkheid/",
}
# Pages of a company: what to press at the provider of eHerkenning, and where to go then.
ZAKELIJK = {
    "onderneming": (("bakkerij-zonnegraan:mehmet-kaya", "alle"), "/mijn/"),
    "verplichtingen": (("bakkerij-zonnegraan:mehmet-kaya", "alle"), "/mijn/verplichtingen/"),
    "klanten": (("administratiekantoor-prins:annelies-prins", "eigen"), "/mijn/klanten/"),
}
# A page of the counter: the picture of somebody who asks for help with debts.
LOKET = "loket"
OVERSLAAN = {"uitgelogd"}
KLEUREN = 128


def snap(pagina: Page, naam: str, breedte: int) -> None:
    """One picture of the whole page."""
    pagina.wait_for_load_state("networkidle")
    beeld = Image.open(BytesIO(pagina.screenshot(full_page=True))).convert("RGB")
    beeld.quantize(KLEUREN).save(BEELDEN / f"{naam}-{breedte}.png", optimize=True)
    sys.stdout.write(f"  {naam}-{breedte}.png\n")


def walk(pagina: Page, namen: set[str], breedte: int) -> None:
    """The pictures of the walk, which goes no further than the last one that was asked for."""
    te_gaan = namen & ({stap.naam for stap in WANDELING} - OVERSLAAN)
    if not te_gaan:
        return
    for stap in loop(pagina):
        if stap.naam in te_gaan:
            snap(pagina, stap.naam, breedte)
            te_gaan.remove(stap.naam)
        if not te_gaan:
            return


def counter(pagina: Page) -> None:
    """Fatima has found Remco, saw his identity card, and sees what the law lets her see."""
    work(pagina, "gemeente-utrecht", "fatima-aydin")
    contact = open_contact(pagina, doel="Schuldhulp", reden="Kan vier rekeningen niet betalen")
    find(pagina, contact, achternaam="Blok", geboren="19-03-1984")
    see_document(pagina, contact)
    pagina.goto(contact)


def main() -> None:
    """Walk at each width, and visit the public pages."""
    BEELDEN.mkdir(parents=True, exist_ok=True)
    adres = f"http://localhost:{os.environ.get('PORT', '8000')}"
    namen = set(sys.argv[1:]) or {stap.naam for stap in WANDELING} | set(OPENBAAR) | set(ZAKELIJK) | {LOKET}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=VLAGGEN)
        for breedte in BREEDTES:
            pagina = browser.new_page(base_url=adres, viewport={"width": breedte, "height": 900}, locale="nl-NL")
            walk(pagina, namen, breedte)
            for naam in namen & set(OPENBAAR):
                pagina.goto(OPENBAAR[naam])
                snap(pagina, naam, breedte)
            pagina.close()
            for naam in namen & set(ZAKELIJK):
                keuzes, pad = ZAKELIJK[naam]
                pagina = browser.new_page(base_url=adres, viewport={"width": breedte, "height": 900}, locale="nl-NL")
                log_in(pagina, "eherkenning", *keuzes)
                pagina.goto(pad)
                snap(pagina, naam, breedte)
                pagina.close()
            if LOKET in namen:
                pagina = browser.new_page(base_url=adres, viewport={"width": breedte, "height": 900}, locale="nl-NL")
                counter(pagina)
                snap(pagina, LOKET, breedte)
                pagina.close()
        browser.close()


if __name__ == "__main__":
    main()
