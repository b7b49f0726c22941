"""Splitting compounds into words that the catalogue itself uses: `paspoortaanvraag` -> `paspoort`, `aanvraag`."""

from collections.abc import Collection

from wegwijzer_ai.retrieval.tokens import STOP_WORDS

SHORTEST_PART = 4
SHORTEST_COMPOUND = 8
# Letters with which Dutch glues two words together; the empty one first.
LINKS = ("", "s", "en", "n", "e")


class CompoundSplitter:
    """Knows which words may be parts: those that stand alone somewhere in the catalogue."""

    def __init__(self, vocabulary: Collection[str]) -> None:
        self._parts = frozenset(
            word for word in vocabulary if len(word) >= SHORTEST_PART and word.isalpha() and word not in STOP_WORDS
        )
        self._known: dict[str, tuple[str, ...]] = {}

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a compound, or nothing when it is no compound of known words."""
        if len(word) < SHORTEST_COMPOUND:
            return ()
        if word not in self._known:
            self._known[word] = self._find(word, whole=True) or ()
        return self._known[word]

    def _find(self, word: str, *, whole: bool) -> tuple[str, ...] | None:
        """The split with the longest first part; a rest may be a known word or a compound itself."""
        if not whole and word in self._parts:
            return (word,)
        for cut in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            head = word[:cut]
            for link in LINKS:
                stripped = head.removesuffix(link) if link else head
                if (link and stripped == head) or stripped not in self._parts:
                    continue
                if rest := self._find(word[cut:], whole=False):
                    return (stripped, *rest)
        return None
