"""Every declared page by keyboard alone, and its main task without JavaScript on the smallest screen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.e2e.huis import Adressen
from tests.e2e.toetsenbord import go_through
from tests.e2e.wandeling import overloop
from toegankelijkheid.toetsen.bezoek import Bezoek, BezoekMislukt
from toegankelijkheid.toetsen.toetsbaar import Toetspagina, paginas, personen

pytestmark = pytest.mark.e2e
SOORTEN = paginas()
WIE = sorted({soort.wie for soort in SOORTEN})
TAKEN = [soort for soort in SOORTEN if soort.taak]


def bezoek(browser: Browser, huis: Adressen, wie: str, *, breedte: int = 1280, javascript: bool = True) -> Bezoek:
    """Somebody who is in, on a screen of this width."""
    context = browser.new_context(
        viewport={"width": breedte, "height": 900},
        java_script_enabled=javascript,
        locale="nl-NL",
        reduced_motion="reduce",
    )
    context.set_default_timeout(90_000)
    gast = Bezoek(context, huis.portaal, personen().get(wie))
    gast.log_in()
    return gast


def walk(gast: Bezoek, soorten: list[Toetspagina]) -> Iterator[str]:
    """Open each page and go through it; gives what is wrong."""
    for soort in soorten:
        try:
            gast.open(soort)
        except BezoekMislukt as fout:
            yield str(fout)
            continue
        gang = go_through(gast.pagina)
        yield from (f"{soort.route}: {fout}" for fout in gang.fouten)
        # Of a page of Wagtail we answer for what is in it, not for its menus.
        if not gang.haltes:
            yield f"{soort.route}: Tab komt nergens"


@pytest.mark.parametrize("wie", WIE, ids=[wie or "bezoeker" for wie in WIE])
def test_nowhere_is_focus_invisible_or_held(browser: Browser, huis: Adressen, wie: str) -> None:
    gast = bezoek(browser, huis, wie)
    # One page of each kind: the same template with other content has the same stops.
    soorten = list({soort.route: soort for soort in reversed(SOORTEN) if soort.wie == wie}.values())
    fouten = list(walk(gast, soorten))
    gast.pagina.context.close()
    assert not fouten, "\n".join(fouten)


@pytest.mark.parametrize("soort", TAKEN, ids=[soort.route for soort in TAKEN])
def test_the_main_task_is_done_without_javascript_on_the_smallest_screen(
    browser: Browser, huis: Adressen, soort: Toetspagina
) -> None:
    gast = bezoek(browser, huis, soort.wie, breedte=320, javascript=False)
    gast.open(soort)
    gast.do(soort.taak)
    assert overloop(gast.pagina) <= 0, f"{gast.pagina.url} schuift opzij"
    gast.pagina.context.close()
