"""The main task of a page without JavaScript on the smallest screen; by keyboard every page is walked in the gate."""

import pytest
from playwright.sync_api import Browser

from tests.e2e.huis import Adressen
from tests.e2e.wandeling import overloop
from toegankelijkheid.toetsen.bezoek import Bezoek
from toegankelijkheid.toetsen.toetsbaar import Toetspagina, paginas, personen

pytestmark = pytest.mark.e2e
TAKEN = [soort for soort in paginas() if soort.taak]


@pytest.mark.parametrize("soort", TAKEN, ids=[soort.route for soort in TAKEN])
def test_the_main_task_is_done_without_javascript_on_the_smallest_screen(
    browser: Browser, huis: Adressen, soort: Toetspagina
) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 900}, java_script_enabled=False, locale="nl-NL", reduced_motion="reduce"
    )
    context.set_default_timeout(90_000)
    gast = Bezoek(context, huis.portaal, personen().get(soort.wie))
    gast.log_in()
    gast.open(soort)
    gast.do(soort.taak)
    assert overloop(gast.pagina) <= 0, f"{gast.pagina.url} schuift opzij"
    context.close()
