"""The whole simulated government behind the portal, and people who are logged in."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from portal.core.niveau import Niveau
from tests.mijnomgeving.conftest import Federatie, Ingelogd, _simulatoren, federatie, ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import inloggen

__all__ = ["_simulatoren", "federatie", "ingelogd", "inloggen"]

Klant = Callable[[str], Client]
ORGANISATIES = {
    "gemeente-utrecht": "Gemeente Utrecht",
    "dienst-toeslagen": "Dienst Toeslagen",
    "rdw": "RDW",
    "belastingdienst": "Belastingdienst",
    "kvk": "Kamer van Koophandel",
    "uwv": "UWV",
}
PER_ORGANISATIE = {
    "ZAKEN_BRONNEN": "zgw",
    "BERICHTEN_BRONNEN": "fbs",
    "TAKEN_BRONNEN": "taken",
    "KLANTINTERACTIES_BRONNEN": "klantinteracties",
    "PRODUCTEN_BRONNEN": "openproduct",
    "AFSPRAKEN_BRONNEN": "afspraken",
    "LOGBOEK_BRONNEN": "ldv",
}


@pytest.fixture
def overheid(federatie: Federatie, settings: Settings) -> Federatie:
    """Four organisations with everything that they have, and the register of machtigingen."""
    for naam, dienst in PER_ORGANISATIE.items():
        bronnen = [f"{org}|0|{federatie.base_url}/{dienst}/{pad}" for pad, org in ORGANISATIES.items()]
        setattr(settings, naam, bronnen)
    settings.LOGBOEK_BRONNEN += [f"Basisregistratie Personen (BRP)|0|{federatie.base_url}/ldv/rvig"]
    settings.BEVOEGDHEDEN_URL = f"{federatie.base_url}/machtigen/api/v1"
    register_adressen()
    return federatie


@pytest.fixture
def klant(overheid: Federatie, ingelogd: Ingelogd, db: None) -> Klant:
    """A browser of a persona, logged in at the highest level."""
    return lambda bsn: ingelogd(Client(), sessiepersoon(bsn, "Iemand", niveau=Niveau.HOOG))
