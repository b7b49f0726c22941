"""A browser of somebody who is logged in, and a government that can be told to fail."""

import json
import re
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from portal.core.betrokkene import Persoon
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn
from portal.outbound.service import shutdown
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie, draaiende_federatie

NOOR, YOUSSEF, AMINA, MEREL, DAAN = "999997671", "999994062", "999994220", "999991826", "999997592"
ZAKEN = {"gemeente-utrecht": "Gemeente Utrecht", "dienst-toeslagen": "Dienst Toeslagen", "rdw": "RDW"}
BERICHTEN = {"gemeente-utrecht": "Gemeente Utrecht", "dienst-toeslagen": "Dienst Toeslagen"}
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
        return f"De gegevens van {naam} ontbreken nu" in self.tekst


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


@pytest.fixture(scope="session")
def _federatie() -> Iterator[DraaiendeFederatie]:
    with draaiende_federatie() as federatie:
        yield federatie


class Regie:
    """Lets a service fail, and tells what the BRP wrote down."""

    def __init__(self, base_url: str) -> None:
        self._url = f"{base_url}/regie"

    def zet(self, dienst: str, stand: str) -> None:
        """From now on this service behaves so."""
        self._call("PUT", f"/storingen/{dienst}", {"stand": stand})

    def herstel(self) -> None:
        """All as it began."""
        self._call("POST", "/herstel", {})

    def protocollering(self) -> list[dict[str, object]]:
        """The reads that the BRP wrote down."""
        found: list[dict[str, object]] = self._call("GET", "/protocollering", None)
        return found

    def _call(self, methode: str, pad: str, body: object) -> list[dict[str, object]]:
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self._url + pad, data=data, method=methode, headers=headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=5) as response:  # noqa: S310 - our own address
            found: list[dict[str, object]] = json.load(response)
        return found


@pytest.fixture
def regie(_federatie: DraaiendeFederatie, settings: Settings) -> Iterator[Regie]:
    """The simulated government as after a start, and the portal pointed at it."""
    url = _federatie.base_url
    settings.BRP_URL = f"{url}/brp/haalcentraal/api/brp"
    settings.ZAKEN_BRONNEN = [f"{naam}|{'0' * 20}|{url}/zgw/{pad}" for pad, naam in ZAKEN.items()]
    settings.BERICHTEN_BRONNEN = [f"{naam}|{'0' * 20}|{url}/fbs/{pad}" for pad, naam in BERICHTEN.items()]
    settings.PAGINA_DEADLINE, settings.BRON_DEADLINE = 1.5, 0.8
    register_adressen()
    cache.clear()
    regie = Regie(url)
    regie.herstel()
    yield regie
    # Breakers and budgets of this test do not count for the next.
    shutdown()


@pytest.fixture
def inloggen(regie: Regie, db: None) -> Inloggen:
    """Log in as a persona, without the login page."""

    def log_in(bsn: str = NOOR, niveau: Niveau = Niveau.HOOG) -> Bezoeker:
        client = Client()
        persoon = Sessiepersoon(Persoon(Bsn(bsn)), "", niveau, datetime.now(UTC), "digid")
        session = client.session
        session["persoon"] = persoon.to_session()
        session.save()
        client.cookies["sessie"] = session.session_key or ""
        return Bezoeker(client)

    return log_in


@pytest.fixture
def noor(inloggen: Inloggen) -> Bezoeker:
    """Noor Bakker, who moved to Utrecht."""
    return inloggen(NOOR)
