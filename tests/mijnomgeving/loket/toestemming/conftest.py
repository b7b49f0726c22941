"""A caseworker who opens a contact about Noor, and Noor at home."""

from collections.abc import Callable

import pytest
from django.test import Client

from mijnomgeving.loket.contact.models import Contact
from tests.mijnomgeving.conftest import NOOR, Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.loket.beeld.conftest import Gesprek, Open, open_gesprek
from tests.mijnomgeving.paginas.conftest import Bezoeker

__all__ = ["open_gesprek"]

Openen = Callable[..., Gesprek]


@pytest.fixture
def openen(open_gesprek: Open, db: None) -> Openen:
    """Open a contact; the channel may be another than the counter."""

    def open_it(*, kanaal: str = "balie", **anders: object) -> Gesprek:
        gesprek = open_gesprek(**anders)
        Contact.objects.filter(pk=gesprek.contact.pk).update(kanaal=kanaal)
        gesprek.contact.refresh_from_db()
        return gesprek

    return open_it


@pytest.fixture
def thuis(ingelogd: Ingelogd, federatie: Federatie, db: None) -> Bezoeker:
    """Noor, logged in at home."""
    return Bezoeker(ingelogd(Client(), sessiepersoon(NOOR, "Noor Bakker")))
