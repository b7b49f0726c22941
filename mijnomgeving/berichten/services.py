"""Keeping what somebody does with berichten, and telling it to the magazijn that holds each of them, once.

The portal's own mark counts from the moment that it is kept, also while the magazijn is silent. Who has a bericht in
hand is proven by its key (`merken.as_keuzes`), so that no magazijn is asked for it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils import timezone

from mijnomgeving.berichten.merken import Keuze, list_mappen
from mijnomgeving.berichten.models import Berichtmap, Berichtmerk, Plaats
from mijnomgeving.berichten.ontvangsten import PORTAAL
from mijnomgeving.berichten.sleutelbos import DOEL, Sleutelbos
from portal.core.betrokkene import Betrokkene, Onderneming, Persoon
from portal.outbox.services import enqueue
from portal.verantwoording.kluis import seal_json

TOPIC = "berichten.vertellen"
MEESTE_MAPPEN = 50
NAAM_TEKENS = 60
# As long as the longest time in which a government body has to keep what it sent.
BEWAARTERMIJN = timedelta(days=7 * 365)
# What a magazijn did not want to hear for so long, it will not hear: whose bericht it was is then forgotten.
WACHTTIJD = timedelta(days=30)


class MapBestaatAl(ValueError):
    """There is a folder with this name already."""


class TeVeelMappen(ValueError):
    """More folders than a person can oversee."""


@dataclass(frozen=True, slots=True)
class Vorige:
    """Where a bericht lay before it was moved; `map` is the name of an own folder."""

    keuze: Keuze
    plaats: Plaats
    map: str = ""


def mark_gelezen(*, betrokkene: Betrokkene, keuzes: Sequence[Keuze], gelezen: bool) -> None:
    """Keep that these berichten were read, or that they are to count as unread again."""

    def change(merk: Berichtmerk, _keuze: Keuze) -> None:
        merk.gelezen = gelezen

    _change(betrokkene, keuzes, change)


def move(
    *, betrokkene: Betrokkene, keuzes: Sequence[Keuze], naar: Plaats, map_naam: str = "", van: tuple[Plaats, str]
) -> list[Vorige]:
    """Move these berichten; an own folder that is not there yet is made.

    Args:
        betrokkene: whose berichten.
        keuzes: which.
        naar: where to.
        map_naam: the own folder, when `naar` is one.
        van: in which folder they are shown now; for those of which we have no mark.

    Returns:
        Where each lay before, for `restore`.

    Raises:
        TeVeelMappen: the folder would be one too many.
    """
    vorige: list[Vorige] = []
    with transaction.atomic():
        naar_map = _make_map(Sleutelbos.of(betrokkene), map_naam) if naar is Plaats.MAP else None
        namen = {rij.pk: naam for rij, naam in list_mappen(Sleutelbos.of(betrokkene))}

        def change(merk: Berichtmerk, keuze: Keuze) -> None:
            plaats, naam = (Plaats(merk.plaats), namen.get(merk.map_id or 0, "")) if merk.plaats else van
            vorige.append(Vorige(keuze, plaats, naam))
            merk.plaats, merk.map = naar, naar_map

        _change(betrokkene, keuzes, change)
    return vorige


@transaction.atomic
def restore(*, betrokkene: Betrokkene, vorige: Sequence[Vorige]) -> None:
    """Put berichten back where they lay, each in its own folder.

    Raises:
        TeVeelMappen: a folder that is gone meanwhile would be one too many.
    """
    for plaats, naam in dict.fromkeys((rij.plaats, rij.map) for rij in vorige):
        keuzes = [rij.keuze for rij in vorige if (rij.plaats, rij.map) == (plaats, naam)]
        move(betrokkene=betrokkene, keuzes=keuzes, naar=plaats, map_naam=naam, van=(plaats, naam))


@transaction.atomic
def make_map(*, betrokkene: Betrokkene, naam: str) -> Berichtmap:
    """Make a folder.

    Raises:
        MapBestaatAl: there is one with this name; capitals make no difference.
        TeVeelMappen: it would be one too many.
    """
    bos = Sleutelbos.of(betrokkene)
    _lock(bos)
    _refuse_twin(bos, naam)
    return _make_map(bos, naam)


@transaction.atomic
def rename_map(*, betrokkene: Betrokkene, rij: Berichtmap, naam: str) -> None:
    """Give a folder another name.

    Raises:
        MapBestaatAl: another folder has this name.
    """
    bos = Sleutelbos.of(betrokkene)
    _lock(bos)
    _refuse_twin(bos, naam, behalve=rij.pk)
    rij.betrokkene, rij.naam = bos.naam, seal_json(naam, geheim=bos.naam, doel=DOEL)
    rij.save(update_fields=["betrokkene", "naam"])


@transaction.atomic
def delete_map(*, betrokkene: Betrokkene, rij: Berichtmap) -> int:
    """Throw a folder away; what lies in it goes back to the postvak. Gives how many berichten that were."""
    bos = Sleutelbos.of(betrokkene)
    _lock(bos)
    erin = Berichtmerk.objects.filter(betrokkene__in=bos.namen, map=rij)
    # The magazijn knows no own folders, only that these were filed: so it need not be told.
    aantal = erin.update(plaats=Plaats.POSTVAK, map=None, gewijzigd_op=Now())
    rij.delete()
    return aantal


@transaction.atomic
def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away everything that is kept here of this betrokkene; gives how many rows.

    Nothing of it reaches a magazijn: what was not told yet is not told any more.
    """
    namen = Sleutelbos.of(betrokkene).namen
    merken, _per_model = Berichtmerk.objects.filter(betrokkene__in=namen).delete()
    mappen, _per_model = Berichtmap.objects.filter(betrokkene__in=namen).delete()
    return merken + mappen


