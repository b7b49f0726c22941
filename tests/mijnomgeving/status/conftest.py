"""Every connection at the simulated government, and a clock for what was measured."""

import pytest
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from tests.mijnomgeving.conftest import NOOR, Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker


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


@pytest.fixture
def noor(federatie: Federatie, ingelogd: Ingelogd) -> Bezoeker:
    """Noor, logged in."""
    return Bezoeker(ingelogd(Client(), sessiepersoon(NOOR, "Noor Bakker")))
