"""What the notifications say about what we keep of somebody."""

from datetime import datetime

from mijnomgeving.meldingen.models import Melding
from mijnomgeving.meldingen.services import list_pseudoniemen
from portal.core.betrokkene import Betrokkene


def has_changed(*, betrokkene: Betrokkene, register: str, since: datetime) -> bool:
    """Whether this register told of a change after that moment: what was kept from it before is then dropped.

    Args:
        betrokkene: whose data it is.
        register: the first part of the type after `nl`, for example "brp".
        since: when what is kept was read.
    """
    found = Melding.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene), ontvangen_op__gte=since)
    return found.filter(soort__startswith=f"nl.{register}.").exists()


def last_changed(*, betrokkene: Betrokkene) -> datetime | None:
    """When any source last told of a change about this betrokkene; None when none did, as far as is still kept."""
    found = Melding.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).order_by("-ontvangen_op")
    return found.values_list("ontvangen_op", flat=True).first()
