"""Searching in a real browser: suggestions with the keyboard, filters without a script, and the table of searches."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.wandeling import overloop
from tests.zoekgevallen import GEVALLEN, MET_BETEKENIS
from toegankelijkheid.toetsen.motoren import axe

pytestmark = pytest.mark.e2e


def test_suggestions_open_are_announced_once_and_are_chosen_with_the_keyboard(pagina: Page) -> None:
    pagina.goto("/zoeken/")
    veld = pagina.get_by_role("combobox", name="Wat zoekt u?")
    veld.press_sequentially("huurt", delay=20)

    lijst = pagina.get_by_role("listbox", name="Suggesties")
    expect(lijst).to_be_visible()
    expect(veld).to_have_attribute("aria-expanded", "true")
    expect(pagina.locator("form [role=status]")).to_contain_text("Kies met de pijltjes.")
    assert axe(pagina) == []

    veld.press("ArrowDown")
    gekozen = lijst.get_by_role("option", selected=True)
    expect(veld).to_have_attribute("aria-activedescendant", gekozen.get_attribute("id") or "?")
    expect(veld).to_have_value("huurt")
    tekst = gekozen.text_content()
    veld.press("Enter")

    expect(pagina.get_by_role("heading", level=2, name=f"voor ‘{tekst}’")).to_be_visible()


def test_escape_closes_the_suggestions_and_keeps_what_was_typed(pagina: Page) -> None:
    pagina.goto("/zoeken/")
    veld = pagina.get_by_role("combobox", name="Wat zoekt u?")
    veld.press_sequentially("paspo", delay=20)
    lijst = pagina.get_by_role("listbox", name="Suggesties")
    expect(lijst).to_be_visible()

    veld.press("Escape")

    expect(lijst).to_be_hidden()
    expect(veld).to_have_value("paspo")
    expect(veld).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("javascript", [True, False], ids=["met-javascript", "zonder-javascript"])
@pytest.mark.parametrize("breedte", [1280, 320])
def test_filters_work_on_every_screen(nieuwe_pagina: Callable[..., Page], breedte: int, *, javascript: bool) -> None:
    pagina = nieuwe_pagina(breedte=breedte, javascript=javascript)
    pagina.goto("/zoeken/?q=aanvragen")
    pagina.locator(".filters").get_by_role("link", name=re.compile("^Ondernemer ")).click()

    chip = pagina.locator(".chips").get_by_role("link", name="Ondernemer")
    expect(chip).to_be_visible()
    if javascript:
        assert overloop(pagina) <= 0
        assert axe(pagina) == []
    chip.click()
    expect(pagina.locator(".chips")).to_have_count(0)


def test_long_list_of_organisations_opens_without_a_script(nieuwe_pagina: Callable[..., Page]) -> None:
    pagina = nieuwe_pagina(javascript=False)
    pagina.goto("/zoeken/?soort=organisatie")
    pagina.locator("summary").filter(has=pagina.get_by_role("heading", name="Organisatie", exact=True)).click()
    meer = pagina.locator("details.filters__meer").last
    meer.locator("summary").click()

    expect(meer.get_by_role("link").first).to_be_visible()


def test_every_search_of_the_table_finds_its_page(pagina: Page) -> None:
    missers = []
    alle = [(taal, geval) for taal, gevallen in (*GEVALLEN.items(), ("", MET_BETEKENIS)) for geval in gevallen]
    for taal, geval in alle:
        soort, slug = geval.sleutel.split(":")
        # Somebody who types Papiamentu reads the portal in it.
        pad = "/pap/zoeken/" if taal == "Papiaments" else "/zoeken/"
        html = pagina.request.get(pad, params={"q": geval.getypt, "soort": soort}).text()
        links = re.findall(r'<li class="resultaat">\s*<h3[^>]*><a[^>]*href="([^"]*)"', html)
        if not any(link.rstrip("/").endswith(f"/{slug}") for link in links[: geval.binnen]):
            missers.append(f"'{geval.getypt}' moet {geval.sleutel} geven bij de eerste {geval.binnen}: {links[:6]}")

    assert not missers, "\n".join(missers)
