"""What waits for an editor, from every part that has something to do for them.

A part registers itself in its `AppConfig.ready` with `register_werk`; the page Mijn werk and the home page of the
admin show the lists in order. A list counts all that waits and hands over only the rows that are shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Werkregel:
    """One thing to do: what, where, and what helps to choose (a date, an organisation)."""

    tekst: str
    url: str
    bij: str = ""


@dataclass(frozen=True, slots=True)
class Werklijst:
    """Things to do of one kind: how many in all, the rows of this page, and what to say when there are none."""

    titel: str
    aantal: int
    regels: Sequence[Werkregel]
    leeg: str


class Leverancier(Protocol):
    """Gives one list for somebody; None if it is not for them. It asks for `aantal` rows from `vanaf` on."""

    def __call__(self, *, user: "User", vanaf: int, aantal: int) -> Werklijst | None:
        """The list."""
        ...


@dataclass(frozen=True, slots=True)
class _Geregistreerd:
    volgorde: int
    sleutel: str
    leverancier: Leverancier


_REGISTER: dict[str, _Geregistreerd] = {}


def register_werk(sleutel: str, leverancier: Leverancier, *, volgorde: int = 100) -> None:
    """Add a list to Mijn werk. `sleutel` stands in the URL of its own page; a lower `volgorde` comes earlier."""
    _REGISTER[sleutel] = _Geregistreerd(volgorde, sleutel, leverancier)


def list_leveranciers() -> Iterable[tuple[str, Leverancier]]:
    """All lists, in order."""
    return [
        (deel.sleutel, deel.leverancier) for deel in sorted(_REGISTER.values(), key=lambda d: (d.volgorde, d.sleutel))
    ]


def find_leverancier(sleutel: str) -> Leverancier | None:
    """The list with this key."""
    deel = _REGISTER.get(sleutel)
    return deel.leverancier if deel else None
