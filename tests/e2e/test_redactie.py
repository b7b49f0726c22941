"""An editor changes a product; everybody finds it within seconds, through the outbox and the worker."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.e2e

WOORD = "regenboogkaart"
# The first change after a start also loads the language engine, which takes its time on a busy machine.
SECONDEN = 60


def log_in_as_editor(pagina: Page) -> None:
    pagina.goto("/beheer/login/")
    pagina.get_by_label("Gebruikersnaam").fill("redacteur")
    pagina.locator("input[type=password]").fill("redacteur")
    pagina.get_by_role("button", name="Inloggen").click()
    expect(pagina).to_have_url(re.compile("/beheer/$"))


def rename_product(pagina: Page, titel: str, nieuw: str) -> None:
    pagina.goto("/beheer/pages/search/?q=" + titel)
    pagina.get_by_role("link", name=titel, exact=True).first.click()
    pagina.get_by_label("Titel", exact=False).first.fill(nieuw)
    pagina.get_by_role("button", name="Meer acties").click()
    pagina.locator("button[name=action-publish]").click()
    expect(pagina.locator(".messages .success")).to_be_visible()


def test_a_new_title_is_found_within_seconds(nieuwe_pagina: Callable[..., Page]) -> None:
    redacteur, bezoeker = nieuwe_pagina(), nieuwe_pagina()
    log_in_as_editor(redacteur)
    rename_product(redacteur, "Grofvuil laten ophalen", f"Grofvuil laten ophalen met de {WOORD}")
    einde = time.monotonic() + SECONDEN
    while time.monotonic() < einde:
        bezoeker.goto(f"/zoeken/?q={WOORD}&nocache={time.monotonic_ns()}")
        if bezoeker.get_by_role("main").get_by_text(WOORD).count() > 1:
            break
    treffers = bezoeker.get_by_role("main").get_by_role("link", name=WOORD)
    expect(treffers.first).to_be_visible()
    rename_product(redacteur, f"Grofvuil laten ophalen met de {WOORD}", "Grofvuil laten ophalen")
