"""Two builds on the same questions: the difference of each figure, whether it may be chance, and what turned."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from wegwijzer_ai.evaluatie.oordelen import FIGURES, LESS_IS_BETTER

RESAMPLES = 4_000
SEED = 20261122
# A difference that chance gives less often than this counts as one.
SIGNIFICANT = 0.05


def compare(nieuw: Mapping[str, Any], oud: Mapping[str, Any]) -> dict[str, Any]:
    """What changed from the old report to the new one, over the questions that both have.

    A paired bootstrap: questions are drawn again and again, each with both of its results.

    Raises:
        ValueError: the old report has no question in common, or does not say what each question came to.
    """
    before = {item["sleutel"]: item for item in oud.get("per_vraag", ())}
    pairs = [(before[item["sleutel"]], item) for item in nieuw["per_vraag"] if item["sleutel"] in before]
    if not pairs:
        raise ValueError("Dat rapport heeft geen vraag gemeen met dit.")
    return {
        "oud": {"datum": oud.get("datum", ""), "vragen": oud.get("vragen", 0)},
        "vragen": len(pairs),
        "verschillen": {naam: found for naam in FIGURES if (found := _difference(naam, pairs))},
        "gewonnen": [_turned(old, new) for old, new in pairs if _first(old) < _first(new)],
        "verloren": [_turned(old, new) for old, new in pairs if _first(old) > _first(new)],
    }


def _difference(naam: str, pairs: list[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> dict[str, Any] | None:
    both = [
        (old["cijfers"][naam], new["cijfers"][naam])
        for old, new in pairs
        if naam in old["cijfers"] and naam in new["cijfers"]
    ]
    if not both:
        return None
    values = np.array(both, dtype=np.float64)
    differences = values[:, 1] - values[:, 0]
    drawn = np.random.default_rng(SEED).integers(len(differences), size=(RESAMPLES, len(differences)))
    means = differences[drawn].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    chance = min(1.0, 2 * float(min((means <= 0).mean(), (means >= 0).mean())))
    verschil = float(differences.mean())
    return {
        "n": len(both),
        "oud": round(float(values[:, 0].mean()), 4),
        "nieuw": round(float(values[:, 1].mean()), 4),
        "verschil": round(verschil, 4),
        "van": round(float(low), 4),
        "tot": round(float(high), 4),
        "kans_op_toeval": round(chance, 4),
        "oordeel": _verdict(verschil, chance, less_is_better=naam in LESS_IS_BETTER),
    }


def _verdict(verschil: float, chance: float, *, less_is_better: bool) -> str:
    if verschil == 0 or chance >= SIGNIFICANT:
        return "gelijk"
    return "beter" if (verschil < 0) == less_is_better else "slechter"


def _first(item: Mapping[str, Any]) -> float:
    """What counts as won or lost: the right product first, or the right behaviour."""
    cijfers = item["cijfers"]
    return float(cijfers.get("r1", cijfers.get("gedrag_juist", 0.0)))


def _turned(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "sleutel": new["sleutel"],
        "vraag": new.get("vraag", ""),
        "oud": old["uitkomst"],
        "nieuw": new["uitkomst"],
        "rang_oud": old["rang"],
        "rang_nieuw": new["rang"],
    }
