"""Splitting compounds into words that the catalogue itself uses: `paspoortaanvraag` -> `paspoort`, `aanvraag`."""

from collections.abc import Container, Iterator, Sequence
from itertools import permutations

from wegwijzer_ai.retrieval.tokens import STOP_WORDS

SHORTEST_PART = 4
SHORTEST_COMPOUND = 8
# Letters with which Dutch glues two words together; the empty one first.
LINKS = ("", "s", "en", "n", "e")
# Of a longer question only the first words are tried as parts of a compound.
MOST_WORDS = 8
REMEMBERED = 50_000


class CompoundSplitter:
    """Knows which words may be parts: those that stand alone somewhere in the catalogue."""

    def __init__(self, vocabulary: Container[str]) -> None:
        self._vocabulary = vocabulary
        self._known: dict[str, tuple[str, ...]] = {}

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a compound, or nothing when it is no compound of known words."""
        if len(word) < SHORTEST_COMPOUND:
            return ()
        if word not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[word] = self._find(word, whole=True) or ()
        return self._known[word]

    def join(self, found: Sequence[str]) -> Iterator[str]:
        """The compounds of the catalogue that two words of a question make: `parkeerkaart gehandicapten`."""
        for first, second in permutations(dict.fromkeys(found[:MOST_WORDS]), 2):
            if min(len(first), len(second)) < SHORTEST_PART:
                continue
            for link in LINKS:
                if (compound := f"{first}{link}{second}") in self._vocabulary:
                    yield compound

    def _is_part(self, word: str) -> bool:
        return len(word) >= SHORTEST_PART and word.isalpha() and word not in STOP_WORDS and word in self._vocabulary

    def _find(self, word: str, *, whole: bool) -> tuple[str, ...] | None:
        """The split with the longest first part; a rest may be a known word or a compound itself."""
        if not whole and self._is_part(word):
            return (word,)
        for cut in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            head = word[:cut]
            for link in LINKS:
                stripped = head.removesuffix(link) if link else head
                if (link and stripped == head) or not self._is_part(stripped):
                    continue
                if rest := self._find(word[cut:], whole=False):
                    return (stripped, *rest)
        return None
