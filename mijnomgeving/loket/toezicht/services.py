"""Raising an alarm and counting persons: what every part of the counter calls when something must be noticed.

Both keep what they note in a transaction of their own making: call them outside a transaction that may be rolled back,
for what was stopped must be noticed as well.
"""

from dataclasses import dataclass
from math import ceil

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from mijnomgeving.loket.toezicht.bewaren import wipe
from mijnomgeving.loket.toezicht.models import Alarm, GezienPersoon, Inzagevraag
from mijnomgeving.loket.toezicht.soorten import Alarmsoort, Ernst
from mijnomgeving.loket.toezicht.tijden import begin_of_dienst
from portal.core.betrokkene import Betrokkene
from portal.toegang.medewerkers.medewerker import Loketmedewerker
from portal.verantwoording.kluis import seal, unseal
from portal.verantwoording.services import record_event
from portal.verantwoording.sleutels import keyed_hashes, pseudoniemen

__all__ = [
    "ACTIE",
    "Alarmsoort",
    "Ernst",
    "Telling",
    "count_person",
    "forget",
    "raise_alarm",
    "read_over",
    "read_telling",
    "wipe_old",
]

ACTIE = "alarm"
DOEL_TELLING, DOEL_VRAAG = "loket-telling", "loket-inzagevraag"
_DOEL_OVER = "loket alarm"


@dataclass(frozen=True, slots=True)
class Telling:
    """How many different persons a caseworker had in this shift, and how many there may be."""

    gezien: int
    grens: int

    @property
    def vol(self) -> bool:
        """Whether nobody new can be added."""
        return self.gezien >= self.grens

    @property
    def bijna(self) -> bool:
        """Whether to warn the caseworker."""
        return self.gezien >= _warn_at(self.grens)


def raise_alarm(*, soort: str, medewerker: Loketmedewerker, over: str = "", ernst: str = Ernst.MIDDEN) -> Alarm:
    """Put something before the privacy officer of the caseworker's organisation; it stands in the audit log as well.

    The same again while it is open counts on, and does not fill the list.

    Args:
        soort: an `Alarmsoort`.
        medewerker: whom it is about.
        over: what happened, in plain Dutch; sealed. No number of a person: say 'drie keer een ander BSN', not which.
        ernst: an `Ernst`; the highest one that was ever given stays.

    Raises:
        ValueError: there is no such soort or ernst.
        LogboekFout: it could not be logged; then there is no alarm either, and what it is about may not go on.
    """
    gekozen, hoe_erg = Alarmsoort(soort), Ernst(ernst)
    return keep_alarm(
        soort=gekozen,
        ernst=hoe_erg,
        organisatie=str(medewerker.organisatie.oin),
        over=over,
        medewerker=medewerker,
    )


def keep_alarm(
    *, soort: Alarmsoort, ernst: Ernst, organisatie: str, over: str, medewerker: Loketmedewerker | None = None
) -> Alarm:
    """As `raise_alarm`, also for what nobody in particular did: then without a caseworker."""
    wie = medewerker.kenmerken if medewerker else [""]
    afdrukken = keyed_hashes(over, doel=_DOEL_OVER)
    nu = timezone.now()
    with transaction.atomic():
        _lock(f"alarm:{organisatie}:{soort}:{wie[0]}")
        record_event(
            actie=ACTIE,
            resultaat=soort,
            handelende=medewerker.handelende if medewerker else None,
            over=f"ernst {ernst}",
            herkomst="loket",
        )
        open_alarm = (
            Alarm.objects.filter(organisatie=organisatie, soort=soort, medewerker__in=wie, over_afdruk__in=afdrukken)
            .exclude(stand=Alarm.Stand.DICHT)
            .first()
        )
        if open_alarm is None:
            alarm = Alarm(organisatie=organisatie, soort=soort, medewerker=wie[0], ernst=ernst)
            alarm.eerst_op = alarm.laatst_op = nu
            alarm.over, alarm.over_afdruk = seal(over.encode(), geheim=str(alarm.pk), doel=_DOEL_OVER), afdrukken[0]
            alarm.save(force_insert=True)
            return alarm
        open_alarm.keer += 1
        open_alarm.laatst_op = nu
        open_alarm.ernst = max(Ernst(open_alarm.ernst), ernst, key=list(Ernst).index)
        open_alarm.save(update_fields=["keer", "laatst_op", "ernst"])
        return open_alarm


def count_person(*, medewerker: Loketmedewerker, betrokkene: Betrokkene) -> bool:
    """Whether this caseworker may have this person before them in this shift; counts the person when so.

    Somebody who was there before in the shift does not count again. At four fifths of the limit, and each time that
    somebody is stopped by it, there is an alarm. Logging in anew starts no new shift.

    Raises:
        LogboekFout: an alarm could not be logged.
    """
    namen = pseudoniemen(betrokkene, doel=DOEL_TELLING)
    with transaction.atomic():
        _lock(f"telling:{medewerker.kenmerk}")
        gezien = _seen(medewerker)
        if gezien.filter(betrokkene__in=namen).exists():
            return True
        aantal, grens = gezien.count(), settings.LOKET_PERSONEN_PER_DIENST
        mag = aantal < grens
        if mag:
            GezienPersoon.objects.create(
                organisatie=str(medewerker.organisatie.oin),
                medewerker=medewerker.kenmerk,
                betrokkene=namen[0],
                op=timezone.now(),
            )
    if not mag:
        raise_alarm(soort=Alarmsoort.GRENS, medewerker=medewerker, over=f"Meer dan {grens} personen.", ernst=Ernst.HOOG)
    elif aantal + 1 == _warn_at(grens):
        raise_alarm(soort=Alarmsoort.GRENS_NADERT, medewerker=medewerker, over=f"{aantal + 1} van {grens} personen.")
    return mag


def read_telling(*, medewerker: Loketmedewerker) -> Telling:
    """How far this caseworker is in this shift."""
    return Telling(gezien=_seen(medewerker).count(), grens=settings.LOKET_PERSONEN_PER_DIENST)


def read_over(alarm: Alarm) -> str:
    """What an alarm is about."""
    return unseal(alarm.over, geheim=str(alarm.pk), doel=_DOEL_OVER).decode()


def forget(*, betrokkene: Betrokkene) -> int:
    """Let go of what stands here of somebody; a question that waits stays, without saying whose it is. Gives how many.

    What the limit counted goes as well: it looks hours back, and the log says the same.
    """
    gezien = GezienPersoon.objects.filter(betrokkene__in=pseudoniemen(betrokkene, doel=DOEL_TELLING)).delete()[0]
    vragen = Inzagevraag.objects.filter(betrokkene__in=pseudoniemen(betrokkene, doel=DOEL_VRAAG))
    weg = vragen.filter(stand=Inzagevraag.Stand.DICHT).delete()[0]
    return gezien + weg + vragen.update(betrokkene="")


def wipe_old() -> int:
    """Throw away what is too old; gives how many rows."""
    return wipe()


def _seen(medewerker: Loketmedewerker) -> QuerySet[GezienPersoon]:
    return GezienPersoon.objects.filter(medewerker__in=medewerker.kenmerken, op__gte=begin_of_dienst(timezone.now()))


def _warn_at(grens: int) -> int:
    return ceil(grens * 0.8)


def _lock(naam: str) -> None:
    """One at a time: two requests at once do not both get the last place."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"loket:{naam}"])
