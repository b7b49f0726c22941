"""Making the confidence a probability: a small logistic model, and thresholds from out-of-fold predictions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wegwijzer_ai.antwoord.zekerheid import FEATURES, FEATURES_WITH_CLASSES

Array = NDArray[np.float64]

FOLDS = 5
PENALTY = 0.5
STEPS = 50
# Of all questions at most this share may have a wrong product in front and be sure of it: families ask before they
# answer, so that at most 2% gets a wrong answer at once. Of those that can be answered at most this share no answer.
MOST_WRONG = 0.025
MOST_REFUSED = 0.005
# A language with fewer questions shares the thresholds of all; one with enough may be stricter, never looser.
ENOUGH = 60
ALL = "alle"


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """The signs of one question; whether it can be answered, and whether the first product or a choice was right."""

    kenmerken: dict[str, float]
    beantwoordbaar: bool
    juist: bool
    bij_keuze: bool
    taal: str = "nl"


def calibrate(voorbeelden: Sequence[Voorbeeld]) -> dict[str, Any]:
    """The content of `kalibratie.json`, with figures that say how good it is.

    Leave out questions about products that the catalogue does not have yet: they are neither wrong to ask nor possible
    to answer, and would teach the model that everything is unlikely.

    Raises:
        ValueError: there are not enough questions of both kinds.
    """
    target = np.array([voorbeeld.juist for voorbeeld in voorbeelden], dtype=np.float64)
    if not FOLDS <= target.sum() <= len(target) - FOLDS:
        raise ValueError("Too few questions to calibrate on.")
    learnt = any("klasse" in voorbeeld.kenmerken for voorbeeld in voorbeelden)
    names = FEATURES_WITH_CLASSES if learnt else FEATURES
    matrix = np.array([[voorbeeld.kenmerken.get(name, 0.0) for name in names] for voorbeeld in voorbeelden])
    among = np.array([voorbeeld.bij_keuze for voorbeeld in voorbeelden], dtype=np.float64)
    out_of_fold, choice_out_of_fold = _cross_predict(matrix, target), _cross_predict(matrix, among)
    answerable = np.array([voorbeeld.beantwoordbaar for voorbeeld in voorbeelden])
    weights, choice_weights = fit(matrix, target), fit(matrix, among)
    talen = np.array([voorbeeld.taal for voorbeeld in voorbeelden])
    own = [taal for taal in sorted(set(talen.tolist())) if (talen == taal).sum() >= ENOUGH]
    least = _direct_threshold(out_of_fold, target)
    parts = {ALL: np.ones(len(talen), dtype=bool)} | {taal: talen == taal for taal in own}
    return {
        "gewichten": dict(zip(names, np.round(weights[1:], 4).tolist(), strict=True)),
        "basis": round(float(weights[0]), 4),
        "keuze_gewichten": dict(zip(names, np.round(choice_weights[1:], 4).tolist(), strict=True)),
        "keuze_basis": round(float(choice_weights[0]), 4),
        "drempels": {
            naam: {
                "antwoord_vanaf": max(_direct_threshold(out_of_fold[part], target[part]), least),
                "verduidelijking_vanaf": _refusal_threshold(choice_out_of_fold[part], answerable[part]),
            }
            for naam, part in parts.items()
        },
        "gemeten": {
            "vragen": len(voorbeelden),
            "auroc": round(auroc(out_of_fold, target), 3),
            "ece": round(calibration_error(out_of_fold, target), 3),
        },
    }


def fit(matrix: Array, target: Array) -> Array:
    """Logistic regression by Newton's method with a ridge penalty; the first weight is the basis."""
    design = np.column_stack([np.ones(len(matrix)), matrix])
    penalty = PENALTY * np.eye(design.shape[1])
    penalty[0, 0] = 0.0
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS):
        probability = _sigmoid(design @ weights)
        gradient = design.T @ (probability - target) + penalty @ weights
        curvature = (design * (probability * (1 - probability))[:, None]).T @ design + penalty
        curvature += 1e-9 * np.eye(len(weights))
        weights -= np.linalg.solve(curvature, gradient)
    return weights


def _cross_predict(matrix: Array, target: Array) -> Array:
    predicted = np.zeros(len(target))
    folds = np.arange(len(target)) % FOLDS
    for fold in range(FOLDS):
        weights = fit(matrix[folds != fold], target[folds != fold])
        predicted[folds == fold] = _sigmoid(weights[0] + matrix[folds == fold] @ weights[1:])
    return predicted


def _sigmoid(values: Array) -> Array:
    result: Array = 1 / (1 + np.exp(-np.clip(values, -30, 30)))
    return result


def _direct_threshold(predicted: Array, target: Array) -> float:
    """The lowest probability from which few enough questions get a wrong answer at once."""
    for threshold in np.arange(0.3, 0.95, 0.01):
        if ((predicted >= threshold) & (target == 0)).mean() <= MOST_WRONG:
            return round(float(threshold), 3)
    return 0.95


def _refusal_threshold(predicted: Array, answerable: NDArray[np.bool_]) -> float:
    """The highest probability below which few enough questions that can be answered stay without an answer."""
    thresholds = np.arange(0.05, 0.6, 0.01)
    kept = [threshold for threshold in thresholds if (predicted[answerable] < threshold).mean() <= MOST_REFUSED]
    return round(float(max(kept, default=thresholds[0])), 3)


def auroc(predicted: Array, target: Array) -> float:
    """How often a right one gets a higher probability than a wrong one; a half when one of both kinds is missing."""
    positive, negative = predicted[target == 1], predicted[target == 0]
    if not len(positive) or not len(negative):
        return 0.5
    wins = (positive[:, None] > negative[None, :]).mean() + 0.5 * (positive[:, None] == negative[None, :]).mean()
    return float(wins)


def calibration_error(predicted: Array, target: Array, *, bins: int = 10) -> float:
    """Expected calibration error: how far shown and real probability lie apart."""
    which = np.minimum((predicted * bins).astype(int), bins - 1)
    parts = [
        (which == number).mean() * abs(predicted[which == number].mean() - target[which == number].mean())
        for number in range(bins)
        if (which == number).any()
    ]
    return float(sum(parts))
