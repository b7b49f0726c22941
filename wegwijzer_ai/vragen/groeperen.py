"""Which questions ask the same, seen through the catalogue.

Two wordings of one question share few words, and a language model finds all short questions alike: of two questions
with a cosine above 0.88 only one pair in 250 belonged to one product. What they share is which products lie near them.
So a question is described by its scores for all products, as search gives them; on wordings that nobody had learnt
from, average precision rose from 0.05 to 0.40.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wegwijzer_ai.index.weights import Floats

# Of the questions in groups of three or more made with this, five in six belong to the product of their group.
ALIKE = 0.65
# The highest scores say most; the many low ones are noise.
SHARPNESS = 3
SMALLEST = 1e-9


@dataclass(frozen=True, slots=True)
class Groep:
    """The rows of questions that are alike, nearest to the middle first, and how near each is."""

    rijen: tuple[int, ...]
    nabij: tuple[float, ...]


def describe(scores: Floats) -> Floats:
    """Each question's scores for all products as a direction: what stands out counts, its height does not."""
    above = np.clip(scores - scores.mean(axis=1, keepdims=True), 0, None)
    above = above / np.maximum(above.max(axis=1, keepdims=True), SMALLEST)
    return _unit((above**SHARPNESS).astype(np.float32))


def group(directions: Floats, *, alike: float = ALIKE) -> Sequence[Groep]:
    """Groups around the questions with the most others like them; each question is in one group, perhaps alone."""
    near = directions @ directions.T >= alike
    free = np.ones(len(directions), dtype=bool)
    # Equal counts in order of row, so that the same questions give the same groups.
    order = np.argsort(-near.sum(axis=1), kind="stable")
    return [_around(row, directions, near, free, alike) for row in _while_free(order.tolist(), free)]


def _while_free(order: Sequence[int], free: NDArray[np.bool_]) -> Iterator[int]:
    for row in order:
        if free[row]:
            yield row


def _around(row: int, directions: Floats, near: NDArray[np.bool_], free: NDArray[np.bool_], alike: float) -> Groep:
    """The free questions around the middle of this one and those like it."""
    like_it = free & near[row]
    like_it[row] = True
    if like_it.sum() == 1:
        free[row] = False
        return Groep((row,), (1.0,))
    candidates = np.flatnonzero(free)
    cosines = directions[candidates] @ _unit(directions[like_it].mean(axis=0, keepdims=True))[0]
    inside = (cosines >= alike) | (candidates == row)
    members, nearness = candidates[inside], cosines[inside]
    free[members] = False
    nearest_first = np.argsort(-nearness, kind="stable")
    return Groep(tuple(members[nearest_first].tolist()), tuple(np.round(nearness[nearest_first], 4).tolist()))


def _unit(rows: Floats) -> Floats:
    unit: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), SMALLEST)
    return unit
