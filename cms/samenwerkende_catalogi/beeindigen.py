"""Products that a source no longer has: they are archived, never deleted, and only if that can be right.

A source that lost more than a fifth of its products since its last successful import may well be broken. Nothing ends
then until an editor says so (KWALITEIT B37).
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction
from django.utils import timezone

from cms.producten.models import Aanbod
from cms.samenwerkende_catalogi.importeur import Importeur, save_version
from cms.samenwerkende_catalogi.models import Bron, Bronproduct, Importrun, Runstatus

# What may be gone without a question, in percents.
MAX_KRIMP = 20
_STAPEL = 1000


def count_before(*, bron: Bron) -> int:
    """With how many products this import is compared: the last successful one, or what the source offers by now."""
    laatste = bron.runs.filter(status=Runstatus.GELUKT).first()
    aanwezig = bron.producten.filter(ontbreekt_in=None).count()
    return max(laatste.aantal if laatste else 0, aanwezig)


@transaction.atomic
def mark_missing(*, run: Importrun, importeur: Importeur) -> int:
    """Note which products of the source were not in this import, and return how many.

    One that is in quarantine is still in the source, so it does not count. What an earlier import found missing while
    it waited for an editor, is looked at again.
    """
    for wachtend in run.bron.runs.filter(status=Runstatus.WACHT):
        keep_missing(run=wachtend)
    producten = Bronproduct.objects.filter(bron=run.bron, ontbreekt_in=None)
    weg = [
        pk
        for pk, aanbod, sleutel in producten.values_list("pk", "aanbod_id", "aanbod__bron_sleutel").iterator()
        if aanbod not in importeur.gezien and sleutel.partition("@")[0] not in importeur.quarantaine.sleutels
    ]
    for deel in _portions(weg):
        Bronproduct.objects.filter(pk__in=deel).update(ontbreekt_in=run)
    return len(weg)


def has_shrunk(*, aantal: int, eerst: int) -> bool:
    """More than a fifth less than before."""
    return aantal * 100 < eerst * (100 - MAX_KRIMP)


@transaction.atomic
def end_missing(*, run: Importrun) -> int:
    """Archive what this import found missing, unless another source still has it; return how many."""
    elders = Bronproduct.objects.filter(ontbreekt_in=None).values("aanbod")
    ids = list(
        Bronproduct.objects.filter(ontbreekt_in=run, aanbod__beeindigd_op=None)
        .exclude(aanbod__in=elders)
        .values_list("aanbod_id", flat=True)
    )
    vandaag = timezone.localdate()
    for deel in _portions(ids):
        aanbod = Aanbod.objects.filter(pk__in=deel)
        for bewerkt in aanbod.exclude(latest_revision=None):
            bewerkt.beeindigd_op = vandaag
            save_version(bewerkt)
        aanbod.filter(beeindigd_op=None).update(beeindigd_op=vandaag)
    return len(ids)


def keep_missing(*, run: Importrun) -> None:
    """Leave what this import found missing as it is."""
    Bronproduct.objects.filter(ontbreekt_in=run).update(ontbreekt_in=None)


def _portions(ids: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(ids)
    while deel := list(islice(rest, _STAPEL)):
        yield deel
