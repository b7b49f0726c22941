"""Keeping how somebody wants the pages to look, and letting go of it."""

from collections.abc import Mapping

from django.utils import timezone

from mijnomgeving.profiel.models import Weergave
from mijnomgeving.profiel.selectors import VELDEN, list_pseudoniemen
from portal.core.betrokkene import Betrokkene, Partij


def set_weergave(*, handelende: Partij, gekozen: Mapping[str, str]) -> dict[str, str]:
    """Keep it for each next time; gives what differs from usual. Who wants everything as usual leaves no row."""
    anders = {veld: gekozen.get(veld, "") for veld in VELDEN}
    namen = list_pseudoniemen(handelende)
    if not any(anders.values()):
        Weergave.objects.filter(handelende__in=namen).delete()
        return {}
    Weergave.objects.filter(handelende__in=namen[1:]).delete()
    Weergave.objects.update_or_create(handelende=namen[0], defaults={**anders, "gewijzigd_op": timezone.now()})
    return {veld: waarde for veld, waarde in anders.items() if waarde}


def forget(*, betrokkene: Betrokkene) -> int:
    """Throw the choice of this person away; gives how many rows that were."""
    gewist, _per_model = Weergave.objects.filter(handelende__in=list_pseudoniemen(betrokkene)).delete()
    return gewist
