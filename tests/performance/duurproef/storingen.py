"""Carries out the plan of faults while visitors walk, and notes when each really was."""

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

from tests.performance.duurproef.huis import Duurhuis
from tests.performance.duurproef.meting import Venster
from tests.performance.duurproef.plan import Storing


class Storingsdienst:
    """Runs on a thread of its own; `vensters` holds what has happened."""

    def __init__(self, huis: Duurhuis, plan: Sequence[Storing], *, begin: float, seconden: float) -> None:
        self._huis, self._plan, self._begin, self._seconden = huis, plan, begin, seconden
        self.vensters: list[Venster] = []
        self.mislukt: list[str] = []
        self._draad = threading.Thread(target=self._run, daemon=True)
        self._draad.start()

    def wait(self) -> None:
        """Until the last fault is over."""
        self._draad.join()

    def _run(self) -> None:
        for storing in self._plan:
            self._until(storing.van)
            begin = time.monotonic()
            print(f"  {(begin - self._begin) / 60:5.1f} min  {storing.naam}", flush=True)
            try:
                self._do(storing)
            except Exception as fout:  # noqa: BLE001 - the report must say that a fault could not be made
                self.mislukt.append(f"{storing.naam}: {fout}")
            venster = Venster(storing.naam, begin, time.monotonic(), storing.raakt, storing.uitloop)
            self.vensters.append(venster)

    def _do(self, storing: Storing) -> None:
        doen: dict[str, Callable[[], None]] = {
            "redis": self._huis.restart_redis,
            "postgres": self._huis.restart_postgres,
            "worker": lambda: self._without_worker(storing),
            "bron": lambda: self._without_source(storing),
        }
        doen[storing.soort]()

    def _without_worker(self, storing: Storing) -> None:
        self._huis.stop_process("worker")
        self._until(storing.van + storing.duur)
        self._huis.start_worker()

    def _without_source(self, storing: Storing) -> None:
        dienst, stand = storing.wat
        self._huis.set_fault(dienst, stand)
        try:
            self._until(storing.van + storing.duur)
        finally:
            with suppress(OSError):
                self._huis.set_fault(dienst, "normaal")

    def _until(self, deel: float) -> None:
        time.sleep(max(0.0, self._begin + deel * self._seconden - time.monotonic()))
