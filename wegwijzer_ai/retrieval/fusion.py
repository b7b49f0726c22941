"""Joining words and meaning into one score by fixed weights.

Rank fusion (RRF) lost to meaning alone on this catalogue, because words rank weakly on how people talk; and a fused
score says nothing about being right. So: weigh the signals on one scale, and keep the cosine apart for confidence.
"""

from math import isclose

import numpy as np
from numpy.typing import NDArray

from wegwijzer_ai.retrieval.scores import Scores
from wegwijzer_ai.zonder_torch import component

# multilingual-e5's cosine of unrelated texts, and of texts that surely mean the same: a question with a page, and a
# question with a question.
DOCUMENT_RANGE = (0.80, 0.93)
QUESTION_RANGE = (0.80, 0.97)
# At this BM25 score the words alone say enough.
BM25_SCALE = 12.0


@component
class ScoreFusion:
    """Weighs the scores of the retrievers; a question without a vector is weighed on words alone."""

    def __init__(self, document: float = 0.2, mensentaal: float = 0.45, woorden: float = 0.35) -> None:
        if min(document, mensentaal, woorden) < 0 or not isclose(document + mensentaal + woorden, 1):
            raise ValueError("The weights must not be negative and must add up to 1.")
        self.document = document
        self.mensentaal = mensentaal
        self.woorden = woorden

    @component.output_types(scores=Scores, cosinus=Scores)
    def run(self, lexical: Scores, document: Scores, mensentaal: Scores) -> dict[str, Scores]:
        """Give a score from 0 to 1 for every document, and its untuned cosine."""
        by_words = np.tanh(lexical.values / BM25_SCALE)
        cosine = Scores(np.maximum(document.values, mensentaal.values))
        if not cosine.values.any():
            return {"scores": Scores(by_words.astype(np.float32)), "cosinus": cosine}
        fused = (
            self.document * _scaled(document.values, DOCUMENT_RANGE)
            + self.mensentaal * _scaled(mensentaal.values, QUESTION_RANGE)
            + self.woorden * by_words
        )
        return {"scores": Scores(fused.astype(np.float32)), "cosinus": cosine}


def _scaled(cosines: NDArray[np.float32], between: tuple[float, float]) -> NDArray[np.float32]:
    low, high = between
    scaled: NDArray[np.float32] = np.clip((cosines - low) / (high - low), 0, 1)
    return scaled
