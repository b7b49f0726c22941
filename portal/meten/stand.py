"""What no process knows by itself, such as how long the outbox waits: the worker measures it, and all may tell it.

Who knows such a figure registers how to measure it. What was measured lies in Redis for some minutes; when nobody
measures any more it is gone, and an alert says so.
"""

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field

import structlog
from opentelemetry.metrics import CallbackOptions, Meter, Observation
from redis.exceptions import RedisError

from portal.meten.cijfers import CIJFERS
from portal.meten.eigenschappen import Waarde, check
from portal.meten.momentopname import redis

logger = structlog.get_logger(__name__)

SLEUTEL = "meten:stand"
GELDIG_SECONDEN = 300


@dataclass(frozen=True, slots=True)
class Stand:
    """One figure of the portal as a whole, by its name in `cijfers`."""

    naam: str
    waarde: float
    eigenschappen: dict[str, Waarde] = field(default_factory=dict)


Meting = Callable[[], Iterable[Stand]]
_metingen: dict[str, Meting] = {}


def register_meting(naam: str, meting: Meting) -> None:
    """Let the worker measure this too; called from an AppConfig.ready."""
    _metingen[naam] = meting


def measure_stand() -> Sequence[Stand]:
    """Measure everything and keep it; one that fails does not take the others along.

    Raises:
        RedisError: what was measured could not be kept.
    """
    standen = [Stand("portaal.stand.gemeten", time.time())]
    for naam, meting in _metingen.items():
        try:
            standen += [Stand(stand.naam, stand.waarde, check(stand.eigenschappen)) for stand in meting()]
        except Exception as fout:  # noqa: BLE001 - whatever is wrong with one, the others are told
            logger.warning("stand_not_measured", soort=naam, fout=type(fout).__name__)
    redis().set(SLEUTEL, json.dumps([asdict(stand) for stand in standen]), ex=GELDIG_SECONDEN)
    return standen


def read_stand() -> list[Stand]:
    """What was measured last; nothing when that is too long ago, or Redis does not answer."""
    try:
        bewaard = redis().get(SLEUTEL)
    except RedisError:
        return []
    return [Stand(**stand) for stand in json.loads(bewaard)] if isinstance(bewaard, bytes) else []


def observe(meter: Meter) -> None:
    """Let a meter tell them; every process tells the same, so that it is no matter which one is asked."""
    for cijfer in CIJFERS:
        if cijfer.soort == "stand":
            meter.create_observable_gauge(cijfer.naam, [_callback(cijfer.naam)], cijfer.eenheid, cijfer.uitleg)


def _callback(naam: str) -> Callable[[CallbackOptions], Iterable[Observation]]:
    def tell(_options: CallbackOptions) -> Iterable[Observation]:
        return [Observation(stand.waarde, stand.eigenschappen) for stand in read_stand() if stand.naam == naam]

    return tell
