"""A caseworker with an open contact about somebody, and what that person allowed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings as instellingen
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from mijnomgeving.bronnen.vraag import Onderdeel
from mijnomgeving.loket import lezing
from mijnomgeving.loket.contact.lopend import Lopend
from mijnomgeving.loket.contact.models import Contact
from mijnomgeving.loket.contact.services import note_betrokkene
from mijnomgeving.loket.reikwijdte import ONDERDELEN, Loketruimte
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.nummers import Bsn
from portal.toegang.medewerkers.medewerker import Loketmedewerker
from portal.toegang.persoon import partij_to_json
from tests.factories.medewerkers import ingelogd_als, medewerker
from tests.mijnomgeving.conftest import NOOR, Federatie
from tests.mijnomgeving.paginas.conftest import Pagina

TOESLAGEN, RDW, UTRECHT = "Dienst Toeslagen", "RDW", "Gemeente Utrecht"


@dataclass
class Gesprek:
    """One contact in the browser of one caseworker."""

    client: Client
    contact: Contact

    @property
    def url(self) -> str:
        """Where the picture is."""
        return f"/loket/contact/{self.contact.pk}/"

    def ga(self, pad: str = "") -> Pagina:
        """Open a page of this contact."""
        antwoord = self.client.get(pad if pad.startswith("/") else self.url + pad)
        return Pagina(antwoord.status_code, antwoord.content.decode())


@dataclass
class Ruimte:
    """What the person allows; a test adds and takes back."""

    gegeven: list[Loketruimte] = field(default_factory=list)

    def geef(self, *organisaties: str, onderdelen: tuple[Onderdeel, ...] = ONDERDELEN) -> None:
        """Consent from now on; without an organisation for all of them."""
        nu = timezone.now() - timedelta(seconds=1)
        tot = nu + timedelta(hours=1)
        self.gegeven.append(Loketruimte(frozenset(organisaties), frozenset(onderdelen), "in het gesprek", nu, tot))

    def trek_in(self) -> None:
        """Nothing is allowed any more."""
        self.gegeven.clear()


Open = Callable[..., Gesprek]


@pytest.fixture
def ruimte(monkeypatch: pytest.MonkeyPatch) -> Ruimte:
    """Consent, as the part that asks for it would give it."""
    gegeven = Ruimte()

    def list_ruimte(*, lopend: Lopend) -> tuple[Loketruimte, ...]:
        assert lopend.betrokkene is not None
        return tuple(gegeven.gegeven)

    monkeypatch.setattr(lezing, "list_ruimte", list_ruimte)
    return gegeven


@pytest.fixture
def open_gesprek(federatie: Federatie, settings: Settings) -> Open:
    """Open a contact about somebody whom the caseworker knows by a document."""
    settings.BEVOEGDHEDEN_URL = f"{federatie.base_url}/machtigen/api/v1"

    def open_it(
        betrokkene: Persoon | Onderneming | None = None,
        *,
        wie: Loketmedewerker | None = None,
        client: Client | None = None,
        doel: str = "loket-hulp",
        identiteit: str = "document",
        naam: str = "Noor Elisabeth Bakker",
    ) -> Gesprek:
        over = betrokkene or Persoon(Bsn(NOOR))
        fatima = wie or medewerker()
        browser = client or ingelogd_als(Client(), fatima)
        velden = {"kanaal": "balie", "doel": doel, "reden": "Vraag over de verhuizing en de toeslag van deze persoon"}
        assert browser.post("/loket/contact/openen/", velden).status_code == 303
        contact = Contact.objects.latest("begonnen_op")
        note_betrokkene(contact=contact, betrokkene=over)
        Contact.objects.filter(pk=contact.pk).update(identiteit=identiteit)
        store: Any = import_module(instellingen.SESSION_ENGINE).SessionStore(
            browser.cookies[instellingen.SESSION_COOKIE_NAME].value
        )
        bewaard = {"betrokkene": partij_to_json(over), "naam": naam}
        store["loket"] = {**store.get("loket", {}), str(contact.pk): bewaard}
        store.save()
        return Gesprek(browser, contact)

    return open_it
