"""Mending typing errors against the catalogue's own words; words that are right are left alone."""

from collections.abc import Container, Sequence

import numpy as np
from numpy.typing import NDArray

from cms.zoeken.port import Synoniemregel
from wegwijzer_ai.retrieval.gebied import ENOUGH_PAPIAMENTU, names_caribbean
from wegwijzer_ai.retrieval.lexicon import Lexicon
from wegwijzer_ai.retrieval.synoniemen import rule_words
from wegwijzer_ai.retrieval.tokens import STOP_WORDS, WORD, fold, stem, words
from wegwijzer_ai.retrieval.woordsegment import SHORTEST_MENDED
from wegwijzer_ai.zonder_torch import component

# From this length on two errors in one word may be mended, when the word starts well: `verhuisng`, but a `schilder`
# has nothing to do with `schulden`.
TWO_ERRORS_FROM = 8
GOOD_START = 4


@component
class SpellingCorrector:
    """Replaces a word that nobody knows by the nearest word of the catalogue."""

    def __init__(
        self, lexicon: Lexicon, known_words: Container[str] = frozenset(), caribisch: NDArray[np.bool_] | None = None
    ) -> None:
        """Take the catalogue's words, and the words of the language that are right although it does not use them.

        Words that only pages for Caribisch Nederland have (`pasport`) are right in questions about it only.
        """
        self.lexicon = lexicon
        self.known_words = known_words
        self._caribisch = None if caribisch is None or not caribisch.any() else caribisch

    @component.output_types(query=str)
    def run(self, query: str, taal: str = "nl", synoniemen: Sequence[Synoniemregel] = ()) -> dict[str, str]:
        """Give the text with its typing errors mended; unchanged in another language than Dutch.

        What editors gave a meaning is no typing error.
        """
        if taal != "nl":
            return {"query": query}
        folded = fold(query)
        # Folding keeps the length of ordinary Dutch text; where it does not, positions say nothing.
        if len(folded) != len(query):
            return {"query": query}
        # A question about the islands keeps their words.
        if self._caribisch is not None and (
            names_caribbean(query, taal=taal) or sum(map(self._is_of_islands, set(words(query)))) >= ENOUGH_PAPIAMENTU
        ):
            return {"query": query}
        meant = rule_words(synoniemen)
        mended, end = [], 0
        for match in WORD.finditer(folded):
            better = None if match.group() in meant else self._better(match.group())
            if better:
                mended += [query[end : match.start()], better]
                end = match.end()
        return {"query": "".join([*mended, query[end:]])}

    def _better(self, word: str) -> str | None:
        if len(word) < SHORTEST_MENDED or not word.isalpha() or word in STOP_WORDS:
            return None
        if word in self.known_words or (self.lexicon.knows(word) and not self._is_of_islands(word)):
            return None
        allowed = 2 if len(word) >= TWO_ERRORS_FROM else 1
        best: tuple[int, int, str] | None = None
        for candidate in self._candidates(word, allowed):
            distance = edit_distance(word, candidate, at_most=allowed)
            if distance > allowed or (distance > 1 and candidate[:GOOD_START] != word[:GOOD_START]):
                continue
            if self._is_of_islands(candidate):
                continue
            rank = (distance, -self.lexicon.frequency(candidate), candidate)
            best = rank if best is None else min(best, rank)
        return best[2] if best else None

    def _is_of_islands(self, word: str) -> bool:
        """Whether only pages for Caribisch Nederland have this word."""
        if self._caribisch is None:
            return False
        rows = [posting.rows + offset for offset, posting in self.lexicon.postings(stem(word))]
        return bool(rows) and bool(self._caribisch[np.concatenate(rows)].all())

    def _candidates(self, word: str, allowed: int) -> set[str]:
        """Words of the catalogue of about this length and with the same letters."""
        return {
            candidate
            for segment in self.lexicon.segments
            for length in range(len(word) - allowed, len(word) + allowed + 1)
            # People nearly always get the first letter right.
            if (neighbours := segment.neighbours.get((word[0], length)))
            for candidate in neighbours.near(word, at_most=allowed)
        }


def edit_distance(one: str, other: str, *, at_most: int) -> int:
    """Letters to add, drop, change or swap with their neighbour (Damerau-Levenshtein); stops above `at_most`."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, target in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != target))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == target:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > at_most:
            return at_most + 1
    return row[-1]
