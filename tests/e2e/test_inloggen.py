"""Logging in by each means, acting for another, and the end of a session: in a browser, over the whole house."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from toegankelijkheid.toetsen.motoren import axe, ibm, nu

pytestmark = pytest.mark.e2e
GEVEN = "/mijn/machtigingen/geven/"
# Groups of people at the provider are folded.
OPEN = """knop => {
  for (let deel = knop.closest("details"); deel; deel = deel.parentElement.closest("details")) deel.open = true;
}"""


def log_in(pagina: Page, middel: str, *keuzes: str, volgende: str = "/mijn/") -> None:
    """Log in at the simulated provider by pressing the buttons with these values."""
    pagina.goto(f"/inloggen/{middel}/?next={volgende}")
    for keuze in keuzes:
        knop = pagina.locator(f'button[value="{keuze}"]').first
        # Groups of people are folded.
        knop.evaluate(
            "knop => { for (let d = knop.closest('details'); d; d = d.parentElement.closest('details')) d.open = true }"
        )
        knop.click()
    pagina.wait_for_url(re.compile(re.escape(volgende)))


@pytest.mark.norm("B7")
def test_b7_the_dialog_offers_to_stay_and_at_the_end_nothing_typed_is_lost(pagina: Page) -> None:
    log_in(pagina, "digid", "noor-bakker", volgende=GEVEN)
    pagina.clock.install()
    pagina.goto(GEVEN)
    pagina.get_by_label(re.compile("^Zaken:")).check()
    pagina.get_by_label(re.compile("^Tot en met")).fill("31-12-2027")
    dialoog = pagina.get_by_role("dialog", name="Wilt u ingelogd blijven?")
    expect(dialoog).to_be_hidden()

    pagina.clock.fast_forward("13:05")
    expect(dialoog).to_be_visible()
    blijven = dialoog.get_by_role("button", name="Ja, ingelogd blijven")
    expect(blijven).to_be_focused()
    blijven.click()
    expect(dialoog).to_be_hidden()
    expect(pagina.get_by_label(re.compile("^Tot en met"))).to_be_focused()

    pagina.clock.fast_forward("13:05")
    expect(dialoog).to_be_visible()
    pagina.keyboard.press("Escape")
    pagina.clock.fast_forward("02:05")
    expect(pagina.get_by_role("heading", name="U bent uitgelogd")).to_be_visible()

    pagina.get_by_role("link", name="Inloggen met DigiD", exact=True).click()
    noor = pagina.locator('button[value="noor-bakker"]').first
    noor.evaluate(OPEN)
    noor.click()
    expect(pagina.get_by_role("heading", name="Wat u had ingevuld, staat er nog")).to_be_visible()
    expect(pagina.get_by_label(re.compile("^Zaken:"))).to_be_checked()
    expect(pagina.get_by_label(re.compile("^Tot en met"))).to_have_value("31-12-2027")


@pytest.mark.parametrize("breedte", [390, 1280])
def test_a_mandated_daughter_acts_for_her_mother_and_goes_back(
    nieuwe_pagina: Callable[..., Page], breedte: int
) -> None:
    pagina = nieuwe_pagina(breedte=breedte, javascript=False)
    log_in(pagina, "digid", "els-willemsen", volgende="/mijn/voor-wie/")
    pagina.get_by_role("button", name="Handelen voor Truus Hoekstra").click()
    balk = pagina.get_by_role("region", name="Voor wie u handelt")
    expect(balk).to_contain_text("Truus Hoekstra")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Overzicht van Truus Hoekstra")
    expect(pagina.get_by_role("link", name="Mijn gegevens")).to_have_count(0)
    assert pagina.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0

    balk.get_by_role("button", name="Terug naar mijzelf").click()
    expect(balk).to_have_count(0)
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Willemsen")


def test_a_bookkeeper_works_for_a_client_and_only_on_what_the_client_gave(pagina: Page) -> None:
    log_in(pagina, "eherkenning", "administratiekantoor-prins:annelies-prins", "eigen")
    pagina.goto("/mijn/voor-wie/")
    pagina.get_by_role("button", name="Handelen voor Bram Kuiper Timmerwerk").click()
    expect(pagina.get_by_role("region", name="Voor wie u handelt")).to_contain_text("zaken, berichten")
    expect(pagina.get_by_role("link", name=re.compile("Btw-aangifte")).first).to_be_visible()
    expect(pagina.get_by_role("button", name="Terug naar uw klanten")).to_be_visible()


def test_a_german_without_a_bsn_reads_how_to_get_further(pagina: Page) -> None:
    log_in(pagina, "eidas", "DE", "lukas-schneider")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Dag Lukas Schneider")
    expect(pagina.get_by_role("main")).to_contain_text("RNI-loket")


@pytest.mark.norm("B8")
def test_b8_after_logging_out_the_back_button_shows_nothing(pagina: Page) -> None:
    log_in(pagina, "digid", "noor-bakker", volgende="/mijn/zaken/")
    pagina.get_by_role("banner").get_by_role("button", name="Uitloggen").click()
    expect(pagina.get_by_role("heading", name="U bent uitgelogd")).to_be_visible()
    pagina.go_back()
    pagina.goto("/mijn/zaken/")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Inloggen")


def test_no_engine_finds_anything_on_the_pages_of_access(nieuwe_pagina: Callable[..., Page]) -> None:
    pagina = nieuwe_pagina(breedte=390)
    bevindingen: list[str] = []
    bronnen: dict[str, str] = {}

    def look(pad: str) -> None:
        pagina.goto(pad)
        bevindingen.extend(f"{pad}: {b}" for b in (*axe(pagina), *ibm(pagina)))
        bronnen[re.sub(r"\W+", "-", pad)] = pagina.content()

    look("/inloggen/?verlopen=ja&bewaard=ja&niveau=hoog")
    look("/inloggen/zonder-bsn/")
    log_in(pagina, "digid", "els-willemsen")
    for pad in ("voor-wie", "machtigingen", "machtigingen/geven", "machtigingen/activeren", "ingelogd"):
        look(f"/mijn/{pad}/")
    pagina.goto("/mijn/voor-wie/")
    pagina.get_by_role("button", name="Handelen voor Truus Hoekstra").click()
    look("/mijn/")
    pagina.evaluate("document.getElementById('sessie').showModal()")
    bevindingen += [f"dialoog: {b}" for b in axe(pagina)]
    bevindingen += [str(b) for b in nu(bronnen)]
    assert not bevindingen, "\n".join(bevindingen)
