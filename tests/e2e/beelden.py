"""Makes the pictures in docs/beelden: ten pages at 1280 and 390 px. `make beelden`, while `make run` runs."""

import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.e2e.conftest import CHROMIUM, VLAGGEN
from tests.e2e.wandeling import loop

BEELDEN = Path(__file__).resolve().parents[2] / "docs" / "beelden"
BREEDTES = (1280, 390)
OPENBAAR = {
    "product": "/producten/paspoort-aanvragen/?gemeente=gm0344",
    "zoeken": "/zoeken/?q=parkeren",
}
OVERSLAAN = {"uitgelogd"}
KLEUREN = 128


def snap(pagina: Page, naam: str, breedte: int) -> None:
    """One picture of the whole page."""
    pagina.wait_for_load_state("networkidle")
    beeld = Image.open(BytesIO(pagina.screenshot(full_page=True))).convert("RGB")
    beeld.quantize(KLEUREN).save(BEELDEN / f"{naam}-{breedte}.png", optimize=True)
    sys.stdout.write(f"  {naam}-{breedte}.png\n")


def main() -> None:
    """Walk at each width, and visit the public pages."""
    BEELDEN.mkdir(parents=True, exist_ok=True)
    adres = f"http://localhost:{os.environ.get('PORT', '8000')}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=VLAGGEN)
        for breedte in BREEDTES:
            pagina = browser.new_page(base_url=adres, viewport={"width": breedte, "height": 900}, locale="nl-NL")
            for stap in loop(pagina):
                if stap.naam not in OVERSLAAN:
                    snap(pagina, stap.naam, breedte)
            for naam, pad in OPENBAAR.items():
                pagina.goto(pad)
                snap(pagina, naam, breedte)
            pagina.close()
        browser.close()


if __name__ == "__main__":
    main()
