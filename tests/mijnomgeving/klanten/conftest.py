"""A bookkeeper with her clients over the real simulators, and others who have none."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from mijnomgeving.federatie.machtigen.machtiging import medewerker_pseudoniem
from portal.core.betrokkene import Medewerker, Onderneming
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import KvkNummer
from portal.toegang.claims import Login
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.vertegenwoordiging import resolve
from tests.mijnomgeving.conftest import Federatie, Ingelogd
from tests.mijnomgeving.paginas.conftest import Bezoeker

PRINS, KANTOOR = "Administratiekantoor Prins", "90010010"
ORGANISATIES = {
    "belastingdienst": "Belastingdienst", "kvk": "Kamer van Koophandel", "gemeente-rotterdam": "Gemeente Rotterdam",
    "gemeente-utrecht": "Gemeente Utrecht", "uwv": "UWV",
}  # fmt: skip
GEHEIM = "demo-pairwise-geheim"


@pytest.fixture(autouse=True)
def _everywhere(federatie: Federatie, settings: Settings) -> None:
    """Every organisation has zaken, messages and tasks."""
    thuis = federatie.base_url
    settings.BEVOEGDHEDEN_URL = f"{thuis}/machtigen/api/v1"
    for naam, soort in {"ZAKEN_BRONNEN": "zgw", "BERICHTEN_BRONNEN": "fbs", "TAKEN_BRONNEN": "taken"}.items():
        setattr(settings, naam, [f"{org}|0|{thuis}/{soort}/{pad}" for pad, org in ORGANISATIES.items()])
    register_adressen()


def employee(persona: str, bedrijf: str, kvk: str, naam: str) -> Sessiepersoon:
    """Who logs in with eHerkenning, as the register lets this one in."""
    beweerd = Machtiging("", "eherkenning", Onderneming(KvkNummer(kvk)), naam, frozenset())
    pseudoniem = Medewerker(medewerker_pseudoniem(persona, bedrijf, GEHEIM))
    eigen, nu = resolve(Login(pseudoniem, Niveau.HOOG, "eherkenning", eigen=beweerd))
    return Sessiepersoon(pseudoniem, "", Niveau.HOOG, datetime.now(UTC), "eherkenning", nu, eigen)


@pytest.fixture
def annelies() -> Sessiepersoon:
    """The bookkeeper, acting for her own office."""
    return employee("annelies-prins", "administratiekantoor-prins", KANTOOR, PRINS)


@pytest.fixture
def prins(ingelogd: Ingelogd, annelies: Sessiepersoon, db: None) -> Bezoeker:
    """The bookkeeper with a browser."""
    return Bezoeker(ingelogd(Client(), annelies))
