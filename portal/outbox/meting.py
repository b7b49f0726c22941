"""How the outbox stands, for the figures."""

from collections.abc import Iterator

from django.utils import timezone

from portal.meten.stand import Stand, register_meting
from portal.outbox.selectors import find_stand
from portal.outbox.vastlopers import Vastgelopen, count_vastlopers


def connect() -> None:
    """Let the worker measure it."""
    register_meting("outbox", measure)


def measure() -> Iterator[Stand]:
    """What waits and since how many seconds, and what was given up: messages and tasks."""
    stand = find_stand()
    oudste = (timezone.now() - stand.oudste_wachtende).total_seconds() if stand.oudste_wachtende else 0.0
    yield Stand("portaal.outbox.wachtend", stand.wachtend)
    yield Stand("portaal.outbox.oudste", max(oudste, 0.0))
    yield Stand("portaal.outbox.opgegeven", stand.dood)
    yield Stand("portaal.taken.vastgelopen", count_vastlopers()[Vastgelopen.TAAK.value])
