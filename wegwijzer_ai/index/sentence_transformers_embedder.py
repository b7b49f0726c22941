"""The worker's engine: sentence-transformers through Haystack's component."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from wegwijzer_ai.index.weights import Floats
from wegwijzer_ai.zonder_torch import Document, give_torch

if TYPE_CHECKING:
    from haystack_integrations.components.embedders.sentence_transformers import SentenceTransformersDocumentEmbedder

BATCH = 32


class SentenceTransformersEmbedder:
    """Embeds documents; torch and the model load at the first text and stay."""

    def __init__(self, *, folder: Path, kenmerk: str, dimensie: int) -> None:
        self.kenmerk = kenmerk
        self.dimensie = dimensie
        self._folder = folder
        self._embedder: SentenceTransformersDocumentEmbedder | None = None

    def embed_texts(self, texts: Sequence[str]) -> Floats:
        """One row of length 1 for each text, which brings its own prefix."""
        embedder = self._load()
        # The component takes out what came in twice, by id; a position is never there twice.
        documents = [Document(id=str(number), content=text) for number, text in enumerate(texts)]
        embedded = embedder.run(documents=documents)["documents"]
        return np.asarray([document.embedding for document in embedded], dtype=np.float32)

    def _load(self) -> "SentenceTransformersDocumentEmbedder":
        if self._embedder is None:
            give_torch()
            from haystack_integrations.components.embedders.sentence_transformers import (  # noqa: PLC0415 - loads torch
                SentenceTransformersDocumentEmbedder,
            )

            self._embedder = SentenceTransformersDocumentEmbedder(
                model=str(self._folder),
                token=None,
                batch_size=BATCH,
                progress_bar=False,
                normalize_embeddings=True,
                local_files_only=True,
                # Half precision is for the disk only; a CPU computes faster in full.
                model_kwargs={"dtype": "float32"},
            )
            self._embedder.warm_up()
        return self._embedder
