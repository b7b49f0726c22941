"""What stands on the home page of the counter besides the own contacts: each part adds its own block.

A part registers a function at the start (`AppConfig.ready`); the home page knows none of them by name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from portal.toegang.medewerkers.medewerker import Loketmedewerker


@dataclass(frozen=True, slots=True)
class Regel:
    """One thing that waits: what it is, since or until when, and its page."""

    titel: str
    url: str
    wanneer: datetime | None = None
    let_op: str = ""


@dataclass(frozen=True, slots=True)
class Thuisblok:
    """A block: its title, what waits, the sentence when nothing does, and the page with all."""

    titel: str
    regels: tuple[Regel, ...]
    leeg: str
    url: str = ""


Leverancier = Callable[[Loketmedewerker], Thuisblok | None]
_LEVERANCIERS: list[tuple[int, Leverancier]] = []


def register_thuisblok(volgorde: int, leverancier: Leverancier) -> None:
    """Show this block on the home page; the lowest number first. None leaves it out for this caseworker."""
    if (volgorde, leverancier) not in _LEVERANCIERS:
        _LEVERANCIERS.append((volgorde, leverancier))


def list_thuisblokken(medewerker: Loketmedewerker) -> list[Thuisblok]:
    """The blocks for this caseworker, in order."""
    blokken = [leverancier(medewerker) for _, leverancier in sorted(_LEVERANCIERS, key=lambda paar: paar[0])]
    return [blok for blok in blokken if blok is not None]
