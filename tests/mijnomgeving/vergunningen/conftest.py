"""A company and a person with permits at two organisations, and the worker that brings what is sent."""

from datetime import UTC, date, datetime
from unittest.mock import Mock

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from portal.core.betrokkene import Medewerker, Onderneming
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import KvkNummer, Rsin, Vestigingsnummer
from portal.outbox import relay, tasks
from portal.outbox.models import OutboxBericht
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.conftest import Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker, Pagina

VANDAAG = date(2026, 11, 22)
GERT_JAN = "999991723"
ORGANISATIES = {
    "gemeente-utrecht": "Gemeente Utrecht",
    "gemeente-amersfoort": "Gemeente Amersfoort",
    "rdw": "RDW",
}
BAKKERIJ = Onderneming(
    KvkNummer("90001354"),
    rsin=Rsin("999901011"),
    vestigingen=tuple(map(Vestigingsnummer, ("990000541921", "990090000014", "990090000025"))),
)
KOFFIEBAR = Onderneming(KvkNummer("69599076"), vestigingen=(Vestigingsnummer("000038509474"),))
AUTOBEDRIJF = Onderneming(KvkNummer("90020014"), vestigingen=(Vestigingsnummer("990091000014"),))
ALLEEN_AMERSFOORT = Onderneming(KvkNummer("90001354"), vestigingen=(Vestigingsnummer("990090000025"),), beperkt=True)


class Houder(Bezoeker):
    """Somebody who acts for a company, or for oneself."""

    def stuur(self, url: str, **velden: object) -> Pagina:
        """Send a form and read the page to which it leads."""
        antwoord = self.client.post(url, velden, follow=True)
        return Pagina(antwoord.status_code, antwoord.content.decode())

    def zoek(self, titel: str, *, op: str = "/mijn/vergunningen/") -> str:
        """The page of the permit or zaak with this name."""
        pagina = self.ga(op)
        begin = "/mijn/vergunningen/" if "vergunningen" in op else op
        return next(url for url in pagina.links(begin) if f'{url}">{titel}' in pagina.html)


def namens(onderneming: Onderneming, *, diensten: frozenset[str] = frozenset({"*"})) -> Sessiepersoon:
    """An employee who acts for this company."""
    machtiging = Machtiging("", "gevolmachtigde", onderneming, "Bedrijf", diensten)
    return Sessiepersoon(
        handelende=Medewerker(f"pseudoniem-van-{onderneming.kvk_nummer}"),
        naam="Mehmet Kaya",
        niveau=Niveau.HOOG,
        ingelogd_op=datetime.now(UTC),
        middel="eherkenning",
        machtiging=machtiging,
        eigen=machtiging,
    )


@pytest.fixture(autouse=True)
def _wereld(federatie: Federatie, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three organisations; the day on which the stories stand still."""
    monkeypatch.setattr(timezone, "localdate", lambda *_args: VANDAAG)
    monkeypatch.setattr(tasks.relay, "apply_async", Mock())
    # Whether a machtiging still holds is for the tests of access.
    monkeypatch.setattr("portal.toegang.beleid.refresh", lambda persoon, _rijen: persoon.machtiging)
    diensten = {
        "ZAKEN_BRONNEN": "zgw",
        "BERICHTEN_BRONNEN": "fbs",
        "TAKEN_BRONNEN": "taken",
        "KLANTINTERACTIES_BRONNEN": "klantinteracties",
        "PRODUCTEN_BRONNEN": "openproduct",
    }
    for naam, pad in diensten.items():
        rijen = [f"{org}|{'0' * 20}|{federatie.base_url}/{pad}/{sleutel}" for sleutel, org in ORGANISATIES.items()]
        setattr(settings, naam, rijen)
    register_adressen()


@pytest.fixture
def bakker(ingelogd: Ingelogd, db: None) -> Houder:
    """Mehmet, for the whole bakery."""
    return Houder(ingelogd(Client(), namens(BAKKERIJ)))


@pytest.fixture
def chantal(ingelogd: Ingelogd, db: None) -> Houder:
    """Chantal, for the shop in Amersfoort only."""
    return Houder(ingelogd(Client(), namens(ALLEEN_AMERSFOORT)))


@pytest.fixture
def koffiebar(ingelogd: Ingelogd, db: None) -> Houder:
    """Somebody of a café that was looked at."""
    return Houder(ingelogd(Client(), namens(KOFFIEBAR)))


@pytest.fixture
def autobedrijf(ingelogd: Ingelogd, db: None) -> Houder:
    """Somebody of a garage, whose permit is of an organisation that takes no requests from the portal."""
    return Houder(ingelogd(Client(), namens(AUTOBEDRIJF)))


@pytest.fixture
def gert_jan(ingelogd: Ingelogd, db: None) -> Houder:
    """A person with a parking permit."""
    return Houder(ingelogd(Client(), sessiepersoon(GERT_JAN, "Gert-Jan Blom")))


def deliver() -> None:
    """Let the worker do what is due."""
    OutboxBericht.objects.filter(afgeleverd_op=None, dood_op=None).update(volgende_poging="2020-01-01T00:00Z")
    relay.deliver_due(at_most=20)
