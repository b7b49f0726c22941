"""Statements of a text: sentences and their clauses, each with the words that it is about and whether it denies.

A question says nothing by itself. It belongs to the sentence after it: `Moet ik dat melden? Nee.` denies.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from wegwijzer_ai.antwoord.zinnen import split_sentences
from wegwijzer_ai.generator.feiten import Feit, read_feiten
from wegwijzer_ai.generator.woorden import inhoud

T = TypeVar("T")

# From this share of words in common on, a sentence is a copy of its source rather than a rewording.
COPY = 0.6

_ONTKENNING = re.compile(
    r"(?i)\b(?:niet|geen|nooit|nergens|niemand|niets|nee|noch|zonder|verboden|geweigerd|onmogelijk)\b"
)
# What makes a clause a condition, of which the denial is not that of the statement.
_VOORWAARDE = re.compile(
    r"(?i)^(?:\W*)(?:als|indien|tenzij|wanneer|wie|zodra|zolang|(?:bent|hebt|heeft|woont|kunt|wilt|krijgt|gaat|lukt|doet|"
    r"is|zijn|werkt|staat|weet|had|was|komt|hoeft|mag|moet) (?:u|uw|het|dat|dit|de|er|je|ze|hij|zij)\b)"
)
_DEELZIN = re.compile(
    r"[,;:()]\s+|\s+(?:en|maar|want|terwijl|behalve|of(?! (?:ouder|jonger|meer|minder|langer|later)\b))\s+"
    r"|\s+(?=(?:als|indien|wanneer|tenzij|zodra|omdat)\s)"
)


@dataclass(frozen=True, slots=True)
class Deelzin:
    """A part of a sentence: its words, its figures, how often it denies and whether it only sets a condition."""

    tekst: str
    stammen: frozenset[str]
    feiten: frozenset[Feit]
    ontkenningen: int
    voorwaarde: bool

    @property
    def ontkent(self) -> bool:
        """Whether it denies."""
        return self.ontkenningen > 0


@dataclass(frozen=True, slots=True)
class Eenheid:
    """One sentence. `over` holds the words of what came right before, which it may mean by `dit` or `het`.

    `vraag_ontkent`: the question before it asks what holds when something is not so.
    """

    geheel: Deelzin
    delen: tuple[Deelzin, ...]
    over: frozenset[str] = frozenset()
    vraag_ontkent: bool = False

    @property
    def tekst(self) -> str:
        """The sentence."""
        return self.geheel.tekst


def read_eenheden(tekst: str) -> list[Eenheid]:
    """The statements of a text, in order."""
    eenheden: list[Eenheid] = []
    vraag, voor = "", frozenset[str]()
    for zin in split_sentences(tekst):
        if zin.endswith("?"):
            vraag = zin
            continue
        eenheid = replace(read_eenheid(zin), over=voor | inhoud(vraag), vraag_ontkent=bool(_ONTKENNING.search(vraag)))
        eenheden.append(eenheid)
        vraag, voor = "", eenheid.geheel.stammen
    return eenheden


def read_eenheid(zin: str) -> Eenheid:
    """One sentence with its clauses. A sentence of one clause is a statement, however it starts."""
    geheel = replace(_deelzin(zin), voorwaarde=False)
    delen = tuple(_deelzin(deel) for deel in _DEELZIN.split(zin) if deel.strip())
    return Eenheid(geheel, delen if len(delen) > 1 else (geheel,))


class Uitlijning:
    """Finds the statements that are about the same as a sentence. A word that many statements share says little."""

    def __init__(self, eenheden: Sequence[Eenheid]) -> None:
        self._eenheden = eenheden
        counts = Counter(word for eenheid in eenheden for word in eenheid.geheel.stammen)
        self._weight = {word: 1 / count for word, count in counts.items()}

    def best(self, stammen: frozenset[str], *, eenheid: str = "") -> list[Eenheid]:
        """The statements that share most with these words; with a figure of that unit, if one is named."""
        kandidaten = [
            kandidaat
            for kandidaat in self._eenheden
            if not eenheid or any(feit.eenheid == eenheid for feit in kandidaat.geheel.feiten)
        ]
        return _most(kandidaten, lambda kandidaat: self._about(stammen, kandidaat))

    def best_clauses(self, stammen: frozenset[str]) -> list[tuple[Eenheid, Deelzin]]:
        """The same for clauses, each with its sentence."""
        pairs = [(eenheid, deel) for eenheid in self._eenheden for deel in eenheid.delen]
        return _most(pairs, lambda pair: 3 * self._sum(stammen & pair[1].stammen) + self._about(stammen, pair[0]))

    def copied(self, zin: Eenheid) -> list[Eenheid]:
        """The statements that the sentence takes over nearly word for word, those that are most alike."""
        alike = [kandidaat for kandidaat in self._eenheden if _alike(zin, kandidaat) >= COPY]
        return _most(alike, lambda kandidaat: _alike(zin, kandidaat))

    def nearest(self, stammen: frozenset[str], *, most: int) -> list[Eenheid]:
        """So many statements that share words with these, those that share most first."""
        scored = [(self._about(stammen, eenheid), number) for number, eenheid in enumerate(self._eenheden)]
        best = sorted((pair for pair in scored if pair[0]), key=lambda pair: (-pair[0], pair[1]))[:most]
        return [self._eenheden[number] for _, number in best]

    def _about(self, stammen: frozenset[str], eenheid: Eenheid) -> float:
        """What the statement says itself counts twice, what came right before once."""
        own = eenheid.geheel.stammen
        return 2 * self._sum(stammen & own) + self._sum(stammen & eenheid.over - own)

    def _sum(self, shared: Iterable[str]) -> float:
        return sum(self._weight.get(word, 1.0) for word in shared)


def _alike(een: Eenheid, ander: Eenheid) -> float:
    """Which share of all their words of substance both have."""
    own, other = een.geheel.stammen, ander.geheel.stammen
    return len(own & other) / max(len(own | other), 1)


def _most(kandidaten: Sequence[T], score: Callable[[T], float]) -> list[T]:
    scored = [(round(score(kandidaat), 6), kandidaat) for kandidaat in kandidaten]
    most = max((value for value, _ in scored), default=0)
    return [kandidaat for value, kandidaat in scored if value == most] if most else []


def _deelzin(tekst: str) -> Deelzin:
    return Deelzin(
        tekst=tekst.strip(),
        stammen=inhoud(tekst),
        feiten=read_feiten(tekst),
        ontkenningen=len(_ONTKENNING.findall(tekst)),
        voorwaarde=bool(_VOORWAARDE.search(tekst)),
    )
