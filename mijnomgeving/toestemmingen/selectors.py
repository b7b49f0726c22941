"""Which consents hold, and which there were."""

from dataclasses import dataclass

from django.utils import timezone

from mijnomgeving.toestemmingen.doelen import DOELEN, Doel
from mijnomgeving.toestemmingen.models import Toestemming
from mijnomgeving.toestemmingen.services import list_pseudoniemen
from portal.core.betrokkene import Betrokkene
from portal.toegang.persoon import Sessiepersoon


@dataclass(frozen=True, slots=True)
class Keuze:
    """A purpose with the consent that holds for it now; None when there is none."""

    doel: Doel
    toestemming: Toestemming | None


def has_toestemming(*, persoon: Sessiepersoon, doel: str) -> bool:
    """Whether the betrokkene of this session gave consent for this purpose and it still holds.

    Raises:
        KeyError: there is no such purpose.
    """
    return gave_toestemming(betrokkene=persoon.betrokkene, doel=doel)


def gave_toestemming(*, betrokkene: Betrokkene, doel: str) -> bool:
    """The same for what happens without the person: a source tells something while nobody is logged in.

    Raises:
        KeyError: there is no such purpose.
    """
    return DOELEN[doel].id in _geldig(betrokkene)


def list_keuzes(*, betrokkene: Betrokkene) -> list[Keuze]:
    """Every purpose that can be asked of this betrokkene, with its consent."""
    geldig = _geldig(betrokkene)
    return [Keuze(doel, geldig.get(doel.id)) for doel in DOELEN.values() if doel.past(betrokkene)]


def list_eerder(*, betrokkene: Betrokkene) -> list[tuple[Doel, Toestemming]]:
    """What was given before and no longer holds, newest first."""
    geldig = {given.pk for given in _geldig(betrokkene).values()}
    found = Toestemming.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).exclude(pk__in=geldig)
    return [(DOELEN[given.doel], given) for given in found.order_by("-gegeven_op") if given.doel in DOELEN]


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, object]]:
    """What the portal holds of this betrokkene's consents, oldest first (AVG art. 15 and 20)."""
    found = Toestemming.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).order_by("gegeven_op")
    return [
        {
            "doel": given.doel,
            "gegevenOp": given.gegeven_op.isoformat(),
            "geldigTot": given.tot.isoformat(),
            "ingetrokkenOp": given.ingetrokken_op.isoformat() if given.ingetrokken_op else None,
            "soortMachtiging": given.namens,
        }
        for given in found
    ]


def _geldig(betrokkene: Betrokkene) -> dict[str, Toestemming]:
    found = Toestemming.objects.filter(
        betrokkene__in=list_pseudoniemen(betrokkene), ingetrokken_op=None, tot__gt=timezone.now()
    )
    return {given.doel: given for given in found}
