"""What comes out of looking at pages, before history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from toegankelijkheid.toetsen.bevinding import Bevinding


@dataclass(frozen=True, slots=True)
class Waarneming:
    """One look at one page, in one state and one view.

    Attributes:
        adres: the path that was open, without its query.
        route: which kind of page it is.
        wie: the person of the demo who was logged in, or ''.
        toestand: '' or the name of the state.
        weergave: the name of the view; '' for the engines that read documents.
        seconden: how long each engine took.
        beelden: pictures (PNG) of spots with something certain, by spot.
    """

    adres: str
    route: str
    wie: str
    toestand: str
    weergave: str
    bevindingen: tuple[Bevinding, ...]
    seconden: Mapping[str, float]
    beelden: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mislukt:
    """A page that could not be checked, and why."""

    adres: str
    reden: str


@dataclass(slots=True)
class Uitslag:
    """All that a run saw.

    Attributes:
        motoren: the version of each engine.
        looptijd: seconds from begin to end.
    """

    waarnemingen: list[Waarneming] = field(default_factory=list)
    mislukt: list[Mislukt] = field(default_factory=list)
    motoren: dict[str, str] = field(default_factory=dict)
    looptijd: float = 0.0

    @property
    def seconden(self) -> dict[str, float]:
        """Seconds of work by engine, over all pages and processes."""
        return total_seconds(self.waarnemingen)

    @property
    def adressen(self) -> set[tuple[str, str]]:
        """Which addresses were seen, and by whom."""
        return {(waarneming.adres, waarneming.wie) for waarneming in self.waarnemingen}


def total_seconds(waarnemingen: Iterable[Waarneming]) -> dict[str, float]:
    """Seconds by engine."""
    totaal: dict[str, float] = {}
    for waarneming in waarnemingen:
        for motor, seconden in waarneming.seconden.items():
            totaal[motor] = totaal.get(motor, 0.0) + seconden
    return {motor: round(seconden, 2) for motor, seconden in totaal.items()}
