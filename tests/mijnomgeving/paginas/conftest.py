"""A browser of somebody who is logged in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from portal.core.niveau import Niveau
from tests.mijnomgeving.conftest import NOOR, Federatie, Ingelogd, sessiepersoon

GEEN_ZAKEN = ("geen lopende zaken", "geen zaken", "geen berichten")


@dataclass(frozen=True)
class Pagina:
    """A page as somebody reads it."""

    status: int
    html: str

    @property
    def tekst(self) -> str:
        """The words on the page, without markup, each run of white space one space."""
        zonder = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", self.html, flags=re.DOTALL)
        return " ".join(
            unescape(re.sub(r"<[^>]+>", "", re.sub(r"</?(p|li|dd|dt|h\d|div|br)\b[^>]*>", " ", zonder))).split()
        )

    @property
    def kop(self) -> str:
        """The h1."""
        [kop] = re.findall(r"<h1[^>]*>(.*?)</h1>", self.html, flags=re.DOTALL)
        return " ".join(unescape(re.sub(r"<[^>]+>", "", kop)).split())

    def links(self, begin: str) -> list[str]:
        """The addresses of links that begin so, each once, in order."""
        return list(
            dict.fromkeys(unescape(url) for url in re.findall(r'href="([^"]+)"', self.html) if url.startswith(begin))
        )

    def ontbreekt(self, naam: str) -> bool:
        """Whether the page says that this source gave nothing."""
        lijsten = re.findall(r'<ul class="bronnen">(.*?)</ul>', self.html, flags=re.DOTALL)
        return f"De gegevens van {naam} ontbreken nu" in self.tekst or any(f"<li>{naam}</li>" in ul for ul in lijsten)


class Bezoeker:
    """Somebody with a browser."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def ga(self, url: str) -> Pagina:
        """Open a page."""
        antwoord = self.client.get(url)
        return Pagina(antwoord.status_code, antwoord.content.decode())

    def raw(self, url: str) -> HttpResponse:
        """Open an address; the answer as it came."""
        return self.client.get(url)  # type: ignore[return-value]


Inloggen = Callable[..., Bezoeker]


@pytest.fixture
def _haast(settings: Settings) -> None:
    """For tests of sources that are down: who waits for one waits no longer than outside a test."""
    settings.PAGINA_DEADLINE, settings.BRON_DEADLINE = 2.5, 1.6


@pytest.fixture
def inloggen(federatie: Federatie, ingelogd: Ingelogd, db: None) -> Inloggen:
    """Log in as a persona, without the login page; the BRP has not told the name yet."""

    def log_in(bsn: str = NOOR, niveau: Niveau = Niveau.HOOG) -> Bezoeker:
        return Bezoeker(ingelogd(Client(), sessiepersoon(bsn, "", niveau=niveau)))

    return log_in


@pytest.fixture
def noor(inloggen: Inloggen) -> Bezoeker:
    """Noor Bakker, who moved to Utrecht."""
    return inloggen(NOOR)
