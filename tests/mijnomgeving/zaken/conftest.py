"""Somebody with a zaak at one organisation, and the worker that brings what is sent."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from typing import Any
from unittest.mock import Mock

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.opslag.verhalen import Stap, Zaakverhaal
from portal.outbound.service import shutdown
from portal.outbox import relay, tasks
from portal.outbox.models import OutboxBericht
from tests.mijnomgeving import verhalen
from tests.mijnomgeving.conftest import Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker
from tests.mijnomgeving.verhalen import SANNE, federatie_met

VANDAAG = date(2026, 11, 22)
Verteller = Callable[[Persona], Bezoeker]


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """The day on which the stories stand still."""
    monkeypatch.setattr(timezone, "localdate", lambda *_args: VANDAAG)
    monkeypatch.setattr(tasks.relay, "apply_async", Mock())


@pytest.fixture
def vertel(settings: Settings, ingelogd: Ingelogd, db: None) -> Iterator[Verteller]:
    """Let UWV know this story about Sanne, and let her log in."""
    with ExitStack() as stack:

        def tell(verhaal: Persona) -> Bezoeker:
            federatie, _wereld = stack.enter_context(federatie_met(verhaal))
            shutdown()
            bronnen = {
                "ZAKEN_BRONNEN": "zgw",
                "BERICHTEN_BRONNEN": "fbs",
                "TAKEN_BRONNEN": "taken",
                "KLANTINTERACTIES_BRONNEN": "klantinteracties",
            }
            for naam, pad in bronnen.items():
                setattr(settings, naam, [f"UWV|{'0' * 20}|{federatie.base_url}/{pad}/uwv"])
            register_adressen()
            return Bezoeker(ingelogd(Client(), sessiepersoon(SANNE, "Sanne Vos")))

        yield tell
        shutdown()


def deliver() -> None:
    """Let the worker bring what is due."""
    OutboxBericht.objects.filter(afgeleverd_op=None, dood_op=None).update(volgende_poging="2020-01-01T00:00Z")
    relay.deliver_due(at_most=20)


def wacht_op_loonstrook(**velden: Any) -> Zaakverhaal:
    """A zaak that waits for Sanne."""
    stappen = (
        Stap(type="ontvangen", op="2026-11-02T09:00:00+01:00", toelichting="Wij hebben uw aanvraag."),
        Stap(
            type="wacht", op="2026-11-10T09:00:00+01:00", toelichting="Stuur uw loonstrook uiterlijk 3 december 2026."
        ),
    )
    return verhalen.zaak("W-1", **({"zaaktype": "ww-uitkering", "statussen": stappen} | velden))
