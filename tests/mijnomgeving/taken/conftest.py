"""Somebody with a browser who does what organisations ask, the bank, and the worker that brings it there."""

import re
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection
from typing import Any
from unittest.mock import Mock
from urllib.parse import urlencode, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen, taken_bronnen
from mijnomgeving.bronnen.taken.models import Taak
from portal.core.niveau import Niveau
from portal.outbox import relay, tasks
from portal.outbox.models import OutboxBericht
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import NOOR, YOUSSEF, Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker, Pagina

ORGANISATIES = {"gemeente-utrecht": "Gemeente Utrecht", "dienst-toeslagen": "Dienst Toeslagen", "rdw": "RDW"}
TAKEN = "/mijn/taken/"


@dataclass(frozen=True)
class Doener(Bezoeker):
    """Somebody who does what organisations ask."""

    client: Client
    persoon: Sessiepersoon

    def pad(self, titel: str) -> str:
        """The page of the taak with this title."""
        html = self.ga(TAKEN).html
        found = re.findall(rf'href="({TAKEN}[0-9a-f]{{32}}/)"[^>]*>(.*?)</a>', html, flags=re.DOTALL)
        [url] = {url for url, tekst in found if titel in unescape(re.sub(r"<[^>]+>", "", tekst))}
        return url

    def stuur(self, url: str, **velden: Any) -> Pagina:
        """Send a form and read the page to which it leads."""
        antwoord = self.client.post(url, velden, follow=True)
        return Pagina(antwoord.status_code, antwoord.content.decode())

    def post(self, url: str, **velden: Any) -> HttpResponse:
        """Send a form; the answer as it came."""
        return self.client.post(url, velden)  # type: ignore[return-value]

    def gezien(self, titel: str) -> str:
        """The mark of what stands on the page to check."""
        [gezien] = re.findall(r'name="gezien" value="([0-9a-f]+)"', self.ga(f"{self.pad(titel)}controleren/").html)
        return str(gezien)

    def bij_bron(self, titel: str) -> Taak:
        """The taak as its organisation has it now."""
        lijsten = [ask(bron.list_taken, self.persoon.betrokkene) for bron in taken_bronnen()]
        [taak] = [taak for lijst in lijsten for taak in lijst if titel in taak.titel]
        return taak


@dataclass(frozen=True)
class Bank:
    """The page of the payment service, in a browser of its own."""

    base_url: str

    def kies(self, betaal_url: str, keuze: str) -> str:
        """Choose; gives where the browser is sent."""
        delen = urlsplit(betaal_url)
        assert betaal_url.startswith(f"{self.base_url}/betalen/")
        verbinding = HTTPConnection(delen.netloc, timeout=10)
        try:
            koppen = {"Content-Type": "application/x-www-form-urlencoded"}
            verbinding.request("POST", delen.path, urlencode({"keuze": keuze}), koppen)
            antwoord = verbinding.getresponse()
            assert antwoord.status == 303
            return str(antwoord.headers["Location"])
        finally:
            verbinding.close()

    def betaal(self, betaal_url: str) -> str:
        """Choose a bank and pay."""
        self.kies(betaal_url, "polder")
        return self.kies(betaal_url, "betalen")


@pytest.fixture(autouse=True)
def _settings(federatie: Federatie, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TAKEN_BRONNEN = [f"{naam}|0|{federatie.base_url}/taken/{pad}" for pad, naam in ORGANISATIES.items()]
    settings.BETAALPAGINA_URL = f"{federatie.base_url}/betalen"
    register_adressen()
    # No worker listens in a test; `deliver` is the worker.
    monkeypatch.setattr(tasks.relay, "apply_async", Mock())


def deliver() -> None:
    """Let the worker do what is due."""
    OutboxBericht.objects.filter(afgeleverd_op=None, dood_op=None).update(volgende_poging="2020-01-01T00:00Z")
    relay.deliver_due(at_most=20)


def bestand(naam: str, inhoud: bytes) -> SimpleUploadedFile:
    """A file that somebody chose."""
    return SimpleUploadedFile(naam, inhoud)


@pytest.fixture
def bank(federatie: Federatie) -> Bank:
    return Bank(federatie.base_url)


@pytest.fixture
def log_in(ingelogd: Ingelogd, db: None) -> Any:
    """Log in as a persona, in a browser of its own each time."""

    def doe(bsn: str = NOOR, niveau: Niveau = Niveau.SUBSTANTIEEL) -> Doener:
        persoon = sessiepersoon(bsn, "", niveau=niveau)
        return Doener(ingelogd(Client(), persoon), persoon)

    return doe


@pytest.fixture
def noor(log_in: Any) -> Doener:
    """Noor, who moved: asked to send, confirm, sign, pay and come by."""
    return log_in(NOOR)  # type: ignore[no-any-return]


@pytest.fixture
def youssef(log_in: Any) -> Doener:
    """Youssef, who builds a dormer."""
    return log_in(YOUSSEF)  # type: ignore[no-any-return]
