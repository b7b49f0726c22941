"""Reading the index rows; only a search engine calls these."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Subquery, Value
from django.db.models.functions import Coalesce

from cms.zoeken.codec import document_to_json
from cms.zoeken.models import IndexDocument, IndexVersie, Synoniem
from cms.zoeken.port import Document, Synoniemregel

# Rows that are read from the database together.
_STAPEL = 500


@dataclass(frozen=True, slots=True)
class Versie:
    """The state of the index: its number, from where a full read is needed, and the model of its vectors.

    `synoniemen` is how many synonyms there are and when the last one was changed.
    """

    nummer: int = 0
    volledig_vanaf: int = 0
    model: str = ""
    synoniemen: tuple[int, datetime | None] = (0, None)


def current_versie() -> Versie:
    """The state of the index now, in one query: a row by its key, and a look at the few synonyms."""
    synoniemen = Synoniem.objects.order_by().values(alles=Value(1))
    row = (
        IndexVersie.objects.filter(pk=1)
        .annotate(
            aantal=Coalesce(Subquery(synoniemen.annotate(n=Count("pk")).values("n")), 0),
            laatste=Subquery(synoniemen.annotate(n=Max("gewijzigd_op")).values("n")),
        )
        .values_list("nummer", "volledig_vanaf", "model", "aantal", "laatste")
        .first()
    )
    return Versie(*row[:3], synoniemen=(row[3], row[4])) if row else Versie()


def iter_rijen(*, na: int) -> Iterator[IndexDocument]:
    """The rows that changed after version `na`, tombstones included; everything for 0. Read in portions."""
    return IndexDocument.objects.filter(versie__gt=na).order_by("sleutel").iterator(chunk_size=_STAPEL)


def count_rijen() -> int:
    """How many rows there are, tombstones included."""
    return IndexDocument.objects.count()


def list_rijen(*, sleutels: Collection[str]) -> list[IndexDocument]:
    """The rows of these keys that there are, tombstones included."""
    return list(IndexDocument.objects.filter(sleutel__in=sleutels))


def list_synoniemen(*, behalve: int | None = None) -> tuple[Synoniemregel, ...]:
    """The editors' synonyms in force, perhaps without one of them."""
    rows = Synoniem.objects.filter(is_actief=True).order_by("pk")
    return tuple(synoniem.regel for synoniem in rows if synoniem.pk != behalve)


def find_ongewijzigd(*, documenten: Sequence[Document], vingerafdrukken: Mapping[str, str]) -> set[str]:
    """The keys of the documents that stand in the index exactly as they are, with these fingerprints."""
    rows = IndexDocument.objects.filter(sleutel__in=[document.sleutel for document in documenten])
    stored = {sleutel: rest for sleutel, *rest in rows.values_list("sleutel", "inhoud", "vingerafdruk")}
    return {
        document.sleutel
        for document in documenten
        if stored.get(document.sleutel) == [_as_stored(document), vingerafdrukken.get(document.sleutel, "")]
    }


def vingerafdrukken(*, sleutels: Sequence[str] | None = None) -> dict[str, tuple[str, bytes]]:
    """For each document that has vectors: what they were made of, and the vectors."""
    rows = IndexDocument.objects.filter(vectoren__isnull=False)
    if sleutels is not None:
        rows = rows.filter(sleutel__in=sleutels)
    return {
        sleutel: (vingerafdruk, bytes(vectoren or b""))
        for sleutel, vingerafdruk, vectoren in rows.values_list("sleutel", "vingerafdruk", "vectoren")
    }


def _as_stored(document: Document) -> Any:  # noqa: ANN401 - whatever JSON holds
    return json.loads(json.dumps(document_to_json(document)))
