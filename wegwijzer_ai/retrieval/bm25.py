"""Comparing words: BM25 over weighed fields, with Dutch stems and compounds."""

import numpy as np

from wegwijzer_ai.retrieval.lexicon import Lexicon
from wegwijzer_ai.retrieval.scores import Scores
from wegwijzer_ai.retrieval.tokens import content_words
from wegwijzer_ai.zonder_torch import component

# Long product pages say more about the same thing: their length counts for half.
LENGTH_SHARE = 0.5
SATURATION = 1.5


@component
class DutchBM25Retriever:
    """Scores every document by the words that it shares with the question."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        mean = float(lexicon.lengths.mean()) if lexicon.count else 1.0
        self._norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lexicon.lengths / (mean or 1.0))

    @component.output_types(scores=Scores)
    def run(self, query: str) -> dict[str, Scores]:
        """Score the question; a document without a shared word gets 0."""
        values = np.zeros(self.lexicon.count, dtype=np.float32)
        for term, share in dict(self.lexicon.terms(content_words(query))).items():
            posting = self.lexicon.posting(term)
            if posting is None:
                continue
            found = len(posting.rows)
            rarity = np.log1p((self.lexicon.count - found + 0.5) / (found + 0.5))
            norm = self._norm[posting.rows]
            values[posting.rows] += share * rarity * posting.weights * (SATURATION + 1) / (posting.weights + norm)
        return {"scores": Scores(values)}
