"""What an officer sees at once: alarms, outliers, how much waits; and what stands here of a person."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from mijnomgeving.loket.contact.models import Contact
from mijnomgeving.loket.toezicht.models import Alarm, Inzagevraag
from mijnomgeving.loket.toezicht.noodgrepen import list_noodgrepen
from mijnomgeving.loket.toezicht.regels import list_blikken
from mijnomgeving.loket.toezicht.soorten import PERSOONLIJK, Ernst
from mijnomgeving.loket.toezicht.uitschieters import Uitschieter, find_uitschieters
from mijnomgeving.loket.toezicht.vragen import list_pseudoniemen
from mijnomgeving.loket.zoeken.models import Zoekslag
from portal.core.betrokkene import Betrokkene
from portal.core.nummers import Oin
from portal.toegang.medewerkers.medewerker import Loketorganisatie
from portal.verantwoording.toezicht import list_loketregels

PERIODE = timedelta(days=30)
# More looks than this in a month are not all weighed at once; the page says so.
MEESTE = 20000


@dataclass(frozen=True, slots=True)
class Wachtend:
    """How much waits for an officer."""

    alarmen: int
    hoog: int
    noodgrepen: int
    te_laat: int
    vragen: int


def read_wachtend(*, organisatie: Oin) -> Wachtend:
    """For the first page."""
    open_alarmen = Alarm.objects.filter(organisatie=str(organisatie)).exclude(stand=Alarm.Stand.DICHT)
    noodgrepen = [een for een in list_noodgrepen(organisatie=organisatie) if een.nazicht is None]
    vragen = Inzagevraag.objects.filter(organisatie=str(organisatie)).exclude(stand=Inzagevraag.Stand.DICHT)
    return Wachtend(
        alarmen=open_alarmen.count(),
        hoog=open_alarmen.filter(ernst=Ernst.HOOG).count(),
        noodgrepen=len(noodgrepen),
        te_laat=sum(een.te_laat for een in noodgrepen),
        vragen=vragen.count(),
    )


def list_alarmen(*, organisatie: Oin, dicht: bool) -> list[Alarm]:
    """The open ones with the gravest on top, or the closed ones with the newest on top."""
    alarmen = Alarm.objects.filter(organisatie=str(organisatie))
    if dicht:
        return list(alarmen.filter(stand=Alarm.Stand.DICHT).order_by("-gesloten_op"))
    ernst = [str(een) for een in Ernst]
    open_alarmen = alarmen.exclude(stand=Alarm.Stand.DICHT).order_by("-laatst_op")
    return sorted(open_alarmen, key=lambda alarm: ernst.index(alarm.ernst), reverse=True)


def find_alarm(*, organisatie: Oin, kenmerk: UUID) -> Alarm | None:
    """This alarm, when it is of this organisation."""
    return Alarm.objects.filter(organisatie=str(organisatie), pk=kenmerk).first()


def find_contact(*, organisatie: Oin, contact_id: UUID) -> Contact | None:
    """This contact, when it is of this organisation."""
    return Contact.objects.filter(organisatie=str(organisatie), pk=contact_id).first()


def read_uitschieters(*, organisatie: Loketorganisatie) -> tuple[list[Uitschieter], bool]:
    """What stands out in the last month, newest first, and whether there was more than could be weighed."""
    nu = timezone.now()
    regels = list_loketregels(
        organisatie=organisatie.naam, vanaf=nu - PERIODE, tot=nu + timedelta(minutes=1), at_most=MEESTE
    )
    slagen = Zoekslag.objects.filter(organisatie=str(organisatie.oin), tijdstip__gte=nu - PERIODE)
    contacten = Contact.objects.filter(organisatie=str(organisatie.oin), begonnen_op__gte=nu - PERIODE)
    gevonden = find_uitschieters(
        list_blikken(regels),
        zoekslagen=Counter(slagen.values_list("contact_id", flat=True)),
        gekozen=frozenset(contacten.exclude(betrokkene="").values_list("pk", flat=True)),
    )
    return gevonden, len(regels) == MEESTE


def list_persoonlijk(*, organisatie: Oin) -> list[Alarm]:
    """Alarms of the last month about who it was that somebody looked for, also those that were closed."""
    return list(
        Alarm.objects.filter(
            organisatie=str(organisatie), soort__in=PERSOONLIJK, laatst_op__gte=timezone.now() - PERIODE
        ).order_by("-laatst_op")
    )


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What stands here of somebody: the questions about looks. What was counted, the log says as well."""
    rijen = Inzagevraag.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).order_by("ontvangen_op")
    return [
        {
            "soort": "klacht" if rij.klacht else "vraag",
            "ontvangenOp": rij.ontvangen_op.isoformat(),
            "stand": rij.get_stand_display(),
        }
        for rij in rijen
    ]
