"""Mehmet of Bakkerij Zonnegraan and Annelies, his bookkeeper, before one mailbox."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
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
from tests.mijnomgeving.berichten.conftest import Lezer
from tests.mijnomgeving.conftest import Federatie, Ingelogd
from tests.mijnomgeving.paginas.test_namens import act

KVK_ZONNEGRAAN, KVK_PRINS = "90001354", "90010010"
ORGANISATIES = {"belastingdienst": "Belastingdienst", "gemeente-utrecht": "Gemeente Utrecht"}
GEHEIM = "demo-pairwise-geheim"
ZONNEGRAAN = Onderneming(KvkNummer(KVK_ZONNEGRAAN))


@pytest.fixture(autouse=True)
def _bakery(federatie: Federatie, settings: Settings, db: None) -> None:
    thuis = federatie.base_url
    settings.BEVOEGDHEDEN_URL = f"{thuis}/machtigen/api/v1"
    settings.ZAKEN_BRONNEN, settings.TAKEN_BRONNEN = [], []
    settings.BERICHTEN_BRONNEN = [f"{naam}|0|{thuis}/fbs/{pad}" for pad, naam in ORGANISATIES.items()]
    register_adressen()
    cache.clear()


def employee(ingelogd: Ingelogd, persona: str, bedrijf: str, kvk_nummer: str, naam: str) -> Lezer:
    """Somebody who came in by eHerkenning, as the register lets them in."""
    beweerd = Machtiging("", "eherkenning", Onderneming(KvkNummer(kvk_nummer)), naam, frozenset())
    pseudoniem = Medewerker(medewerker_pseudoniem(persona, bedrijf, GEHEIM))
    eigen, nu = resolve(Login(pseudoniem, Niveau.HOOG, "eherkenning", eigen=beweerd))
    return Lezer(
        ingelogd(Client(), Sessiepersoon(pseudoniem, "", Niveau.HOOG, datetime.now(UTC), "eherkenning", nu, eigen))
    )


@pytest.fixture
def mehmet(ingelogd: Ingelogd) -> Lezer:
    """The boss of the bakery."""
    return employee(ingelogd, "mehmet-kaya", "bakkerij-zonnegraan", KVK_ZONNEGRAAN, "Bakkerij Zonnegraan")


@pytest.fixture
def annelies(ingelogd: Ingelogd) -> Lezer:
    """The bookkeeper, acting for the bakery."""
    lezer = employee(ingelogd, "annelies-prins", "administratiekantoor-prins", KVK_PRINS, "Administratiekantoor Prins")
    act(lezer, "Bakkerij Zonnegraan")
    return lezer
