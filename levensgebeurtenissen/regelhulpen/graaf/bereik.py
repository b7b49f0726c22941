"""What can be reached in a graph, and with which answers: every path, with what each condition leaves possible.

Paths that meet are followed as one when what still matters after that point is the same. A calculation is taken to be
able to give any value, so that what is called unreachable here really is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from levensgebeurtenissen.regelhulpen.graaf.basis import Graaf
from levensgebeurtenissen.regelhulpen.graaf.domeinen import Tegroot, list_domeinen
from levensgebeurtenissen.regelhulpen.graaf.programma import Programma
from levensgebeurtenissen.vragen.basis import Antwoord
from levensgebeurtenissen.vragen.voorwaarden import Vergelijking, holds

_MEESTE_STANDEN: Final = 20_000

Mogelijk = Mapping[str, frozenset[Antwoord]]
"""Per key the answers that are possible here; a question without a key was not asked."""


@dataclass(frozen=True, slots=True)
class Bereik:
    """What some answers lead to.

    Args:
        bereikt: questions and outcomes.
        gebruikt: ways on, as the question and the place in its list.
        vast: questions after which no way on fits some answers.
    """

    bereikt: frozenset[str]
    gebruikt: frozenset[tuple[str, int]]
    vast: frozenset[str]


def explore(graaf: Graaf, programma: Programma) -> Bereik:
    """What can be reached. The graph does not go round and names nothing that does not exist.

    Raises:
        Tegroot: there are more combinations than can be looked at.
    """
    return _Verkenner(graaf, programma).explore()


def sort_knopen(graaf: Graaf, programma: Programma) -> list[str]:
    """The questions that can be come at, each after all that lead to it. The graph does not go round."""
    gezien: set[str] = set()
    rij: list[str] = []

    def visit(sleutel: str) -> None:
        if sleutel in gezien or sleutel not in graaf.knoop_bij:
            return
        gezien.add(sleutel)
        for pijl in programma.pijlen[sleutel]:
            visit(pijl.ga)
        rij.append(sleutel)

    visit(graaf.begin)
    return rij[::-1]


def needed_questions(programma: Programma, sleutel: str) -> frozenset[str]:
    """The questions on which this answer or calculation depends."""
    rekening = next((rekening for rekening in programma.rekeningen if sleutel in rekening.geeft), None)
    if rekening is None:
        return frozenset({sleutel})
    return frozenset().union(*(needed_questions(programma, nodig) for nodig in rekening.sleutels))


class _Verkenner:
    def __init__(self, graaf: Graaf, programma: Programma) -> None:
        self.graaf = graaf
        self.pijlen = programma.pijlen
        self.volgorde = sort_knopen(graaf, programma)
        alle = [v for pijlen in programma.pijlen.values() for pijl in pijlen for v in pijl.als]
        self.domeinen = {
            sleutel: frozenset(waarden) for sleutel, waarden in list_domeinen(programma.soorten, alle).items()
        }
        self.hangt_aan = {
            sleutel: needed_questions(programma, sleutel) for sleutel in self.domeinen if sleutel not in graaf.vragen
        }
        self.telt = self._live()
        self.gebruikt: set[tuple[str, int]] = set()
        self.vast: set[str] = set()

    def _live(self) -> dict[str, frozenset[str]]:
        """Per question the keys that conditions at or after it look at."""
        telt: dict[str, frozenset[str]] = {}
        for sleutel in reversed(self.volgorde):
            eigen = {v.links for pijl in self.pijlen[sleutel] for v in pijl.als}
            verder = [telt.get(pijl.ga, frozenset()) for pijl in self.pijlen[sleutel]]
            telt[sleutel] = frozenset(eigen).union(*verder)
        return telt

    def explore(self) -> Bereik:
        aankomst: dict[str, set[frozenset[tuple[str, frozenset[Antwoord]]]]] = {self.graaf.begin: {frozenset()}}
        for sleutel in self.volgorde:
            for stand in aankomst.get(sleutel, ()):
                for doel, mogelijk in self._follow(sleutel, dict(stand)):
                    telt = self.telt.get(doel, frozenset())
                    over = frozenset((naam, waarden) for naam, waarden in mogelijk.items() if naam in telt)
                    aankomst.setdefault(doel, set()).add(over)
            if sum(len(standen) for standen in aankomst.values()) > _MEESTE_STANDEN:
                raise Tegroot(sleutel)
        return Bereik(frozenset(aankomst), frozenset(self.gebruikt), frozenset(self.vast))

    def _follow(self, sleutel: str, stand: Mogelijk) -> list[tuple[str, Mogelijk]]:
        """Where one goes from this question, and what is then possible."""
        gevraagd = {n: w for n, w in stand.items() if sleutel not in self.hangt_aan.get(n, ())}
        if sleutel in self.domeinen:
            gevraagd[sleutel] = self.domeinen[sleutel]
        verder: list[tuple[str, Mogelijk]] = []
        open_: list[Mogelijk] = [gevraagd]
        for plek, pijl in enumerate(self.pijlen[sleutel]):
            rest: list[Mogelijk] = []
            for mogelijk in open_:
                past, valt_af = self._split(mogelijk, pijl.als)
                rest += valt_af
                if past is not None:
                    verder.append((pijl.ga, past))
                    self.gebruikt.add((sleutel, plek))
            open_ = rest
        if open_:
            self.vast.add(sleutel)
        return verder

    def _split(self, mogelijk: Mogelijk, als: Sequence[Vergelijking]) -> tuple[Mogelijk | None, list[Mogelijk]]:
        """What is possible where all conditions hold, and what is left where one of them does not."""
        rest: list[Mogelijk] = []
        for vergelijking in als:
            naam = vergelijking.links
            waarden = mogelijk.get(naam, self.domeinen[naam] if naam in self.hangt_aan else frozenset())
            past = frozenset(waarde for waarde in waarden if holds([vergelijking], {naam: waarde}))
            if not past:
                return None, [*rest, mogelijk]
            if past != waarden:
                rest.append({**mogelijk, naam: waarden - past})
            mogelijk = {**mogelijk, naam: past}
        return mogelijk, rest
