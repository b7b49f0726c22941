"""What a retriever gives: one number for each document of the snapshot, in the snapshot's order."""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Scores:
    """Read-only numbers, one a document. A pipeline copies what it passes on; these need no copy."""

    values: NDArray[np.float32]

    def __post_init__(self) -> None:
        self.values.setflags(write=False)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    @classmethod
    def zeros(cls, count: int) -> Self:
        """No document says anything."""
        return cls(np.zeros(count, dtype=np.float32))
