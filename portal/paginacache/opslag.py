"""Where pages are kept: a second in the process itself, and ten minutes in Redis for all processes together.

Publications are numbered, and each key has the number of the last that changed it. A page in Redis holds these numbers
for all that it depends on. To throw pages away is to give their keys the next number: nothing has to be found, and a
page that was being made at that moment is old the moment it is ready. Many publications follow each other when editors
and the index are at work; a page waits for none but those of what it shows.
"""

import json
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Self

import structlog
from redis import Redis
from redis.exceptions import RedisError

from portal.paginacache.afhankelijk import ALLES, GEDEELD

logger = structlog.get_logger(__name__)

VOORVOEGSEL = "paginacache:"
# With what it takes to make a page on a busy machine, fresh within the two seconds of P3.
L1_SECONDEN = 1.0
L1_MEESTE = 1_000
MAAK_SECONDEN = 5
_WACHT_SECONDEN = 0.01
# The first key counts the publications. In one go: of two publications at once, the later has the higher number.
_PUBLICEER = """
local nummer = redis.call('INCR', KEYS[1])
for i = 2, #KEYS do redis.call('SET', KEYS[i], nummer) end
"""


@dataclass(frozen=True, slots=True)
class Pagina:
    """An answer as it goes out, and when it was made (seconds since 1970)."""

    inhoud: bytes
    koppen: tuple[tuple[str, str], ...]
    gemaakt: float
    stand: dict[str, int]

    def dump(self) -> bytes:
        """As one value for Redis: what is about it on the first line, then the answer itself."""
        over = {"koppen": self.koppen, "gemaakt": self.gemaakt, "stand": self.stand}
        return json.dumps(over).encode() + b"\n" + self.inhoud

    @classmethod
    def load(cls, ruw: bytes) -> Self:
        """Back from Redis.

        Raises:
            ValueError, KeyError: it was written by another version of this program.
        """
        over, _, inhoud = ruw.partition(b"\n")
        velden = json.loads(over)
        koppen = tuple((naam, waarde) for naam, waarde in velden["koppen"])
        return cls(inhoud, koppen, velden["gemaakt"], velden["stand"])


class Opslag:
    """The pages of this process and, behind it, those of all."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._publiceer = redis.register_script(_PUBLICEER)
        self._dichtbij: dict[str, tuple[float, Pagina]] = {}
        self._bezig: dict[str, threading.Lock] = {}
        self._slot = threading.Lock()

    def near(self, sleutel: str) -> Pagina | None:
        """The page as this process had it within the last second."""
        gevonden = self._dichtbij.get(sleutel)
        return gevonden[1] if gevonden and gevonden[0] > time.monotonic() else None

    def far(self, sleutel: str) -> Pagina | None:
        """The page as some process made it, if nothing that it shows has changed since."""
        try:
            ruw = self._redis.get(VOORVOEGSEL + sleutel)
            if not isinstance(ruw, bytes):
                return None
            pagina = Pagina.load(ruw)
            if self.stand(pagina.stand) != pagina.stand:
                return None
        except (RedisError, ValueError, KeyError) as error:
            logger.warning("paginacache_onleesbaar", fout=type(error).__name__)
            return None
        self._remember(sleutel, pagina)
        return pagina

    def stand(self, sleutels: Iterable[str]) -> dict[str, int]:
        """The number of each key: the publication that changed it last.

        Raises:
            RedisError: it does not answer.
        """
        namen = sorted(sleutels)
        waarden: Any = self._redis.mget([_stand(naam) for naam in namen])
        return {naam: int(waarde or 0) for naam, waarde in zip(namen, waarden, strict=True)}

    def publications(self) -> int | None:
        """How many times anything was published; None when Redis does not answer."""
        try:
            return self.stand([ALLES])[ALLES]
        except RedisError:
            return None

    def stand_since(self, publicaties: int | None, sleutels: Iterable[str]) -> dict[str, int] | None:
        """The number of each key, if none of these was published since; else None."""
        try:
            stand = self.stand(sleutels)
        except RedisError:
            return None
        return stand if publicaties is not None and max(stand.values()) <= publicaties else None

    def keep(self, sleutel: str, pagina: Pagina, *, seconden: int) -> None:
        """Keep a page for this process and, so long, for all; without Redis for this process only."""
        self._remember(sleutel, pagina)
        with suppress(RedisError):
            self._redis.set(VOORVOEGSEL + sleutel, pagina.dump(), ex=seconden)

    def throw_away(self, sleutels: Iterable[str]) -> None:
        """Make every page old that shows one of these.

        Raises:
            RedisError: it does not answer; who asked tries again.
        """
        self._publiceer(keys=[_stand(ALLES), *(_stand(naam) for naam in set(sleutels) - {ALLES})])

    @contextmanager
    def alone(self, sleutel: str) -> Iterator[None]:
        """One maker at a time in this process; others wait at most as long as making a page may take."""
        with self._slot:
            slot = self._bezig.setdefault(sleutel, threading.Lock())
        gekregen = slot.acquire(timeout=MAAK_SECONDEN)
        try:
            yield
        finally:
            if gekregen:
                slot.release()
            with self._slot:
                self._bezig.pop(sleutel, None)

    def is_first(self, sleutel: str) -> bool:
        """Whether no other process is making this page now."""
        try:
            return bool(self._redis.set(f"{VOORVOEGSEL}bezig:{sleutel}", 1, nx=True, px=MAAK_SECONDEN * 1000))
        except RedisError:
            return True

    def ready(self, sleutel: str) -> None:
        """The page was made, or could not be."""
        with suppress(RedisError):
            self._redis.delete(f"{VOORVOEGSEL}bezig:{sleutel}")

    def wait_for(self, sleutel: str) -> Pagina | None:
        """The page that another process is making, once it is there; None when that takes too long."""
        einde = time.monotonic() + MAAK_SECONDEN
        while time.monotonic() < einde:
            if pagina := self.far(sleutel):
                return pagina
            try:
                if not self._redis.exists(f"{VOORVOEGSEL}bezig:{sleutel}"):
                    return self.far(sleutel)
            except RedisError:
                return None
            time.sleep(_WACHT_SECONDEN)
        return None

    def _remember(self, sleutel: str, pagina: Pagina) -> None:
        if len(self._dichtbij) >= L1_MEESTE:
            self._dichtbij.clear()
        self._dichtbij[sleutel] = (time.monotonic() + L1_SECONDEN, pagina)


def _stand(naam: str) -> str:
    return f"{VOORVOEGSEL}stand:{naam}"


def always(sleutels: set[str]) -> set[str]:
    """What a page depends on: what it named, or any publication; and always what is shared."""
    return (sleutels or {ALLES}) | {GEDEELD}
