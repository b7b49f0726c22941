"""Every search of the table finds its page over the whole catalogue, also where there is no language model."""

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from cms.zoeken.port import Zoekvraag
from cms.zoeken.service import list_documenten
from tests.zoekgevallen import GEVALLEN, Zoekgeval
from wegwijzer_ai.index.momentopname import Momentopname
from wegwijzer_ai.index.segment import Ingelezen, Segment
from wegwijzer_ai.index.vectoren import unpack
from wegwijzer_ai.retrieval.selectie import select

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def momentopname(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Momentopname:
    """The whole catalogue in memory, words only; the database is left as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        for naam in ("laad_organisaties", "laad_inhoud", "laad_levensgebeurtenissen"):
            call_command(naam)
        documenten = sorted(list_documenten(), key=lambda document: document.sleutel)
        transaction.set_rollback(True)
    segment = Segment.of([Ingelezen(document, unpack(None)) for document in documenten])
    return Momentopname(versie=1, segmenten=[segment], embedder=None)


@pytest.mark.parametrize(
    "geval",
    [
        pytest.param(geval, id=f"{soort}: {geval.getypt} -> {geval.sleutel}")
        for soort, gevallen in GEVALLEN.items()
        for geval in gevallen
    ],
)
def test_search_finds_its_page(momentopname: Momentopname, geval: Zoekgeval) -> None:
    gevonden = [
        treffer.document.sleutel for treffer in select(momentopname, Zoekvraag(geval.getypt, per_pagina=10)).treffers
    ]

    assert geval.sleutel in gevonden[: geval.binnen], (
        f"'{geval.getypt}' moet {geval.sleutel} geven bij de eerste {geval.binnen}, maar geeft: {', '.join(gevonden)}"
    )


def test_table_is_large_enough_to_mean_something() -> None:
    assert sum(len(gevallen) for gevallen in GEVALLEN.values()) >= 60
