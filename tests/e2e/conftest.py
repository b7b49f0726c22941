"""A whole house (portal, worker, federatie, engines) and a real browser, for stories as people live them."""

import json
import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"
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


@dataclass(frozen=True)
class Adressen:
    """Where the house answers."""

    portaal: str
    federatie: str

    def storing(self, dienst: str, stand: str) -> None:
        """Set one simulated service to a fault, as a visitor of `/regie/` does."""
        verzoek = urllib.request.Request(  # noqa: S310 - our own address
            f"{self.federatie}/regie/storingen/{dienst}",
            data=json.dumps({"stand": stand}).encode(),
            headers={"Content-Type": "application/json"},
            method="PUT",
        )
        with urllib.request.urlopen(verzoek, timeout=5):  # noqa: S310
            pass


def _is_fault(melding: ConsoleMessage, huis: Adressen) -> bool:
    """An error on one of our own pages: a script, a policy that was broken, a file that is not there."""
    return melding.type == "error" and melding.location["url"].startswith(huis.portaal)


def _free_port() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


@pytest.fixture(scope="session")
def huis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Adressen]:
    """The house as `make run` starts it, in a folder of its own.

    PORTAAL_E2E_URL and FEDERATIE_URL name a running one.
    """
    if "PORTAAL_E2E_URL" in os.environ:
        yield Adressen(os.environ["PORTAAL_E2E_URL"], os.environ["FEDERATIE_URL"])
        return
    var = tmp_path_factory.mktemp("huis")
    poort, federatie = _free_port(), _free_port()
    omgeving = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE"}}
    omgeving |= {"PORT": str(poort), "FEDERATIE_PORT": str(federatie), "PORTAAL_VAR": str(var), "PYTHONUNBUFFERED": "1"}
    omgeving.setdefault("TAALMODEL_DIR", str(ROOT / ".var" / "taalmodel"))
    proces = subprocess.Popen(
        [sys.executable, "-m", "deploy.lokaal.huis"],
        cwd=ROOT,
        env=omgeving,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert proces.stdout is not None
    uitvoer = []
    for regel in proces.stdout:
        uitvoer.append(regel.decode())
        if f"open http://localhost:{poort}" in uitvoer[-1]:
            break
    else:
        pytest.fail("het huis startte niet:\n" + "".join(uitvoer))
    yield Adressen(f"http://localhost:{poort}", f"http://localhost:{federatie}")
    proces.terminate()
    proces.communicate(timeout=20)


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

    def open_page(*, breedte: int = 1280, javascript: bool = True, **opties: object) -> Page:
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
        pagina.on("console", lambda melding: _is_fault(melding, huis) and fouten.append(f"console: {melding.text}"))
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
