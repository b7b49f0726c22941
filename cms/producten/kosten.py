"""What a product costs on a day, when next year's amounts already stand ready."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Bedrag:
    """One amount. `bedrag` None means that it differs; `toelichting` says why. `straks` follows it later."""

    omschrijving: str
    bedrag: Decimal | None
    vanaf: date | None
    toelichting: str
    straks: "Bedrag | None" = None


def format_bedrag(bedrag: Decimal) -> str:
    """As people write it in the language of the page: `€ 88,20`, `€ 15` or `gratis`."""
    if bedrag == 0:
        return _("gratis")
    heel = bedrag == bedrag.to_integral_value()
    return f"€ {number_format(bedrag, decimal_pos=0 if heel else 2, force_grouping=True)}"


def summary_kosten(bedragen: list[Bedrag]) -> str:
    """The amounts in a few words, for the box with facts; empty without amounts."""
    bekend = [bedrag.bedrag for bedrag in bedragen if bedrag.bedrag is not None]
    if not bedragen:
        return ""
    if not bekend:
        return _("Verschilt, zie Kosten")
    if len(bekend) == len(bedragen) and min(bekend) == max(bekend):
        return format_bedrag(bekend[0]).capitalize()
    if min(bekend) == 0:
        return _("Soms gratis, zie Kosten")
    return _("Vanaf %(bedrag)s") % {"bedrag": format_bedrag(min(bekend))}


def current_kosten(*, bedragen: Iterable[Mapping[str, Any]], op: date) -> list[Bedrag]:
    """Per description the amount that is valid on this day, with the next one that is already known."""
    per_omschrijving: dict[str, list[Bedrag]] = {}
    for waarde in bedragen:
        bedrag = Bedrag(waarde["omschrijving"], waarde["bedrag"], waarde["vanaf"], waarde["toelichting"] or "")
        per_omschrijving.setdefault(bedrag.omschrijving, []).append(bedrag)
    return [_current(reeks, op) for reeks in per_omschrijving.values()]


def _current(reeks: list[Bedrag], op: date) -> Bedrag:
    """The last one that has begun, or the first to come."""
    op_volgorde = sorted(reeks, key=lambda bedrag: bedrag.vanaf or date.min)
    begonnen = [bedrag for bedrag in op_volgorde if (bedrag.vanaf or date.min) <= op]
    if not begonnen:
        return op_volgorde[0]
    nu, straks = begonnen[-1], op_volgorde[len(begonnen) :]
    return Bedrag(nu.omschrijving, nu.bedrag, nu.vanaf, nu.toelichting, straks[0] if straks else None)
