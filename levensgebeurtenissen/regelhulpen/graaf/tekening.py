"""A drawing of a regelhulp: boxes in rows from the first question down, and the same as a nested list.

An unsound graph is drawn as well: to see what is wrong is what a drawing is for. Ways that go back or nowhere are
marked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap
from typing import Final

from levensgebeurtenissen.regelhulpen.graaf.basis import Graaf, Knoop

_BREED, _HOOG, _TUSSEN, _RIJ = 184, 64, 24, 72
_RAND: Final = 16
_TEKENS, _REGELS = 22, 3
_RONDES: Final = 6
_SPOOR: Final = 24
_NAAST: Final = 6


@dataclass(frozen=True, slots=True)
class Doos:
    """A question or an outcome, in units of the drawing."""

    sleutel: str
    regels: tuple[str, ...]
    is_uitkomst: bool
    x: int
    y: int
    breed: int = _BREED
    hoog: int = _HOOG

    @property
    def midden(self) -> int:
        """Where ways come in and go out."""
        return self.x + self.breed // 2

    @property
    def tekst(self) -> tuple[tuple[int, str], ...]:
        """The lines, each with its height."""
        boven = self.y + self.hoog // 2 + 5 - 9 * (len(self.regels) - 1)
        return tuple((boven + 18 * nr, regel) for nr, regel in enumerate(self.regels))


@dataclass(frozen=True, slots=True)
class Lijn:
    """A way on, with the number of its rule."""

    pad: str
    nummer: int
    x: int
    y: int
    uitleg: str


@dataclass(frozen=True, slots=True)
class Tekening:
    """The whole drawing."""

    breed: int
    hoog: int
    dozen: tuple[Doos, ...]
    lijnen: tuple[Lijn, ...]


@dataclass(frozen=True, slots=True)
class Tak:
    """A line of the list: how one comes here, what it is, and where it goes on.

    Args:
        als: when one comes here, in words; empty for the first question.
        elders: whether what follows is told at an earlier place.
    """

    sleutel: str
    tekst: str
    soort: str
    als: str = ""
    elders: bool = False
    verder: tuple["Tak", ...] = ()


def draw(graaf: Graaf) -> Tekening:
    """The drawing. What nobody comes at stands in the first row."""
    lagen = _layers(graaf)
    wegen = _routes(graaf, lagen)
    rijen = _order(lagen, wegen)
    plekken = _places(rijen)
    dozen = {sleutel: _box(graaf, sleutel, plekken[sleutel]) for sleutel in lagen}
    breed = max((x for x, _ in plekken.values()), default=0) + _BREED + _RAND
    hoog = max((y for _, y in plekken.values()), default=0) + _HOOG + _RAND
    return Tekening(breed, hoog, tuple(dozen.values()), tuple(_lines(graaf, dozen, wegen, plekken)))


def _layers(graaf: Graaf) -> dict[str, int]:
    """The row of each question and outcome: one below the lowest from which one comes; ways back do not count."""
    volgorde = _sort(graaf)
    plek = {sleutel: nr for nr, sleutel in enumerate(volgorde)}
    lagen = dict.fromkeys(volgorde, 0)
    for sleutel in volgorde:
        for doel in _targets(graaf, sleutel):
            if plek[doel] > plek[sleutel]:
                lagen[doel] = max(lagen[doel], lagen[sleutel] + 1)
    return lagen


def _sort(graaf: Graaf) -> list[str]:
    """Everything, each after what leads to it as far as that can be."""
    gezien: set[str] = set()
    rij: list[str] = []

    def visit(sleutel: str) -> None:
        if sleutel not in gezien:
            gezien.add(sleutel)
            for doel in _targets(graaf, sleutel):
                visit(doel)
            rij.append(sleutel)

    for sleutel in (*[*graaf.knoop_bij, *graaf.uitkomst_bij][::-1], graaf.begin):
        if sleutel in graaf.knoop_bij or sleutel in graaf.uitkomst_bij:
            visit(sleutel)
    return rij[::-1]


def _targets(graaf: Graaf, sleutel: str) -> list[str]:
    knoop = graaf.knoop_bij.get(sleutel)
    doelen = [overgang.ga for overgang in knoop.naar] if knoop else []
    return [doel for doel in doelen if doel in graaf.knoop_bij or doel in graaf.uitkomst_bij]


def _routes(graaf: Graaf, lagen: Mapping[str, int]) -> dict[tuple[str, int], tuple[str, ...]]:
    """Per way the names that it passes; in each row between there is a place of its own, so that it crosses no box."""
    wegen = {}
    for knoop in graaf.knopen:
        for plek, overgang in enumerate(knoop.naar):
            if overgang.ga in lagen:
                tussen = range(lagen[knoop.sleutel] + 1, lagen[overgang.ga])
                # Ways between the same two boxes share their places.
                via = (f"{knoop.sleutel}>{overgang.ga}:{laag}" for laag in tussen)
                wegen[knoop.sleutel, plek] = (knoop.sleutel, *via, overgang.ga)
    return wegen


def _order(lagen: Mapping[str, int], wegen: Mapping[tuple[str, int], tuple[str, ...]]) -> list[list[str]]:
    """Each row in an order that lets few ways cross: every name near the middle of those that it is joined with."""
    rijen: list[list[str]] = [[] for _ in range(max(lagen.values(), default=-1) + 1)]
    for sleutel, laag in lagen.items():
        rijen[laag].append(sleutel)
    for weg in wegen.values():
        for laag, naam in enumerate(weg[1:-1], lagen[weg[0]] + 1):
            if naam not in rijen[laag]:
                rijen[laag].append(naam)
    buren = _neighbours(wegen.values())
    for ronde in range(_RONDES):
        omlaag = ronde % 2 == 0
        for laag in range(len(rijen)) if omlaag else reversed(range(len(rijen))):
            naast = laag - 1 if omlaag else laag + 1
            if 0 <= naast < len(rijen):
                rijen[laag] = _by_neighbours(rijen[laag], rijen[naast], buren)
    return rijen


def _neighbours(wegen: Iterable[Sequence[str]]) -> dict[str, set[str]]:
    buren: dict[str, set[str]] = {}
    for weg in wegen:
        for van, naar in pairwise(weg):
            buren.setdefault(van, set()).add(naar)
            buren.setdefault(naar, set()).add(van)
    return buren


def _by_neighbours(rij: Sequence[str], naast: Sequence[str], buren: Mapping[str, set[str]]) -> list[str]:
    plek = {naam: nr for nr, naam in enumerate(naast)}

    def middle(item: tuple[int, str]) -> float:
        plekken = [plek[buur] for buur in buren.get(item[1], ()) if buur in plek]
        return sum(plekken) / len(plekken) if plekken else item[0]

    return [naam for _, naam in sorted(enumerate(rij), key=middle)]


def _places(rijen: Sequence[Sequence[str]]) -> dict[str, tuple[int, int]]:
    breedtes = [sum(_width(naam) + _TUSSEN for naam in rij) - _TUSSEN for rij in rijen]
    plekken = {}
    for laag, rij in enumerate(rijen):
        x = _RAND + (max(breedtes) - breedtes[laag]) // 2
        for naam in rij:
            plekken[naam] = (x, _RAND + laag * (_HOOG + _RIJ))
            x += _width(naam) + _TUSSEN
    return plekken


def _width(naam: str) -> int:
    return _SPOOR if ">" in naam else _BREED


def _box(graaf: Graaf, sleutel: str, plek: tuple[int, int]) -> Doos:
    is_uitkomst = sleutel in graaf.uitkomst_bij and sleutel not in graaf.knoop_bij
    tekst = graaf.uitkomst_bij[sleutel].titel if is_uitkomst else graaf.vragen[sleutel].tekst
    regels = wrap(tekst, _TEKENS, max_lines=_REGELS, placeholder=" …") or [sleutel]
    return Doos(sleutel, tuple(regels), is_uitkomst, *plek)


def _lines(
    graaf: Graaf,
    dozen: Mapping[str, Doos],
    wegen: Mapping[tuple[str, int], tuple[str, ...]],
    plekken: Mapping[str, tuple[int, int]],
) -> Iterator[Lijn]:
    for sleutel, van in dozen.items():
        uit = [(plek, weg) for (naam, plek), weg in wegen.items() if naam == sleutel]
        # Ways leave side by side, in the order of where they go, so that they do not cross at once.
        uit.sort(key=lambda item: plekken[item[1][1]][0] + _width(item[1][1]) // 2)
        for nr, (plek, weg) in enumerate(uit, 1):
            x, y = van.x + van.breed * nr // (len(uit) + 1), van.y + van.hoog
            uitleg = f"{say_als(graaf.knoop_bij[sleutel], plek)} → {weg[-1]}"
            # Numbers of many ways stand in two rows, or they cover each other.
            onder = y + (26 if len(uit) > _NAAST and nr % 2 else 14)
            yield Lijn(_path(x, y, weg, dozen, plekken), plek + 1, x, onder, uitleg)


def _path(x: int, y: int, weg: Sequence[str], dozen: Mapping[str, Doos], plekken: Mapping[str, tuple[int, int]]) -> str:
    delen = [f"M{x} {y}"]
    for naam in weg[1:-1]:
        tx, ty = plekken[naam]
        delen += [_curve(x, y, tx + _SPOOR // 2, ty), f"V{ty + _HOOG}"]
        x, y = tx + _SPOOR // 2, ty + _HOOG
    naar = dozen[weg[-1]]
    return " ".join([*delen, _curve(x, y, naar.midden, naar.y)])


def say_als(knoop: Knoop, plek: int) -> str:
    """When this way is taken, in words: its conditions, or that it is for everybody or for who is left."""
    anders = "anders" if len(knoop.naar) > 1 else "daarna"
    return " en ".join(knoop.naar[plek].als) or anders


def _curve(x: int, y: int, naar_x: int, naar_y: int) -> str:
    bocht = max((naar_y - y) // 2, _RIJ // 2)
    return f"C{x} {y + bocht} {naar_x} {naar_y - bocht} {naar_x} {naar_y}"


def list_takken(graaf: Graaf) -> tuple[Tak, ...]:
    """The same as a nested list, from the first question; then what nobody comes at."""
    gezien: set[str] = set()

    def tell(sleutel: str, als: str) -> Tak:
        if sleutel in graaf.uitkomst_bij:
            gezien.add(sleutel)
            return Tak(sleutel, graaf.uitkomst_bij[sleutel].titel, "uitkomst", als)
        if sleutel not in graaf.knoop_bij:
            return Tak(sleutel, "", "niets", als)
        knoop = graaf.knoop_bij[sleutel]
        if sleutel in gezien:
            return Tak(sleutel, knoop.vraag.tekst, "vraag", als, elders=True)
        gezien.add(sleutel)
        verder = tuple(tell(overgang.ga, say_als(knoop, plek)) for plek, overgang in enumerate(knoop.naar))
        return Tak(sleutel, knoop.vraag.tekst, "vraag", als, verder=verder)

    takken = [tell(graaf.begin, "")]
    # One after the other: what one tells, the next leaves out.
    takken.extend(tell(sleutel, "") for sleutel in (*graaf.knoop_bij, *graaf.uitkomst_bij) if sleutel not in gezien)
    return tuple(takken)
