"""How the outbox stands, for the figures."""

from collections.abc import Iterator

from django.utils import timezone

from portal.meten.stand import Stand, register_meting
from portal.outbox.selectors import find_stand


def connect() -> None:
    """Let the worker measure it."""
    register_meting("outbox", measure)


def measure() -> Iterator[Stand]:
    """How many messages wait and were given up, and how many seconds the oldest waits."""
    stand = find_stand()
    oudste = (timezone.now() - stand.oudste_wachtende).total_seconds() if stand.oudste_wachtende else 0.0
    yield Stand("portaal.outbox.wachtend", stand.wachtend)
    yield Stand("portaal.outbox.oudste", max(oudste, 0.0))
    yield Stand("portaal.outbox.opgegeven", stand.dood)
