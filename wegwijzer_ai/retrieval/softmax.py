"""A learnt choice between names, from the meaning and the words of a question: one matrix for each.

Used for products (`klassen`) and for what somebody is up to (`bedoeling`). Files are made by `manage.py
wegwijzer_train`; the ones that ship stand in `geleerd/`.
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
from wegwijzer_ai.retrieval.woordkenmerken import PLACES, places_of

logger = structlog.get_logger(__name__)

# Raise this when the files come out differently; one that was made before is left aside then.
RECIPE = "2"
SHIPPED = Path(__file__).with_name("geleerd")
SMALLEST = 1e-9


@dataclass(frozen=True, slots=True)
class Softmax:
    """Weights for each name; `kenmerk` names the language model, `leerstof` what was learnt from.

    `gewichten` is for the vector around `midden`; `woorden` for the places of `woordkenmerken`, one byte each with a
    scale a place, and `belang` says how much a place tells apart (rare words tell more).
    """

    namen: tuple[str, ...]
    gewichten: Floats
    basis: Floats
    midden: Floats
    woorden: NDArray[np.int8]
    schaal: Floats
    belang: Floats
    kenmerk: str
    leerstof: str

    def log_probabilities(self, vectors: Floats, teksten: Sequence[str]) -> Floats:
        """For each wording (a vector and its text) a row with the logarithm of each name's probability."""
        logits: Floats = centred(vectors, self.midden) @ self.gewichten.T + self.basis
        logits += np.stack([self._by_words(tekst) for tekst in teksten])
        logits -= logits.max(axis=1, keepdims=True)
        logs: Floats = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        return logs

    def _by_words(self, tekst: str) -> Floats:
        places, values = places_of(tekst)
        weighed = weigh_places(values, self.belang[places]) * self.schaal[places]
        found: Floats = (weighed @ self.woorden[places].astype(np.float32)).astype(np.float32)
        return found

    def write(self, path: Path) -> Path:
        """Save, whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        work = path.with_suffix(".nieuw")
        save_file(
            {
                "gewichten": self.gewichten.astype(np.float16, order="C"),
                "basis": self.basis.astype(np.float32),
                "midden": self.midden.astype(np.float32),
                "woorden": self.woorden,
                "schaal": self.schaal.astype(np.float32),
                "belang": self.belang.astype(np.float32),
            },
            work,
            metadata={
                "recept": RECIPE,
                "namen": json.dumps(self.namen),
                "kenmerk": self.kenmerk,
                "leerstof": self.leerstof,
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
                found = cls(
                    namen=tuple(json.loads(about["namen"])),
                    gewichten=file.get_tensor("gewichten").astype(np.float32),
                    basis=file.get_tensor("basis"),
                    midden=file.get_tensor("midden"),
                    woorden=file.get_tensor("woorden"),
                    schaal=file.get_tensor("schaal"),
                    belang=file.get_tensor("belang"),
                    kenmerk=about["kenmerk"],
                    leerstof=about["leerstof"],
                )
        except (OSError, SafetensorError, KeyError, ValueError) as error:
            logger.warning("learnt_file_unreadable", bestand=path.name, fout=type(error).__name__)
            return None
        return found if found.woorden.shape == (PLACES, len(found.namen)) else None


def centred(vectors: Floats, midden: Floats) -> Floats:
    """Vectors seen from the middle of all: the language model puts every text in one corner."""
    turned = vectors - midden
    found: Floats = turned / np.maximum(np.linalg.norm(turned, axis=1, keepdims=True), SMALLEST)
    return found


def weigh_places(values: Floats, belang: Floats) -> Floats:
    """Filled places by how much they tell, at length 1: a long story says no more than a short question."""
    weighed: Floats = values * belang
    length = float(np.linalg.norm(weighed))
    return weighed / max(length, SMALLEST)


def read_softmax(naam: str, *, folder: Path, kenmerk: str) -> Softmax | None:
    """What is in force for this language model: learnt here, else what ships; the same object until a file changes."""
    for path in (folder / naam, SHIPPED / naam):
        try:
            changed = path.stat().st_mtime_ns
        except OSError:
            continue
        found = _read(path, changed)
        if found is not None and found.kenmerk == kenmerk:
            return found
    return None


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> Softmax | None:
    return Softmax.read(path)
