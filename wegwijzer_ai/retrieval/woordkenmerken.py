"""The words of a text as numbers: stems, pairs of stems and runs of four letters, each at the place of its checksum.

A table of words would grow with the catalogue and know no typing errors; places are always as many, and runs of
letters see `paspoort` in `paspoortaanvraag` and in `pasport`.
"""

from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from wegwijzer_ai.index.weights import Floats
from wegwijzer_ai.retrieval.tokens import stem, words

PLACES = 8_192
RUN = 4
# How much each kind says beside the others.
STEM, PAIR, LETTERS = 1.0, 0.7, 0.5


def places_of(tekst: str) -> tuple[NDArray[np.intp], Floats]:
    """The places that a text fills, each once, and with how much."""
    found: dict[str, float] = {}
    own = words(tekst)
    stems = [stem(word) for word in own]
    found |= dict.fromkeys((f"w{each}" for each in stems), STEM)
    found |= dict.fromkeys((f"p{one}_{two}" for one, two in pairwise(stems)), PAIR)
    for word in own:
        edged = f"^{word}$"
        found |= dict.fromkeys((f"l{edged[at : at + RUN]}" for at in range(len(edged) - RUN + 1)), LETTERS)
    values = np.zeros(PLACES, dtype=np.float32)
    for name, value in found.items():
        values[crc32(name.encode()) % PLACES] += value
    filled = np.flatnonzero(values)
    return filled, values[filled]
