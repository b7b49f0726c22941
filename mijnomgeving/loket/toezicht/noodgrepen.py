"""Contacts under break-glass: each of them is looked at afterwards, within a few days."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from mijnomgeving.loket.contact.doelen import NOOD
from mijnomgeving.loket.contact.models import Contact
from mijnomgeving.loket.toezicht.models import Nazicht
from mijnomgeving.loket.toezicht.services import keep_alarm
from mijnomgeving.loket.toezicht.soorten import Alarmsoort, Ernst
from portal.core.nummers import Oin

TERMIJN = timedelta(days=3)
# As long as the log itself is kept.
_TERUG = timedelta(days=3 * 365)


@dataclass(frozen=True, slots=True)
class Noodgreep:
    """One contact under break-glass, and what an officer thought of it; None as long as nobody looked."""

    contact: Contact
    nazicht: Nazicht | None

    @property
    def uiterlijk(self) -> datetime:
        """When somebody should have looked."""
        return self.contact.begonnen_op + TERMIJN

    @property
    def te_laat(self) -> bool:
        """Whether nobody looked in time."""
        return self.nazicht is None and self.uiterlijk < timezone.now()


def list_noodgrepen(*, organisatie: Oin) -> list[Noodgreep]:
    """Those that wait first, the oldest on top; then what was judged, the newest on top."""
    contacten = list(
        Contact.objects.filter(
            organisatie=str(organisatie), doel=NOOD, begonnen_op__gte=timezone.now() - _TERUG
        ).order_by("begonnen_op")
    )
    gedaan = Nazicht.objects.in_bulk([contact.pk for contact in contacten])
    alle = [Noodgreep(contact, gedaan.get(contact.pk)) for contact in contacten]
    return [een for een in alle if een.nazicht is None] + [een for een in reversed(alle) if een.nazicht]


def alarm_overdue() -> int:
    """Raise an alarm for each that waits too long; gives how many. The same one counts on, each night."""
    contacten = Contact.objects.filter(doel=NOOD, begonnen_op__lt=timezone.now() - TERMIJN)
    gedaan = set(Nazicht.objects.filter(contact_id__in=contacten.values("pk")).values_list("contact_id", flat=True))
    te_laat = [contact for contact in contacten if contact.pk not in gedaan]
    for contact in te_laat:
        keep_alarm(
            soort=Alarmsoort.NAZICHT,
            ernst=Ernst.HOOG,
            organisatie=contact.organisatie,
            over=f"Contact {contact.pk} is langer dan {TERMIJN.days} dagen geleden en niet nagekeken.",
        )
    return len(te_laat)
