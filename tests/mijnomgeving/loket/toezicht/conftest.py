"""A privacy officer with a browser, and what caseworkers left in the log."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from mijnomgeving.loket.contact.models import Contact
from mijnomgeving.loket.contact.services import open_contact
from mijnomgeving.loket.sporen import herkomst_of
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.core.trace import operation
from portal.toegang.medewerkers.accounts import note_account
from portal.toegang.medewerkers.medewerker import Loketmedewerker, Rol
from portal.verantwoording.services import GelezenBron, record_reads
from portal.verantwoording.verwerkingenregister import REGISTER
from tests.factories.medewerkers import ingelogd_als, medewerker
from tests.mijnomgeving.conftest import NOOR as NOOR_BSN
from tests.mijnomgeving.paginas.conftest import Pagina, inloggen, noor

NOOR = Persoon(Bsn(NOOR_BSN))
# Numbers that pass the 11-proef.
MENSEN = [
    Persoon(Bsn(nummer))
    for nummer in (f"9999{i:05d}" for i in range(200))
    if sum(w * int(c) for w, c in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), nummer, strict=True)) % 11 == 0
]
__all__ = ["inloggen", "noor"]
TOEZICHT = "/loket/toezicht/"


@dataclass
class Toezichthouder:
    """Somebody at /loket/toezicht/."""

    client: Client

    def ga(self, pad: str = "") -> Pagina:
        """Open a page."""
        antwoord = self.client.get(pad if pad.startswith("/") else TOEZICHT + pad)
        return _page(antwoord)

    def stuur(self, pad: str, velden: dict[str, str] | None = None) -> Pagina:
        """Send a form, and read the page that comes after it."""
        antwoord = self.client.post(TOEZICHT + pad, velden or {}, follow=True)
        return _page(antwoord)


def _page(antwoord: Any) -> Pagina:
    # Cells of a table are words apart.
    return Pagina(antwoord.status_code, re.sub(r"</t[dh]>", r" \g<0>", antwoord.content.decode()))


@dataclass
class Balie:
    """A caseworker who does things, without a browser."""

    wie: Loketmedewerker

    def open(self, doel: str = "loket-hulp", reden: str = "Vraag over de huurtoeslag") -> Contact:
        """Begin a contact."""
        return open_contact(medewerker=self.wie, kanaal="balie", doel=doel, reden=reden)

    def kijk(self, betrokkene: Persoon, *, contact: UUID | None, doel: str = "loket-hulp", bron: str = "UWV") -> None:
        """Read something of somebody."""
        nu = timezone.now()
        with operation() as trace:
            gelezen = GelezenBron(
                bron, "uw zaken", gelukt=True, begonnen=nu - timedelta(seconds=1), geeindigd=nu, trace=trace
            )
        record_reads(
            handelende=self.wie.handelende,
            betrokkene=betrokkene,
            activiteit=REGISTER[doel],
            gelezen=[gelezen],
            herkomst=herkomst_of(contact) if contact else "portaal",
        )


MaakBalie = Callable[..., Balie]


@pytest.fixture
def balie(db: None) -> MaakBalie:
    """Somebody who logged in at a counter."""

    def maak(naam: str = "Fatima Aydin", organisatie: str = "gemeente-utrecht") -> Balie:
        wie = medewerker(naam, organisatie=organisatie)
        note_account(wie)
        return Balie(wie)

    return maak


@pytest.fixture
def joris(db: None) -> Toezichthouder:
    """The privacy officer of Utrecht."""
    return Toezichthouder(ingelogd_als(Client(), medewerker("Joris van Beek", Rol.TOEZICHT)))


@pytest.fixture
def uwv(db: None) -> Toezichthouder:
    """The privacy officer of UWV."""
    return Toezichthouder(ingelogd_als(Client(), medewerker("Carla Smit", Rol.TOEZICHT, organisatie="uwv")))
