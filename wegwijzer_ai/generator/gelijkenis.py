"""How much a sentence resembles its source in meaning, by the light engine that embeds questions."""

import numpy as np

from wegwijzer_ai.generator.controles import Bekeken
from wegwijzer_ai.generator.eenheden import Eenheid, Uitlijning
from wegwijzer_ai.index.embedder import QueryEmbedder

# Of a record's sentences the ones that share most words are compared: embedding takes 20 ms a sentence.
COMPARED = 4


def check_similarity(zin: Bekeken, *, embedder: QueryEmbedder, floor: float) -> str:
    """Its meaning is that of a sentence of a source that it cites, or near it."""
    found = similarity(zin.eenheid, zin.uitlijning, embedder=embedder)
    return "" if found >= floor else f"lijkt te weinig op de bron: {found:.3f}"


def similarity(zin: Eenheid, uitlijning: Uitlijning, *, embedder: QueryEmbedder) -> float:
    """The highest cosine with the statements that share most words with it, and with the first two of them together.

    -1 when none shares a word.
    """
    nearest = [eenheid.tekst for eenheid in uitlijning.nearest(zin.geheel.stammen, most=COMPARED)]
    if not nearest:
        return -1.0
    own = embedder.embed_query(zin.tekst)
    cosines = np.asarray([np.dot(own, embedder.embed_query(other)) for other in [*nearest, " ".join(nearest[:2])]])
    return float((embedder.maat.to_light(cosines) if embedder.maat else cosines).max())
