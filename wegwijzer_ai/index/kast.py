"""Documents of the index in memory: packed, because only the few that are shown are needed whole."""

import json
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cms.zoeken.codec import document_from_json, document_to_json
from cms.zoeken.port import Document

# Quick to pack; text shrinks to less than half.
LEVEL = 1
# So many documents stay unpacked: a whole small catalogue, or what people ask for most in a large one.
REMEMBERED = 2_048


def pack_document(document: Document) -> bytes:
    """A document in about a third of its size."""
    return zlib.compress(json.dumps(document_to_json(document), ensure_ascii=False).encode(), LEVEL)


@lru_cache(maxsize=REMEMBERED)
def unpack_document(packed: bytes) -> Document:
    """The document that was packed."""
    return document_from_json(json.loads(zlib.decompress(packed)))


class Documenten(Sequence[Document]):
    """Packed documents as a sequence."""

    def __init__(self, parts: Sequence[Sequence[bytes]]) -> None:
        self._packed = [packed for part in parts for packed in part]

    def __len__(self) -> int:
        return len(self._packed)

    def __getitem__(self, row: int) -> Document:  # type: ignore[override]
        return unpack_document(self._packed[row])

    def __iter__(self) -> Iterator[Document]:
        return (unpack_document(packed) for packed in self._packed)
