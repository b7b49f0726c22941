"""Keeping a list, changing it, ticking, and throwing it away."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from levensgebeurtenissen.reizen.lijst import Invulling
from mijnomgeving.stappenlijsten.models import BewaardeStappenlijst
from mijnomgeving.stappenlijsten.rijen import (
    BEWAARTERMIJN,
    Bewaard,
    fill_rij,
    list_pseudoniemen,
    open_rijen,
    rijen_of,
)
from portal.core.betrokkene import Betrokkene
from portal.toegang.persoon import Sessiepersoon

# Nobody has so many things going on; a program that goes on and on stops here.
MEESTE = 30
# That a list was looked at is written down once a day, so that looking is no writing.
_DAG = timedelta(days=1)


class TeVeelLijsten(ValueError):
    """This betrokkene keeps as many lists as there may be."""


class GeenLijst(LookupError):
    """This betrokkene has no list with this kenmerk."""


@transaction.atomic
def save_lijst(*, persoon: Sessiepersoon, invulling: Invulling) -> UUID:
    """Keep what was filled in. The same event on the same day is the same list: what was ticked in either stays ticked.

    Raises:
        TeVeelLijsten: there are as many as there may be.
    """
    betrokkene = persoon.betrokkene
    _lock(betrokkene)
    bestaand = open_rijen(rijen_of(betrokkene))
    zelfde = (invulling.slug, invulling.datum)
    eerder = next((deel for deel in bestaand if (deel.invulling.slug, deel.invulling.datum) == zelfde), None)
    if eerder is not None:
        samen = Invulling(*zelfde, invulling.antwoorden, eerder.invulling.gedaan | invulling.gedaan)
        change_lijst(persoon=persoon, kenmerk=eerder.kenmerk, wijzig=lambda lijst: lijst.filled_in(samen))
        return eerder.kenmerk
    if len(bestaand) >= MEESTE:
        raise TeVeelLijsten
    nu = timezone.now()
    rij = BewaardeStappenlijst(betrokkene=list_pseudoniemen(betrokkene)[0], gemaakt_op=nu, gebruikt_op=nu)
    fill_rij(rij, invulling=invulling, teruggezet=frozenset())
    rij.save()
    return rij.kenmerk


@transaction.atomic
def change_lijst(*, persoon: Sessiepersoon, kenmerk: UUID, wijzig: Callable[[Bewaard], Bewaard]) -> Bewaard:
    """Change a list as it stands now, so that two tabs lose nothing of each other; this counts as use.

    Raises:
        GeenLijst: there is none for this betrokkene.
    """
    rijen = rijen_of(persoon.betrokkene).select_for_update().filter(kenmerk=kenmerk)
    voor = next(iter(open_rijen(rijen)), None)
    if voor is None:
        raise GeenLijst
    na, rij = wijzig(voor), rijen.get()
    if na != voor:
        fill_rij(rij, invulling=na.invulling, teruggezet=na.teruggezet)
    if na != voor or timezone.now() - rij.gebruikt_op > _DAG:
        rij.gebruikt_op = timezone.now()
        rij.save(update_fields=["inhoud", "gebruikt_op"])
    return na


def open_lijst(*, persoon: Sessiepersoon, kenmerk: UUID) -> Bewaard:
    """The list as it stands now.

    Raises:
        GeenLijst: there is none for this betrokkene.
    """
    return change_lijst(persoon=persoon, kenmerk=kenmerk, wijzig=lambda lijst: lijst)


def tick_stap(*, persoon: Sessiepersoon, kenmerk: UUID, stap: str, gedaan: bool) -> None:
    """Note that a step is done, or not done; twice is once.

    Raises:
        GeenLijst: there is none for this betrokkene.
    """
    change_lijst(persoon=persoon, kenmerk=kenmerk, wijzig=lambda lijst: lijst.ticked(stap, gedaan=gedaan))


def wipe_lijst(*, persoon: Sessiepersoon, kenmerk: UUID) -> bool:
    """Throw this list away; False when there was none."""
    gewist, _per_model = rijen_of(persoon.betrokkene).filter(kenmerk=kenmerk).delete()
    return bool(gewist)


def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away every list of this betrokkene; gives how many."""
    gewist, _per_model = BewaardeStappenlijst.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).delete()
    return gewist


def wipe_old() -> int:
    """Throw away what nobody used for a year; gives how many."""
    gewist, _per_model = BewaardeStappenlijst.objects.filter(gebruikt_op__lt=timezone.now() - BEWAARTERMIJN).delete()
    return gewist


def _lock(betrokkene: Betrokkene) -> None:
    """One new list of one betrokkene at a time: two clicks keep one list."""
    with connection.cursor() as cursor:
        naam = f"stappenlijsten:{list_pseudoniemen(betrokkene)[0]}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [naam])
