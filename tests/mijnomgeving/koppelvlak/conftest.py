"""A company with its bestuurder, and software of that company that talks as the example in docs/voorbeelden does."""

import importlib.util
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from mijnomgeving.federatie.machtigen.machtiging import medewerker_pseudoniem
from mijnomgeving.koppelvlak.models import Systeemtoegang
from mijnomgeving.koppelvlak.ontwikkelaars import VOORBEELD
from mijnomgeving.koppelvlak.services import NieuwSysteem, let_in
from mijnomgeving.koppelvlak.sleutels import read_sleutels
from portal.core.betrokkene import Medewerker, Onderneming
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import KvkNummer
from portal.toegang.claims import Login
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.vertegenwoordiging import resolve
from tests.mijnomgeving.conftest import Federatie, Ingelogd
from tests.mijnomgeving.paginas.conftest import Bezoeker
from tests.mijnomgeving.paginas.test_namens import GEHEIM

ZONNEGRAAN = "90001354"
ORGANISATIES = {"belastingdienst": "Belastingdienst", "kvk": "Kamer van Koophandel", "uwv": "UWV"}
ALLES = ("berichten:lezen", "taken:lezen", "verplichtingen:lezen", "zaken:lezen")
Sleutel = ec.EllipticCurvePrivateKey


@pytest.fixture(autouse=True)
def _everywhere(federatie: Federatie, settings: Settings, db: None) -> None:
    thuis = federatie.base_url
    cache.clear()
    settings.BEVOEGDHEDEN_URL = f"{thuis}/machtigen/api/v1"
    settings.ZAKEN_BRONNEN = [f"{naam}|0|{thuis}/zgw/{pad}" for pad, naam in ORGANISATIES.items()]
    settings.BERICHTEN_BRONNEN = [f"{naam}|0|{thuis}/fbs/{pad}" for pad, naam in ORGANISATIES.items()]
    settings.TAKEN_BRONNEN = [f"{naam}|0|{thuis}/taken/{pad}" for pad, naam in ORGANISATIES.items()]
    register_adressen()


@pytest.fixture(scope="session")
def voorbeeld() -> ModuleType:
    """The example for developers, as it can be downloaded."""
    spec = importlib.util.spec_from_file_location("voorbeeld_koppelvlak", VOORBEELD)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def employee(persona: str, bedrijf: str, kvk: str, naam: str) -> Sessiepersoon:
    """Somebody of a company, as eHerkenning and the register let them in."""
    beweerd = Machtiging("", "eherkenning", Onderneming(KvkNummer(kvk)), naam, frozenset())
    wie = Medewerker(medewerker_pseudoniem(persona, bedrijf, GEHEIM))
    eigen, nu = resolve(Login(wie, Niveau.HOOG, "eherkenning", eigen=beweerd))
    return Sessiepersoon(wie, "", Niveau.HOOG, datetime.now(UTC), "eherkenning", nu, eigen)


@pytest.fixture
def mehmet() -> Sessiepersoon:
    """The bestuurder of the bakery."""
    return employee("mehmet-kaya", "bakkerij-zonnegraan", ZONNEGRAAN, "Bakkerij Zonnegraan")


@pytest.fixture
def bezoeker(ingelogd: Ingelogd, mehmet: Sessiepersoon) -> Bezoeker:
    """Mehmet with a browser."""
    return Bezoeker(ingelogd(Client(), mehmet))


def public_pem(sleutel: Sleutel) -> str:
    """The half of a key that one gives away."""
    openbaar = sleutel.public_key()
    return openbaar.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()


@dataclass
class Programma:
    """Software of a company: the example, with a network that leads straight to the portal."""

    rij: Systeemtoegang
    sleutel: Sleutel
    voorbeeld: ModuleType
    client: Client = field(default_factory=Client)

    def __post_init__(self) -> None:
        self.systeem = self.voorbeeld.Systeem(
            str(self.rij.pk), self.sleutel, portaal=django_settings.SITE_URL, open_url=self.open_url
        )

    def open_url(
        self, methode: str, url: str, koppen: Mapping[str, str], body: bytes | None = None
    ) -> tuple[int, dict[str, Any]]:
        """As the example's own."""
        delen = urlsplit(url)
        antwoord = self.client.generic(
            methode,
            f"{delen.path}?{delen.query}" if delen.query else delen.path,
            body or b"",
            content_type=koppen.get("Content-Type", ""),
            headers={naam: waarde for naam, waarde in koppen.items() if naam != "Content-Type"},
        )
        self.laatste = antwoord
        return antwoord.status_code, json.loads(antwoord.content)

    def ask(self, pad: str) -> tuple[int, dict[str, Any]]:
        """One question, with everything that it needs."""
        url = f"{django_settings.SITE_URL}/api/v1/mijn/{pad}"
        status, data = self.open_url("GET", url, self.systeem.koppen(url))
        return status, data


Toelaten = Callable[..., Programma]


@pytest.fixture
def toelaten(mehmet: Sessiepersoon, voorbeeld: ModuleType) -> Toelaten:
    """Let a system in for the bakery, or for who is given."""

    def let(
        *,
        persoon: Sessiepersoon | None = None,
        naam: str = "Boekhoudpakket",
        scopes: tuple[str, ...] = ALLES,
        vestigingen: tuple[str, ...] = (),
        tot: date = date(2099, 1, 1),
    ) -> Programma:
        sleutel = ec.generate_private_key(ec.SECP256R1())
        nieuw = NieuwSysteem(naam, list(scopes), vestigingen, tot, tuple(read_sleutels(public_pem(sleutel))))
        return Programma(let_in(persoon=persoon or mehmet, nieuw=nieuw), sleutel, voorbeeld)

    return let
