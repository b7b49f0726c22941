"""Hester leads a team in Utrecht; Fatima and Ruud work there."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from mijnomgeving.loket.beheer.models import Werkstuk
from mijnomgeving.loket.beheer.services import queue_werk
from portal.toegang.medewerkers.accounts import note_account
from portal.toegang.medewerkers.medewerker import Loketmedewerker, Rol
from tests.factories.medewerkers import ingelogd_als, medewerker

UTRECHT = "00000001002220647000"


@pytest.fixture
def hester() -> Loketmedewerker:
    """The team lead, who also helps at the counter."""
    return medewerker("Hester Mol", Rol.TEAMLEIDER, Rol.BALIE)


@pytest.fixture
def fatima() -> Loketmedewerker:
    """A caseworker who logged in before."""
    wie = medewerker()
    note_account(wie)
    return wie


@pytest.fixture
def ruud() -> Loketmedewerker:
    """Her colleague."""
    wie = medewerker("Ruud de Wit")
    note_account(wie)
    return wie


@pytest.fixture
def bij_hester(hester: Loketmedewerker) -> Client:
    """Her browser."""
    return ingelogd_als(Client(), hester)


@pytest.fixture
def bij_fatima(fatima: Loketmedewerker) -> Client:
    """Hers."""
    return ingelogd_als(Client(), fatima)


def make_werk(**anders: Any) -> Werkstuk:
    """A call-back for Utrecht, due tomorrow."""
    velden: dict[str, Any] = {
        "soort": "terugbellen",
        "organisatie": UTRECHT,
        "over": "Terugbellen over bijstand",
        "uiterlijk": timezone.now() + timedelta(days=1),
        "inhoud": {"naam": "Jan Jansen", "telefoon": "06 12345678"},
    }
    return queue_werk(**(velden | anders))
