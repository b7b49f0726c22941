"""The course of the number of problems as two lines: pure geometry, for the admin and for the public page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from toegankelijkheid.toetsen.selectors import Dagstand

BREED, HOOG = 720, 200
# Of a course of a few days, one day should not fill the whole drawing.
_MINSTENS = timedelta(days=7)
_STAPPEN = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Tekening:
    """Two lines in a box of `BREED` by `HOOG`.

    Args:
        zeker: the path of the certain problems, as an SVG `d`.
        te_beoordelen: the path of what a person must judge.
        top: the number at the top of the box; 0 is at the bottom.
        eerste: the day at the left edge.
        laatste: the day at the right edge.
    """

    zeker: str
    te_beoordelen: str
    top: int
    eerste: date
    laatste: date


def draw(dagen: Sequence[Dagstand], *, vandaag: date) -> Tekening | None:
    """The lines until today: a number holds until the next round says otherwise. None without any day."""
    if not dagen:
        return None
    eerste = min(dagen[0].dag, vandaag - _MINSTENS)
    top = _round_up(max(max(dag.zeker, dag.te_beoordelen) for dag in dagen))
    # Today counts as a day: what was found today would have no length otherwise.
    lengte = (vandaag - eerste).days + 1

    def path(aantallen: Sequence[int]) -> str:
        punten = [
            (BREED * (dag.dag - eerste).days // lengte, HOOG - HOOG * aantal // top)
            for dag, aantal in zip(dagen, aantallen, strict=True)
        ]
        (x, y), *verder = punten
        return " ".join([f"M{x} {y}", *(f"H{x} V{y}" for x, y in verder), f"H{BREED}"])

    return Tekening(
        zeker=path([dag.zeker for dag in dagen]),
        te_beoordelen=path([dag.te_beoordelen for dag in dagen]),
        top=top,
        eerste=eerste,
        laatste=vandaag,
    )


def _round_up(aantal: int) -> int:
    """The next number of 1, 2 or 5 with zeros, so that the scale is easy to read."""
    macht = 1
    while True:
        for stap in _STAPPEN:
            if stap * macht >= aantal:
                return stap * macht
        macht *= 10
