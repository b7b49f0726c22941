"""Reading the index rows; only a search engine calls these."""

from collections.abc import Sequence
from dataclasses import dataclass

from cms.zoeken.models import IndexDocument, IndexVersie


@dataclass(frozen=True, slots=True)
class Versie:
    """The state of the index: its number, from where a full read is needed, and the model of its vectors."""

    nummer: int = 0
    volledig_vanaf: int = 0
    model: str = ""


def current_versie() -> Versie:
    """The state of the index now: one row, read by its key."""
    row = IndexVersie.objects.filter(pk=1).values_list("nummer", "volledig_vanaf", "model").first()
    return Versie(*row) if row else Versie()


def list_rijen(*, na: int) -> Sequence[IndexDocument]:
    """The rows that changed after version `na`, tombstones included; everything for 0."""
    return list(IndexDocument.objects.filter(versie__gt=na).order_by("sleutel"))


def vingerafdrukken(*, sleutels: Sequence[str] | None = None) -> dict[str, tuple[str, bytes]]:
    """For each document that has vectors: what they were made of, and the vectors."""
    rows = IndexDocument.objects.filter(vectoren__isnull=False)
    if sleutels is not None:
        rows = rows.filter(sleutel__in=sleutels)
    return {
        sleutel: (vingerafdruk, bytes(vectoren or b""))
        for sleutel, vingerafdruk, vectoren in rows.values_list("sleutel", "vingerafdruk", "vectoren")
    }
