"""A registered income, as the BRI knows it and the portal shows it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Inkomen:
    """The geregistreerd inkomen of one year (Awir art. 8; AWR hoofdstuk IVA).

    Args:
        verzamelinkomen: from a tax return; else it is the taxed wage.
        bedrag: in euros; below zero for a loss.
        voorlopig: whether the amount may still change.
        in_onderzoek: whether the Belastingdienst looks into a report that it is wrong.
    """

    jaar: int
    verzamelinkomen: bool
    bedrag: int
    voorlopig: bool
    vastgesteld_op: date
    in_onderzoek: bool
