"""Retry budget: second tries are at most a tenth of the calls, so that we never add a storm to an outage."""

DEEL = 0.1
VOORRAAD = 10.0


class HerhaalBudget:
    """Each first call earns a tenth of a second try; at most ten tries are saved up."""

    def __init__(self) -> None:
        self._saldo = 0.0

    def earn(self) -> None:
        """A first call was made."""
        self._saldo = min(self._saldo + DEEL, VOORRAAD)

    def spend(self) -> bool:
        """Take one second try; False when there is none."""
        # Ten times 0.1 is a hair less than one.
        if self._saldo < 1.0 - 1e-9:
            return False
        self._saldo -= 1.0
        return True
