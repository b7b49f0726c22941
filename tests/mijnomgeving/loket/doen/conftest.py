"""A caseworker of Utrecht with Remco, who has debts at four organisations, at the counter."""

from collections.abc import Callable
from unittest.mock import Mock

import pytest
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.outbox import relay, tasks
from tests.mijnomgeving.conftest import Federatie
from tests.mijnomgeving.loket.beeld.conftest import Gesprek, Open, Ruimte, open_gesprek, ruimte

__all__ = ["Gesprek", "Ruimte", "open_gesprek", "ruimte"]

REMCO = Persoon(Bsn("999990858"))
ORGANISATIES = {
    "gemeente-utrecht": "Gemeente Utrecht",
    "uwv": "UWV",
    "cjib": "Centraal Justitieel Incassobureau (CJIB)",
    "dienst-toeslagen": "Dienst Toeslagen",
}
DIENSTEN = {
    "ZAKEN_BRONNEN": "zgw",
    "BERICHTEN_BRONNEN": "fbs",
    "TAKEN_BRONNEN": "taken",
    "KLANTINTERACTIES_BRONNEN": "klantinteracties",
    "AFSPRAKEN_BRONNEN": "afspraken",
}


@pytest.fixture
def bezorg(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The worker: brings what is due."""
    monkeypatch.setattr(tasks.relay, "apply_async", Mock())

    def bring() -> None:
        while relay.deliver_due(at_most=20):
            pass

    return bring


@pytest.fixture
def overheid(federatie: Federatie, settings: Settings) -> Federatie:
    """The four organisations of Remco, each with everything that it has."""
    for naam, dienst in DIENSTEN.items():
        oin = "00000001002220647000"
        rijen = [f"{org}|{oin}|{federatie.base_url}/{dienst}/{pad}" for pad, org in ORGANISATIES.items()]
        setattr(settings, naam, rijen)
    register_adressen()
    return federatie


@pytest.fixture
def gesprek(overheid: Federatie, open_gesprek: Open, db: None) -> Callable[..., Gesprek]:
    """Open a contact about Remco."""

    def open_it(**velden: str) -> Gesprek:
        return open_gesprek(REMCO, naam="Remco Blok", **velden)

    return open_it
