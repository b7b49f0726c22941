"""Months, quarters and financial years, and the last day of a month so many months later."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from levensgebeurtenissen.regels.basis import Zin, zin
from levensgebeurtenissen.regels.basis import gettext_noop as _
from levensgebeurtenissen.regels.verplichtingen.feiten import Tijdvak

MAANDEN = {Tijdvak.MAAND: 1, Tijdvak.KWARTAAL: 3, Tijdvak.HALFJAAR: 6, Tijdvak.JAAR: 12}
"""How many months a period has; the other kinds are not made of months."""
_JAAR = 12
_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Periode:
    """A stretch of whole months."""

    begin: date
    eind: date

    @property
    def zin(self) -> Zin:
        """From when to when."""
        return zin(_("%(begin)s tot en met %(eind)s"), begin=self.begin, eind=self.eind)

    @property
    def sleutel(self) -> str:
        """The last day; two periods of one rule never share it."""
        return self.eind.isoformat()


def month_end(dag: date, maanden: int = 0) -> date:
    """The last day of the month that comes so many months after the month of this day."""
    jaar, maand = divmod(dag.year * _JAAR + dag.month - 1 + maanden, _JAAR)
    return date(jaar, maand + 1, monthrange(jaar, maand + 1)[1])


def periods(maanden: int, van: date, tot: date, *, eindmaand: int = _JAAR) -> Iterator[Periode]:
    """Periods of `maanden` months (a divisor of twelve) whose last day lies between these days, both included.

    One of them ends in `eindmaand`.
    """
    eind = month_end(date(van.year - 1, eindmaand, 1))
    while eind <= tot:
        if eind >= van:
            yield Periode(month_end(eind, -maanden) + _DAG, eind)
        eind = month_end(eind, maanden)
