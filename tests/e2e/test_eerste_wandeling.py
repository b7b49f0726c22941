"""The first walk: from a question in plain words to the right organisation, and a move followed over three of them."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.huis import Adressen
from tests.e2e.wandeling import (
    VRAAG,
    home,
    kies_inloggen,
    log_in,
    log_uit,
    loop,
    overloop,
    tab_to,
    volg_verhuizing,
)

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("javascript", [True, False], ids=["met-javascript", "zonder-javascript"])
@pytest.mark.parametrize("breedte", [1280, 390, 320])
def test_the_walk(nieuwe_pagina: Callable[..., Page], breedte: int, javascript: bool) -> None:  # noqa: FBT001
    pagina = nieuwe_pagina(breedte=breedte, javascript=javascript)
    for stap in loop(pagina):
        if javascript:
            assert overloop(pagina) <= 0, f"{stap.naam} schuift opzij op {breedte} px"


def test_the_walk_by_keyboard_alone(pagina: Page) -> None:
    pagina.goto("/")
    tab_to(pagina, "Naar de inhoud")
    pagina.keyboard.press("Enter")
    tab_to(pagina, "Wat wilt u weten of regelen?")
    pagina.keyboard.type(VRAAG)
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("#gesprek > li")
    tab_to(pagina, re.compile("^Verhuizen"))
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Verhuizen")
    pagina.goto("/mijn/")
    tab_to(pagina, re.compile("DigiD"))
    pagina.keyboard.press("Enter")
    pagina.wait_for_url(re.compile("/digid/"))
    tab_to(pagina, re.compile("Noor Bakker"))
    pagina.keyboard.press("Enter")
    pagina.wait_for_url(re.compile("/mijn/"))
    tab_to(pagina, re.compile("Wie zag"))
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Wie zag mijn gegevens")


@pytest.fixture
def rdw_uit(huis: Adressen) -> Iterator[None]:
    """RDW does not answer, as set on /regie/."""
    huis.storing("zgw/rdw", "uit")
    yield
    huis.storing("zgw/rdw", "normaal")


@pytest.mark.usefixtures("rdw_uit")
def test_with_rdw_off_the_walk_works_and_says_what_is_missing(pagina: Page) -> None:
    home(pagina)
    kies_inloggen(pagina)
    log_in(pagina)
    expect(pagina.get_by_role("main")).to_contain_text(re.compile("RDW.*(niet|geen)", re.DOTALL))
    volg_verhuizing(pagina)
    expect(pagina.get_by_role("main")).to_contain_text("Dienst Toeslagen")
    log_uit(pagina)


@pytest.mark.parametrize(
    "pad", ["/", "/en/", "/ondernemers/", "/zoeken/?q=paspoort", "/levensgebeurtenissen/verhuizen/", "/wegwijzer/"]
)
def test_public_pages_set_no_cookie(nieuwe_pagina: Callable[..., Page], pad: str) -> None:
    pagina = nieuwe_pagina()
    pagina.goto(pad)
    assert pagina.context.cookies() == []
