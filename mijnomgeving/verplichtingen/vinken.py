"""Marking an obligation as done, and taking that back; what a source says goes before it."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from levensgebeurtenissen.regels.verplichtingen.verplichting import Verplichting
from mijnomgeving.verplichtingen.models import Vinkje
from mijnomgeving.verplichtingen.sleutels import list_pseudoniemen, list_sleutels
from portal.core.betrokkene import Betrokkene
from portal.verantwoording.kluis import Onleesbaar, seal_json, unseal_json

BEWAARTERMIJN = timedelta(days=400)
"""After the last day of the obligation; longer than the calendar looks back."""
_DOEL = "verplichting vinkje"


def tick(*, betrokkene: Betrokkene, verplichting: Verplichting, gedaan: bool) -> None:
    """Mark it as done, or take the mark away; twice is once."""
    sleutels = list_sleutels(betrokkene, verplichting.sleutel)
    if not gedaan:
        Vinkje.objects.filter(sleutel__in=sleutels).delete()
        return
    inhoud = {"verplichting": verplichting.sleutel, "op": timezone.localdate().isoformat()}
    Vinkje.objects.get_or_create(
        sleutel=sleutels[0],
        defaults={
            "betrokkene": list_pseudoniemen(betrokkene)[0],
            "inhoud": seal_json(inhoud, geheim=sleutels[0], doel=_DOEL),
            "tot": verplichting.dag + BEWAARTERMIJN,
        },
    )


def list_vinkjes(betrokkene: Betrokkene) -> dict[str, date]:
    """What the company marked as done, by the key of the obligation, with the day of the mark."""
    return list_vinkjes_velen([betrokkene])[betrokkene]


def list_vinkjes_velen(betrokkenen: Sequence[Betrokkene]) -> dict[Betrokkene, dict[str, date]]:
    """The same of many at once, in one query."""
    namen = {wie: list_pseudoniemen(wie) for wie in betrokkenen}
    gedaan: dict[str, dict[str, date]] = {naam: {} for alle in namen.values() for naam in alle}
    for rij in Vinkje.objects.filter(betrokkene__in=list(gedaan)):
        try:
            inhoud = unseal_json(rij.inhoud, geheim=rij.sleutel, doel=_DOEL)
        except Onleesbaar:
            continue
        gedaan[rij.betrokkene][inhoud["verplichting"]] = date.fromisoformat(inhoud["op"])
    return {wie: {sleutel: op for naam in alle for sleutel, op in gedaan[naam].items()} for wie, alle in namen.items()}


def rows_of(betrokkene: Betrokkene) -> QuerySet[Vinkje]:
    """The marks of this company."""
    return Vinkje.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene))
