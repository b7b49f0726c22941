"""What was measured, added up: errors inside and outside announced faults, times per minute, growth of memory. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean, median, quantiles

# What counts against the portal; "uitgesteld" is its own request to come back in a moment, which counts as well.
STORING = frozenset({"5xx", "time-out", "geen verbinding", "uitgesteld"})


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question of a visitor: when (monotonic seconds), how long, and "" or the kind of failure."""

    begin: float
    duur: float
    fout: str


@dataclass(frozen=True, slots=True)
class Rit:
    """One journey: its name, its questions, and "" or why it was not finished."""

    reis: str
    begin: float
    vragen: tuple[Vraag, ...]
    fout: str = ""
    waar: str = ""


@dataclass(frozen=True, slots=True)
class Venster:
    """A fault that was announced: its name, from when until when (monotonic seconds), what it touches.

    Args:
        raakt: names of journeys that may fail meanwhile; empty for all.
        uitloop: seconds after its end in which the house may still feel it.
    """

    naam: str
    begin: float
    einde: float
    raakt: frozenset[str] = frozenset()
    uitloop: float = 0.0

    def holds(self, reis: str, vraag: Vraag) -> bool:
        """Whether this question of this journey fell within it, if only in part."""
        return (
            (not self.raakt or reis in self.raakt)
            and vraag.begin < self.einde + self.uitloop
            and vraag.begin + vraag.duur > self.begin
        )


@dataclass(frozen=True, slots=True)
class Reiscijfers:
    """The figures of one journey."""

    reis: str
    ritten: int
    vragen: int
    buiten: int
    fouten_buiten: int
    binnen: int
    fouten_binnen: int
    anders: int
    p50: float
    p95: float

    @property
    def deel_buiten(self) -> float:
        """Which part of the questions outside faults failed."""
        return self.fouten_buiten / self.buiten if self.buiten else 0.0


def count_reis(reis: str, ritten: Sequence[Rit], vensters: Sequence[Venster]) -> Reiscijfers:
    """Add up one journey; times are of questions outside faults, in milliseconds."""
    buiten: list[Vraag] = []
    binnen: list[Vraag] = []
    for vraag in (vraag for rit in ritten for vraag in rit.vragen):
        (binnen if any(venster.holds(reis, vraag) for venster in vensters) else buiten).append(vraag)
    duren = [vraag.duur * 1000 for vraag in buiten if not vraag.fout]
    return Reiscijfers(
        reis=reis,
        ritten=len(ritten),
        vragen=len(buiten) + len(binnen),
        buiten=len(buiten),
        fouten_buiten=sum(vraag.fout in STORING for vraag in buiten),
        binnen=len(binnen),
        fouten_binnen=sum(vraag.fout in STORING for vraag in binnen),
        anders=sum(rit.fout == "onverwacht" and not _touched(rit, vensters) for rit in ritten),
        p50=median(duren) if duren else 0.0,
        p95=p95(duren),
    )


def _touched(rit: Rit, vensters: Sequence[Venster]) -> bool:
    return any(venster.holds(rit.reis, vraag) for venster in vensters for vraag in rit.vragen)


def p95(waarden: Sequence[float]) -> float:
    """The value that one in twenty is above; 0 for none."""
    if len(waarden) < 2:
        return waarden[0] if waarden else 0.0
    return quantiles(waarden, n=20, method="inclusive")[-1]


def per_minuut(ritten: Iterable[Rit], begin: float) -> dict[int, tuple[float, float]]:
    """p50 and p95 in milliseconds of the questions that began in each minute."""
    vragen = sorted((int((vraag.begin - begin) // 60), vraag.duur) for rit in ritten for vraag in rit.vragen)
    uit = {}
    for minuut, groep in groupby(vragen, key=lambda paar: paar[0]):
        duren = [duur * 1000 for _minuut, duur in groep]
        uit[minuut] = (median(duren), p95(duren))
    return uit


@dataclass(frozen=True, slots=True)
class Geheugencijfers:
    """Memory of one process, in MB: at the start, halfway and at the end of the measured stretch."""

    naam: str
    begin: float
    halverwege: float
    einde: float

    @property
    def groei(self) -> float:
        """Growth over the second half, as a part of what it was halfway."""
        return self.einde / self.halverwege - 1 if self.halverwege else 0.0


def growth(naam: str, monsters: Sequence[tuple[float, float]], *, vanaf: float) -> Geheugencijfers | None:
    """From samples (seconds, MB): medians of three stretches, so that one busy moment says nothing.

    Args:
        naam: of the process.
        monsters: in order of time.
        vanaf: what was before is left out: a process that was started anew fills its memory first.

    Returns:
        None with too few samples to say anything.
    """
    waarden = [mb for moment, mb in monsters if moment >= vanaf]
    if len(waarden) < 12:
        return None
    stuk = max(2, len(waarden) // 10)
    helft = len(waarden) // 2
    return Geheugencijfers(naam, median(waarden[:stuk]), median(waarden[helft : helft + stuk]), median(waarden[-stuk:]))


def choose_capacity(stappen: Mapping[int, float], *, winst: float = 0.05) -> tuple[int, float]:
    """From how many visitors at once more of them bring no more, and how many journeys a second the house then carries.

    More visitors count only when they bring more than `winst`: what only waits longer is no capacity. The best step may
    be luck, for a step is short: what the house carries is the mean of that step and of those with more visitors.
    """
    beste, tempo = 0, 0.0
    for bezoekers, gehaald in sorted(stappen.items()):
        if gehaald > tempo * (1 + winst):
            beste, tempo = bezoekers, gehaald
    vol = [gehaald for bezoekers, gehaald in stappen.items() if bezoekers >= beste]
    return beste, fmean(vol) if vol else 0.0
