"""Every regelhulp in a browser: its first example by keyboard, and the same without JavaScript on a telephone."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.e2e.wandeling import overloop
from toegankelijkheid.toetsen.motoren import axe

pytestmark = pytest.mark.e2e

INHOUD = Path(__file__).resolve().parents[2] / "levensgebeurtenissen" / "inhoud" / "regelhulpen"
REGELHULPEN = sorted(pad.stem for pad in INHOUD.glob("*.yaml"))
# A walk has at most so many questions; more is a circle.
MEESTE = 30


def first_example(slug: str) -> dict[str, object]:
    """The answers of the first example, as if it were written today: its days lie as far from today as they did."""
    voorbeeld: dict[str, Any] = yaml.safe_load((INHOUD / f"{slug}.yaml").read_text())["voorbeelden"][0]
    later = datetime.now(ZoneInfo("Europe/Amsterdam")).date() - voorbeeld["op"]
    return {
        sleutel: waarde + later if isinstance(waarde, date) else waarde
        for sleutel, waarde in voorbeeld["antwoorden"].items()
    }


def written(waarde: object) -> str:
    """A value of the file as a person types it."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return f"{waarde:%d-%m-%Y}" if isinstance(waarde, date) else str(waarde)


def chosen(waarde: object) -> list[str]:
    """The keys of the options that were chosen."""
    if waarde is None or waarde == "onbekend":
        return ["?"]
    if isinstance(waarde, list):
        return [str(deel) for deel in waarde] or ["-"]
    return [deel.strip() for deel in written(waarde).split(",")]


def fill(pagina: Page, waarde: object) -> None:
    """Answer the one question on the page."""
    keuzes = pagina.locator("main fieldset input")
    if keuzes.count():
        for sleutel in chosen(waarde):
            pagina.locator(f'main fieldset input[value="{sleutel}"]').check()
    elif waarde is None or waarde == "onbekend":
        pagina.locator('main input[type="checkbox"]').check()
    else:
        pagina.locator('main .vraag input[type="text"]').fill(written(waarde))


def answer_all(pagina: Page, antwoorden: Mapping[str, object]) -> Iterator[str]:
    """Answer each question that is asked, until the page with all answers; yields the key of each."""
    for _vraag in range(MEESTE):
        if pagina.url.split("?")[0].endswith("/controleer/"):
            return
        sleutel = pagina.locator('input[name="_vraag"]').get_attribute("value") or ""
        fill(pagina, antwoorden[sleutel])
        yield sleutel
        with pagina.expect_navigation():
            pagina.get_by_role("button", name="Volgende").press("Enter")
        assert not pagina.locator("#fout-kop").count(), f"{sleutel}: {pagina.locator('.foutlijst').inner_text()}"
    raise AssertionError("er komt geen eind aan de vragen")


def check(pagina: Page) -> None:
    assert overloop(pagina) <= 0, f"{pagina.url} schuift opzij"
    bevindingen = axe(pagina)
    assert not bevindingen, f"{pagina.url}: {bevindingen}"


@pytest.mark.parametrize("slug", REGELHULPEN)
def test_the_first_example_leads_by_keyboard_to_its_outcome(pagina: Page, slug: str) -> None:
    antwoorden = first_example(slug)
    pagina.goto(f"/regelhulpen/{slug}/")
    check(pagina)
    begin = pagina.get_by_role("link", name="Begin", exact=True)
    begin.focus()
    pagina.keyboard.press("Enter")
    pagina.wait_for_url(re.compile("/stap/1/"))

    for nummer, sleutel in enumerate(answer_all(pagina, antwoorden)):
        if not nummer:
            check(pagina)
        assert sleutel not in pagina.url.split(slug)[1]
    check(pagina)
    pagina.get_by_role("button", name="Naar de uitkomst").press("Enter")
    pagina.wait_for_url(re.compile("/uitkomst/"))
    check(pagina)
    hoofd = pagina.get_by_role("main")
    expect(hoofd.get_by_role("heading", name="Waarom deze uitkomst?")).to_be_visible()
    assert "{" not in hoofd.inner_text(), "a value that was not filled in"


@pytest.mark.parametrize("slug", REGELHULPEN)
def test_the_same_without_javascript_on_a_telephone(nieuwe_pagina: Callable[..., Page], slug: str) -> None:
    pagina = nieuwe_pagina(breedte=320, javascript=False)
    pagina.goto(f"/regelhulpen/{slug}/stap/1/")

    for _sleutel in answer_all(pagina, first_example(slug)):
        assert overloop(pagina) <= 0, f"{pagina.url} schuift opzij"
    pagina.get_by_role("button", name="Naar de uitkomst").click()
    pagina.wait_for_url(re.compile("/uitkomst/"))
    assert overloop(pagina) <= 0
    pagina.get_by_role("button", name="Wis mijn antwoorden").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Uw antwoorden zijn gewist")


def test_back_and_change_lose_nothing_and_an_error_is_told(pagina: Page) -> None:
    """On the way the browser's own Back button works, and an empty answer is caught kindly."""
    pagina.goto("/regelhulpen/reisdocument-kiezen/stap/1/")
    pagina.get_by_role("button", name="Volgende").click()
    expect(pagina.locator("#fout-kop")).to_be_focused()
    check(pagina)
    stappen = answer_all(pagina, first_example("reisdocument-kiezen"))
    next(stappen)
    next(stappen)
    pagina.go_back()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Heeft de reiziger de Nederlandse nationaliteit?")
    expect(pagina.locator("main input[checked]")).to_have_count(1)
    pagina.go_forward()
    pagina.get_by_role("link", name="Vorige").click()
    expect(pagina.locator("main input:checked")).to_have_count(1)
    pagina.get_by_role("button", name="Volgende").click()
    for _sleutel in answer_all(pagina, first_example("reisdocument-kiezen")):
        pass
    eerste = pagina.get_by_role("link", name=re.compile("^Wijzig")).first
    eerste.click()
    pagina.get_by_role("button", name="Volgende").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Controleer uw antwoorden")
