"""A run of documents with all that search needs of them; never changes, so snapshots share it."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from cms.zoeken.port import Document
from wegwijzer_ai.index.kast import pack_document
from wegwijzer_ai.index.kolommen import Kolom, columns_of
from wegwijzer_ai.index.vectoren import DIMENSION, document_texts
from wegwijzer_ai.retrieval.dense import Vectoren
from wegwijzer_ai.retrieval.suggesties import Beginselen
from wegwijzer_ai.retrieval.woordsegment import Woordsegment


@dataclass(frozen=True, slots=True)
class Ingelezen:
    """A document as it stands in the index: `vectoren` has no row when there was no model."""

    document: Document
    vectoren: NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Segment:
    """Documents, their words, vectors, facet values and titles; rows are counted from its first document."""

    sleutels: tuple[str, ...]
    packed: tuple[bytes, ...]
    titels: tuple[str, ...]
    words: Woordsegment
    document: Vectoren
    mensentaal: Vectoren
    columns: dict[str, Kolom]
    beginselen: Beginselen

    @classmethod
    def of(cls, ingelezen: Sequence[Ingelezen], other_words: Container[str] = frozenset()) -> Self:
        """Index these documents; `other_words` are words of the segments before this one."""
        documents = [item.document for item in ingelezen]
        parts = [_split(item) for item in ingelezen]
        return cls(
            sleutels=tuple(document.sleutel for document in documents),
            packed=tuple(pack_document(document) for document in documents),
            titels=tuple(document.titel.casefold() for document in documents),
            words=Woordsegment(documents, other_words),
            document=_matrix([own for own, _ in parts]),
            mensentaal=_matrix([said for _, said in parts]),
            columns=columns_of(documents),
            beginselen=Beginselen.of(documents),
        )

    def __len__(self) -> int:
        return len(self.sleutels)


def _matrix(parts: Sequence[NDArray[np.float16]]) -> Vectoren:
    """All vectors under each other, and where each document begins."""
    if not parts:
        return Vectoren(np.zeros((0, DIMENSION), dtype=np.float16), np.zeros(0, dtype=np.intp))
    starts = np.cumsum([0, *(len(part) for part in parts[:-1])], dtype=np.intp)
    return Vectoren(np.concatenate(parts), starts)


def _split(item: Ingelezen) -> tuple[NDArray[np.float16], NDArray[np.float16]]:
    """The vectors of the document itself and of people's words; a document without such words stands in for them."""
    if not len(item.vectoren):
        none = np.zeros((1, DIMENSION), dtype=np.float16)
        return none, none
    own = len(document_texts(item.document))
    return item.vectoren[:own], item.vectoren[own:] if len(item.vectoren) > own else item.vectoren
