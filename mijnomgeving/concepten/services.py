"""Keeping what somebody began, so that it can be finished later, also on another device.

A draft is of this person acting for this betrokkene: who else acts for the same betrokkene does not see it. It goes
after 30 days without a change, and when its form is sent.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from mijnomgeving.bestanden.inhoud import Bestandsinhoud
from mijnomgeving.concepten.models import Conceptrij
from mijnomgeving.concepten.rijen import BEWAARTERMIJN, Concept, list_rijen, list_rijen_van, make_rij, open_rij
from portal.core.betrokkene import Betrokkene
from portal.toegang.persoon import Sessiepersoon

__all__ = ["Concept", "drop_concept", "forget", "save_concept", "wipe_old"]


@transaction.atomic
def save_concept(
    *,
    persoon: Sessiepersoon,
    soort: str,
    over: str,
    titel: str,
    naar: str,
    velden: Mapping[str, Any],
    bestanden: Sequence[Bestandsinhoud] | None = None,
) -> Concept:
    """Keep this draft in the place of an earlier one of the same form about the same.

    Args:
        persoon: who writes, and for whom.
        soort: which form; together with `over` one draft.
        over: opaque key of what it is about; empty when the form is about nothing in particular.
        titel: what it is, as the list of what was not sent yet shows it.
        naar: path of the page where it goes on.
        velden: JSON, such as what was typed in each field.
        bestanden: checked files; None keeps the files of before.
    """
    eerder = list_rijen(persoon=persoon).select_for_update().filter(soort=soort, over=over)
    gekozen = next((open_rij(rij).bestanden for rij in eerder), ()) if bestanden is None else tuple(bestanden)
    concept = Concept(soort, over, titel, naar, dict(velden), gekozen, timezone.now())
    rij = make_rij(concept, persoon=persoon)
    # One that stands under an earlier key has other pseudonyms: it would else be there twice.
    eerder.exclude(betrokkene=rij.betrokkene, handelende=rij.handelende).delete()
    Conceptrij.objects.bulk_create(
        [rij],
        update_conflicts=True,
        unique_fields=["betrokkene", "handelende", "soort", "over"],
        update_fields=["velden", "bestanden", "bijgewerkt_op"],
    )
    return concept


def drop_concept(*, persoon: Sessiepersoon, soort: str, over: str) -> bool:
    """Throw this draft away; False when there was none."""
    aantal, _per_model = list_rijen(persoon=persoon).filter(soort=soort, over=over).delete()
    return aantal > 0


def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away every draft for this betrokkene, whoever wrote it; gives how many."""
    aantal, _per_model = list_rijen_van(betrokkene).delete()
    return aantal


def wipe_old() -> int:
    """Throw away what nobody touched for 30 days; gives how many."""
    aantal, _per_model = Conceptrij.objects.filter(bijgewerkt_op__lt=timezone.now() - BEWAARTERMIJN).delete()
    return aantal
