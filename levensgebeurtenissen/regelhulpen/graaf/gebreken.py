"""What is wrong with a regelhulp, at which place, and whether it can be published so."""

from dataclasses import dataclass
from enum import Enum


class Plaats(Enum):
    """The part of a regelhulp, by the name of its field."""

    BEGIN = "begin"
    VRAGEN = "vragen"
    BEREKENINGEN = "berekeningen"
    UITKOMSTEN = "uitkomsten"
    VOORBEELDEN = "voorbeelden"


@dataclass(frozen=True, slots=True)
class Gebrek:
    """One thing that is wrong.

    Args:
        nr: which one of its part, from 0; None for the part as a whole.
        waar: the place in Dutch words, for who reads a list.
        tekst: what is wrong and what to do, in Dutch.
        stopt: whether the regelhulp cannot be published so.
    """

    plaats: Plaats
    nr: int | None
    waar: str
    tekst: str
    stopt: bool = True

    def __str__(self) -> str:
        return f"{self.waar}: {self.tekst}"
