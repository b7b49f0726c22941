"""Somebody at the profile pages, with the postvak of the federatie beside them."""

import re
from collections.abc import Callable
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen.profiel.models import Profiel
from mijnomgeving.bronnen.registry import profiel
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline
from portal.outbound.service import run_together
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.conftest import NOOR, Federatie, Ingelogd, sessiepersoon

Laatste = Callable[[str], str]
Inloggen = Callable[..., Client]


@pytest.fixture(autouse=True)
def _no_earlier_codes(settings: Settings) -> None:
    """How often somebody asked for a code is counted for an hour; each test begins at nought."""
    cache.clear()


@pytest.fixture
def inloggen(federatie: Federatie, ingelogd: Ingelogd, db: None) -> Inloggen:
    """Log in as a persona."""

    def log_in(persoon: Sessiepersoon | None = None) -> Client:
        return ingelogd(Client(), persoon or sessiepersoon(NOOR, "Noor Elisabeth Bakker"))

    return log_in


@pytest.fixture
def noor_thuis(inloggen: Inloggen) -> Client:
    """Noor's browser."""
    return inloggen()


@pytest.fixture
def code_voor(federatie: Federatie) -> Laatste:
    """The last code that was sent to an address or number."""

    def find(aan: str) -> str:
        verbinding = HTTPConnection(urlsplit(federatie.base_url).netloc, timeout=5)
        verbinding.request("GET", "/profiel/postvak/")
        tekst = verbinding.getresponse().read().decode()
        verbinding.close()
        gevonden = re.search(rf"Aan {re.escape(aan)}: uw code is ([0-9]{{6}})", tekst)
        assert gevonden
        return gevonden[1]

    return find


def read_profiel(betrokkene: Betrokkene) -> Profiel:
    """What the Profielservice holds now."""
    deadline = Deadline.after(5)
    [gelezen] = run_together(profiel().fetch_profiel(betrokkene, deadline=deadline), deadline=deadline)
    return gelezen
