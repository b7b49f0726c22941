"""The words of a run of documents: an inverted index in arrays, made once and only read after that."""

from array import array
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

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
# Whoever asks in another language than Dutch uses words of these; they should not make a page longer than another.
TRANSLATED_WEIGHT = 0.25
# The title and summary in these languages stand in the document itself.
_IN_DOCUMENT = frozenset({"en"})
# A part of a compound says less than a word that somebody wrote.
PART_WEIGHT = 0.5
# Shorter words are never mended: too many words lie near them.
SHORTEST_MENDED = 5

Rows = NDArray[np.int32]
Weights = NDArray[np.float32]


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
    for vertaling in document.vertalingen:
        yield TITLE_WEIGHT, vertaling.titel if vertaling.taal not in _IN_DOCUMENT else ""
        yield SUMMARY_WEIGHT, vertaling.samenvatting if vertaling.taal not in _IN_DOCUMENT else ""
        for passage in vertaling.passages:
            yield TRANSLATED_WEIGHT, passage.tekst
    for passage in document.passages:
        yield TEXT_WEIGHT, passage.tekst


@dataclass(frozen=True, slots=True)
class Posting:
    """The documents that hold a term, in order, and how heavily."""

    rows: Rows
    weights: Weights


@dataclass(frozen=True, slots=True)
class Buren:
    """Words of one length with one first letter, and which letters each has: one bit a letter."""

    words: tuple[str, ...]
    letters: NDArray[np.uint32]

    def near(self, word: str, *, at_most: int) -> Iterator[str]:
        """The words that may lie within so many typing errors; most of the others are left out."""
        # One changed letter turns at most two bits.
        differing = np.bitwise_count(self.letters ^ np.uint32(letter_bits(word)))
        for place in np.flatnonzero(differing <= 2 * at_most):
            yield self.words[place]


def letter_bits(word: str) -> int:
    """The letters a to z that a word has."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) - 97) if "a" <= letter <= "z" else 0
    return bits


class _Tokens:
    """The words of documents as numbers, one after the other, with the weight and the row of each."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.ids: dict[str, int] = {}
        words, lengths, rows, weights = array("i"), array("i"), array("i"), array("f")
        self.count = 0
        for document in documents:
            for weight, text in weighted_texts(document):
                found = content_words(text)
                words.extend([self.ids.setdefault(word, len(self.ids)) for word in found])
                lengths.append(len(found))
                rows.append(self.count)
                weights.append(weight)
            self.count += 1
        runs = np.asarray(lengths, dtype=np.int64)
        self.words = np.asarray(words, dtype=np.int32)
        self.rows = np.repeat(np.asarray(rows, dtype=np.int32), runs)
        self.weights = np.repeat(np.asarray(weights, dtype=np.float32), runs)


class Woordsegment:
    """The words and terms of a run of documents; rows are counted from its first document."""

    def __init__(self, documents: Iterable[Document], other_words: Container[str] = frozenset()) -> None:
        """Index the documents; `other_words` are words of earlier segments, which may be parts of compounds too."""
        tokens = _Tokens(documents)
        self.count = tokens.count
        occurrences = np.bincount(tokens.words, minlength=len(tokens.ids)).tolist()
        self.words: dict[str, int] = dict(zip(tokens.ids, occurrences, strict=True))
        self._terms: dict[str, int] = {}
        self._index(tokens, CompoundSplitter(_Either(self.words, other_words)))

    def posting(self, term: str) -> Posting | None:
        """The documents of this run with this term."""
        number = self._terms.get(term)
        if number is None:
            return None
        part = slice(self._starts[number], self._starts[number + 1])
        return Posting(rows=self._rows[part], weights=self._weights[part])

    @cached_property
    def neighbours(self) -> dict[tuple[str, int], Buren]:
        """The words that a typing error may be mended to, by first letter and length."""
        found: dict[tuple[str, int], list[str]] = {}
        for word in self.words:
            if len(word) >= SHORTEST_MENDED and word.isalpha():
                found.setdefault((word[0], len(word)), []).append(word)
        return {
            place: Buren(tuple(words), np.asarray([letter_bits(word) for word in words], dtype=np.uint32))
            for place, words in found.items()
        }

    def _index(self, tokens: _Tokens, splitter: CompoundSplitter) -> None:
        terms, shares, counts = self._expansions(tokens.ids, splitter)
        per_token = counts[tokens.words]
        begins = np.concatenate([[0], np.cumsum(counts)[:-1]]) if len(counts) else counts
        where = _ranges(begins[tokens.words], per_token)
        rows = np.repeat(tokens.rows, per_token)
        weights = np.repeat(tokens.weights, per_token) * shares[where]
        self.lengths = np.bincount(rows, weights=weights, minlength=self.count).astype(np.float32)
        # One number for each pair of term and row; equal ones are added up.
        pairs = terms[where].astype(np.int64) * max(self.count, 1) + rows
        order = np.argsort(pairs, kind="stable")
        pairs = pairs[order]
        first = np.flatnonzero(np.diff(pairs, prepend=-1))
        self._weights: Weights = (np.add.reduceat(weights[order], first) if len(first) else np.zeros(0)).astype(
            np.float32
        )
        self._rows: Rows = (pairs[first] % max(self.count, 1)).astype(np.int32)
        self._starts = np.searchsorted(pairs[first] // max(self.count, 1), np.arange(len(self._terms) + 1))

    def _expansions(
        self, words: Iterable[str], splitter: CompoundSplitter
    ) -> tuple[NDArray[np.int32], Weights, NDArray[np.int64]]:
        """The terms of each word: its stem, and the stems of the parts of a compound at less weight."""
        terms, shares, counts = array("i"), array("f"), array("i")
        for word in words:
            own = word_terms(word, splitter)
            terms.extend([self._terms.setdefault(term, len(self._terms)) for term, _ in own])
            shares.extend([share for _, share in own])
            counts.append(len(own))
        return (
            np.asarray(terms, dtype=np.int32),
            np.asarray(shares, dtype=np.float32),
            np.asarray(counts, dtype=np.int64),
        )


def word_terms(word: str, splitter: CompoundSplitter) -> Sequence[tuple[str, float]]:
    """The stem of a word, and of each part when it is a compound."""
    return [(stem(word), 1.0), *((stem(part), PART_WEIGHT) for part in splitter.split(word))]


class _Either:
    """Words that stand in one of two collections."""

    def __init__(self, one: Container[str], other: Container[str]) -> None:
        self._one, self._other = one, other

    def __contains__(self, word: object) -> bool:
        return word in self._one or word in self._other


def _ranges(begins: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """`begin, begin + 1, ...` so many times for each pair, one after the other."""
    total = int(counts.sum())
    before = np.repeat(np.cumsum(counts) - counts, counts)
    numbers: NDArray[np.int64] = np.repeat(begins, counts) + np.arange(total) - before
    return numbers
