"""A run of documents with all that search needs of them; never changes, so snapshots share it."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from cms.zoeken.port import Document
from wegwijzer_ai.index.kast import pack_document
from wegwijzer_ai.index.kolommen import Kolom, columns_of
from wegwijzer_ai.index.vectoren import document_texts
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
    """All vectors under each other, and where each document begins; one that has none says nothing, in zeros."""
    width = max((part.shape[1] for part in parts), default=0)
    if not width:
        return Vectoren(np.zeros((0, 0), dtype=np.float16), np.arange(len(parts), dtype=np.intp))
    rows = [part if len(part) else np.zeros((1, width), dtype=np.float16) for part in parts]
    starts = np.cumsum([0, *(len(row) for row in rows[:-1])], dtype=np.intp)
    return Vectoren(np.concatenate(rows), starts)


def _split(item: Ingelezen) -> tuple[NDArray[np.float16], NDArray[np.float16]]:
    """The vectors of the document itself and of people's words; a document without such words stands in for them."""
    own = len(document_texts(item.document))
    return item.vectoren[:own], item.vectoren[own:] if len(item.vectoren) > own else item.vectoren
