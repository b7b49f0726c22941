"""The words of all documents, with what is needed to compare a question with them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Self

import numpy as np

from cms.zoeken.port import Document
from wegwijzer_ai.retrieval.compounds import CompoundSplitter
from wegwijzer_ai.retrieval.tokens import stem
from wegwijzer_ai.retrieval.woordsegment import Posting, Woordsegment, word_terms

# Two words of a question that make a compound of the catalogue together.
JOINED_WEIGHT = 0.8


class Lexicon:
    """Segments of words as one; row numbers run on from segment to segment."""

    def __init__(self, segments: Sequence[Woordsegment]) -> None:
        self.segments = segments
        self.offsets = [0]
        for segment in segments:
            self.offsets.append(self.offsets[-1] + segment.count)
        self.count = self.offsets[-1]
        self.lengths = np.concatenate([np.zeros(0, dtype=np.float32), *(segment.lengths for segment in segments)])
        self.splitter = CompoundSplitter(self)

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Self:
        """The words of these documents, as one segment."""
        return cls([Woordsegment(documents)])

    def __contains__(self, word: object) -> bool:
        return any(word in segment.words for segment in self.segments)

    def frequency(self, word: str) -> int:
        """How often the catalogue uses exactly this word."""
        return sum(segment.words.get(word, 0) for segment in self.segments)

    def terms(self, found: Sequence[str]) -> dict[str, float]:
        """The terms of a question's words with their weights: stems, parts of compounds, and compounds they make."""
        terms: dict[str, float] = {}
        for word in found:
            for term, share in word_terms(word, self.splitter):
                terms[term] = max(share, terms.get(term, 0.0))
        for compound in self.splitter.join(found):
            terms.setdefault(stem(compound), JOINED_WEIGHT)
        return terms

    def postings(self, term: str) -> Iterator[tuple[int, Posting]]:
        """For each segment with this term: the number of its first row, and its documents."""
        for offset, segment in zip(self.offsets, self.segments, strict=False):
            if posting := segment.posting(term):
                yield offset, posting

    def knows(self, word: str) -> bool:
        """Whether the catalogue uses this word, another form of it, or all parts of it."""
        return word in self or any(True for _ in self.postings(stem(word))) or bool(self.splitter.split(word))

    def coverage(self, found: Sequence[str], row: int) -> float:
        """Which share of the words' weight one document accounts for; a word that nobody knows weighs most."""
        total = covered = 0.0
        for word in found:
            parts = self.splitter.split(word) or (word,)
            for part in parts:
                weight = float(np.log1p(self.count / (self._documents(stem(part)) + 0.5))) / len(parts)
                total += weight
                covered += weight * self._holds(row, stem(part))
        return covered / total if total else 0.0

    def _documents(self, term: str) -> int:
        return sum(len(posting.rows) for _, posting in self.postings(term))

    def _holds(self, row: int, term: str) -> bool:
        place = bisect_right(self.offsets, row) - 1
        posting = self.segments[place].posting(term)
        if posting is None:
            return False
        local = row - self.offsets[place]
        at = int(np.searchsorted(posting.rows, local))
        return at < len(posting.rows) and int(posting.rows[at]) == local
