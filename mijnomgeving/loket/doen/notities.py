"""Notes of caseworkers: own reminders, and what colleagues of the same organisation may read at the next contact."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from mijnomgeving.loket.contact.lopend import Lopend
from mijnomgeving.loket.doen.gedaan import betrokkene_kenmerken, note_gedaan
from mijnomgeving.loket.doen.models import Gedaan, Notitie
from mijnomgeving.loket.sporen import herkomst_of
from portal.verantwoording.kluis import seal, unseal
from portal.verantwoording.services import record_event

_DOEL = "loket notitie"


@dataclass(frozen=True, slots=True)
class Getoond:
    """A note as the page shows it."""

    notitie_id: UUID
    tekst: str
    gedeeld: bool
    eigen: bool
    op: datetime
    uit_dit_contact: bool


@transaction.atomic
def add_notitie(*, lopend: Lopend, tekst: str, gedeeld: bool, sleutel: UUID) -> None:
    """Keep a note; the same form once more is the same note.

    Raises:
        LogboekFout: it could not be logged; nothing is kept then.
    """
    contact = lopend.contact
    if lopend.betrokkene is None:
        raise ValueError("a contact without a person")
    titel = "Gedeelde notitie" if gedeeld else "Eigen notitie"
    bron = lopend.medewerker.organisatie.naam
    if note_gedaan(lopend=lopend, soort=Gedaan.Soort.NOTITIE, sleutel=sleutel, titel=titel, bron=bron):
        Notitie.objects.create(
            notitie_id=sleutel,
            contact_id=contact.pk,
            organisatie=contact.organisatie,
            medewerker=lopend.medewerker.kenmerk,
            betrokkene=betrokkene_kenmerken(lopend.betrokkene)[0],
            gedeeld=gedeeld,
            inhoud=seal(tekst.encode(), geheim=str(sleutel), doel=_DOEL),
        )


def list_notities(*, lopend: Lopend) -> list[Getoond]:
    """What this caseworker may read of this person: the own notes, and those that colleagues shared; newest first."""
    if lopend.betrokkene is None:
        return []
    kenmerken = lopend.medewerker.kenmerken
    rijen = Notitie.objects.filter(
        Q(gedeeld=True) | Q(medewerker__in=kenmerken),
        betrokkene__in=betrokkene_kenmerken(lopend.betrokkene),
        organisatie=lopend.contact.organisatie,
    )
    return [
        Getoond(
            notitie_id=rij.pk,
            tekst=open_notitie(rij),
            gedeeld=rij.gedeeld,
            eigen=rij.medewerker in kenmerken,
            op=rij.gemaakt_op,
            uit_dit_contact=rij.contact_id == lopend.contact.pk,
        )
        for rij in rijen.order_by("-gemaakt_op")
    ]


@transaction.atomic
def drop_notitie(*, lopend: Lopend, notitie_id: UUID) -> bool:
    """Throw an own note away; False when there is no such note of this caseworker about this person.

    Raises:
        LogboekFout: it could not be logged; it stays then.
    """
    if lopend.betrokkene is None:
        return False
    aantal, _per_model = Notitie.objects.filter(
        pk=notitie_id,
        medewerker__in=lopend.medewerker.kenmerken,
        betrokkene__in=betrokkene_kenmerken(lopend.betrokkene),
    ).delete()
    if aantal:
        record_event(
            actie="notitie weg",
            resultaat="gelukt",
            handelende=lopend.medewerker.handelende,
            over=f"notitie {notitie_id}",
            herkomst=herkomst_of(lopend.contact.pk),
            activiteit=lopend.doel,
        )
    return aantal > 0


def open_notitie(rij: Notitie) -> str:
    """What it says."""
    return unseal(rij.inhoud, geheim=str(rij.pk), doel=_DOEL).decode()
