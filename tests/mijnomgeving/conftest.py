"""The simulated government for the portal's own tests: running, as it begins, and with persons who log in."""

import json
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPConnection
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiohttp import web
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from mijnomgeving.federatie.app import create_app
from portal.core.betrokkene import Persoon
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn
from portal.outbound import adressen
from portal.outbound.service import shutdown
from portal.toegang import services as toegang
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.federatie import draaiend

NOOR, YOUSSEF, AMINA, MEREL, DAAN = "999997671", "999994062", "999994220", "999991826", "999997592"
ZAKEN = {"gemeente-utrecht": "Gemeente Utrecht", "dienst-toeslagen": "Dienst Toeslagen", "rdw": "RDW"}
BERICHTEN = {"gemeente-utrecht": "Gemeente Utrecht", "dienst-toeslagen": "Dienst Toeslagen"}
PRODUCTEN = {"gemeente-utrecht": "Gemeente Utrecht", "gemeente-amersfoort": "Gemeente Amersfoort", "rdw": "RDW"}
LOGBOEKEN = {**ZAKEN, "rvig": "Basisregistratie Personen (BRP)"}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Ingelogd = Callable[[Client, Sessiepersoon], Client]


@dataclass(frozen=True)
class Ontvangen:
    """A call as the simulators got it."""

    methode: str
    pad: str
    headers: dict[str, str]


@dataclass(frozen=True)
class Federatie:
    """The running simulators; `ontvangen` holds the calls since the test began, those to /regie/ left out."""

    base_url: str
    ontvangen: list[Ontvangen] = field(default_factory=list)

    def zet(self, dienst: str, stand: str) -> None:
        """Let a service ('brp', 'zgw/rdw', 'fbs/gemeente-utrecht') behave as /regie/ can ('uit', 'hangt', ...)."""
        self._regie("PUT", f"storingen/{dienst}", {"stand": stand})

    def herstel(self) -> None:
        """All as it began."""
        self._regie("POST", "herstel")

    def tellingen(self) -> dict[str, dict[str, int]]:
        """How often each service was called, by method and path."""
        found: dict[str, dict[str, int]] = json.loads(self._regie("GET", "tellingen"))
        return found

    def protocollering(self) -> list[dict[str, Any]]:
        """The reads that the BRP wrote down."""
        found: list[dict[str, Any]] = json.loads(self._regie("GET", "protocollering"))
        return found

    def _regie(self, methode: str, pad: str, body: object = None) -> bytes:
        verbinding = HTTPConnection(urlsplit(self.base_url).netloc, timeout=10)
        try:
            verbinding.request(methode, f"/regie/{pad}", json.dumps(body), {"Content-Type": "application/json"})
            antwoord = verbinding.getresponse()
            assert antwoord.status == 200
            return antwoord.read()
        finally:
            verbinding.close()


def point_at(base_url: str, settings: Settings) -> None:
    """Let the settings name these simulators, and the outbound client call them."""
    settings.BRP_URL = f"{base_url}/brp/haalcentraal/api/brp"
    settings.HISTORIE_URL = f"{base_url}/historie/haalcentraal/api/brphistorie"
    settings.REISDOCUMENTEN_URL = f"{base_url}/reisdocumenten/haalcentraal/api/reisdocumenten"
    settings.TERUGMELDING_URL = f"{base_url}/terugmelding/api/v1"
    settings.ZAKEN_BRONNEN = [f"{naam}|0|{base_url}/zgw/{pad}" for pad, naam in ZAKEN.items()]
    settings.BERICHTEN_BRONNEN = [f"{naam}|0|{base_url}/fbs/{pad}" for pad, naam in BERICHTEN.items()]
    settings.TAKEN_BRONNEN = [f"{naam}|0|{base_url}/taken/{pad}" for pad, naam in ZAKEN.items()]
    settings.KLANTINTERACTIES_BRONNEN = [f"{naam}|0|{base_url}/klantinteracties/{pad}" for pad, naam in ZAKEN.items()]
    settings.PRODUCTEN_BRONNEN = [f"{naam}|0|{base_url}/openproduct/{pad}" for pad, naam in PRODUCTEN.items()]
    settings.AFSPRAKEN_BRONNEN = [f"{naam}|0|{base_url}/afspraken/{pad}" for pad, naam in BERICHTEN.items()]
    settings.LOGBOEK_BRONNEN = [f"{naam}|0|{base_url}/ldv/{pad}" for pad, naam in LOGBOEKEN.items()]
    thuis = settings.FEDERATIE_URL
    settings.REGISTERS = {
        sleutel: {**register, "url": register["url"].replace(thuis, base_url)}
        for sleutel, register in settings.REGISTERS.items()
    }
    settings.RDW_OPEN_URL = settings.RDW_OPEN_URL.replace(thuis, base_url)
    settings.LOCATIESERVER_URL = settings.LOCATIESERVER_URL.replace(thuis, base_url)
    settings.BEKENDMAKINGEN_URL = settings.BEKENDMAKINGEN_URL.replace(thuis, base_url)
    register_adressen()


