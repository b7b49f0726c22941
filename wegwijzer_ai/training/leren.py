"""Learning a softmax over products from the vectors of the index: people's words, questions, titles and summaries.

Only numpy, and the vectors that the index holds already, so it takes seconds on one core. Questions of the evaluation
sets never come in here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from wegwijzer_ai.index.weights import Floats
from wegwijzer_ai.retrieval.klassen import Klassen

ROUNDS = 15
BATCH = 512
STEP = 0.02
LAST_STEP = 1e-4
# How sharply the softmax sees the cosine, and how much large weights cost: found on the development questions.
SHARPNESS = 5.0
PENALTY = 1e-4
FIRST_MOMENT, SECOND_MOMENT, SMALLEST = 0.9, 0.999, 1e-8
# One in so many of the vectors is kept apart to see what was learnt.
HELD_OUT = 10


@dataclass(frozen=True, slots=True)
class Leerstof:
    """Vectors, each with the number of the product that it belongs to."""

    sleutels: tuple[str, ...]
    vectoren: Floats
    producten: NDArray[np.intp]
    kenmerk: str

    @property
    def vingerafdruk(self) -> str:
        """Changes when a product or one of its texts does."""
        digest = sha256(self.kenmerk.encode())
        digest.update("\0".join(self.sleutels).encode())
        digest.update(self.producten.tobytes() + self.vectoren.astype(np.float16).tobytes())
        return digest.hexdigest()

    def part(self, chosen: NDArray[np.bool_]) -> "Leerstof":
        """Only these vectors."""
        return Leerstof(self.sleutels, self.vectoren[chosen], self.producten[chosen], self.kenmerk)


def collect(parts: Sequence[tuple[str, Floats]], *, kenmerk: str) -> Leerstof:
    """Put the vectors of products under each other."""
    filled = [(sleutel, vectors) for sleutel, vectors in parts if len(vectors)]
    counts = [len(vectors) for _, vectors in filled]
    none = np.zeros((0, 0), dtype=np.float32)
    return Leerstof(
        sleutels=tuple(sleutel for sleutel, _ in filled),
        vectoren=np.concatenate([vectors.astype(np.float32) for _, vectors in filled]) if filled else none,
        producten=np.repeat(np.arange(len(filled)), counts),
        kenmerk=kenmerk,
    )


def learn(stof: Leerstof, *, seed: int = 0) -> Klassen:
    """Fit the softmax; the same vectors give the same result."""
    midden = stof.vectoren.mean(axis=0)
    turned = stof.vectoren - midden
    turned /= np.maximum(np.linalg.norm(turned, axis=1, keepdims=True), 1e-9)
    count = len(stof.sleutels)
    # The last column is the basis: it costs nothing to be large.
    weights = np.zeros((count, turned.shape[1] + 1), dtype=np.float32)
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    random = np.random.default_rng(seed)
    design = np.column_stack([turned, np.ones(len(turned), dtype=np.float32)])
    steps = 0
    for number in range(ROUNDS):
        step = STEP * (1 - number / ROUNDS) + LAST_STEP
        order = random.permutation(len(design))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            gradient = _gradient(design[chosen], stof.producten[chosen], weights)
            steps += 1
            mean = FIRST_MOMENT * mean + (1 - FIRST_MOMENT) * gradient
            spread = SECOND_MOMENT * spread + (1 - SECOND_MOMENT) * gradient**2
            speed = np.sqrt(spread / (1 - SECOND_MOMENT**steps)) + SMALLEST
            weights -= step * (mean / (1 - FIRST_MOMENT**steps)) / speed
    return Klassen(
        sleutels=stof.sleutels,
        gewichten=(SHARPNESS * weights[:, :-1]).astype(np.float32),
        basis=(SHARPNESS * weights[:, -1]).astype(np.float32),
        midden=midden,
        kenmerk=stof.kenmerk,
        catalogus=stof.vingerafdruk,
    )


def _gradient(design: Floats, producten: NDArray[np.intp], weights: Floats) -> Floats:
    logits = SHARPNESS * (design @ weights.T)
    logits -= logits.max(axis=1, keepdims=True)
    wrong = np.exp(logits)
    wrong /= wrong.sum(axis=1, keepdims=True)
    wrong[np.arange(len(producten)), producten] -= 1
    gradient: Floats = (SHARPNESS / len(design)) * (wrong.T @ design)
    gradient[:, :-1] += 2 * SHARPNESS * PENALTY * weights[:, :-1]
    return gradient


def held_out_accuracy(stof: Leerstof) -> float:
    """Which share of vectors that were kept apart goes to its own product."""
    apart = np.arange(len(stof.vectoren)) % HELD_OUT == 0
    rest = learn(stof.part(~apart))
    logs = rest.log_probabilities(stof.vectoren[apart])
    return float((logs.argmax(axis=1) == stof.producten[apart]).mean())
