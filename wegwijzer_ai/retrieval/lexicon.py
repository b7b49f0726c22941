"""The words of all documents, weighed by field, with what is needed to compare a question with them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cms.zoeken.port import Document
from wegwijzer_ai.retrieval.compounds import CompoundSplitter
from wegwijzer_ai.retrieval.tokens import content_words, stem

TITLE_WEIGHT = 3.0
PEOPLES_WORDS_WEIGHT = 2.0
KEYWORD_WEIGHT = 2.0
SUMMARY_WEIGHT = 1.5
TEXT_WEIGHT = 0.5
# A part of a compound says less than a word that somebody wrote.
PART_WEIGHT = 0.5


def weighted_texts(document: Document) -> Iterator[tuple[float, str]]:
    """Every field of a document with its weight."""
    yield TITLE_WEIGHT, document.titel
    yield TITLE_WEIGHT, document.titel_en
    yield TITLE_WEIGHT, document.upn or ""
    for said in document.mensentaal:
        yield PEOPLES_WORDS_WEIGHT, said
    for keyword in document.trefwoorden:
        yield KEYWORD_WEIGHT, keyword
    yield SUMMARY_WEIGHT, document.samenvatting
    yield SUMMARY_WEIGHT, document.samenvatting_en
    for passage in document.passages:
        yield TEXT_WEIGHT, passage.tekst


@dataclass(frozen=True, slots=True)
class Posting:
    """The documents that hold a term and how heavily."""

    rows: NDArray[np.int32]
    weights: NDArray[np.float32]


class Lexicon:
    """An inverted index in memory; made once for a snapshot and only read after that."""

    def __init__(self, documents: Sequence[Document]) -> None:
        fields = [[(weight, content_words(text)) for weight, text in weighted_texts(item)] for item in documents]
        self.vocabulary: Counter[str] = Counter(
            word for field in fields for _weight, found in field for word in set(found)
        )
        self.splitter = CompoundSplitter(self.vocabulary)
        self.count = len(documents)
        self.lengths = np.zeros(self.count, dtype=np.float32)
        self._postings = self._index(fields)

    def terms(self, found: Iterable[str]) -> Iterator[tuple[str, float]]:
        """The terms of some words: the stem of each, and of the parts of each compound."""
        for word in found:
            yield stem(word), 1.0
            for part in self.splitter.split(word):
                yield stem(part), PART_WEIGHT

    def posting(self, term: str) -> Posting | None:
        """The documents with this term."""
        return self._postings.get(term)

    def knows(self, word: str) -> bool:
        """Whether the catalogue uses this word, another form of it, or all parts of it."""
        return word in self.vocabulary or stem(word) in self._postings or bool(self.splitter.split(word))

    def coverage(self, found: Sequence[str], row: int) -> float:
        """Which share of the words' weight one document accounts for; a word that nobody knows weighs most."""
        total = covered = 0.0
        for word in found:
            parts = self.splitter.split(word) or (word,)
            for part in parts:
                posting = self._postings.get(stem(part))
                rows = posting.rows if posting else ()
                weight = float(np.log1p(self.count / (len(rows) + 0.5))) / len(parts)
                total += weight
                covered += weight * bool(row in rows)
        return covered / total if total else 0.0

    def _index(self, fields: Sequence[Sequence[tuple[float, Sequence[str]]]]) -> dict[str, Posting]:
        found: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for row, field in enumerate(fields):
            counts: defaultdict[str, float] = defaultdict(float)
            for weight, text in field:
                for term, share in self.terms(text):
                    counts[term] += weight * share
            self.lengths[row] = sum(counts.values())
            for term, count in counts.items():
                found[term].append((row, count))
        return {
            term: Posting(
                rows=np.asarray([row for row, _ in entries], dtype=np.int32),
                weights=np.asarray([weight for _, weight in entries], dtype=np.float32),
            )
            for term, entries in found.items()
        }
