"""Reading a question and a page together: the best pages in an order of their own (docs/adr/0014).

Only the order of the first pages changes. Their scores stay where they are, place by place, for confidence is
calibrated on them; what the model itself gave is kept beside them for who wants to know why.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cms.zoeken.port import Document
from wegwijzer_ai.index.weights import Floats
from wegwijzer_ai.retrieval.scores import Scores
from wegwijzer_ai.zonder_torch import component

FIRST = 10


class Herordenaar(Protocol):
    """Says how well each text answers a question."""

    def score(self, query: str, texts: Sequence[str]) -> Floats | None:
        """A number for each text, higher is better; None when it was not done in time."""
        ...


@component
class CrossReranker:
    """Puts the first pages in the order of a model that reads question and page together.

    When that is late, the order stays as it was.
    """

    def __init__(
        self,
        herordenaar: Herordenaar,
        documenten: Sequence[Document],
        *,
        levend: NDArray[np.bool_] | None = None,
        eerste: int = FIRST,
    ) -> None:
        self.herordenaar = herordenaar
        self.documenten = documenten
        self.levend = levend
        self.eerste = eerste

    @component.output_types(scores=Scores, gelezen=Scores)
    def run(self, query: str, scores: Scores, taal: str = "nl") -> dict[str, Scores]:
        """Give the scores in the new order, and what the model gave: no number for what it did not read."""
        values = scores.values
        counted = values if self.levend is None else np.where(self.levend, values, np.float32(0))
        first = np.argsort(-counted, kind="stable")[: self.eerste]
        first = first[counted[first] > 0]
        given = np.full(len(values), np.nan, dtype=np.float32)
        if len(first) > 1 and query.strip():
            found = self.herordenaar.score(query, [_as_text(self.documenten[row], taal) for row in first.tolist()])
            if found is not None:
                given[first] = found
                values = values.copy()
                values[first[np.argsort(-found, kind="stable")]] = scores.values[first]
        return {"scores": Scores(values), "gelezen": Scores(given)}


def _as_text(document: Document, taal: str) -> str:
    return f"{document.titel_in(taal)[0]}. {document.samenvatting_in(taal)[0]}"
