"""Amounts by the day from which they hold, each with where it was published."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Generic, Self, TypeVar

from levensgebeurtenissen.regels.basis import Bron

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stand(Generic[T]):
    """What holds on a day."""

    vanaf: date
    waarde: T
    bron: Bron

    @property
    def jaar(self) -> int:
        """The year of these amounts."""
        return self.vanaf.year


class Buitendetabel(LookupError):
    """The day lies before the first amounts."""


@dataclass(frozen=True, slots=True)
class Tabel(Generic[T]):
    """Amounts in the order of the days from which they hold; the last ones hold until newer ones are added."""

    standen: tuple[Stand[T], ...]

    @classmethod
    def of(cls, *regels: tuple[date, T, Bron]) -> Self:
        """A table of (from, amounts, source).

        Raises:
            ValueError: the days are not in order.
        """
        standen = tuple(Stand(*regel) for regel in regels)
        dagen = [stand.vanaf for stand in standen]
        if not dagen or dagen != sorted(set(dagen)):
            raise ValueError("a table needs its days in order")
        return cls(standen)

    def on(self, dag: date) -> Stand[T]:
        """What holds on this day.

        Raises:
            Buitendetabel: the table does not go back that far.
        """
        plaats = bisect_right([stand.vanaf for stand in self.standen], dag)
        if not plaats:
            raise Buitendetabel(dag)
        return self.standen[plaats - 1]

    @property
    def jaar(self) -> int:
        """The year of the newest amounts."""
        return self.standen[-1].jaar

    @property
    def bronnen(self) -> tuple[Bron, ...]:
        """Where the newest amounts come from."""
        return (self.standen[-1].bron,)
