"""A letter with local charges, as the gemeente sent it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Heffing:
    """One line of a letter."""

    soort: str
    bedrag: Decimal


@dataclass(frozen=True, slots=True)
class Aanslag:
    """One letter about one building.

    Args:
        dagtekening: the date that stands on it; from then on one may object for six weeks.
        woz_waarde: the value that the letter sets, in whole euros; None for a letter without one.
    """

    kvk_nummer: str
    kenmerk: str
    gemeente: str
    adres: str
    dagtekening: date
    woz_waarde: int | None
    heffingen: tuple[Heffing, ...]

    @property
    def totaal(self) -> Decimal:
        """What is to be paid by this letter."""
        return sum((heffing.bedrag for heffing in self.heffingen), Decimal(0))
