"""The house of the soak: a portal, a worker and the simulated government, of which parts can be stopped and started."""

import os
import time
from collections.abc import Mapping

import psutil

from deploy.lokaal.motoren import Motor, start_postgres, start_valkey
from tests.performance.proefhuis import WORKER, Portaal, Proefhuis, pin


class Duurhuis(Proefhuis):
    """Everything that serves is on the first core; the load and the simulators are on the second."""

    portaal: Portaal

    def open(self) -> None:
        """Start what answers and what works behind it."""
        self.portaal = self.start_portal("portaal", poort=self._huis.poort, vers=60)
        self.start_worker()
        self._huis.start("worker-traag", "celery", *WORKER, "--queues", "traag", "--hostname", "traag@%h")
        pin(self._huis.processen["worker-traag"].pid, 0)
        for motor in self._huis.motoren:
            pin(motor.proces.pid, 0)
        pin(self._huis.processen["federatie"].pid, 1)
        pin(os.getpid(), 1)

    def restart_redis(self) -> None:
        """Stop it neatly, and start it a second later with what it kept."""
        self._restart("Valkey")

    def restart_postgres(self) -> None:
        """Close all connections, stop, and start a second later."""
        self._restart("PostgreSQL")

    def _restart(self, naam: str) -> None:
        [plek] = [n for n, motor in enumerate(self._huis.motoren) if motor.naam == naam]
        self._huis.motoren[plek].stop()
        time.sleep(1)
        motor = start_valkey(self._huis.var) if naam == "Valkey" else start_postgres(self._huis.var)
        self._huis.motoren[plek] = motor
        self._stack.callback(motor.stop)
        pin(motor.proces.pid, 0)

    def pids(self) -> Mapping[str, int]:
        """The processes whose memory is looked at, by name."""
        motoren: list[Motor] = self._huis.motoren
        alle = {motor.naam: motor.proces.pid for motor in motoren} | {
            naam: proces.pid for naam, proces in self._huis.processen.items()
        }
        return {naam: pid for naam, pid in alle.items() if psutil.pid_exists(pid)}
