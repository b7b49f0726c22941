"""One deadline for a whole page, from which each call takes what is left."""

import time
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment on the monotonic clock, in seconds."""

    moment: float

    @classmethod
    def after(cls, seconds: float) -> Self:
        """The deadline that many seconds from now."""
        return cls(time.monotonic() + seconds)

    def remaining(self, *, at_most: float | None = None) -> float:
        """Seconds left, never below zero and never above `at_most`."""
        left = max(0.0, self.moment - time.monotonic())
        return left if at_most is None else min(left, at_most)

    @property
    def passed(self) -> bool:
        """Whether nothing is left."""
        return self.remaining() == 0.0
