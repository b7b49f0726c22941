"""What somebody is up to: simply asking, in danger, asking about their own case, or something that is not ours.

Learnt from examples (`training/voorbeelden/bedoelingen.yaml`). The rules in `antwoord/` come first; this understands
what is said in other words.
"""

from collections.abc import Mapping
from pathlib import Path
from time import monotonic

import numpy as np

from wegwijzer_ai.index.embedder import QueryEmbedder
from wegwijzer_ai.retrieval.softmax import Softmax, read_softmax
from wegwijzer_ai.zonder_torch import component

FILE = "bedoelingen.safetensors"
# Seconds.
LOOK_EVERY = 1.0
# Somebody who simply asks.
ORDINARY = "gewoon"


@component
class IntentClassifier:
    """Gives the probability of each kind; of none without a language model or for another one than was learnt with."""

    def __init__(self, embedder: QueryEmbedder | None, folder: Path) -> None:
        self.embedder = embedder
        self.folder = folder
        self._learnt: Softmax | None = None
        self._looked = float("-inf")

    @component.output_types(kansen=Mapping[str, float])
    def run(self, query: str) -> dict[str, Mapping[str, float]]:
        """Weigh one text."""
        if self.embedder is None or not query.strip():
            return {"kansen": {}}
        learnt = self._in_force(self.embedder.kenmerk)
        if learnt is None:
            return {"kansen": {}}
        logs = learnt.log_probabilities(self.embedder.embed_query(query)[None], (query,))[0]
        return {"kansen": dict(zip(learnt.namen, np.exp(logs).tolist(), strict=True))}

    def _in_force(self, kenmerk: str) -> Softmax | None:
        """What was learnt last; its files are looked at now and then, not for each question."""
        if monotonic() - self._looked > LOOK_EVERY:
            self._learnt = read_softmax(FILE, folder=self.folder, kenmerk=kenmerk)
            self._looked = monotonic()
        return self._learnt
