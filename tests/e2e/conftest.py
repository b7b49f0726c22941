"""A whole house (portal, worker, federatie, engines) and a real browser, for stories as people live them."""

from collections.abc import Callable, Iterator
from shutil import which

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.e2e.huis import Adressen, open_huis

# Without windows where it is installed: the same pages in four fifths of the time.
CHROMIUM = which("chromium-headless-shell") or "/usr/bin/chromium"
# As root Chromium has no sandbox; the other flags keep it from looking for the outside world.
VLAGGEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _is_fault(melding: ConsoleMessage, huis: Adressen) -> bool:
    """An error on one of our own pages: a script, a policy that was broken, a file that is not there."""
    return melding.type == "error" and melding.location["url"].startswith(huis.portaal)


@pytest.fixture(scope="session")
def huis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Adressen]:
    """The house as `make run` starts it, in a folder of its own."""
    with open_huis(tmp_path_factory.mktemp("huis")) as adressen:
        yield adressen


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=VLAGGEN)


@pytest.fixture
def nieuwe_pagina(browser: Browser, huis: Adressen) -> Iterator[Callable[..., Page]]:
    """Opens a page with a given width, with or without JavaScript; every fault in it fails the test."""
    contexten: list[BrowserContext] = []
    fouten: list[str] = []

    def open_page(*, breedte: int = 1280, javascript: bool = True, mag: str = "", **opties: object) -> Page:
        context = browser.new_context(
            base_url=huis.portaal,
            viewport={"width": breedte, "height": 900},
            java_script_enabled=javascript,
            locale="nl-NL",
            **opties,  # type: ignore[arg-type]
        )
        contexten.append(context)
        pagina = context.new_page()
        pagina.set_default_timeout(15_000)
        pagina.on("pageerror", lambda fout: fouten.append(f"script: {fout}"))
        pagina.on(
            "console",
            # What a story is about, such as a form that is refused, is no fault in it.
            lambda melding: (
                _is_fault(melding, huis)
                and not (mag and mag in melding.text)
                and fouten.append(f"console: {melding.text}")
            ),
        )
        pagina.on(
            "request",
            lambda verzoek: (
                verzoek.url.startswith((huis.portaal, huis.federatie, "data:", "blob:"))
                or fouten.append(f"verzoek naar een ander: {verzoek.url}")
            ),
        )
        return pagina

    yield open_page
    for context in contexten:
        context.close()
    assert not fouten, fouten


@pytest.fixture
def pagina(nieuwe_pagina: Callable[..., Page]) -> Page:
    """A page of 1280 px wide with JavaScript."""
    return nieuwe_pagina()
