"""Sharing the mail of a company: giving a bericht to somebody, noting who opened it, and notes beside it.

Every change stands in the audit log with who did it; that it was about this company stands in both logs, for each
caller reads the mailbox first (`collegas.list_collegas`, `mijnomgeving.bronnen.deur.read_eigen`).
"""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from mijnomgeving.berichten.merken import Keuze
from mijnomgeving.berichten.sleutelbos import Sleutelbos
from mijnomgeving.postkamer.collegas import Collega
from mijnomgeving.postkamer.models import Postadres, Postcollega, Postlezing, Postnotitie, Toewijzing
from mijnomgeving.postkamer.verdeling import DOEL
from portal.core.betrokkene import Betrokkene
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.kluis import seal_json
from portal.verantwoording.services import record_event

# Long enough to see later who did what with a letter; the letter itself stays at its organisatie.
BEWAARTERMIJN = timedelta(days=2 * 365)
MEESTE_NOTITIES = 50
NOTITIE_TEKENS = 2000


class TeVeelNotities(ValueError):
    """More notes than people can oversee."""


@transaction.atomic
def assign(*, persoon: Sessiepersoon, zelf: Collega, keuzes: Sequence[Keuze], aan: Collega) -> None:
    """Give these berichten to this colleague, whoever had them before; what was done is to be done again."""
    bos = Sleutelbos.of(persoon.betrokkene)
    voor, door = _keep_collega(bos, aan), _keep_collega(bos, zelf)
    for keuze in sorted(keuzes, key=lambda een: een.sleutel):
        sleutels = bos.list_sleutels(keuze.magazijn, keuze.bericht_id)
        # Under an older key of the house the row would stand twice.
        Toewijzing.objects.filter(onderneming__in=bos.namen, bericht__in=sleutels[1:]).delete()
        Toewijzing.objects.update_or_create(
            onderneming=bos.naam,
            bericht=sleutels[0],
            defaults={"collega": voor, "door": door, "op": timezone.now(), "klaar_op": None},
        )
    _record(persoon, "toegewezen", len(keuzes))


@transaction.atomic
def release(*, persoon: Sessiepersoon, keuzes: Sequence[Keuze]) -> int:
    """Let nobody have these berichten any more; gives how many somebody had."""
    weg, _per_model = _toegewezen(Sleutelbos.of(persoon.betrokkene), keuzes).delete()
    _record(persoon, "vrijgegeven", weg)
    return weg


@transaction.atomic
def set_klaar(*, persoon: Sessiepersoon, keuzes: Sequence[Keuze], klaar: bool) -> int:
    """Note that these berichten were dealt with, or not yet after all; gives how many somebody had."""
    aantal = _toegewezen(Sleutelbos.of(persoon.betrokkene), keuzes).update(klaar_op=timezone.now() if klaar else None)
    _record(persoon, "klaar" if klaar else "weer open", aantal)
    return aantal


@transaction.atomic
def note_opened(*, betrokkene: Betrokkene, zelf: Collega, keuze: Keuze) -> None:
    """Keep that this colleague opened the bericht; only the first time counts."""
    bos = Sleutelbos.of(betrokkene)
    sleutels = bos.list_sleutels(keuze.magazijn, keuze.bericht_id)
    rijen = Postlezing.objects.filter(onderneming__in=bos.namen, bericht__in=sleutels)
    if not rijen.filter(collega__kenmerk__in=zelf.kenmerken).exists():
        collega = _keep_collega(bos, zelf)
        Postlezing.objects.get_or_create(onderneming=bos.naam, bericht=sleutels[0], collega=collega)


@transaction.atomic
def add_notitie(*, persoon: Sessiepersoon, zelf: Collega, keuze: Keuze, tekst: str) -> Postnotitie:
    """Keep a note at this bericht, for all who may read it.

    Raises:
        TeVeelNotities: it would be one too many.
    """
    bos = Sleutelbos.of(persoon.betrokkene)
    sleutels = bos.list_sleutels(keuze.magazijn, keuze.bericht_id)
    if Postnotitie.objects.filter(onderneming__in=bos.namen, bericht__in=sleutels).count() >= MEESTE_NOTITIES:
        raise TeVeelNotities
    kenmerk = uuid4()
    notitie = Postnotitie.objects.create(
        kenmerk=kenmerk,
        onderneming=bos.naam,
        bericht=sleutels[0],
        collega=_keep_collega(bos, zelf),
        tekst=seal_json(tekst, geheim=str(kenmerk), doel=DOEL),
    )
    _record(persoon, "notitie", 1)
    return notitie


@transaction.atomic
def delete_notitie(*, persoon: Sessiepersoon, zelf: Collega, kenmerk: UUID) -> bool:
    """Throw one's own note away; False when there is none of this person with this kenmerk."""
    namen = Sleutelbos.of(persoon.betrokkene).namen
    eigen = Postnotitie.objects.filter(onderneming__in=namen, kenmerk=kenmerk, collega__kenmerk__in=zelf.kenmerken)
    weg, _per_model = eigen.delete()
    if weg:
        _record(persoon, "notitie weg", weg)
    return bool(weg)


def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away everything that is kept here of this company; gives how many rows."""
    namen = Sleutelbos.of(betrokkene).namen
    modellen = (Postnotitie, Postlezing, Toewijzing, Postadres, Postcollega)
    with transaction.atomic():
        return sum(model.objects.filter(onderneming__in=namen).delete()[0] for model in modellen)


def wipe_old() -> int:
    """Throw away what is too old, and who is named nowhere any more; gives how many rows."""
    grens = Now() - BEWAARTERMIJN
    weg = sum(model.objects.filter(op__lt=grens).delete()[0] for model in (Postnotitie, Postlezing, Toewijzing))
    genoemd = {
        nummer
        for model in (Postnotitie, Postlezing, Toewijzing, Postadres)
        for nummer in model.objects.values_list("collega_id", flat=True).distinct()
    } | set(Toewijzing.objects.values_list("door_id", flat=True).distinct())
    oud = Postcollega.objects.filter(bijgewerkt_op__lt=grens).exclude(pk__in=[pk for pk in genoemd if pk])
    return weg + oud.delete()[0]


def keep_collega(*, betrokkene: Betrokkene, collega: Collega) -> Postcollega:
    """The row of this colleague in this company's mailbox, with the name of now."""
    return _keep_collega(Sleutelbos.of(betrokkene), collega)


def _keep_collega(bos: Sleutelbos, collega: Collega) -> Postcollega:
    rij = Postcollega.objects.filter(onderneming__in=bos.namen, kenmerk__in=collega.kenmerken).first()
    naam = seal_json(collega.naam, geheim=collega.kenmerk, doel=DOEL)
    if rij is None:
        return Postcollega.objects.get_or_create(
            onderneming=bos.naam, kenmerk=collega.kenmerk, defaults={"naam": naam}
        )[0]
    if collega.naam:
        rij.onderneming, rij.kenmerk, rij.naam, rij.bijgewerkt_op = bos.naam, collega.kenmerk, naam, timezone.now()
        rij.save()
    return rij


def _toegewezen(bos: Sleutelbos, keuzes: Sequence[Keuze]) -> QuerySet[Toewijzing]:
    sleutels = [sleutel for keuze in keuzes for sleutel in bos.list_sleutels(keuze.magazijn, keuze.bericht_id)]
    return Toewijzing.objects.filter(onderneming__in=bos.namen, bericht__in=sleutels)


def _record(persoon: Sessiepersoon, wat: str, aantal: int) -> None:
    record_event(actie="postkamer", resultaat=wat, handelende=persoon.partij, over=f"{aantal} in het postvak")
