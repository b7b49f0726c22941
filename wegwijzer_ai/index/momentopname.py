"""The index in memory at one version: documents, their vectors, and the pipeline over them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cms.zoeken.port import Document
from wegwijzer_ai.index.embedder import QueryEmbedder
from wegwijzer_ai.index.vectoren import DIMENSION, document_texts
from wegwijzer_ai.index.weights import Floats
from wegwijzer_ai.retrieval.bm25 import DutchBM25Retriever
from wegwijzer_ai.retrieval.dense import DenseRetriever, Vectoren
from wegwijzer_ai.retrieval.lexicon import Lexicon
from wegwijzer_ai.retrieval.pipeline import Zoekpijplijn
from wegwijzer_ai.retrieval.spelling import SpellingCorrector


@dataclass(frozen=True, slots=True)
class Ingelezen:
    """A document as it stands in the index: `vectoren` has no row when there was no model."""

    document: Document
    vectoren: Floats


class Momentopname:
    """Never changes; a new version of the index makes a new one."""

    def __init__(
        self,
        *,
        versie: int,
        ingelezen: Sequence[Ingelezen],
        embedder: QueryEmbedder | None,
        known_words: Collection[str] = frozenset(),
    ) -> None:
        self.versie = versie
        self.documenten: tuple[Document, ...] = tuple(item.document for item in ingelezen)
        self._rows = {document.sleutel: row for row, document in enumerate(self.documenten)}
        parts = [_split(item) for item in ingelezen]
        own, said = _matrix([pair[0] for pair in parts]), _matrix([pair[1] for pair in parts])
        self.met_betekenis = embedder is not None and bool(own.rows.any())
        lexicon = Lexicon(self.documenten)
        self.pijplijn = Zoekpijplijn(
            corrector=SpellingCorrector(lexicon, known_words),
            lexical=DutchBM25Retriever(lexicon),
            dense=DenseRetriever(document=own, mensentaal=said),
            embedder=embedder if self.met_betekenis else None,
        )

    def row(self, sleutel: str) -> int:
        """The place of a document in this snapshot."""
        return self._rows[sleutel]

    @cached_property
    def kenmerken(self) -> Mapping[str, Mapping[str, NDArray[np.bool_]]]:
        """For each facet and each of its values: which documents have it."""
        values: dict[str, list[tuple[str, ...]]] = {
            "soort": [(document.soort,) for document in self.documenten],
            "thema": [document.themas for document in self.documenten],
            "organisatiesoort": [tuple(filter(None, [document.organisatiesoort])) for document in self.documenten],
            "doelgroep": [document.doelgroepen for document in self.documenten],
        }
        return {
            facet: {
                value: np.fromiter((value in own for own in per_document), dtype=bool, count=len(per_document))
                for value in sorted({value for own in per_document for value in own})
            }
            for facet, per_document in values.items()
        }


def _matrix(parts: Sequence[Floats]) -> Vectoren:
    """All vectors under each other, and where each document begins."""
    if not parts:
        return Vectoren(np.zeros((0, DIMENSION), dtype=np.float32), np.zeros(0, dtype=np.intp))
    starts = np.cumsum([0, *(len(part) for part in parts[:-1])], dtype=np.intp)
    return Vectoren(np.concatenate(parts).astype(np.float32), starts)


def _split(item: Ingelezen) -> tuple[Floats, Floats]:
    """The vectors of the document itself and of people's words; a document without such words stands in for them."""
    if not len(item.vectoren):
        none = np.zeros((1, DIMENSION), dtype=np.float32)
        return none, none
    own = len(document_texts(item.document))
    return item.vectoren[:own], item.vectoren[own:] if len(item.vectoren) > own else item.vectoren
