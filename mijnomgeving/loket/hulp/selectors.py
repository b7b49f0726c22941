"""Reads of summaries, for the counter and for the person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mijnomgeving.loket.hulp.models import Gesprekssamenvatting
from mijnomgeving.loket.hulp.samenvatting import Tekst, make_teksten
from mijnomgeving.loket.hulp.services import DOEL_BETROKKENE, read_inhoud
from portal.core.betrokkene import Betrokkene
from portal.verantwoording.kluis import Onleesbaar
from portal.verantwoording.sleutels import pseudoniemen

__all__ = ["Bewaard", "export_eigen", "find_samenvatting", "list_samenvattingen"]


@dataclass(frozen=True, slots=True)
class Bewaard:
    """A summary as it can be read: in Dutch, in English, or in both."""

    samenvatting_id: UUID
    organisatie: str
    gemaakt_op: datetime
    teksten: tuple[Tekst, ...]

    @property
    def kop(self) -> str:
        """What it is about, in its first language."""
        return self.teksten[0].kop


def list_samenvattingen(*, betrokkene: Betrokkene) -> list[Bewaard]:
    """What this person finds in MijnOmgeving, the newest first."""
    rijen = Gesprekssamenvatting.objects.filter(
        betrokkene__in=pseudoniemen(betrokkene, doel=DOEL_BETROKKENE), in_mijn_op__isnull=False
    )
    return [bewaard for rij in rijen.order_by("-gemaakt_op") if (bewaard := _read(rij))]


def find_samenvatting(*, betrokkene: Betrokkene, samenvatting_id: UUID) -> Bewaard | None:
    """One of this person; None for another's and for none."""
    bewaard = list_samenvattingen(betrokkene=betrokkene)
    return next((een for een in bewaard if een.samenvatting_id == samenvatting_id), None)


def find_van_contact(*, contact_id: UUID) -> Bewaard | None:
    """The summary that was made at this contact."""
    rij = Gesprekssamenvatting.objects.filter(contact_id=contact_id).first()
    return _read(rij) if rij else None


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, str]]:
    """All summaries of this person in words, also those that were printed only (AVG art. 15 and 20)."""
    rijen = Gesprekssamenvatting.objects.filter(betrokkene__in=pseudoniemen(betrokkene, doel=DOEL_BETROKKENE))
    return [
        {"organisatie": bewaard.organisatie, "gemaakt op": bewaard.gemaakt_op.isoformat(), "tekst": tekst.plat}
        for rij in rijen.order_by("gemaakt_op")
        if (bewaard := _read(rij))
        for tekst in bewaard.teksten
    ]


def _read(rij: Gesprekssamenvatting) -> Bewaard | None:
    try:
        inhoud = read_inhoud(rij)
    except Onleesbaar:
        return None
    teksten = make_teksten(inhoud, organisatie=rij.organisatie, gemaakt_op=rij.gemaakt_op)
    return Bewaard(rij.samenvatting_id, rij.organisatie, rij.gemaakt_op, teksten)
