"""Reads of news that other apps may use."""

from django.db.models import QuerySet
from django.utils import timezone

from cms.nieuws.models import NieuwsPagina

__all__ = ["list_nieuws"]


def list_nieuws(*, doelgroep: str = "") -> QuerySet[NieuwsPagina]:
    """The published news, the newest first; an item with a day in the future waits for it."""
    nieuws: QuerySet[NieuwsPagina] = (
        NieuwsPagina.objects.live().filter(datum__lte=timezone.localdate()).order_by("-datum", "-pk")
    )
    return nieuws.filter(doelgroepen__contains=[doelgroep]) if doelgroep else nieuws
