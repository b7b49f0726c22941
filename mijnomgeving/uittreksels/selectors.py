"""Which extracts somebody had made, and which hold no more."""

from typing import Any

from django.utils import timezone

from mijnomgeving.uittreksels.models import Uittreksel
from mijnomgeving.uittreksels.services import list_pseudoniemen
from mijnomgeving.uittreksels.soorten import SOORTEN, Soort
from portal.core.betrokkene import Betrokkene

Regel = tuple[Uittreksel, Soort, str]


def list_uittreksels(*, betrokkene: Betrokkene) -> list[Regel]:
    """The newest first, each with its kind and its state in words: wacht, geldig, ingetrokken or verlopen."""
    found = Uittreksel.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).order_by("-aangeboden_op", "-id")
    return [(uittreksel, SOORTEN[uittreksel.soort], stand_of(uittreksel)) for uittreksel in found[:50]]


def stand_of(uittreksel: Uittreksel) -> str:
    """How an extract stands now."""
    nu = timezone.now()
    if uittreksel.ingetrokken_op:
        return "ingetrokken"
    if uittreksel.uitgegeven_op:
        return "geldig" if uittreksel.geldig_tot > nu else "verlopen"
    return "wacht" if uittreksel.aanbod_tot > nu and uittreksel.inhoud else "verlopen"


def list_ingetrokken(*, lijst: int) -> list[int]:
    """The places in this list whose extracts were withdrawn."""
    return list(
        Uittreksel.objects.filter(lijst=lijst, ingetrokken_op__isnull=False)
        .order_by("plaats")
        .values_list("plaats", flat=True)
    )


def is_ingetrokken(*, lijst: int, plaats: int) -> bool:
    """Whether this extract holds no more; one that we do not know does not hold either."""
    return not Uittreksel.objects.filter(lijst=lijst, plaats=plaats, ingetrokken_op=None).exists()


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What we keep of somebody's extracts (AVG art. 15 and 20)."""
    return [
        {
            "soort": uittreksel.soort,
            "aangebodenOp": uittreksel.aangeboden_op.isoformat(),
            "uitgegevenOp": uittreksel.uitgegeven_op.isoformat() if uittreksel.uitgegeven_op else None,
            "geldigTot": uittreksel.geldig_tot.isoformat(),
            "stand": stand,
        }
        for uittreksel, _soort, stand in list_uittreksels(betrokkene=betrokkene)
    ]