@pytest.fixture(scope="session")
def _simulatoren() -> Iterator[Federatie]:
    ontvangen: list[Ontvangen] = []

    @web.middleware
    async def listen(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not request.path.startswith("/regie/"):
            ontvangen.append(Ontvangen(request.method, request.path_qs, dict(request.headers)))
        return await handler(request)

    def create(*args: object, **kwargs: object) -> web.Application:
        app = create_app(*args, **kwargs)  # type: ignore[arg-type]
        app.middlewares.insert(0, listen)
        return app

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(draaiend, "create_app", create)
        with draaiend.draaiende_federatie(traag_seconden=1.0, hangt_seconden=30.0) as draait:
            yield Federatie(draait.base_url, ontvangen)


@pytest.fixture
def federatie(_simulatoren: Federatie, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Federatie]:
    """The running simulators as they are after a start, called by a portal that has called nobody before."""
    shutdown()
    _simulatoren.herstel()
    _simulatoren.ontvangen.clear()
    monkeypatch.setattr(adressen, "_basis_urls", set())
    point_at(_simulatoren.base_url, settings)
    yield _simulatoren
    shutdown()


def sessiepersoon(bsn: str, naam: str, *, niveau: Niveau = Niveau.SUBSTANTIEEL) -> Sessiepersoon:
    """Somebody who has just logged in with DigiD."""
    return Sessiepersoon(Persoon(Bsn(bsn)), naam=naam, niveau=niveau, ingelogd_op=datetime.now(UTC), middel="digid")


@pytest.fixture
def noor() -> Sessiepersoon:
    """Noor, who moved: three zaken, four messages."""
    return sessiepersoon(NOOR, "Noor Elisabeth Bakker")


@pytest.fixture
def daan() -> Sessiepersoon:
    """Daan, who has no zaken and no messages."""
    return sessiepersoon(DAAN, "Daan Floris Visser")


@pytest.fixture
def youssef() -> Sessiepersoon:
    """Youssef, with much to arrange."""
    return sessiepersoon(YOUSSEF, "Youssef El Amrani")


@pytest.fixture
def ingelogd(settings: Settings) -> Ingelogd:
    """Give a test client the session of a person, by the portal's own session engine."""

    def log_in(client: Client, persoon: Sessiepersoon) -> Client:
        sessie = import_module(settings.SESSION_ENGINE).SessionStore()
        sessie[toegang._PERSOON] = persoon.to_session()
        sessie.save()
        client.cookies[settings.SESSION_COOKIE_NAME] = sessie.session_key
        return client

    return log_in


@pytest.fixture
def gekoppeld(federatie: Federatie, settings: Settings) -> Federatie:
    """The simulators, with each kind of source at one organisation."""
    thuis = settings.FEDERATIE_URL
    settings.INLOGMIDDELEN = {
        sleutel: {**middel, "issuer": middel["issuer"].replace(thuis, federatie.base_url)}
        for sleutel, middel in settings.INLOGMIDDELEN.items()
    }
    settings.BEVOEGDHEDEN_URL = settings.BEVOEGDHEDEN_URL.replace(thuis, federatie.base_url)
    for naam, dienst in (
        ("TAKEN_BRONNEN", "taken"),
        ("KLANTINTERACTIES_BRONNEN", "klantinteracties"),
        ("PRODUCTEN_BRONNEN", "openproduct"),
        ("AFSPRAKEN_BRONNEN", "afspraken"),
        ("LOGBOEK_BRONNEN", "ldv"),
    ):
        setattr(settings, naam, [f"RDW|0|{federatie.base_url}/{dienst}/rdw"])
    register_adressen()
    return federatie
