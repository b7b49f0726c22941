"""The vectors of a document: which texts they are made of, and how the index keeps them."""

import struct
from collections.abc import Sequence
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from cms.zoeken.port import Document
from wegwijzer_ai.index.voorvoegsels import PASSAGE_PREFIX, QUERY_PREFIX
from wegwijzer_ai.index.vragen import answered_questions
from wegwijzer_ai.index.weights import Floats

# In front of the numbers stands how many of them make one vector: that differs from model to model.
_HEAD = struct.Struct("<H")


def document_texts(document: Document) -> list[str]:
    """The document itself, in each language that it has."""
    return [text for _, text in _own_texts(document)]


def document_languages(document: Document) -> list[str]:
    """The language of each of `document_texts`."""
    return [taal for taal, _ in _own_texts(document)]


def texts_to_embed(document: Document) -> list[str]:
    """The document itself, then each of people's words and each question that it answers.

    People's words are compared with a question as one question with another: both get the prefix of a question.
    """
    asked = [*document.mensentaal, *(vraag.vraag for vraag in answered_questions(document))]
    return document_texts(document) + [f"{QUERY_PREFIX}{text}" for text in dict.fromkeys(asked)]


def bare_text(text: str) -> str:
    """A text as it was before the model's prefix was put in front."""
    return text.removeprefix(PASSAGE_PREFIX).removeprefix(QUERY_PREFIX)


def fingerprint(texts: Sequence[str], kenmerk: str) -> str:
    """Changes when a text or the model changes; equal fingerprints mean equal vectors."""
    digest = sha256(kenmerk.encode())
    for text in texts:
        digest.update(b"\0" + text.encode())
    return digest.hexdigest()


def pack(vectors: Floats) -> bytes:
    """As the index keeps them: their dimension, then float16, row after row."""
    return _HEAD.pack(vectors.shape[1]) + vectors.astype("<f2").tobytes()


def unpack(data: bytes | memoryview | None) -> NDArray[np.float16]:
    """Back to rows of half precision; nothing gives no rows."""
    if not data:
        return np.zeros((0, 0), dtype=np.float16)
    (dimension,) = _HEAD.unpack_from(data)
    return np.frombuffer(data, dtype="<f2", offset=_HEAD.size).reshape(-1, dimension)


def _own_texts(document: Document) -> list[tuple[str, str]]:
    texts = [("nl", f"{PASSAGE_PREFIX}{document.titel}. {document.samenvatting}")]
    if document.titel_en and document.titel_en != document.titel:
        texts.append(("en", f"{PASSAGE_PREFIX}{document.titel_en}. {document.samenvatting_en}"))
    return texts
