"""Writing the index rows; only a search engine calls these."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cms.zoeken.codec import document_to_json
from cms.zoeken.models import IndexDocument, IndexVersie
from cms.zoeken.port import Document

# A reader that slept longer than this takes in the whole index.
TOMBSTONE_LIFE = timedelta(days=1)
# Rows that go to the database together.
_STAPEL = 500


@dataclass(frozen=True, slots=True)
class Rij:
    """A document with its vectors as they go into the index; `vectoren` is None when there is no language model."""

    document: Document
    vectoren: bytes | None
    vingerafdruk: str


@contextmanager
def index_lock() -> Iterator[None]:
    """One writer at a time, until commit.

    Read the documents inside it: then what is written is never older than what another writer wrote. Do the slow work,
    embedding, before it: other writers wait.
    """
    with transaction.atomic():
        IndexVersie.objects.get_or_create(pk=1)
        IndexVersie.objects.select_for_update().get(pk=1)
        yield


def write_rijen(*, rijen: Sequence[Rij], ingetrokken: Collection[str], model: str) -> int:
    """Write changed documents and withdraw others under one new version; return its number."""
    with index_lock():
        versie = _next_version(model=model)
        _upsert(rijen, versie)
        _withdraw(IndexDocument.objects.filter(sleutel__in=ingetrokken), versie)
    return versie


def replace_rijen(*, porties: Iterable[Sequence[Rij]], ook_aanwezig: Collection[str] = (), model: str) -> int:
    """Make these rows the whole index, visible at once at commit; return the version's number.

    `porties` is read to its end inside the lock. `ook_aanwezig` holds keys of documents that stay as they are; it may
    still grow while the portions are read.
    """
    with index_lock():
        versie = _next_version(model=model)
        written: set[str] = set()
        for portie in porties:
            _upsert(portie, versie)
            written |= {rij.document.sleutel for rij in portie}
        stored = IndexDocument.objects.filter(inhoud__isnull=False).values_list("sleutel", flat=True)
        gone = [sleutel for sleutel in stored.iterator() if sleutel not in written and sleutel not in ook_aanwezig]
        for start in range(0, len(gone), _STAPEL):
            _withdraw(IndexDocument.objects.filter(sleutel__in=gone[start : start + _STAPEL]), versie)
        tombstones = IndexDocument.objects.filter(inhoud__isnull=True)
        if tombstones.filter(gewijzigd_op__lt=timezone.now() - TOMBSTONE_LIFE).delete()[0]:
            IndexVersie.objects.filter(pk=1).update(volledig_vanaf=versie)
    return versie


def _next_version(*, model: str) -> int:
    row = IndexVersie.objects.get(pk=1)
    row.nummer += 1
    row.model = model
    row.save()
    return row.nummer


def _withdraw(rows: QuerySet[IndexDocument], versie: int) -> None:
    rows.filter(inhoud__isnull=False).update(
        inhoud=None, vectoren=None, vingerafdruk="", versie=versie, gewijzigd_op=timezone.now()
    )


def _upsert(rijen: Sequence[Rij], versie: int) -> None:
    IndexDocument.objects.bulk_create(
        [
            IndexDocument(
                sleutel=rij.document.sleutel,
                inhoud=document_to_json(rij.document),
                vectoren=rij.vectoren,
                vingerafdruk=rij.vingerafdruk,
                versie=versie,
                gewijzigd_op=timezone.now(),
            )
            for rij in rijen
        ],
        update_conflicts=True,
        unique_fields=["sleutel"],
        update_fields=["inhoud", "vectoren", "vingerafdruk", "versie", "gewijzigd_op"],
        batch_size=_STAPEL,
    )
