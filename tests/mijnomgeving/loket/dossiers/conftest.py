"""Caseworkers of several organisations, each with a contact, and the person at home."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

import pytest
from django.conf import settings
from django.test import Client

from cms.producten.models import Thema
from mijnomgeving.loket.contact.models import Contact
from mijnomgeving.loket.contact.services import note_betrokkene
from mijnomgeving.loket.dossiers.models import Dossier
from mijnomgeving.loket.verwijzingen.models import Verwijzing
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.toegang.medewerkers.medewerker import Loketmedewerker, organisatie_of
from portal.toegang.persoon import partij_to_json
from tests.factories.medewerkers import ingelogd_als, medewerker
from tests.mijnomgeving.conftest import NOOR, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Pagina


@dataclass
class Browser:
    """A browser; `basis` is put before a path that does not begin with a slash."""

    client: Client
    basis: str

    def ga(self, pad: str = "") -> Pagina:
        antwoord = self.client.get(self._url(pad))
        return Pagina(antwoord.status_code, antwoord.content.decode())

    def stuur(self, pad: str, velden: Mapping[str, object], *, status: int = 200) -> Pagina:
        antwoord = self.client.post(self._url(pad), velden, follow=True)
        assert antwoord.status_code == status, antwoord.content.decode()
        return Pagina(antwoord.status_code, antwoord.content.decode())

    def _url(self, pad: str) -> str:
        return pad if pad.startswith("/") else self.basis + pad


@dataclass
class Balie(Browser):
    """A caseworker with an open contact about Noor."""

    wie: Loketmedewerker
    contact: Contact


Aan = Callable[..., Balie]


def oin(sleutel: str) -> str:
    return str(organisatie_of(sleutel).oin)


@pytest.fixture(autouse=True)
def themas(db: None) -> None:
    """What a referral can be about."""
    Thema.objects.get_or_create(slug="schulden", defaults={"titel": "Geld en schulden", "icoon": "coin-euro"})


@pytest.fixture
def balie(db: None) -> Aan:
    """Open a contact about Noor at an organisation, with the identity checked."""

    def open_it(
        organisatie: str = "gemeente-utrecht",
        naam: str = "Fatima Aydin",
        *,
        identiteit: str = "document",
        kanaal: str = "balie",
        bsn: str = NOOR,
    ) -> Balie:
        wie = medewerker(naam, organisatie=organisatie)
        client = ingelogd_als(Client(), wie)
        velden = {"kanaal": kanaal, "doel": "loket-hulp", "reden": "Schulden bij meer organisaties"}
        assert client.post("/loket/contact/openen/", velden).status_code == 303
        contact = Contact.objects.latest("begonnen_op")
        over = Persoon(Bsn(bsn))
        note_betrokkene(contact=contact, betrokkene=over)
        Contact.objects.filter(pk=contact.pk).update(identiteit=identiteit)
        store = import_module(settings.SESSION_ENGINE).SessionStore(client.cookies["sessie"].value)
        store["loket"] = {str(contact.pk): {"betrokkene": partij_to_json(over), "naam": "N.E. Bakker"}}
        store.save()
        return Balie(client, f"/loket/contact/{contact.pk}/", wie, contact)

    return open_it


@pytest.fixture
def thuis(db: None, ingelogd: Ingelogd) -> Callable[..., Browser]:
    """Somebody at home, in MijnOmgeving."""

    def log_in(bsn: str = NOOR, naam: str = "Noor Bakker") -> Browser:
        return Browser(ingelogd(Client(), sessiepersoon(bsn, naam)), "/mijn/dossiers/")

    return log_in


def begin(balie: Balie, *andere: str, direct: bool = False, rechten: str = "meedoen") -> Dossier:
    """Begin a dossier with these other organisations."""
    balie.stuur(
        "dossiers/nieuw/",
        {
            "doel": "Eén regeling voor alle schulden",
            "vraag": "Ik krijg van vier kanten brieven en weet niet wie ik eerst moet betalen.",
            "aanspreekpunt": "Fatima Aydin, 030 000 00 00",
            "organisaties": [oin(ander) for ander in andere],
            "rechten": rechten,
            "toestemming": "nu" if direct else "mijn",
            "gewenst": "on",
        },
    )
    return Dossier.objects.latest("begonnen_op")


def verwijs(balie: Balie, naar: str, *, toestemming: str = "nu", **anders: str) -> Verwijzing:
    """Refer Noor to another organisation."""
    velden = {
        "naar": oin(naar),
        "thema": "schulden",
        "vraag": "Kan de terugvordering een half jaar wachten?",
        "gedaan": "Inkomsten en schulden op een rij gezet.",
        "uiterlijk": "01-12-2026",
        "rechten": "meedoen",
        "toestemming": toestemming,
    } | anders
    controle = balie.stuur("verwijzingen/nieuw/", velden)
    assert "Klopt dit?" in controle.tekst
    balie.stuur("verwijzingen/nieuw/", velden | {"zeker": "ja"})
    return Verwijzing.objects.latest("begonnen_op")
