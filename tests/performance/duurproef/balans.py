"""The balance at the end: what people saw accepted against what its destination has. Pure.

Each thing has a number that its sender knows. It is lost when its destination does not have it, doubled when the
destination made two things of it, and stuck when the portal still has it on its way.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tests.performance.tussenpost import Aflevering


@dataclass(frozen=True, slots=True)
class Aangenomen:
    """What somebody was told that it was accepted: its kind, and the number on the receipt."""

    soort: str
    kenmerk: str


@dataclass(frozen=True, slots=True)
class Regel:
    """One kind of thing in the balance.

    Args:
        soort: what it is.
        aangenomen: how many people saw accepted.
        ongezien: how many the portal has that nobody saw the receipt of: the answer was lost on its way.
        aangekomen: how many of all these are at their destination exactly once.
        verloren: numbers that are not there.
        dubbel: numbers of which the destination made more than one thing.
    """

    soort: str
    aangenomen: int
    ongezien: int
    aangekomen: int
    verloren: tuple[str, ...] = ()
    dubbel: tuple[str, ...] = ()

    @property
    def klopt(self) -> bool:
        """Nothing lost, nothing doubled, and all there."""
        return not self.verloren and not self.dubbel and self.aangekomen == self.aangenomen + self.ongezien


def make_balans(
    aangenomen: Iterable[Aangenomen], *, bekend: Mapping[str, str], afgeleverd: Mapping[str, int]
) -> list[Regel]:
    """One line for each kind.

    Args:
        aangenomen: of whom the visitors keep a receipt.
        bekend: every number that the portal has, with its kind; also those whose receipt nobody saw.
        afgeleverd: how many things the destinations made of each number.
    """
    gezien: defaultdict[str, set[str]] = defaultdict(set)
    for ding in aangenomen:
        gezien[ding.soort].add(ding.kenmerk)
    alle: defaultdict[str, set[str]] = defaultdict(set)
    for soort, kenmerken in gezien.items():
        alle[soort] |= kenmerken
    voor = {kenmerk for kenmerken in gezien.values() for kenmerk in kenmerken}
    for kenmerk, soort in bekend.items():
        if kenmerk not in voor:
            alle[soort].add(kenmerk)
    return [
        Regel(
            soort=soort,
            aangenomen=len(gezien[soort]),
            ongezien=len(kenmerken - gezien[soort]),
            aangekomen=sum(afgeleverd.get(kenmerk, 0) == 1 for kenmerk in kenmerken),
            verloren=tuple(sorted(kenmerk for kenmerk in kenmerken if not afgeleverd.get(kenmerk))),
            dubbel=tuple(sorted(kenmerk for kenmerk in kenmerken if afgeleverd.get(kenmerk, 0) > 1)),
        )
        for soort, kenmerken in sorted(alle.items())
    ]


def count_afgeleverd(afleveringen: Iterable[Aflevering]) -> dict[str, int]:
    """How many different things the sources made under each number; what they knew already is the same thing.

    A document of a zaak has the number of what was sent with a rank behind it; it counts for what was sent, unless a
    zaak was begun for it.
    """
    gemaakt: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    stukken: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for aflevering in afleveringen:
        ding = (aflevering.bron, aflevering.uitkomst)
        if aflevering.pad == "enkelvoudiginformatieobjecten":
            stukken[aflevering.kenmerk.rpartition("-")[0]].add(ding)
        else:
            gemaakt[aflevering.kenmerk].add(ding)
    return {kenmerk: len(gemaakt.get(kenmerk) or stukken[kenmerk]) for kenmerk in {*gemaakt, *stukken}}
