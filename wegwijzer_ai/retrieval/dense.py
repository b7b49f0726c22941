"""Comparing meaning: cosine with the vectors of each document and of people's words for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from wegwijzer_ai.index.maat import Maat
from wegwijzer_ai.index.weights import Floats
from wegwijzer_ai.retrieval.scores import Scores
from wegwijzer_ai.zonder_torch import component

# Up to here every vector is compared exactly (1 to 2 ms).
EXACT_UP_TO = 20_000
# Of more vectors, so many are compared exactly: the nearest by their signs. At least these, and one in so many.
CANDIDATES = 2_048
ONE_IN = 100
# Rows worked on at once: what they need stays in the processor's cache.
PORTION = 32_768
WORD_BITS = 64
LARGEST_BYTE = 127
# Of a vector of nothing but zeros.
SMALLEST = 1e-9


@dataclass(frozen=True, slots=True)
class Vraagvector:
    """A question and its other wordings, a vector each, or none without a language model; never copied."""

    values: Floats | None
    teksten: tuple[str, ...] = ()

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self


class Vectoren:
    """Vectors of a run of documents under each other; `starts` says where each document begins.

    Many vectors are kept as one byte a number with a scale for each (the cosine differs by less than 0.002), and with
    one bit for each number that says on which side of the mean it lies: comparing those bits leaves few to compare
    further. A document without a near vector gets 0. Vectors that say nothing, all zeros, are not kept.
    """

    def __init__(self, rows: NDArray[np.floating], starts: NDArray[np.intp]) -> None:
        self.starts = starts
        self.filled = bool(rows.any())
        rows = rows if self.filled else rows[:0]
        self.exact = len(rows) <= EXACT_UP_TO
        self.rows: Floats = rows.astype(np.float32) if self.exact else np.zeros((0, rows.shape[1]), dtype=np.float32)
        if not self.exact:
            self._compress(rows)

    @property
    def count(self) -> int:
        """How many documents these vectors belong to."""
        return len(self.starts)

    def best(self, vectors: Floats) -> Floats:
        """For each document the cosine of its nearest vector with one of the question's."""
        if not self.filled:
            return np.zeros(self.count, dtype=np.float32)
        if self.exact:
            near: Floats = (self.rows @ vectors.T).max(axis=1)
            return np.maximum.reduceat(near, self.starts).astype(np.float32)
        found = np.zeros(self.count, dtype=np.float32)
        for vector in vectors:
            rows = self._candidates(vector)
            owners = np.searchsorted(self.starts, rows, side="right") - 1
            np.maximum.at(found, owners, (self._bytes[rows].astype(np.float32) @ vector) * self._scales[rows])
        return found

    def _candidates(self, vector: Floats) -> NDArray[np.intp]:
        """The rows of which most signs are those of the vector."""
        own = _pack((vector - self._mean)[None, :])[:, 0]
        distances = np.zeros(len(self._bytes), dtype=np.uint16)
        for start in range(0, len(distances), PORTION):
            part = slice(start, start + PORTION)
            for words, word in zip(self._signs, own, strict=True):
                distances[part] += np.bitwise_count(words[part] ^ word)
        wanted = max(CANDIDATES, len(distances) // ONE_IN)
        within = np.cumsum(np.bincount(distances))
        return np.flatnonzero(distances <= np.searchsorted(within, wanted))

    def _compress(self, rows: NDArray[np.floating]) -> None:
        """Keep the bytes, scales and signs of the rows, a portion at a time."""
        self._mean: Floats = rows[:: max(1, len(rows) // PORTION)].astype(np.float32).mean(axis=0)
        self._bytes = np.empty(rows.shape, dtype=np.int8)
        self._scales = np.empty(len(rows), dtype=np.float32)
        self._signs = np.empty((-(-rows.shape[1] // WORD_BITS), len(rows)), dtype=np.uint64)
        for start in range(0, len(rows), PORTION):
            part = slice(start, start + PORTION)
            own = rows[part].astype(np.float32)
            self._scales[part] = np.maximum(np.abs(own).max(axis=1), SMALLEST) / LARGEST_BYTE
            self._bytes[part] = np.rint(own / self._scales[part, None])
            self._signs[:, part] = _pack(own - self._mean)


def _pack(rows: Floats) -> NDArray[np.uint64]:
    """One bit for each number, 64 bits a word, the last one filled up with zeros; one column a row."""
    bits = np.pad(rows > 0, ((0, 0), (0, -rows.shape[1] % WORD_BITS)))
    return np.packbits(bits, axis=1).view(np.uint64).T


class Elders(Protocol):
    """Vectors that live in a store outside this process."""

    def best(self, vectors: Floats) -> tuple[Floats, Floats]:
        """For each document what `Vectoren.best` gives: with its own vectors, and with those of people's words."""
        ...


@component
class DenseRetriever:
    """Compares a question with every document, segment by segment; with `elders` also with what a store holds."""

    def __init__(
        self,
        document: Sequence[Vectoren],
        mensentaal: Sequence[Vectoren],
        elders: Elders | None = None,
        maat: Maat | None = None,
    ) -> None:
        self.document = document
        self.mensentaal = mensentaal
        self.elders = elders
        self.maat = maat

    @component.output_types(document=Scores, mensentaal=Scores)
    def run(self, vector: Vraagvector) -> dict[str, Scores]:
        """The untuned cosine of every document with the question, and of the nearest way in which people say it.

        With `maat` it is the cosine that the light engine would have given.
        """
        if vector.values is None:
            none = Scores.zeros(sum(part.count for part in self.document))
            return {"document": none, "mensentaal": none}
        document, mensentaal = _all(self.document, vector.values), _all(self.mensentaal, vector.values)
        if self.elders is not None:
            own, said = self.elders.best(vector.values)
            document, mensentaal = np.maximum(document, own), np.maximum(mensentaal, said)
        if self.maat is not None:
            document, mensentaal = self.maat.to_light(document), self.maat.to_light(mensentaal)
        return {"document": Scores(document), "mensentaal": Scores(mensentaal)}


def _all(parts: Sequence[Vectoren], vectors: Floats) -> Floats:
    return np.concatenate([np.zeros(0, dtype=np.float32), *(part.best(vectors) for part in parts)])
