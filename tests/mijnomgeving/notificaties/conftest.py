"""Noor, an organisation that tells of news about her, and a worker that delivers it."""

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from mijnomgeving.federatie.meldingen.bezorger import sign
from mijnomgeving.notificaties.models import Notificatie
from portal.outbox.models import OutboxBericht
from portal.outbox.relay import deliver_due
from tests.mijnomgeving.conftest import NOOR, Federatie
from tests.mijnomgeving.meldingen.conftest import Bron, verhuizing

OIN = "00000001002220647000"
BEZORGING = "bezorging-van-de-test-van-minstens-32-tekens"
Meld = Callable[..., None]
Terug = Callable[..., int]


@pytest.fixture(autouse=True)
def _bezorging(settings: Settings, federatie: Federatie, db: None) -> None:
    settings.BEZORGING_SLEUTEL = BEZORGING
    settings.BERICHTEN_BRONNEN = [regel.replace("|0|", f"|{OIN}|", 1) for regel in settings.BERICHTEN_BRONNEN[:1]]
    cache.clear()


@pytest.fixture
def bron(client: Client, settings: Settings) -> Bron:
    """A source that knows our secret."""
    settings.MELDINGEN_SLEUTEL = "sleutel-van-de-test-van-minstens-32-tekens"
    return Bron(client)


@pytest.fixture
def meld(bron: Bron) -> Meld:
    """Let Gemeente Utrecht tell that something happened to Noor."""

    def tell(soort: str = "nl.rijksoverheid.fbs.bericht.gepubliceerd", **anders: Any) -> None:
        event = {"source": f"urn:nld:oin:{OIN}:systeem:berichten", "type": soort, "subject": f"BSN:{NOOR}"}
        answer = bron.send(verhuizing(**{**event, **anders}))
        assert answer.status_code == 204

    return tell


def deliver() -> None:
    """What the worker does; whatever failed is due again at once."""
    OutboxBericht.objects.filter(afgeleverd_op=None).update(volgende_poging="2020-01-01T00:00:00Z")
    deliver_due(at_most=50)


@pytest.fixture
def terug(client: Client) -> Terug:
    """The mail service tells that the last attempt of a notificatie came back."""

    def tell(
        notificatie: Notificatie,
        *,
        poging: int | None = None,
        status: str = "permanent-failure",
        sleutel: str = BEZORGING,
    ) -> int:
        notificatie.refresh_from_db()
        reference = f"{notificatie.kenmerk}.{poging or notificatie.pogingen}"
        body = json.dumps({"id": "1", "reference": reference, "status": status, "to": "x@y.example"}).encode()
        headers = sign(body, bericht_id="1", at=int(time.time()), sleutel=sleutel.encode())
        answer = client.generic(
            "POST", "/api/v1/bezorgmeldingen", body, content_type="application/json", headers=headers
        )
        return answer.status_code

    return tell
