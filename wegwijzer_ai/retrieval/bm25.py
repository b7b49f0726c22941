"""Comparing words: BM25 over weighed fields, with Dutch stems and compounds."""

import numpy as np

from wegwijzer_ai.retrieval.lexicon import Lexicon
from wegwijzer_ai.retrieval.scores import Scores
from wegwijzer_ai.retrieval.tokens import content_words
from wegwijzer_ai.zonder_torch import component

# Long product pages say more about the same thing: their length counts for half.
LENGTH_SHARE = 0.5
SATURATION = 1.5
# What an editor's synonym adds says nearly as much as the word itself.
SYNONYM_WEIGHT = 0.9


@component
class DutchBM25Retriever:
    """Scores every document by the words that it shares with the question."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        mean = float(lexicon.lengths.mean()) if lexicon.count else 1.0
        self._norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lexicon.lengths / (mean or 1.0))

    @component.output_types(scores=Scores)
    def run(self, query: str, extra: list[str] | None = None) -> dict[str, Scores]:
        """Score the question and the words that synonyms add; a document without a shared word gets 0."""
        terms = self.lexicon.terms(content_words(query))
        for term, share in self.lexicon.terms([word for text in extra or () for word in content_words(text)]).items():
            terms.setdefault(term, share * SYNONYM_WEIGHT)
        values = np.zeros(self.lexicon.count, dtype=np.float32)
        for term, share in terms.items():
            postings = list(self.lexicon.postings(term))
            found = sum(len(posting.rows) for _, posting in postings)
            rarity = np.log1p((self.lexicon.count - found + 0.5) / (found + 0.5)) if found else 0.0
            for offset, posting in postings:
                rows = posting.rows + offset
                gain = share * rarity * (SATURATION + 1) * posting.weights / (posting.weights + self._norm[rows])
                values[rows] += gain
        return {"scores": Scores(values)}
