"""Betrouwbaarheidsniveaus of login means (eIDAS, Wdo art. 6)."""

from enum import IntEnum


class Niveau(IntEnum):
    """How sure the login means is; higher includes lower."""

    GEEN = 0
    LAAG = 10
    SUBSTANTIEEL = 20
    HOOG = 30
