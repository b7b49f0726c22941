"""Every page of /mijn/ that has an address of its own: fits at 320 px, and no engine finds anything.

That nothing is asked of anybody but the portal and the simulated government, `nieuwe_pagina` sees to (B51).
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.test_inloggen import log_in
from tests.e2e.wandeling import OPEN_ALLES, overloop, tab_through
from toegankelijkheid.toetsen.motoren import axe, ibm, nu

pytestmark = pytest.mark.e2e
PADEN = (
    "/mijn/",
    "/mijn/zaken/",
    "/mijn/vergunningen/",
    "/mijn/berichten/",
    "/mijn/berichten/nieuw/",
    "/mijn/berichten/mappen/",
    "/mijn/verstuurd/",
    "/mijn/taken/",
    "/mijn/contacten/",
    "/mijn/gegevens/",
    "/mijn/gegevens/meldingen/",
    "/mijn/uittreksels/",
    "/mijn/regelingen/",
    "/mijn/suggesties/",
    "/mijn/stappenlijsten/",
    "/mijn/inzage/",
    "/mijn/toestemmingen/",
    "/mijn/profiel/",
    "/mijn/voor-wie/",
    "/mijn/machtigingen/",
    "/mijn/ingelogd/",
    "/hoe-rekenen-wij/",
    "/uittreksel-controleren/",
)


@pytest.mark.norm("B51")
@pytest.mark.parametrize("breedte", [1280, 320])
def test_no_page_of_ones_own_overflows_or_has_a_finding(nieuwe_pagina: Callable[..., Page], breedte: int) -> None:
    pagina = nieuwe_pagina(breedte=breedte)
    log_in(pagina, "digid", "youssef-el-amrani")
    gevonden: list[str] = []
    bronnen: dict[str, str] = {}
    for pad in PADEN:
        pagina.goto(pad)
        pagina.evaluate(OPEN_ALLES)
        assert overloop(pagina) <= 0, f"{pad} schuift opzij op {breedte} px"
        gevonden += [f"{pad} {breedte}: {b}" for b in axe(pagina)]
        if breedte != 320:
            gevonden += [f"{pad}: {b}" for b in ibm(pagina)]
            bronnen[pad.strip("/").replace("/", "-") or "mijn"] = pagina.content()
    gevonden += [str(b) for b in nu(bronnen)] if bronnen else []
    assert not gevonden, "\n".join(gevonden)


def test_every_page_of_ones_own_is_whole_without_javascript(nieuwe_pagina: Callable[..., Page]) -> None:
    pagina = nieuwe_pagina(breedte=390, javascript=False)
    log_in(pagina, "digid", "sanne-hendriks")
    for pad in PADEN:
        pagina.goto(pad)
        expect(pagina.get_by_role("heading", level=1)).to_be_visible()
        assert pagina.locator("main").inner_text().count("\n") > 1, pad


def test_every_page_of_ones_own_can_be_used_by_keyboard(pagina: Page) -> None:
    log_in(pagina, "digid", "noor-bakker")
    for pad in PADEN:
        pagina.goto(pad)
        assert tab_through(pagina) > 10, pad
