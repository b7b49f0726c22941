"""What was done at the counter, read back."""

from typing import Any
from uuid import UUID

from mijnomgeving.loket.doen.gedaan import Regel, betrokkene_kenmerken, show_gedaan
from mijnomgeving.loket.doen.models import Gedaan, Notitie
from mijnomgeving.loket.doen.notities import open_notitie
from portal.core.betrokkene import Betrokkene

__all__ = ["Regel", "export_eigen", "find_gedaan", "is_gedaan", "list_gedaan"]


def list_gedaan(*, contact_id: UUID, met_notities: bool = False) -> tuple[Regel, ...]:
    """What was done in this contact, in order; for who has this contact."""
    rijen = Gedaan.objects.filter(contact_id=contact_id).order_by("op", "id")
    if not met_notities:
        rijen = rijen.exclude(soort=Gedaan.Soort.NOTITIE)
    return tuple(map(show_gedaan, rijen))


def find_gedaan(contact_id: UUID, nummer: str) -> Regel | None:
    """What was done in this contact with an inzending of this number; None when there is none."""
    rij = Gedaan.objects.filter(contact_id=contact_id, nummer=nummer).exclude(nummer="").first()
    return show_gedaan(rij) if rij else None


def is_gedaan(contact_id: UUID, sleutel: str) -> bool:
    """Whether the form with this key was done in this contact before."""
    try:
        deze = UUID(sleutel)
    except ValueError:
        return False
    return Gedaan.objects.filter(contact_id=contact_id, sleutel=deze).exists()


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What the counter noted of this person or company (AVG art. 15 and 20).

    Without what a caseworker noted for the own memory and shared with nobody: that is no file on the person.
    """
    kenmerken = betrokkene_kenmerken(betrokkene)
    notities = Notitie.objects.filter(betrokkene__in=kenmerken, gedeeld=True).order_by("gemaakt_op")
    gedaan = map(show_gedaan, Gedaan.objects.filter(betrokkene__in=kenmerken).order_by("op"))
    return [
        *({"notitie": open_notitie(rij), "op": rij.gemaakt_op.isoformat()} for rij in notities),
        *({"gedaan": r.soort, "wat": r.titel, "bij": r.bron, "op": r.wanneer.isoformat()} for r in gedaan),
    ]
