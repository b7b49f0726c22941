"""Dates that a base register knows only in part (BRP: JaarMaandDatum, JaarDatum, DatumOnbekend)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OnzekereDatum:
    """A date of which month or day, or all, may be unknown.

    Raises:
        ValueError: a known part follows an unknown one, or the parts form no date.
    """

    jaar: int | None = None
    maand: int | None = None
    dag: int | None = None

    def __post_init__(self) -> None:
        if (self.jaar is None and self.maand is not None) or (self.maand is None and self.dag is not None):
            raise ValueError("a known part follows an unknown part")
        if self.jaar is not None:
            date(self.jaar, 1 if self.maand is None else self.maand, 1 if self.dag is None else self.dag)

    @property
    def volledig(self) -> date | None:
        """The date when all of it is known."""
        if self.jaar is None or self.maand is None or self.dag is None:
            return None
        return date(self.jaar, self.maand, self.dag)
