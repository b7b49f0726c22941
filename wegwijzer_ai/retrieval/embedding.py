"""The question's vector as a pipeline component."""

from collections import OrderedDict
from hashlib import blake2b
from threading import Lock

import numpy as np

from wegwijzer_ai.index.embedder import QueryEmbedder
from wegwijzer_ai.index.maat import Maat
from wegwijzer_ai.index.weights import Floats
from wegwijzer_ai.retrieval.dense import Vraagvector
from wegwijzer_ai.zonder_torch import component

# The development questions fit, so that trying out a second change takes seconds.
REMEMBERED = 1_024


class VectorCache:
    """Remembers the vectors of the last questions: a page asks for the same one when filters or pages change."""

    def __init__(self, embedder: QueryEmbedder) -> None:
        self.kenmerk = embedder.kenmerk
        self._embedder = embedder
        self._vectors: OrderedDict[bytes, Floats] = OrderedDict()
        self._lock = Lock()

    @property
    def maat(self) -> Maat | None:
        """How high the cosines of its engine lie."""
        return self._embedder.maat

    def embed_query(self, text: str) -> Floats:
        """One vector of length 1."""
        # By digest: what somebody asked does not stay in memory.
        key = blake2b(text.encode(), digest_size=16).digest()
        with self._lock:
            if key in self._vectors:
                self._vectors.move_to_end(key)
                return self._vectors[key]
        vector = self._embedder.embed_query(text)
        with self._lock:
            self._vectors[key] = vector
            if len(self._vectors) > REMEMBERED:
                self._vectors.popitem(last=False)
        return vector


@component
class QuestionEmbedder:
    """Embeds the question; without a language model it gives nothing and words do the work."""

    def __init__(self, embedder: QueryEmbedder | None) -> None:
        self.embedder = embedder

    @component.output_types(vector=Vraagvector)
    def run(self, query: str, anders: list[str] | None = None, getypt: str | None = None) -> dict[str, Vraagvector]:
        """Give the vectors of the question and of its other wordings, one row each.

        What was typed counts beside its mended spelling: a rare word may have been right.
        """
        if self.embedder is None or not query.strip():
            return {"vector": Vraagvector(None)}
        texts = tuple(dict.fromkeys((query, *(anders or ()), getypt or query)))
        return {"vector": Vraagvector(np.stack([self.embedder.embed_query(text) for text in texts]), texts)}
