"""Learning a softmax from texts with their vectors: which product people mean, or what they are up to.

Logistic regression over two views of a text, its vector and its words, by Adam; only numpy and scipy, and it takes
less than a minute on one core. Questions of the evaluation sets never come in here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from wegwijzer_ai.index.weights import Floats
from wegwijzer_ai.retrieval.softmax import Softmax, centred, weigh_places
from wegwijzer_ai.retrieval.woordkenmerken import PLACES, places_of

ROUNDS = 15
BATCH = 512
STEP = 0.02
LAST_STEP = 1e-4
# How sharply the softmax sees each view, and how much large weights cost: found on the development questions.
SHARPNESS = 5.0
PENALTY = 1e-4
WORD_SHARPNESS = 5.0
WORD_PENALTY = 1e-5
FIRST_MOMENT, SECOND_MOMENT, SMALLEST = 0.9, 0.999, 1e-8
# One in so many of the texts is kept apart to see what was learnt.
HELD_OUT = 10
LARGEST_BYTE = 127


@dataclass(frozen=True, slots=True)
class Leerstof:
    """Texts with their vectors, each with the number of the name that it belongs to and how much it counts."""

    namen: tuple[str, ...]
    teksten: tuple[str, ...]
    vectoren: Floats
    nummers: NDArray[np.intp]
    telt: Floats
    kenmerk: str

    @property
    def vingerafdruk(self) -> str:
        """Changes when a name or one of its texts does."""
        digest = sha256(self.kenmerk.encode())
        digest.update("\0".join((*self.namen, "", *self.teksten)).encode())
        digest.update(self.nummers.tobytes() + self.telt.tobytes())
        return digest.hexdigest()

    def part(self, chosen: NDArray[np.bool_]) -> "Leerstof":
        """Only these texts."""
        teksten = tuple(tekst for tekst, wanted in zip(self.teksten, chosen, strict=True) if wanted)
        return Leerstof(
            self.namen, teksten, self.vectoren[chosen], self.nummers[chosen], self.telt[chosen], self.kenmerk
        )


def collect(parts: Iterable[tuple[str, Sequence[str], Floats, float]], *, kenmerk: str) -> Leerstof:
    """Put texts and vectors under each other; a part is a name, its texts, their vectors and how much each counts."""
    filled = [part for part in parts if len(part[1])]
    namen = tuple(dict.fromkeys(naam for naam, *_ in filled))
    numbers = {naam: number for number, naam in enumerate(namen)}
    counts = [len(teksten) for _, teksten, *_ in filled]
    none = np.zeros((0, 0), dtype=np.float32)
    return Leerstof(
        namen=namen,
        teksten=tuple(tekst for _, teksten, *_ in filled for tekst in teksten),
        vectoren=np.concatenate([vectors.astype(np.float32) for _, _, vectors, _ in filled]) if filled else none,
        nummers=np.repeat(np.asarray([numbers[naam] for naam, *_ in filled], dtype=np.intp), counts),
        telt=np.repeat(np.asarray([telt for *_, telt in filled], dtype=np.float32), counts),
        kenmerk=kenmerk,
    )


def learn(stof: Leerstof, *, seed: int = 0) -> Softmax:
    """Fit the softmax; the same texts give the same result."""
    midden: Floats = stof.vectoren.mean(axis=0)
    belang = _importance(stof.teksten)
    # The last column is the basis: it costs nothing to be large.
    meaning = np.column_stack([centred(stof.vectoren, midden), np.ones(len(stof.teksten), dtype=np.float32)])
    found = _places(stof.teksten, belang)
    by_meaning = np.zeros((meaning.shape[1], len(stof.namen)), dtype=np.float32)
    by_words = np.zeros((PLACES, len(stof.namen)), dtype=np.float32)
    moments = [(np.zeros_like(weights), np.zeros_like(weights)) for weights in (by_meaning, by_words)]
    random = np.random.default_rng(seed)
    steps = 0
    for number in range(ROUNDS):
        step = STEP * (1 - number / ROUNDS) + LAST_STEP
        order = random.permutation(len(stof.teksten))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            logits = SHARPNESS * (meaning[chosen] @ by_meaning) + WORD_SHARPNESS * (found[chosen] @ by_words)
            wrong = _too_much(np.asarray(logits), stof.nummers[chosen], stof.telt[chosen])
            meaning_gradient = SHARPNESS * (meaning[chosen].T @ wrong)
            meaning_gradient[:-1] += 2 * SHARPNESS * PENALTY * by_meaning[:-1]
            word_gradient = WORD_SHARPNESS * (found[chosen].T @ wrong) + 2 * WORD_SHARPNESS * WORD_PENALTY * by_words
            steps += 1
            for weights, gradient, moment in zip(
                (by_meaning, by_words), (meaning_gradient, word_gradient), moments, strict=True
            ):
                _adam(weights, np.asarray(gradient, dtype=np.float32), moment, step=step, steps=steps)
    schaal = np.maximum(np.abs(by_words).max(axis=1), SMALLEST) / LARGEST_BYTE
    return Softmax(
        namen=stof.namen,
        gewichten=(SHARPNESS * by_meaning[:-1]).T.astype(np.float32, order="C"),
        basis=SHARPNESS * by_meaning[-1],
        midden=midden,
        woorden=np.rint(by_words / schaal[:, None]).astype(np.int8),
        schaal=(WORD_SHARPNESS * schaal).astype(np.float32),
        belang=belang,
        kenmerk=stof.kenmerk,
        leerstof=stof.vingerafdruk,
    )


def _importance(teksten: Sequence[str]) -> Floats:
    """How much each place tells apart: the logarithm of how few texts fill it."""
    counts = np.zeros(PLACES, dtype=np.float32)
    for tekst in teksten:
        counts[places_of(tekst)[0]] += 1
    importance: Floats = np.log(1 + len(teksten) / (1 + counts)).astype(np.float32)
    return importance


def _places(teksten: Sequence[str], belang: Floats) -> csr_matrix:
    rows, columns, values = [], [], []
    for number, tekst in enumerate(teksten):
        places, filled = places_of(tekst)
        rows.append(np.full(len(places), number))
        columns.append(places)
        values.append(weigh_places(filled, belang[places]))
    shape = (len(teksten), PLACES)
    return csr_matrix((np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape=shape)


def _too_much(logits: Floats, nummers: NDArray[np.intp], telt: Floats) -> Floats:
    """How much probability each name gets too much, for each text."""
    logits = logits - logits.max(axis=1, keepdims=True)
    wrong: Floats = np.exp(logits)
    wrong /= wrong.sum(axis=1, keepdims=True)
    wrong[np.arange(len(nummers)), nummers] -= 1
    counted: Floats = (wrong * (telt / len(nummers))[:, None]).astype(np.float32)
    return counted


def _adam(weights: Floats, gradient: Floats, moment: tuple[Floats, Floats], *, step: float, steps: int) -> None:
    """One step of Adam, in place."""
    mean, spread = moment
    mean *= FIRST_MOMENT
    mean += (1 - FIRST_MOMENT) * gradient
    spread *= SECOND_MOMENT
    spread += (1 - SECOND_MOMENT) * gradient**2
    speed = np.sqrt(spread / (1 - SECOND_MOMENT**steps)) + SMALLEST
    weights -= step * (mean / (1 - FIRST_MOMENT**steps)) / speed


def held_out_accuracy(stof: Leerstof) -> float:
    """Which share of texts that were kept apart goes to its own name."""
    apart = np.arange(len(stof.teksten)) % HELD_OUT == 0
    rest = learn(stof.part(~apart))
    logs = rest.log_probabilities(stof.vectoren[apart], stof.part(apart).teksten)
    return float((logs.argmax(axis=1) == stof.nummers[apart]).mean())
