"""Measuring: ask every connection its harmless question, look at our own parts, and remember what works since when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cms.zoeken.port import Zoekvraag
from cms.zoeken.service import zoekmachine
from mijnomgeving.koppelingen.zelftest import run_zelftest
from mijnomgeving.status.models import Bronstoring, Meting
from mijnomgeving.status.onderdelen import Onderdeel
from portal.core.resultaat import Reden
from portal.outbox.selectors import is_behind
from portal.paginacache.services import purge

# What every page about this shows: pages that say so are made anew when anything changes.
SLEUTEL = "status"
# One failure says little: a source that restarts, or a packet that was lost.
KEREN = 2
# A message waits this long before we say that sending is slow.
TRAAG = timedelta(minutes=15)
_BEWAAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Gemeten:
    """How something was found now; `reden` is a value of `Reden`, empty when it works."""

    naam: str
    organisatie: str
    onderdeel: Onderdeel
    reden: str = ""


def measure() -> None:
    """Ask everything now, and keep it."""
    nu = timezone.now()
    bronnen = [
        Gemeten(koppeling.naam, koppeling.organisatie, koppeling.onderdeel, uitslag.reden or "")
        for koppeling, uitslag in run_zelftest()
    ]
    store([*bronnen, *_own_parts(nu)], nu=nu)


@transaction.atomic
def store(gemeten: Iterable[Gemeten], *, nu: datetime) -> None:
    """Keep what was found; what is no connection any more is forgotten.

    Two failures in a row make an outage, since the first of them; one answer ends it.
    """
    bekend = {rij.naam: rij for rij in Meting.objects.select_for_update()}
    veranderd = False
    rijen = []
    for een in gemeten:
        rij = bekend.pop(een.naam, None) or Meting(naam=een.naam)
        rij.organisatie, rij.onderdeel, rij.gemeten_op = een.organisatie, een.onderdeel, nu
        veranderd |= _count(rij, een.reden, nu)
        rijen.append(rij)
    Meting.objects.bulk_create(
        rijen,
        update_conflicts=True,
        unique_fields=["naam"],
        update_fields=["organisatie", "onderdeel", "mislukt", "mislukt_sinds", "reden", "gemeten_op"],
    )
    Bronstoring.objects.filter(naam__in=bekend, tot=None).update(tot=nu)
    Meting.objects.filter(naam__in=bekend).delete()
    if veranderd or bekend:
        purge([SLEUTEL])


def wipe_old() -> int:
    """Forget measured outages after a year; gives how many."""
    aantal, _per_model = Bronstoring.objects.filter(tot__lt=timezone.now() - _BEWAAR).delete()
    return aantal


def _count(rij: Meting, reden: str, nu: datetime) -> bool:
    """Count one outcome; whether an outage began or ended with it."""
    was_kapot = rij.mislukt >= KEREN
    if reden:
        rij.mislukt += 1
        rij.mislukt_sinds = rij.mislukt_sinds or nu
    else:
        rij.mislukt, rij.mislukt_sinds = 0, None
    rij.reden = reden
    is_kapot = rij.mislukt >= KEREN
    if is_kapot and not was_kapot:
        Bronstoring.objects.get_or_create(
            naam=rij.naam,
            tot=None,
            defaults={"organisatie": rij.organisatie, "onderdeel": rij.onderdeel, "van": rij.mislukt_sinds or nu},
        )
    elif was_kapot and not is_kapot:
        Bronstoring.objects.filter(naam=rij.naam, tot=None).update(tot=nu)
    return is_kapot != was_kapot


def _own_parts(nu: datetime) -> Iterator[Gemeten]:
    """The parts that are ours: the index, by which people search and the guide finds its texts, and the outbox."""
    index = "" if zoekmachine().zoek(Zoekvraag(tekst="", per_pagina=1)).totaal else Reden.STORING.value
    portaal = settings.WAGTAIL_SITE_NAME
    yield Gemeten("Zoeken", portaal, Onderdeel.ZOEKEN, index)
    yield Gemeten("Wegwijzer", portaal, Onderdeel.WEGWIJZER, index)
    achter = Reden.TE_LAAT.value if is_behind(sinds=nu - TRAAG) else ""
    yield Gemeten("Bezorgen van wat u verstuurt", portaal, Onderdeel.VERSTUREN, achter)
