"""Promising that somebody calls back: in the queue of the own organisation, and in its register of contacts."""

from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from mijnomgeving.loket.beheer.services import queue_werk
from mijnomgeving.loket.contact.lopend import Lopend
from mijnomgeving.loket.doen.gedaan import note_gedaan
from mijnomgeving.loket.doen.models import Gedaan
from mijnomgeving.loket.doen.registratie import onderwerp_van
from mijnomgeving.loket.doen.uitgaand import send_contact

_SLUITING = time(17)


class AlBeloofd(ValueError):
    """In this contact a call was promised already."""


@transaction.atomic
def add_terugbel(*, lopend: Lopend, telefoon: str, waarover: str, wanneer: str, uiterlijk: date, sleutel: UUID) -> None:
    """Promise a call: once in a contact; the organisation's register gets the contact with the promise at once.

    Raises:
        AlBeloofd: one was promised in this contact.
        LogboekFout: it could not be logged; nothing is kept then.
    """
    contact, organisatie = lopend.contact, lopend.medewerker.organisatie
    eerder = Gedaan.objects.filter(contact_id=contact.pk, soort=Gedaan.Soort.TERUGBELLEN)
    if eerder.exclude(sleutel=sleutel).exists():
        raise AlBeloofd
    soort, bron = Gedaan.Soort.TERUGBELLEN, organisatie.naam
    if not note_gedaan(lopend=lopend, soort=soort, sleutel=sleutel, titel=waarover, bron=bron):
        return
    queue_werk(
        soort="terugbellen",
        organisatie=contact.organisatie,
        over="Terugbellen",
        uiterlijk=timezone.make_aware(datetime.combine(uiterlijk, _SLUITING)),
        inhoud={"naam": lopend.naam, "telefoon": telefoon, "vraag": f"{waarover} {wanneer}".strip()},
        thema=contact.product,
        betrokkene=lopend.betrokkene,
        contact_id=contact.pk,
        verwijst_naar=f"contact {contact.pk}",
    )
    toelichting = f"{waarover} {wanneer}".strip()
    send_contact(lopend=lopend, onderwerp=onderwerp_van(lopend), inhoud=waarover, gelukt=True, terugbellen=toelichting)
