"""Writing the index rows; only a search engine calls these."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cms.zoeken.codec import document_to_json
from cms.zoeken.models import IndexDocument, IndexVersie
from cms.zoeken.port import Document

# A reader that slept longer than this takes in the whole index.
TOMBSTONE_LIFE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rij:
    """A document with its vectors as they go into the index; `vectoren` is None when there is no language model."""

    document: Document
    vectoren: bytes | None
    vingerafdruk: str


@transaction.atomic
def write_rijen(*, rijen: Sequence[Rij], ingetrokken: Collection[str], model: str) -> int:
    """Write changed documents and withdraw others under one new version; return its number."""
    versie = _next_version(model=model)
    _upsert(rijen, versie)
    IndexDocument.objects.filter(sleutel__in=ingetrokken, inhoud__isnull=False).update(
        inhoud=None, vectoren=None, vingerafdruk="", versie=versie, gewijzigd_op=timezone.now()
    )
    return versie


@transaction.atomic
def replace_rijen(*, rijen: Sequence[Rij], model: str) -> int:
    """Make these rows the whole index, visible at once at commit; return the version's number."""
    versie = _next_version(model=model)
    _upsert(rijen, versie)
    others = IndexDocument.objects.exclude(sleutel__in=[rij.document.sleutel for rij in rijen])
    others.filter(inhoud__isnull=False).update(
        inhoud=None, vectoren=None, vingerafdruk="", versie=versie, gewijzigd_op=timezone.now()
    )
    if others.filter(versie__lt=versie, gewijzigd_op__lt=timezone.now() - TOMBSTONE_LIFE).delete()[0]:
        IndexVersie.objects.filter(pk=1).update(volledig_vanaf=versie)
    return versie


def _next_version(*, model: str) -> int:
    """Lock the one version row until commit and raise its number."""
    IndexVersie.objects.get_or_create(pk=1)
    row = IndexVersie.objects.select_for_update().get(pk=1)
    row.nummer += 1
    row.model = model
    row.save()
    return row.nummer


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
        batch_size=500,
    )
