"""Which product a question means, learnt from the catalogue and from examples of how people ask.

Without what was learnt, or with what belongs to another language model, search works on words and meaning alone; a
product that came later is weighed on words and meaning as well.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wegwijzer_ai.retrieval.dense import Vraagvector
from wegwijzer_ai.retrieval.scores import Scores
from wegwijzer_ai.retrieval.softmax import Softmax
from wegwijzer_ai.zonder_torch import component

FILE = "klassen.safetensors"
# Of a document that is no class: it is weighed without this signal.
NO_CLASS = -1.0
# The logarithm of a probability counts from here, and for this share; the root of the probability for the rest.
LOWEST = -10.0
LOG_SHARE = 0.87


def rows_of(klassen: Softmax, sleutels: Sequence[Sequence[str]]) -> NDArray[np.intp]:
    """For each document of these runs the number of its class, or -1."""
    numbers = {sleutel: number for number, sleutel in enumerate(klassen.namen)}
    return np.asarray([numbers.get(sleutel, -1) for run in sleutels for sleutel in run], dtype=np.intp)


@component
class ClassRetriever:
    """Gives every document its class's probability as a number from 0 to 1, and what is no class -1."""

    def __init__(self, klassen: Softmax | None = None, rows: NDArray[np.intp] | None = None) -> None:
        self.klassen = klassen
        self.rows = rows

    @component.output_types(scores=Scores)
    def run(self, vector: Vraagvector) -> dict[str, Scores]:
        """Score every document by the best of the question's wordings; an empty score without classes."""
        if vector.values is None or self.klassen is None or self.rows is None:
            return {"scores": Scores.zeros(0)}
        logs = self.klassen.log_probabilities(vector.values, vector.teksten).max(axis=0)
        values = LOG_SHARE * np.clip(1 - logs / LOWEST, 0, 1) + (1 - LOG_SHARE) * np.exp(logs / 2)
        found = np.where(self.rows < 0, NO_CLASS, values[self.rows])
        return {"scores": Scores(found.astype(np.float32))}
