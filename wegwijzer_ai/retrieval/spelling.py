"""Mending typing errors against the catalogue's own words; words that are right are left alone."""

from collections import defaultdict
from collections.abc import Collection

from wegwijzer_ai.retrieval.lexicon import Lexicon
from wegwijzer_ai.retrieval.tokens import STOP_WORDS, WORD, fold
from wegwijzer_ai.zonder_torch import component

SHORTEST = 5
# From this length on two errors in one word may be mended, when the word starts well: `verhuisng`, but a `schilder`
# has nothing to do with `schulden`.
TWO_ERRORS_FROM = 8
GOOD_START = 4


@component
class SpellingCorrector:
    """Replaces a word that nobody knows by the nearest word of the catalogue."""

    def __init__(self, lexicon: Lexicon, known_words: Collection[str] = frozenset()) -> None:
        """Take the catalogue's words, and the words of the language that are right although it does not use them."""
        self.lexicon = lexicon
        self.known_words = known_words
        self._by_length: defaultdict[int, list[str]] = defaultdict(list)
        for word in lexicon.vocabulary:
            if len(word) >= SHORTEST and word.isalpha():
                self._by_length[len(word)].append(word)

    @component.output_types(query=str)
    def run(self, query: str, taal: str = "nl") -> dict[str, str]:
        """Give the text with its typing errors mended; unchanged in another language than Dutch."""
        if taal != "nl":
            return {"query": query}
        folded = fold(query)
        # Folding keeps the length of ordinary Dutch text; where it does not, positions say nothing.
        if len(folded) != len(query):
            return {"query": query}
        mended, end = [], 0
        for match in WORD.finditer(folded):
            better = self._better(match.group())
            if better:
                mended += [query[end : match.start()], better]
                end = match.end()
        return {"query": "".join([*mended, query[end:]])}

    def _better(self, word: str) -> str | None:
        if len(word) < SHORTEST or not word.isalpha() or word in STOP_WORDS:
            return None
        if word in self.known_words or self.lexicon.knows(word):
            return None
        allowed = 2 if len(word) >= TWO_ERRORS_FROM else 1
        best: tuple[int, int, str] | None = None
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            for candidate in self._by_length.get(length, ()):
                # People nearly always get the first letter right.
                if candidate[0] != word[0]:
                    continue
                distance = edit_distance(word, candidate, at_most=allowed)
                rank = (distance, -self.lexicon.vocabulary[candidate], candidate)
                if distance > 1 and candidate[:GOOD_START] != word[:GOOD_START]:
                    continue
                if distance <= allowed and (best is None or rank < best):
                    best = rank
        return best[2] if best else None


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
