"""A property with its value, as the gemeente set it and the portal shows it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Waarde:
    """The value on one date.

    Args:
        bezwaar: whether somebody objects to it, or a court still looks at it.
    """

    peildatum: date
    bedrag: int
    bezwaar: bool


@dataclass(frozen=True, slots=True)
class WozObject:
    """A home or other property; `waarden` with the newest first."""

    identificatie: str
    adres: str
    gemeente: str
    waarden: tuple[Waarde, ...]
    eigenaar: bool
    gebruiker: bool
