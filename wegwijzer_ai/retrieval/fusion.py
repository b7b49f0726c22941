"""Joining words and meaning into one score by fixed weights.

Rank fusion (RRF) lost to meaning alone on this catalogue, because words rank weakly on how people talk; and a fused
score says nothing about being right. So: weigh the signals on one scale, and keep the cosine apart for confidence.
"""

from collections.abc import Sequence

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


# How much each signal weighs, learnt from the development questions by cross-validation: without and with classes.
WITHOUT_CLASSES = (0.30, 0.45, 0.25)
WITH_CLASSES = (0.14, 0.14, 0.12, 0.60)


@component
class ScoreFusion:
    """Weighs the scores of the retrievers; a question without a vector is weighed on words alone."""

    @component.output_types(scores=Scores, cosinus=Scores)
    def run(
        self, lexical: Scores, document: Scores, mensentaal: Scores, klassen: Scores | None = None
    ) -> dict[str, Scores]:
        """Give a score from 0 to 1 for every document, and its untuned cosine."""
        by_words = np.tanh(lexical.values / BM25_SCALE)
        cosine = Scores(np.maximum(document.values, mensentaal.values))
        if not cosine.values.any():
            return {"scores": Scores(by_words.astype(np.float32)), "cosinus": cosine}
        signals = [
            _scaled(document.values, DOCUMENT_RANGE),
            _scaled(mensentaal.values, QUESTION_RANGE),
            by_words,
        ]
        fused = _weighed(WITHOUT_CLASSES, signals)
        if klassen is not None and len(klassen.values):
            fused = np.where(klassen.values < 0, fused, _weighed(WITH_CLASSES, [*signals, klassen.values]))
        return {"scores": Scores(fused.astype(np.float32)), "cosinus": cosine}


def _weighed(weights: Sequence[float], signals: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    total: NDArray[np.float32] = sum(
        (np.float32(weight) * signal for weight, signal in zip(weights, signals, strict=True)),
        start=np.zeros_like(signals[0]),
    )
    return total


def _scaled(cosines: NDArray[np.float32], between: tuple[float, float]) -> NDArray[np.float32]:
    low, high = between
    scaled: NDArray[np.float32] = np.clip((cosines - low) / (high - low), 0, 1)
    return scaled
