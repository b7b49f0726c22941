"""How the wegwijzer works, read in a real browser: three languages, a narrow screen, and what the checkers find."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.wandeling import overloop
from tests.wegwijzer_ai.evaluatie.verzonnen import example_report
from toegankelijkheid.toetsen.motoren import axe, ibm, nu
from wegwijzer_ai.rapport.bladzijde import write_bladzijde

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("breedte", [1280, 320])
def test_no_engine_finds_anything_on_the_page_that_accounts_for_it(
    nieuwe_pagina: Callable[..., Page], breedte: int
) -> None:
    bronnen: dict[str, str] = {}
    bevindingen: list[str] = []
    for taal in ("", "/en", "/pap"):
        pagina = nieuwe_pagina(breedte=breedte)
        pagina.goto(f"{taal}/wegwijzer/uitleg/")
        pagina.locator("details.uitklap > summary").click()
        assert overloop(pagina) <= 0
        assert pagina.context.cookies() == []
        bevindingen += [f"{taal}: {b}" for b in (*axe(pagina), *ibm(pagina))]
        bronnen[f"uitleg{taal}"] = pagina.content()

    assert not bevindingen + [str(b) for b in nu(bronnen)]


def test_the_page_is_one_step_from_the_question(pagina: Page) -> None:
    pagina.goto("/wegwijzer/")
    pagina.get_by_role("link", name="Hoe werkt de wegwijzer?").first.click()

    expect(pagina.get_by_role("heading", level=1)).to_have_text("Hoe werkt de wegwijzer?")


@pytest.mark.parametrize("breedte", [1280, 320])
def test_the_report_of_an_evaluation_is_as_good_a_page(nieuwe_pagina: Callable[..., Page], breedte: int) -> None:
    blad = write_bladzijde(example_report())
    pagina = nieuwe_pagina(breedte=breedte)
    pagina.set_content(blad)

    assert overloop(pagina) <= 0
    bevindingen = [str(b) for b in (*axe(pagina), *ibm(pagina), *nu({"rapport": blad}))]
    assert not bevindingen
