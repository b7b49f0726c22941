"""Whether the confidence is a probability: reliability, what it costs to answer more, and the choice of thresholds."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from wegwijzer_ai.evaluatie.kalibreren import Array, auroc, calibration_error
from wegwijzer_ai.evaluatie.oordelen import Oordeel

BINS = 10
# The share of questions with a wrong answer at once that we can live with.
MOST_WRONG = 0.02
THRESHOLDS = tuple(round(0.05 * step, 2) for step in range(4, 20))


def measure_confidence(oordelen: Sequence[Oordeel]) -> dict[str, Any]:
    """Figures over the turns that came to a search; a question that must not be answered has no right product."""
    searched = [o for o in oordelen if "zekerheid" in o.meting.antwoord.duur_ms and o.cijfers]
    predicted = np.array([o.meting.antwoord.zekerheid for o in searched], dtype=np.float64)
    target = np.array([o.cijfers.get("r1", 0.0) for o in searched], dtype=np.float64)
    answerable = np.array(["r1" in o.cijfers for o in searched], dtype=bool)
    everything = sum("r1" in o.cijfers for o in oordelen)
    known, right = predicted[answerable], target[answerable]
    curve = _risk_curve(known, right, everything)
    return {
        "n": len(searched),
        "ece": round(calibration_error(predicted, target, bins=BINS), 4) if searched else 0.0,
        "auroc": round(auroc(predicted, target), 4),
        "bakken": _bins(predicted, target),
        "risico": curve,
        "dekking_bij_2_procent_fout": max((c for c, wrong in curve if wrong <= MOST_WRONG), default=0.0),
        "drempels": _thresholds(known, right, predicted[~answerable], everything),
    }


def _bins(predicted: Array, target: Array) -> list[dict[str, float]]:
    """For each tenth of the scale: how many questions, what was promised and what came of it."""
    which = np.minimum((predicted * BINS).astype(int), BINS - 1)
    return [
        {
            "vanaf": round(number / BINS, 2),
            "n": int((which == number).sum()),
            "beloofd": round(float(predicted[which == number].mean()), 4),
            "juist": round(float(target[which == number].mean()), 4),
        }
        for number in range(BINS)
        if (which == number).any()
    ]


def _risk_curve(known: Array, right: Array, everything: int) -> list[tuple[float, float]]:
    """Answering the surest first: the share that gets an answer, and the share of all that then gets a wrong one."""
    if not everything:
        return []
    order = np.argsort(-known, kind="stable")
    wrong = np.cumsum(1 - right[order])
    # Among equals there is no choice: only the last of them is a point.
    ends = np.flatnonzero(np.append(np.diff(known[order]) != 0, True)) if len(order) else order
    return [(round((end + 1) / everything, 4), round(float(wrong[end]) / everything, 4)) for end in ends.tolist()]


def _thresholds(known: Array, right: Array, outside: Array, everything: int) -> list[dict[str, float]]:
    """What each threshold for an answer at once would give."""
    found = []
    for threshold in THRESHOLDS:
        direct = known >= threshold
        found.append(
            {
                "drempel": threshold,
                "beantwoord": round(float(direct.sum()) / everything, 4) if everything else 0.0,
                "daarvan_juist": round(float(right[direct].mean()), 4) if direct.any() else 0.0,
                "fout_van_alle": round(float((1 - right[direct]).sum()) / everything, 4) if everything else 0.0,
                "buiten_bereik_beantwoord": round(float((outside >= threshold).mean()), 4) if len(outside) else 0.0,
            }
        )
    return found
