"""From a life event to a list of one's own, in a real browser: by keyboard, without JavaScript, on two devices."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from levensgebeurtenissen.management.commands.levensgebeurtenis_toets import INHOUD
from tests.e2e.wandeling import overloop, tab_to

pytestmark = pytest.mark.e2e
SLUGS = sorted(pad.stem for pad in INHOUD.glob("*.yaml"))
CODE = re.compile(r"[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){2}")
FOCUS = "[document.activeElement.type, document.activeElement.name, document.activeElement.className]"
# Which answer a field takes that is not chosen but typed.
GETYPT = {"datum": (datetime.now(tz=UTC) + timedelta(days=20)).strftime("%d-%m-%Y")}


def answer_all(pagina: Page) -> None:
    """Go through the form by Tab alone: type the day, choose the first answer of each question, send."""
    # The browser begins to look for the next stop here.
    pagina.get_by_role("heading", level=1).click()
    gedaan: set[str] = set()
    for _ in range(60):
        pagina.keyboard.press("Tab")
        soort, naam, klasse = pagina.evaluate(FOCUS)
        if soort == "submit" and "nl-button" in klasse:
            with pagina.expect_navigation():
                pagina.keyboard.press("Enter")
            return
        if not naam or naam in gedaan or naam.endswith("-weet-niet"):
            continue
        gedaan.add(naam)
        if soort in {"radio", "checkbox"}:
            pagina.keyboard.press("Space")
        elif soort == "text":
            pagina.keyboard.type(GETYPT.get(naam, "1"))
    raise AssertionError("de knop is niet te bereiken met Tab")


@pytest.mark.parametrize("deel", range(4))
def test_every_event_gives_a_list_by_keyboard_and_without_javascript(
    nieuwe_pagina: Callable[..., Page], deel: int
) -> None:
    """In four parts, so that they can run beside each other."""
    pagina = nieuwe_pagina(breedte=320, javascript=False)
    for slug in SLUGS[deel::4]:
        pagina.goto(f"/levensgebeurtenissen/{slug}/")
        pagina.get_by_role("link", name="Maak uw stappenlijst").press("Enter")
        answer_all(pagina)

        expect(pagina).to_have_url(re.compile(f"/levensgebeurtenissen/{slug}/stappenlijst/lijst/$"))
        expect(pagina.get_by_role("heading", level=1)).to_contain_text("Uw stappenlijst")
        stappen = pagina.locator("ol.stappenlijst > li")
        assert stappen.count() > 0, slug
        assert overloop(pagina) <= 0, slug


def test_a_list_is_kept_opened_elsewhere_and_wiped(nieuwe_pagina: Callable[..., Page]) -> None:
    thuis, telefoon = nieuwe_pagina(javascript=False), nieuwe_pagina(breedte=390)
    thuis.goto("/levensgebeurtenissen/verhuizen/stappenlijst/")
    assert thuis.context.cookies() == [], "looking sets no cookie"
    answer_all(thuis)
    thuis.get_by_role("button", name=re.compile("^Dit is klaar")).first.press("Enter")
    expect(thuis.locator("main")).to_contain_text("1 van de")
    thuis.get_by_role("link", name="Bewaar met een code").press("Enter")
    thuis.get_by_role("button", name="Bewaar en geef mij een code").press("Enter")
    gevonden = CODE.search(thuis.locator("main").inner_text())
    assert gevonden is not None

    telefoon.goto("/stappenlijst/")
    telefoon.get_by_label("Uw code").fill(gevonden[0].lower())
    telefoon.keyboard.press("Enter")
    expect(telefoon.locator("main")).to_contain_text("1 van de")
    telefoon.get_by_role("link", name="Wis deze lijst").press("Enter")
    telefoon.get_by_role("button", name="Ja, wis de lijst").press("Enter")
    expect(telefoon.locator("main")).to_contain_text("Uw lijst is gewist")
    assert telefoon.context.cookies() == [], "what was begun here is over"

    weg = thuis.context.request.get("/levensgebeurtenissen/verhuizen/stappenlijst/lijst/")
    assert weg.status == 410
    assert "Deze lijst is er niet meer" in weg.text()


def test_tab_reaches_every_way_to_take_the_list_along_and_shows_where_it_is(pagina: Page) -> None:
    pagina.goto("/levensgebeurtenissen/trouwen/stappenlijst/")
    answer_all(pagina)

    for naam in (
        "Antwoorden veranderen",
        re.compile("^Dit is klaar"),
        "Bewaar met een code",
        "Mail de lijst naar uzelf",
    ):
        tab_to(pagina, naam)
