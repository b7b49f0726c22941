"""The use of energy of a vestiging, as the grid operators measured it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Verbruik:
    """What one vestiging used in one calendar year; None where there is no meter or no measurement.

    Args:
        gemeten_tot: the last day that is counted.
        naam: of the vestiging; empty where the source gives none.
    """

    kvk_nummer: str
    vestigingsnummer: str
    jaar: int
    kwh: int | None
    m3_gas: int | None
    gemeten_tot: date
    naam: str = ""
