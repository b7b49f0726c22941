"""A caseworker at the page where persons are found."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from django.test import Client

from mijnomgeving.loket.contact.models import Contact
from mijnomgeving.loket.zoeken.signalen import add_signaal
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.toegang.medewerkers.accounts import note_account
from portal.toegang.medewerkers.medewerker import Loketmedewerker, Rol
from tests.factories.medewerkers import ingelogd_als, medewerker
from tests.mijnomgeving.conftest import Federatie

ANS, PIET, MARK = "999990342", "999990366", "999990378"
_SLEUTEL = re.compile(r'name="sleutel" value="([^"]+)"')


@dataclass(frozen=True)
class Antwoord:
    """A page: its status, where it sends on, and its words."""

    status: int
    naar: str
    html: str

    @property
    def tekst(self) -> str:
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", self.html)).replace("&#x27;", "'")

    @property
    def sleutels(self) -> list[str]:
        return _SLEUTEL.findall(self.html)


@dataclass
class Balie:
    """One caseworker with one open contact."""

    client: Client
    wie: Loketmedewerker
    contact: Contact

    def zoek(self, soort: str, **velden: str) -> Antwoord:
        return self.post("zoeken/", {"soort": soort, **velden})

    def kies(self, antwoord: Antwoord, **velden: str) -> Antwoord:
        return self.post("zoeken/kiezen/", {"sleutel": antwoord.sleutels[0], **velden})

    def kies_bsn(self, bsn: str, **velden: str) -> Antwoord:
        return self.kies(self.zoek("bsn", bsn=bsn), **velden)

    def get(self, pad: str) -> Antwoord:
        return _antwoord(self.client.get(self._url(pad)))

    def post(self, pad: str, velden: Mapping[str, str]) -> Antwoord:
        return _antwoord(self.client.post(self._url(pad), velden))

    @property
    def nu(self) -> Contact:
        return Contact.objects.get(pk=self.contact.pk)

    def _url(self, pad: str) -> str:
        return pad if pad.startswith("/") else f"/loket/contact/{self.contact.pk}/{pad}"


Open = Callable[..., Balie]


def _antwoord(response: object) -> Antwoord:
    return Antwoord(
        response.status_code,  # type: ignore[attr-defined]
        response.headers.get("Location", ""),  # type: ignore[attr-defined]
        response.content.decode(),  # type: ignore[attr-defined]
    )


@pytest.fixture
def balie(federatie: Federatie) -> Open:
    """Open a contact for a purpose."""

    def open_it(wie: Loketmedewerker | None = None, *, doel: str = "loket-hulp", client: Client | None = None) -> Balie:
        fatima = wie or medewerker()
        browser = client or ingelogd_als(Client(), fatima)
        velden = {
            "kanaal": "balie",
            "doel": doel,
            "reden": "Vraag over de verhuizing en over de toeslag van deze zomer",
        }
        assert browser.post("/loket/contact/openen/", velden).status_code == 303
        return Balie(browser, fatima, Contact.objects.latest("begonnen_op"))

    return open_it


@pytest.fixture
def joris() -> Loketmedewerker:
    """The overseer of Utrecht."""
    return medewerker("Joris van Beek", Rol.TOEZICHT)


@pytest.fixture
def hester() -> Loketmedewerker:
    """A team leader of Utrecht who also helps people."""
    return medewerker("Hester Mol", Rol.TEAMLEIDER, Rol.BALIE)


def zet_op_lijst(joris: Loketmedewerker, bsn: str, soort: str, *, collega: Loketmedewerker | None = None) -> None:
    if collega:
        note_account(collega)
    kenmerk = collega.kenmerk if collega else ""
    add_signaal(door=joris, persoon=Persoon(Bsn(bsn)), soort=soort, toelichting="Afgesproken", collega=kenmerk)
