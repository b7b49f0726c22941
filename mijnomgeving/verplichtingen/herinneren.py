"""Reminders by choice: planned while somebody looks, sent by day, and never with what they are about.

A source is not asked at night on anybody's behalf. What the calendar showed at the last visit says on which days a
reminder goes out; a row says that and no more, and goes out exactly once.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from levensgebeurtenissen.regels.verplichtingen.kalender import VERPLICHTINGREGELS
from mijnomgeving.notificaties.models import Soort
from mijnomgeving.notificaties.services import plan_herinnering
from mijnomgeving.notificaties.wie import seal_houder, unseal_houder
from mijnomgeving.verplichtingen.kalender import Punt
from mijnomgeving.verplichtingen.models import Herinnering, Herinnerkeuze
from mijnomgeving.verplichtingen.sleutels import list_pseudoniemen
from portal.core.betrokkene import Betrokkene
from portal.verantwoording.kluis import Onleesbaar, seal_json, unseal_json
from portal.verantwoording.sleutels import pseudoniemen

DAGEN = (1, 7, 14, 31)
"""How many days before the last day a reminder can go out."""
BEWAARTERMIJN = timedelta(days=400)
_DOEL = "verplichtingen herinnerkeuze"


@dataclass(frozen=True, slots=True)
class Keuze:
    """How many days before, and about which rules; without days there are no reminders."""

    dagen: frozenset[int] = frozenset()
    regels: frozenset[str] = frozenset(VERPLICHTINGREGELS)


def read_keuze(betrokkene: Betrokkene) -> Keuze:
    """What the company wants; nothing until it says so."""
    rij = Herinnerkeuze.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).first()
    if rij is None:
        return Keuze()
    try:
        inhoud = unseal_json(rij.inhoud, geheim=rij.betrokkene, doel=_DOEL)
    except Onleesbaar:
        return Keuze()
    return Keuze(frozenset(inhoud["dagen"]) & set(DAGEN), frozenset(inhoud["regels"]) & set(VERPLICHTINGREGELS))


@transaction.atomic
def set_keuze(*, betrokkene: Betrokkene, keuze: Keuze) -> None:
    """Keep this choice in the place of an earlier one; without days, nothing is kept and nothing goes out any more."""
    namen = list_pseudoniemen(betrokkene)
    Herinnerkeuze.objects.filter(betrokkene__in=namen).delete()
    if not keuze.dagen:
        Herinnering.objects.filter(betrokkene__in=namen, verstuurd=False).delete()
        return
    inhoud = {"dagen": sorted(keuze.dagen), "regels": sorted(keuze.regels)}
    Herinnerkeuze.objects.create(betrokkene=namen[0], inhoud=seal_json(inhoud, geheim=namen[0], doel=_DOEL))


@transaction.atomic
def plan(*, betrokkene: Betrokkene, keuze: Keuze, punten: Iterable[Punt], vandaag: date) -> int:
    """Let a reminder go out for each of these, on the days chosen; gives how many are planned.

    What was planned before and is not in it any more, because it was done or moved, goes away. A reminder whose day has
    passed is not made up for.
    """
    namen = list_pseudoniemen(betrokkene)
    gewenst = dict(_wanted(betrokkene, keuze, punten, vandaag))
    Herinnering.objects.filter(betrokkene__in=namen, verstuurd=False).exclude(sleutel__in=gewenst).delete()
    bestaand = set(Herinnering.objects.filter(sleutel__in=gewenst).values_list("sleutel", flat=True))
    nieuw = [
        Herinnering(sleutel=sleutel, betrokkene=namen[0], op=op)
        for sleutel, op in gewenst.items()
        if sleutel not in bestaand
    ]
    for rij in nieuw:
        rij.houder = seal_houder(betrokkene, geheim=str(rij.kenmerk))
    Herinnering.objects.bulk_create(nieuw, ignore_conflicts=True)
    return len(gewenst)


def _wanted(betrokkene: Betrokkene, keuze: Keuze, punten: Iterable[Punt], vandaag: date) -> Iterator[tuple[str, date]]:
    for punt in punten:
        if punt.verplichting.regel in keuze.regels:
            for dagen in _days(keuze.dagen):
                if (op := punt.dag - timedelta(days=dagen)) > vandaag:
                    doel = f"herinnering {dagen} {punt.verplichting.sleutel} {punt.dag.isoformat()}"
                    yield pseudoniemen(betrokkene, doel=doel)[0], op


def _days(dagen: Collection[int]) -> list[int]:
    return sorted(set(dagen) & set(DAGEN))


def send_due(*, vandaag: date | None = None) -> int:
    """Each morning: let the reminders of today go out, each once, those of one company on one day as one mail."""
    dag = vandaag or timezone.localdate()
    verstuurd = 0
    namen = Herinnering.objects.filter(op__lte=dag, verstuurd=False).values_list("betrokkene", flat=True)
    for naam in sorted(set(namen)):
        verstuurd += _send(naam, dag)
    return verstuurd


@transaction.atomic
def _send(naam: str, dag: date) -> int:
    """One notificatie for all that this company is reminded of today; one mail for each would be many on one day."""
    rijen = list(
        Herinnering.objects.select_for_update(skip_locked=True).filter(betrokkene=naam, op__lte=dag, verstuurd=False)
    )
    if not rijen:
        return 0
    gepland = 0
    # The worker may have been away: a reminder of a day that is long past says nothing any more.
    if any(rij.op >= dag - timedelta(days=1) for rij in rijen) and (houder := _holder(rijen)):
        gepland = plan_herinnering(betrokkene=houder, soort=Soort.VERPLICHTING, sleutel=rijen[0].sleutel)
    Herinnering.objects.filter(pk__in=[rij.pk for rij in rijen]).update(verstuurd=True, houder=b"")
    return gepland


def _holder(rijen: Iterable[Herinnering]) -> Betrokkene | None:
    for rij in rijen:
        try:
            return unseal_houder(bytes(rij.houder), geheim=str(rij.kenmerk))
        except Onleesbaar:
            continue
    return None
