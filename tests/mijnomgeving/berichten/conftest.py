"""Somebody with a browser and a box full of messages; the worker delivers when the test says so."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client

from portal.core.niveau import Niveau
from portal.outbox.relay import deliver_due
from tests.mijnomgeving.conftest import NOOR, Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker, Pagina

BERICHTEN = "/mijn/berichten/"
BEWERKEN, ONGEDAAN, ZOEKEN = (f"{BERICHTEN}{pad}/" for pad in ("bewerken", "ongedaan", "zoeken"))
Velden = dict[str, str | list[str]]


@dataclass(frozen=True)
class Regel:
    """A line of the list, as somebody reads it."""

    onderwerp: str
    url: str
    keuze: str
    tekst: str

    @property
    def gelezen(self) -> bool:
        """Whether it says that it was read."""
        return "Nog niet gelezen" not in self.tekst


class Lezer(Bezoeker):
    """Somebody who reads and files messages."""

    def lijst(self, query: str = "") -> list[Regel]:
        """The messages on a page of the list."""
        return list(_regels(self.ga(f"{BERICHTEN}{query}").html))

    def onderwerpen(self, query: str = "") -> list[str]:
        """Their subjects."""
        return [regel.onderwerp for regel in self.lijst(query)]

    def regel(self, onderwerp: str, query: str = "") -> Regel:
        """The message with this subject."""
        [regel] = [regel for regel in self.lijst(query) if onderwerp in regel.onderwerp]
        return regel

    def stuur(self, url: str, velden: Velden) -> Pagina:
        """Send a form and read the page to which it leads."""
        antwoord = self.client.post(url, velden, follow=True)
        return Pagina(antwoord.status_code, antwoord.content.decode())

    def kaal(self, url: str, velden: Velden) -> HttpResponse:
        """Send a form; the answer as it came."""
        return self.client.post(url, velden)  # type: ignore[return-value]

    def doe(self, actie: str, *regels: Regel, terug: str = "", **meer: str) -> Pagina:
        """Choose these messages and press a button."""
        keuzes = [regel.keuze for regel in regels]
        return self.stuur(BEWERKEN, {"bericht": keuzes, "actie": actie, "terug": terug, **meer})

    def zoek(self, tekst: str, **meer: str) -> Pagina:
        """Look for words."""
        return self.stuur(ZOEKEN, {"tekst": tekst, **meer})


def _regels(html: str) -> Iterable[Regel]:
    for stuk in re.findall(r'<li class="bericht[ "].*?</li>', html, flags=re.DOTALL):
        link = re.search(r'<a class="nl-link" href="([^"]+)">(.*?)</a>', stuk, flags=re.DOTALL)
        keuze = re.search(r'name="bericht" value="([^"]+)"', stuk)
        assert link
        assert keuze
        tekst = " ".join(unescape(re.sub(r"<[^>]+>", " ", stuk)).split())
        yield Regel(unescape(link[2]), unescape(link[1]), unescape(keuze[1]), tekst)


@pytest.fixture
def noor(federatie: Federatie, ingelogd: Ingelogd, db: None) -> Lezer:
    """Noor Bakker: four messages, two of them not read."""
    return Lezer(ingelogd(Client(), sessiepersoon(NOOR, "Noor Bakker", niveau=Niveau.HOOG)))


def bezorg() -> None:
    """Let the worker deliver what is due."""
    while deliver_due(at_most=50) == 50:
        pass


def bij_de_bron(federatie: Federatie, magazijn: str, bsn: str = NOOR) -> list[dict[str, object]]:
    """The messages as their magazijn has them now."""
    verbinding = HTTPConnection(urlsplit(federatie.base_url).netloc, timeout=10)
    try:
        pad = f"/fbs/{magazijn}/berichten?pageSize=100"
        verbinding.request("GET", pad, headers={"X-Ontvanger": f"BSN:{bsn}", "Authorization": "Bearer demo-fbs"})
        berichten: list[dict[str, object]] = json.loads(verbinding.getresponse().read())["berichten"]
        return berichten
    finally:
        verbinding.close()


def bezorg_post(federatie: Federatie, magazijn: str, *posten: tuple[str, str], bsn: str = NOOR) -> None:
    """Let an organisation send messages: subject and text of each."""
    verbinding = HTTPConnection(urlsplit(federatie.base_url).netloc, timeout=10)
    headers = {"Content-Type": "application/json", "Authorization": "Bearer demo-fbs"}
    try:
        for nummer, (onderwerp, inhoud) in enumerate(posten):
            body = {
                "afzender": "00000099000000001000",
                "ontvanger": {"type": "BSN", "waarde": bsn},
                "onderwerp": onderwerp,
                "inhoud": inhoud,
                "publicatietijdstip": f"2026-10-{nummer % 28 + 1:02}T09:{nummer % 60:02}:00+01:00",
            }
            verbinding.request("POST", f"/fbs/{magazijn}/aanleveringen", json.dumps(body), headers)
            antwoord = verbinding.getresponse()
            antwoord.read()
            assert antwoord.status == 201
    finally:
        verbinding.close()
