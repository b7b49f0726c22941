"""Things under an unguessable key, for a limited time."""

import secrets
import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Bewaarplaats(Generic[T]):
    """Things under an unguessable key, for a limited time."""

    def __init__(self, *, seconds: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._items: dict[str, tuple[float, T]] = {}

    def put(self, item: T) -> str:
        """Keep it and give its key."""
        now = self._clock()
        self._items = {key: kept for key, kept in self._items.items() if kept[0] > now}
        key = secrets.token_urlsafe(32)
        self._items[key] = (now + self._seconds, item)
        return key

    def get(self, key: str) -> T | None:
        """What is kept under the key, unless its time is over."""
        until, item = self._items.get(key, (0.0, None))
        return item if until > self._clock() else None

    def replace(self, key: str, item: T) -> None:
        """Keep something else under the same key until the same moment."""
        self._items[key] = (self._items[key][0], item)

    def drop(self, key: str) -> None:
        """Forget it."""
        self._items.pop(key, None)
