"""Circuit breaker per source: stop calling what does not answer, and try again with one call."""

import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from portal.core.resultaat import Reden
from portal.outbound.fouten import BronFout, Onbereikbaar, TeDruk

VENSTER = 20
MINIMUM = 5
GENOEG = 10
DREMPEL = 0.8
EERSTE_RUST = 2.0
LANGSTE_RUST = 15.0
LANGSTE_PAUZE = 300.0


OPEN = "zekering open"


def is_refusal(fout: BronFout) -> bool:
    """Whether a breaker refused the call, so that the source was not asked."""
    return isinstance(fout, Onbereikbaar) and fout.detail == OPEN


class Zekering:
    """One source's breaker.

    Closed: calls pass. Open: none does, for 2 s, and twice as long after each failed probe, at most 15 s.
    Half open: one call passes, the probe; if it succeeds the breaker closes.

    It opens when the first 5 calls that are known all failed, or when 80% failed of the last 10 to 20: a source that
    fails every other call still helps people and stays in use, also when it begins with bad luck.
    """

    def __init__(self, bron: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._bron = bron
        self._clock = clock
        self._uitkomsten: deque[bool] = deque(maxlen=VENSTER)
        self._open_tot: float | None = None
        self._rust = EERSTE_RUST
        self._proef_loopt = False
        self._pauze_tot = 0.0
        self.laatste_fout: tuple[Reden, datetime] | None = None

    @property
    def dicht(self) -> bool:
        """Whether calls simply pass."""
        return self._open_tot is None

    @property
    def in_rust(self) -> bool:
        """Whether the source asked for rest, and still has it."""
        return self._clock() < self._pauze_tot

    def admit(self) -> None:
        """Let one call pass; the caller then says `record` or `release`.

        Raises:
            TeDruk: the source asked for rest.
            Onbereikbaar: the breaker is open, or its probe is under way.
        """
        now = self._clock()
        if now < self._pauze_tot:
            raise TeDruk(self._bron, "in rest", retry_at=self._moment(self._pauze_tot))
        if self._open_tot is None:
            return
        if now < self._open_tot or self._proef_loopt:
            raise Onbereikbaar(self._bron, OPEN, retry_at=self._moment(max(now, self._open_tot)))
        self._proef_loopt = True

    def record(self, *, gelukt: bool) -> None:
        """How the call went."""
        if self._proef_loopt:
            self._end_probe(gelukt=gelukt)
        elif self._open_tot is None:
            self._uitkomsten.append(gelukt)
            bekend, mislukt = len(self._uitkomsten), self._uitkomsten.count(False)
            drempel = DREMPEL if bekend >= GENOEG else 1.0
            if bekend >= MINIMUM and mislukt >= drempel * bekend:
                self._open()

    def release(self) -> None:
        """The call ended without saying anything about the source: another may be the probe."""
        self._proef_loopt = False

    def pause(self, seconds: float) -> None:
        """The source asked for rest (Retry-After): no call until then, five minutes at most."""
        self._pauze_tot = max(self._pauze_tot, self._clock() + min(max(seconds, 0.0), LANGSTE_PAUZE))

    def note(self, reden: Reden) -> None:
        """Remember of what kind the last failure was, and when."""
        self.laatste_fout = (reden, datetime.now(UTC))

    def _end_probe(self, *, gelukt: bool) -> None:
        self._proef_loopt = False
        if gelukt:
            self._open_tot, self._rust = None, EERSTE_RUST
            self._uitkomsten.clear()
        else:
            self._rust = min(self._rust * 2, LANGSTE_RUST)
            self._open()

    def _open(self) -> None:
        self._open_tot = self._clock() + self._rust

    def _moment(self, clock_moment: float) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=clock_moment - self._clock())
