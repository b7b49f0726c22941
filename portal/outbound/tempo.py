"""Rate budget: how often a second we may call a source, over all our processes together.

Some sources take so many calls of one key and refuse the rest (the Kadaster takes five: BRK-bevragen issue 994). A
call waits for its turn as long as its deadline allows, and else is refused by ourselves: nothing queues without end.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable

import redis.asyncio
import structlog
from django.conf import settings
from redis.exceptions import RedisError

logger = structlog.get_logger(__name__)

# The source counts when calls arrive, not when they leave.
_MARGE = 1.1
_GEDULD = 0.2
# How long a store that was silent is left alone.
_RUST = 5.0
# Takes the first turn that is free, if that is soon enough, and says in how many seconds it is.
_BEURT = """
local tijd = redis.call('TIME')
local nu = tonumber(tijd[1]) + tonumber(tijd[2]) / 1000000
local aantal, venster, hoogstens = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local oudste = redis.call('LINDEX', KEYS[1], aantal - 1)
local wacht = oudste and math.max(0, tonumber(oudste) + venster - nu) or 0
if wacht <= hoogstens then
  redis.call('LPUSH', KEYS[1], string.format('%.6f', nu + wacht))
  redis.call('LTRIM', KEYS[1], 0, aantal - 1)
  redis.call('PEXPIRE', KEYS[1], math.ceil((wacht + venster) * 1000))
end
return string.format('%.6f', wacht)
"""


class EigenTempo:
    """The turns of this process alone: for when the shared store is silent."""

    def __init__(self, per_seconde: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._aantal, self._venster = _window(per_seconde)
        self._clock = clock
        self._beurten: deque[float] = deque(maxlen=self._aantal)

    def take(self, *, at_most: float) -> float:
        """In how many seconds the first free turn is; it is taken unless that is later than `at_most`."""
        now = self._clock()
        full = len(self._beurten) == self._aantal
        wacht = max(0.0, self._beurten[0] + self._venster - now) if full else 0.0
        if wacht <= at_most:
            self._beurten.append(now + wacht)
        return wacht


class Tempo:
    """The turns of all processes, kept in Redis; used on the outbound loop only."""

    def __init__(self) -> None:
        self._redis = redis.asyncio.Redis.from_url(
            settings.REDIS_URL, socket_timeout=_GEDULD, socket_connect_timeout=_GEDULD
        )
        # One at a time over one connection: whoever has a turn hears so at once, and not after all who wait.
        self._lock = asyncio.Lock()
        self._stil_tot = 0.0
        self._eigen: dict[str, EigenTempo] = {}

    async def take(self, bron: str, *, at_most: float) -> float:
        """In how many seconds this source may be called; the turn is taken unless that is later than `at_most`.

        Args:
            bron: the source's name; one without an entry in `settings.OUTBOUND_TEMPO` may be called at once.
            at_most: seconds that the caller can wait.
        """
        per_seconde = settings.OUTBOUND_TEMPO.get(bron)
        if per_seconde is None:
            return 0.0
        async with self._lock:
            wacht = await self._take_shared(bron, per_seconde, at_most)
        if wacht is not None:
            return wacht
        return self._eigen.setdefault(bron, EigenTempo(per_seconde)).take(at_most=at_most)

    async def _take_shared(self, bron: str, per_seconde: float, at_most: float) -> float | None:
        """See `take`; None when the store is silent."""
        if time.monotonic() < self._stil_tot:
            return None
        aantal, venster = _window(per_seconde)
        try:
            # The name of a source is no personal data.
            wacht = await self._redis.eval(_BEURT, 1, f"outbound:tempo:{bron}", aantal, venster, at_most)
        except (RedisError, OSError) as fout:
            logger.warning("outbound_tempo_not_shared", bron=bron, detail=type(fout).__name__)
            self._stil_tot = time.monotonic() + _RUST
            return None
        return float(wacht)

    async def close(self) -> None:
        """Close the connections."""
        await self._redis.aclose()


def _window(per_seconde: float) -> tuple[int, float]:
    """So many turns in so many seconds."""
    aantal = max(1, int(per_seconde))
    return aantal, aantal / per_seconde * _MARGE
