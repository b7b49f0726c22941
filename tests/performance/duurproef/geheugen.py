"""How much memory each process of the house takes, over time."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping

import psutil

SECONDEN = 2.0


class Geheugen:
    """Looks every two seconds, on a thread of its own, at the processes that `wie` names."""

    def __init__(self, wie: Callable[[], Mapping[str, int]]) -> None:
        self._wie = wie
        self._klaar = threading.Event()
        self.monsters: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
        self.sinds: dict[str, float] = {}
        self._pids: dict[str, int] = {}
        self._draad = threading.Thread(target=self._look, daemon=True)
        self._draad.start()

    def stop(self) -> None:
        """Look no more."""
        self._klaar.set()
        self._draad.join(10)

    def _look(self) -> None:
        while not self._klaar.wait(SECONDEN):
            nu = time.monotonic()
            for naam, pid in self._wie().items():
                mb = megabytes(pid)
                if mb is None:
                    continue
                if self._pids.get(naam) != pid:
                    self._pids[naam], self.sinds[naam] = pid, nu
                self.monsters[naam].append((nu, mb))


def megabytes(pid: int) -> float | None:
    """Of a process and all it started, each page counted once among those that share it; None when it is gone."""
    try:
        proces = psutil.Process(pid)
        return float(sum(deel.memory_full_info().pss for deel in (proces, *proces.children(recursive=True)))) / 2**20
    except psutil.Error:
        return None
