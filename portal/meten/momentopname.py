"""The figures of each process, in Redis for a minute: whoever asks one process gets those of all, workers too.

A process that is gone leaves the list by itself. Prometheus sees each as a series of its own, so that a restart is no
fall of a figure.
"""

import json
import os
import socket
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

import structlog
from django.conf import settings
from opentelemetry.sdk.metrics import Counter, Histogram, ObservableGauge, UpDownCounter
from opentelemetry.sdk.metrics.export import (
    AggregationTemporality,
    HistogramDataPoint,
    MetricExporter,
    MetricExportResult,
    MetricsData,
    NumberDataPoint,
)
from redis import Redis
from redis.exceptions import RedisError

from portal.meten.eigenschappen import Waarde

logger = structlog.get_logger(__name__)

LIJST, OPNAME = "meten:processen", "meten:proces:"
GELDIG_SECONDEN = 60


@dataclass(frozen=True, slots=True)
class Punt:
    """One figure of one process.

    Args:
        naam: of the figure, as in `cijfers`.
        eigenschappen: what it is a figure of.
        waarde: how much; of a duration the sum in seconds.
        grenzen: of a duration: the upper bounds, and how many fell under each but over the one before; one more number
            than bounds.
    """

    naam: str
    eigenschappen: dict[str, Waarde]
    waarde: float
    grenzen: tuple[float, ...] = ()
    aantallen: tuple[int, ...] = ()


@cache
def redis() -> Redis:
    """The Redis that all processes share."""
    return Redis.from_url(settings.REDIS_URL, socket_timeout=1, socket_connect_timeout=1)


class RedisExporter(MetricExporter):
    """Writes what this process counted since it began."""

    def __init__(self) -> None:
        heel = AggregationTemporality.CUMULATIVE
        super().__init__(
            preferred_temporality=dict.fromkeys((Counter, Histogram, UpDownCounter, ObservableGauge), heel)
        )

    def export(
        self,
        metrics_data: MetricsData,
        timeout_millis: float = 10_000,  # noqa: ARG002
        **_anders: object,
    ) -> MetricExportResult:
        """Write it; a Redis that is away misses one."""
        punten = json.dumps([asdict(punt) for punt in list_punten(metrics_data)])
        naam = process_name()
        try:
            with redis().pipeline(transaction=False) as reeks:
                reeks.set(OPNAME + naam, punten, ex=GELDIG_SECONDEN)
                reeks.zadd(LIJST, {naam: time.time()})
                reeks.zremrangebyscore(LIJST, 0, time.time() - GELDIG_SECONDEN)
                reeks.execute()
        except RedisError:
            return MetricExportResult.FAILURE
        return MetricExportResult.SUCCESS

    def force_flush(self, timeout_millis: float = 10_000) -> bool:  # noqa: ARG002
        """Nothing waits here."""
        return True

    def shutdown(self, timeout_millis: float = 30_000, **_anders: object) -> None:
        """Nothing is open here."""


def process_name() -> str:
    """The machine and the number of this process, also after a fork."""
    return f"{socket.gethostname()}:{os.getpid()}"


def read_processen() -> dict[str, list[Punt]]:
    """The last figures of every process that lives.

    Raises:
        RedisError: it does not answer.
    """
    levend: Any = redis().zrangebyscore(LIJST, time.time() - GELDIG_SECONDEN, "+inf")
    namen = [naam.decode() for naam in levend]
    opnamen: Any = redis().mget([OPNAME + naam for naam in namen]) if namen else []
    return {
        naam: [_load(punt) for punt in json.loads(opname)]
        for naam, opname in zip(namen, opnamen, strict=True)
        if opname
    }


def _load(punt: dict[str, object]) -> Punt:
    velden = {veld: tuple(waarde) if isinstance(waarde, list) else waarde for veld, waarde in punt.items()}
    return Punt(**velden)  # type: ignore[arg-type]


def list_punten(data: MetricsData) -> Iterator[Punt]:
    """Each figure that a reader of OpenTelemetry gave."""
    metingen = (meting for bron in data.resource_metrics for deel in bron.scope_metrics for meting in deel.metrics)
    for meting in metingen:
        for punt in meting.data.data_points:
            eigenschappen: dict[str, Any] = dict(punt.attributes or {})
            match punt:
                case HistogramDataPoint():
                    grenzen, aantallen = tuple(punt.explicit_bounds), tuple(punt.bucket_counts)
                    yield Punt(meting.name, eigenschappen, punt.sum, grenzen, aantallen)
                case NumberDataPoint():
                    yield Punt(meting.name, eigenschappen, punt.value)
