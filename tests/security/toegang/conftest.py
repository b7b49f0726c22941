"""The whole site, with a provider and a register of machtigingen at its edge, and no sources behind it."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from portal.toegang.beleidslijst import list_beleid
from tests.factories.bevoegdheden import (
    BAKKER,
    EMPLOYEE,
    KANTOOR,
    KIND,
    KLANT,
    NOOR,
    OMA,
    VESTIGING_A,
    VESTIGING_B,
    NepRegister,
    rij,
    uid,
)  # fmt: skip
from tests.factories.digid import NepDigid
from tests.portal.toegang.conftest import Inloggen, Klok, digid, inloggen, klok, register

__all__ = ["Handel", "Klok", "digid", "inloggen", "klok", "register"]

Handel = Callable[[str], HttpResponse]
# Who has a session comes in on the pages; the API takes the token of a system and nothing else, and the counter a
# caseworker.
NIET_VAN_PERSONEN = ("/api/", "/loket/")
PERSOONLIJK = [regel for regel in list_beleid() if regel.activiteit and not regel.patroon.startswith(NIET_VAN_PERSONEN)]
VOOR_SYSTEMEN = [regel for regel in list_beleid() if regel.activiteit and regel.patroon.startswith("/api/")]
ACT, LEGAL = "urn:nl-eid-gdi:1.0:ActingSubjectID", "urn:nl-eid-gdi:1.0:LegalSubjectID"
EH = "urn:etoegang:core"


@pytest.fixture(autouse=True)
def _no_sources(settings: Settings) -> Iterator[None]:
    settings.ZAKEN_BRONNEN, settings.BERICHTEN_BRONNEN = [], []
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def rijen(register: NepRegister) -> NepRegister:
    """Noor acts for her grandmother (two services), her child, and her own eenmanszaak; a bookkeeper for a client."""
    ik, medewerker, kantoor = ("bsn", NOOR), ("pseudoniem", EMPLOYEE), ("kvk", KANTOOR)
    register.rijen = [
        rij("oma", gemachtigde=ik, voor=("bsn", OMA), naam="Oma Jansen", diensten=("zaken", "gegevens")),
        rij("kind", gemachtigde=ik, voor=("bsn", KIND), naam="Kind Bakker", soort="ouderlijk_gezag"),
        rij("zaak", gemachtigde=ik, voor=("kvk", BAKKER), naam="Bakkerij Noor", soort="eigenaar"),
        rij("kantoor", gemachtigde=medewerker, voor=kantoor, naam="Kantoor De Vries", soort="medewerker",
            diensten=("zaken", "berichten")),
        rij("klant", gemachtigde=kantoor, voor=("kvk", KLANT), naam="Klant BV", soort="ketenmachtiging",
            diensten=("zaken", "gegevens")),
        rij("filiaal", gemachtigde=medewerker, voor=("kvk", BAKKER), naam="Bakkerij Noor", soort="medewerker",
            vestigingen=(VESTIGING_A, VESTIGING_B)),
    ]  # fmt: skip
    return register


@pytest.fixture
def noor(client: Client, inloggen: Inloggen) -> Client:
    """Noor, logged in with DigiD."""
    assert inloggen().status_code == 302
    return client


@pytest.fixture
def handel(noor: Client, rijen: NepRegister) -> Handel:
    """Noor chooses for whom she acts, by its key."""

    def choose(keuze: str) -> HttpResponse:
        roepnaam, dubbelepunt, vestiging = keuze.partition(":")
        sleutel = keuze if keuze in {"", "zelf"} else uid(roepnaam) + dubbelepunt + vestiging
        return noor.post("/mijn/voor-wie/wissel/", {"keuze": sleutel})  # type: ignore[return-value]

    return choose


def eherkenning(kvk: str, **meer: str) -> dict[str, object]:
    """The claims of an eHerkenning login."""
    return {
        "bsn": None,
        "acr": "urn:etoegang:core:assurance-class:loa3",
        f"{EH}:LegalSubjectID": kvk,
        f"{EH}:ActingSubjectID": EMPLOYEE,
        f"{EH}:ServiceID": "urn:etoegang:DV:00000099000000009000:services:9001",
        "urn:etoegang:1.11:attribute-represented:CompanyName": "Een bedrijf",
    } | meer


@pytest.fixture
def kantoor(client: Client, inloggen: Inloggen, digid: NepDigid, rijen: NepRegister) -> Client:
    """An employee of the bookkeeper, logged in with eHerkenning."""
    digid.claims = eherkenning(KANTOOR)
    assert inloggen(middel="eherkenning").status_code == 302
    return client
