"""The bakery with its director, its colleague in Amersfoort and its bookkeeper, before the running simulators."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from mijnomgeving.federatie.machtigen.machtiging import medewerker_pseudoniem
from portal.core.betrokkene import Medewerker, Onderneming
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import KvkNummer, Vestigingsnummer
from portal.toegang.claims import Login
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.vertegenwoordiging import resolve
from portal.verantwoording.services import record_event
from tests.mijnomgeving.conftest import Federatie, Ingelogd
from tests.mijnomgeving.paginas.conftest import Bezoeker, Pagina

GEHEIM = "demo-pairwise-geheim"
BEDRIJVEN = {"bakkerij-zonnegraan": "90001354", "administratiekantoor-prins": "90010010"}
AMERSFOORT = "990090000025"

Aanmelden = Callable[..., "Bij"]


class Bij(Bezoeker):
    """Somebody at a company, with a browser."""

    def __init__(self, client: Client, persoon: Sessiepersoon) -> None:
        super().__init__(client)
        self.persoon = persoon

    def doe(self, url: str, **velden: object) -> Pagina:
        """Send the form of a page and go where that leads."""
        antwoord = self.client.post(url, velden, follow=True)
        return Pagina(antwoord.status_code, antwoord.content.decode())


@pytest.fixture(autouse=True)
def _overheid(federatie: Federatie, settings: Settings, db: None) -> None:
    thuis = federatie.base_url
    settings.BEVOEGDHEDEN_URL = f"{thuis}/machtigen/api/v1"
    settings.ZAKEN_BRONNEN = [f"Gemeente Utrecht|0|{thuis}/zgw/gemeente-utrecht"]
    settings.BERICHTEN_BRONNEN, settings.TAKEN_BRONNEN = [], []
    register_adressen()


@pytest.fixture
def aanmelden(ingelogd: Ingelogd) -> Aanmelden:
    """Log in at a company as eHerkenning and the register let this persona in."""

    def log_in(persona: str, bedrijf: str = "bakkerij-zonnegraan", *, vestiging: str = "") -> Bij:
        nummers = (Vestigingsnummer(vestiging),) if vestiging else ()
        voor = Onderneming(KvkNummer(BEDRIJVEN[bedrijf]), vestigingen=nummers, beperkt=bool(nummers))
        beweerd = Machtiging("", "eherkenning", voor, bedrijf, frozenset())
        wie = Medewerker(medewerker_pseudoniem(persona, bedrijf, GEHEIM))
        eigen, nu = resolve(Login(wie, Niveau.HOOG, "eherkenning", eigen=beweerd))
        persoon = Sessiepersoon(wie, "", Niveau.HOOG, datetime.now(UTC), "eherkenning", nu, eigen)
        record_event(actie="inloggen", resultaat="gelukt", handelende=persoon.partij, over="eherkenning")
        return Bij(ingelogd(Client(), persoon), persoon)

    return log_in


@pytest.fixture
def mehmet(aanmelden: Aanmelden) -> Bij:
    """Who leads the bakery."""
    return aanmelden("mehmet-kaya")


@pytest.fixture
def chantal(aanmelden: Aanmelden) -> Bij:
    """Who runs the shop in Amersfoort: zaken and taken of that vestiging."""
    return aanmelden("chantal-visscher", vestiging=AMERSFOORT)


def right_of(bezoeker: Bij, naam: str) -> str:
    """The address of the right of this person, found on the page."""
    html = bezoeker.ga("/mijn/rechten/").html
    found = re.search(rf'href="(/mijn/rechten/[0-9a-f-]{{36}}/)">[^<]*<span class="sr-only">: {re.escape(naam)}<', html)
    assert found, naam
    return found[1]


def call_register(federatie: Federatie, pad: str, body: dict[str, object]) -> None:
    """What happens at the register beside the portal."""
    verbinding = HTTPConnection(urlsplit(federatie.base_url).netloc, timeout=10)
    headers = {"Content-Type": "application/json", "X-API-KEY": "demo-machtigen"}
    verbinding.request("POST", f"/machtigen/api/v1/{pad}", json.dumps(body), headers)
    assert verbinding.getresponse().status == 200
    verbinding.close()


def activate(federatie: Federatie, code: str, persona: str) -> str:
    """A colleague hands in a code where eHerkenning is issued; what the page says."""
    verbinding = HTTPConnection(urlsplit(federatie.base_url).netloc, timeout=10)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    verbinding.request("POST", "/machtigen/activeren", urlencode({"code": code, "persona": persona}), headers)
    html = verbinding.getresponse().read().decode()
    verbinding.close()
    return html
