"""The two kinds of rows, sealed and opened; each is readable in its own place only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from django.db.models import QuerySet
from django.utils import timezone

from mijnomgeving.suggesties.models import Suggestie, Suggestiekeuze
from mijnomgeving.suggesties.soorten import SOORTEN, Soort
from portal.core.betrokkene import Betrokkene
from portal.verantwoording.kluis import Onleesbaar, seal_json, unseal_json
from portal.verantwoording.sleutels import pseudoniemen

BEWAARTERMIJN = timedelta(days=90)
_DOEL = "suggesties"
_GEBEURTENIS, _KEUZE = "suggestie", "suggestie keuze"


class Keuze(Enum):
    """What somebody wants with a suggestion; the value is what a form says."""

    LATER = "later"
    GEDAAN = "gedaan"
    NOOIT = "nooit"


# 'Later' and 'done' are of one occasion, which the BRP shows for about a year at most; 'never' is of all to come.
ONTHOUDEN = {
    Keuze.LATER: timedelta(days=365),
    Keuze.GEDAAN: timedelta(days=365),
    Keuze.NOOIT: timedelta(days=2 * 365),
}


@dataclass(frozen=True, slots=True)
class Gemeld:
    """An event as it was told.

    Args:
        op: the day on which the source told it.
        tot: when we forget it.
    """

    rij: Suggestie
    type: str
    soort: Soort
    op: date
    tot: datetime


@dataclass(frozen=True, slots=True)
class Gekozen:
    """A choice about one levensgebeurtenis.

    Args:
        op: up to which occasion it holds: what happens later is news again, unless the choice is 'never'.
    """

    rij: Suggestiekeuze
    slug: str
    keuze: Keuze
    op: date

    def covers(self, laatste: date) -> bool:
        """Whether it is about something that happened on that day."""
        return self.keuze is Keuze.NOOIT or laatste <= self.op


def list_pseudoniemen(betrokkene: Betrokkene) -> list[str]:
    """Under which pseudonyms somebody's rows stand: by the present key first, then by those before it."""
    return pseudoniemen(betrokkene, doel=_DOEL)


def make_suggestie(*, betrokkene: Betrokkene, sleutel: str, type_: str, op: date) -> Suggestie:
    """The row of an event, under the present key; not saved yet."""
    inhoud = seal_json({"type": type_, "op": op.isoformat()}, geheim=sleutel, doel=_GEBEURTENIS)
    return Suggestie(sleutel=sleutel, betrokkene=list_pseudoniemen(betrokkene)[0], inhoud=inhoud)


def make_keuze(*, betrokkene: Betrokkene, slug: str, keuze: Keuze, op: date) -> Suggestiekeuze:
    """The row of a choice, under the present key; not saved yet."""
    rij = Suggestiekeuze(betrokkene=list_pseudoniemen(betrokkene)[0], tot=timezone.now() + ONTHOUDEN[keuze])
    inhoud = {"slug": slug, "keuze": keuze.value, "op": op.isoformat()}
    rij.inhoud = seal_json(inhoud, geheim=str(rij.kenmerk), doel=_KEUZE)
    return rij


def suggesties_of(betrokkene: Betrokkene) -> QuerySet[Suggestie]:
    """The rows of this betrokkene that are not too old."""
    grens = timezone.now() - BEWAARTERMIJN
    return Suggestie.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene), gemaakt_op__gte=grens)


def keuzes_of(betrokkene: Betrokkene) -> QuerySet[Suggestiekeuze]:
    """The choices of this betrokkene that still hold."""
    return Suggestiekeuze.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene), tot__gt=timezone.now())


def list_gemeld(betrokkene: Betrokkene) -> list[Gemeld]:
    """What sources told of this betrokkene, oldest first; what no key opens any more is no suggestion any more."""
    return list(_open_suggesties(suggesties_of(betrokkene).order_by("gemaakt_op")))


def list_gekozen(betrokkene: Betrokkene) -> list[Gekozen]:
    """What this betrokkene chose."""
    return list(_open_keuzes(keuzes_of(betrokkene).order_by("pk")))


def _open_suggesties(rijen: QuerySet[Suggestie]) -> Iterator[Gemeld]:
    for rij in rijen:
        try:
            inhoud = unseal_json(rij.inhoud, geheim=rij.sleutel, doel=_GEBEURTENIS)
        except Onleesbaar:
            continue
        if soort := SOORTEN.get(inhoud["type"]):
            op = date.fromisoformat(inhoud["op"])
            yield Gemeld(rij, inhoud["type"], soort, op, rij.gemaakt_op + BEWAARTERMIJN)


def _open_keuzes(rijen: QuerySet[Suggestiekeuze]) -> Iterator[Gekozen]:
    for rij in rijen:
        try:
            inhoud = unseal_json(rij.inhoud, geheim=str(rij.kenmerk), doel=_KEUZE)
        except Onleesbaar:
            continue
        yield Gekozen(rij, inhoud["slug"], Keuze(inhoud["keuze"]), date.fromisoformat(inhoud["op"]))
