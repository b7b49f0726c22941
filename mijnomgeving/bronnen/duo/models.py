"""A diploma as DUO keeps it and the portal shows it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Diploma:
    """Proof of a finished education; `soort` and `niveau` as people call them ('mbo', '4')."""

    nummer: str
    soort: str
    niveau: str
    opleiding: str
    instelling: str
    plaats: str
    uitgereikt_op: date
