"""Which product a question means, learnt from the catalogue's own words: one matrix, asked with the question's vector.

The file is made by `manage.py wegwijzer_train`. Without it, or with one for another language model, search works on
words and meaning alone; a product that it does not know yet is weighed on words and meaning as well.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Self

import numpy as np
import structlog
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from wegwijzer_ai.index.weights import Floats
from wegwijzer_ai.retrieval.dense import Vraagvector
from wegwijzer_ai.retrieval.scores import Scores
from wegwijzer_ai.zonder_torch import component

logger = structlog.get_logger(__name__)

FILE = "klassen.safetensors"
# Raise this when the file comes out differently; one that was made before is left aside then.
RECIPE = "1"
# Of a document that is no class: it is weighed without this signal.
NO_CLASS = -1.0
# The logarithm of a probability counts from here, and for this share; the root of the probability for the rest.
LOWEST = -10.0
LOG_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Klassen:
    """A softmax over products; `kenmerk` names the language model, `catalogus` what it was learnt from."""

    sleutels: tuple[str, ...]
    gewichten: Floats
    basis: Floats
    midden: Floats
    kenmerk: str
    catalogus: str

    def log_probabilities(self, vectors: Floats) -> Floats:
        """For each vector a row with the logarithm of each product's probability."""
        turned = vectors - self.midden
        turned = turned / np.maximum(np.linalg.norm(turned, axis=1, keepdims=True), 1e-9)
        logits: Floats = turned @ self.gewichten.T + self.basis
        logits -= logits.max(axis=1, keepdims=True)
        logs: Floats = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        return logs

    def write(self, folder: Path) -> Path:
        """Save, whole or not at all."""
        path = folder / FILE
        work = path.with_suffix(".nieuw")
        save_file(
            {
                "gewichten": self.gewichten.astype(np.float16),
                "basis": self.basis.astype(np.float32),
                "midden": self.midden.astype(np.float32),
            },
            work,
            metadata={
                "recept": RECIPE,
                "sleutels": json.dumps(self.sleutels),
                "kenmerk": self.kenmerk,
                "catalogus": self.catalogus,
            },
        )
        # The web process may be another user than the one that learns.
        work.chmod(0o644)
        work.replace(path)
        return path

    @classmethod
    def read(cls, path: Path) -> Self | None:
        """What was saved, or None when the file is broken or of another recipe."""
        try:
            with safe_open(path, framework="numpy") as file:
                about = file.metadata() or {}
                if about.get("recept") != RECIPE:
                    return None
                return cls(
                    sleutels=tuple(json.loads(about["sleutels"])),
                    gewichten=file.get_tensor("gewichten").astype(np.float32),
                    basis=file.get_tensor("basis"),
                    midden=file.get_tensor("midden"),
                    kenmerk=about["kenmerk"],
                    catalogus=about["catalogus"],
                )
        except (OSError, SafetensorError, KeyError, ValueError) as error:
            logger.warning("klassen_unreadable", fout=type(error).__name__)
            return None


def read_klassen(folder: Path) -> Klassen | None:
    """The classes that are in force; the same object until the file changes."""
    path = folder / FILE
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return None
    return _read(path, changed)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> Klassen | None:
    return Klassen.read(path)


def rows_of(klassen: Klassen, sleutels: Sequence[Sequence[str]]) -> NDArray[np.intp]:
    """For each document of these runs the number of its class, or -1."""
    numbers = {sleutel: number for number, sleutel in enumerate(klassen.sleutels)}
    return np.asarray([numbers.get(sleutel, -1) for run in sleutels for sleutel in run], dtype=np.intp)


@component
class ClassRetriever:
    """Gives every document its class's probability as a number from 0 to 1, and what is no class -1."""

    def __init__(self, klassen: Klassen | None = None, rows: NDArray[np.intp] | None = None) -> None:
        self.klassen = klassen
        self.rows = rows

    @component.output_types(scores=Scores)
    def run(self, vector: Vraagvector) -> dict[str, Scores]:
        """Score every document by the best of the question's wordings; an empty score without classes."""
        if vector.values is None or self.klassen is None or self.rows is None:
            return {"scores": Scores.zeros(0)}
        logs = self.klassen.log_probabilities(vector.values).max(axis=0)
        values = LOG_SHARE * np.clip(1 - logs / LOWEST, 0, 1) + (1 - LOG_SHARE) * np.exp(logs / 2)
        found = np.where(self.rows < 0, NO_CLASS, values[self.rows])
        return {"scores": Scores(found.astype(np.float32))}
