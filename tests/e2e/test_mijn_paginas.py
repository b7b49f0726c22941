"""Every page of /mijn/ that has an address of its own is whole without JavaScript.

That nothing is asked of anybody but the portal and the simulated government, `nieuwe_pagina` sees to (B51).
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.test_inloggen import log_in

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
def test_every_page_of_ones_own_is_whole_without_javascript(nieuwe_pagina: Callable[..., Page]) -> None:
    pagina = nieuwe_pagina(breedte=390, javascript=False)
    log_in(pagina, "digid", "sanne-hendriks")
    for pad in PADEN:
        pagina.goto(pad)
        expect(pagina.get_by_role("heading", level=1)).to_be_visible()
        assert pagina.locator("main").inner_text().count("\n") > 1, pad
