"""A benefit as its source knows it and the portal shows it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum


class Uitkeringsoort(Enum):
    """Under which law somebody is paid."""

    AOW = "aow"
    ANW = "anw"
    KINDERBIJSLAG = "kinderbijslag"
    WW = "ww"
    WIA = "wia"
    WAJONG = "wajong"
    ZIEKTEWET = "ziektewet"
    BIJSTAND = "bijstand"
    IOAW = "ioaw"


class Periode(Enum):
    """For how long one amount is."""

    MAAND = "maand"
    KWARTAAL = "kwartaal"


@dataclass(frozen=True, slots=True)
class Uitkering:
    """One benefit of one person.

    Args:
        organisatie: who pays it.
        bruto: the amount before tax, in euros.
        ingang: since when.
        einde: until when; None for as long as it goes on.
        betaald_op: when the next payment comes; None when there is none.
        in_onderzoek: whether the organisation looks into whether it is right.
    """

    soort: Uitkeringsoort
    organisatie: str
    bruto: Decimal
    periode: Periode
    ingang: date
    einde: date | None
    betaald_op: date | None
    in_onderzoek: bool
