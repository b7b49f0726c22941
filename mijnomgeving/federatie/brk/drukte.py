"""How many calls a second a key may make at the Kadaster."""

from collections import deque
from collections.abc import Callable

from mijnomgeving.federatie.problemen import Probleem


class Drukte:
    """Counts the calls of the last second; one too many is refused and not counted."""

    def __init__(self, per_seconde: int, klok: Callable[[], float]) -> None:
        self._per_seconde, self._klok = per_seconde, klok
        self._momenten: deque[float] = deque()

    def reset(self) -> None:
        """Forget all calls."""
        self._momenten.clear()

    def count(self) -> None:
        """Count a call.

        Raises:
            Probleem: 429, with Retry-After.
        """
        nu = self._klok()
        while self._momenten and self._momenten[0] <= nu - 1.0:
            self._momenten.popleft()
        if len(self._momenten) >= self._per_seconde:
            raise Probleem(
                status=429,
                title="Te veel verzoeken.",
                code="tooManyRequests",
                detail=f"Een sleutel mag {self._per_seconde} verzoeken per seconde doen.",
                headers={"Retry-After": "1"},
            )
        self._momenten.append(nu)
