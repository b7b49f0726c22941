"""What a public page weighs, of each kind: style, script, everything together, and nothing from anybody else."""

import gzip

import brotli
import pytest
from playwright.sync_api import Browser, Response

from tests.e2e.huis import Adressen
from toegankelijkheid.toetsen.toetsbaar import Toetspagina, paginas

pytestmark = pytest.mark.e2e
# KWALITEIT P17: bytes, as a server with brotli sends them; style and script with gzip, as old networks do.
MAX_STIJL, MAX_SCRIPT, MAX_PAGINA = 35_000, 15_000, 90_000
# One list of everything, to look through and to search with the browser: long on purpose.
LANGE_LIJST = {"ProductenIndexPagina": 100_000, "levensgebeurtenissen:hoe_rekenen_wij": 105_000}
OPENBAAR = list({soort.route: soort for soort in paginas() if not soort.wie and soort.status == 200}.values())
GEZIPT = ("text/css", "text/javascript", "application/javascript", "text/html", "image/svg+xml", "application/json")


def weight(antwoord: Response) -> int:
    """Bytes of one answer with brotli; what is packed already, such as a font, as it is."""
    soort = antwoord.headers.get("content-type", "").split(";")[0]
    inhoud = antwoord.body()
    return len(brotli.compress(inhoud)) if soort in GEZIPT else len(inhoud)


@pytest.mark.parametrize("soort", OPENBAAR, ids=[soort.route for soort in OPENBAAR])
def test_a_public_page_weighs_little_and_asks_nobody_else(browser: Browser, huis: Adressen, soort: Toetspagina) -> None:
    # What a service worker keeps for later is no part of this page.
    context = browser.new_context(
        base_url=huis.portaal, viewport={"width": 390, "height": 900}, locale="nl-NL", service_workers="block"
    )
    pagina = context.new_page()
    antwoorden: list[Response] = []
    vreemd: list[str] = []
    pagina.on("response", lambda antwoord: antwoorden.append(antwoord))  # noqa: PLW0108 - it marks what it is given
    pagina.on(
        "request",
        lambda v: v.url.startswith((huis.portaal, "data:", "blob:")) or vreemd.append(v.url),
    )
    pagina.goto(soort.adres)
    pagina.wait_for_load_state("networkidle")

    # What stands in a frame, such as an example of the gallery, is a page of its own.
    eigen = [antwoord for antwoord in antwoorden if antwoord.status == 200 and antwoord.frame == pagina.main_frame]
    per_soort = {
        naam: sum(len(gzip.compress(a.body(), 9)) for a in eigen if a.request.resource_type == naam)
        for naam in ("stylesheet", "script")
    }
    totaal = sum(weight(a) for a in eigen)
    context.close()
    assert not vreemd
    assert per_soort["stylesheet"] <= MAX_STIJL
    assert per_soort["script"] <= MAX_SCRIPT
    assert totaal <= LANGE_LIJST.get(soort.route, MAX_PAGINA)