def wipe_old() -> int:
    """Throw away marks that are too old, and whose bericht it was where a magazijn never listened; gives how many."""
    Berichtmerk.objects.filter(te_vertellen__isnull=False, gewijzigd_op__lt=Now() - WACHTTIJD).update(te_vertellen=None)
    wiped, _per_model = Berichtmerk.objects.filter(gewijzigd_op__lt=Now() - BEWAARTERMIJN).delete()
    return wiped


def _change(betrokkene: Betrokkene, keuzes: Sequence[Keuze], change: Callable[[Berichtmerk, Keuze], None]) -> None:
    """Change the marks of these berichten, and tell each magazijn; all of it or nothing."""
    bos = Sleutelbos.of(betrokkene)
    with transaction.atomic():
        # In one order, so that two tabs that move the same berichten wait for each other and do not lock each other.
        for keuze in sorted(keuzes, key=lambda een: een.sleutel):
            merk = _get_merk(bos, keuze)
            was = (merk.gelezen, merk.plaats, merk.map_id)
            change(merk, keuze)
            if (merk.gelezen, merk.plaats, merk.map_id) == was:
                continue
            merk.versie += 1
            merk.gewijzigd_op = timezone.now()
            merk.te_vertellen = _who_and_what(bos, betrokkene, keuze)
            merk.save()
            if merk.te_vertellen:
                enqueue(topic=TOPIC, payload={"merk": merk.pk}, sleutel=f"berichtmerk:{merk.pk}:{merk.versie}")


def _get_merk(bos: Sleutelbos, keuze: Keuze) -> Berichtmerk:
    """The mark of this bericht, locked; made when there is none, and under the present key from now on."""
    sleutels = bos.list_sleutels(keuze.magazijn, keuze.bericht_id)
    rijen = Berichtmerk.objects.select_for_update(no_key=True)
    found = rijen.filter(betrokkene__in=bos.namen, bericht__in=sleutels).first()
    if found is None:
        Berichtmerk.objects.bulk_create(
            [Berichtmerk(betrokkene=bos.naam, bericht=sleutels[0], versie=0)], ignore_conflicts=True
        )
        found = rijen.get(betrokkene=bos.naam, bericht=sleutels[0])
    found.betrokkene, found.bericht = bos.naam, sleutels[0]
    return found


def _who_and_what(bos: Sleutelbos, betrokkene: Betrokkene, keuze: Keuze) -> bytes | None:
    """What the relay needs to tell the magazijn, sealed; None where nobody is to be told."""
    if keuze.magazijn == PORTAAL:
        return None
    match betrokkene:
        case Persoon(bsn):
            wie = {"bsn": str(bsn)}
        case Onderneming():
            wie = {"kvk": str(betrokkene.kvk_nummer), "rsin": str(betrokkene.rsin or "")}
        case _:
            return None
    return seal_json([wie, keuze.magazijn, keuze.bericht_id], geheim=bos.naam, doel=DOEL)


def _make_map(bos: Sleutelbos, naam: str) -> Berichtmap:
    """The folder with this name, made when there is none."""
    _lock(bos)
    mappen = list_mappen(bos)
    found = next((rij for rij, bestaand in mappen if bestaand.casefold() == naam.casefold()), None)
    if found:
        return found
    if len(mappen) >= MEESTE_MAPPEN:
        raise TeVeelMappen
    return Berichtmap.objects.create(betrokkene=bos.naam, naam=seal_json(naam, geheim=bos.naam, doel=DOEL))


def _refuse_twin(bos: Sleutelbos, naam: str, *, behalve: int = 0) -> None:
    if any(bestaand.casefold() == naam.casefold() and rij.pk != behalve for rij, bestaand in list_mappen(bos)):
        raise MapBestaatAl


def _lock(bos: Sleutelbos) -> None:
    """Until commit, no other tab of this betrokkene makes a folder: two with one name would be one too many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"berichtmap:{bos.naam}"])
