"""The house for measuring: engines, content, portals with few or many sources, and the simulated government."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, suppress
from dataclasses import dataclass

import psutil

from deploy.lokaal.huis import DRADEN, Huis, prepare
from deploy.lokaal.stappen import ROOT, StapMislukt
from tests.performance.tussenpost import Tussenpost

KLAAR_SECONDEN = 120
GRANIAN = ("granian", "--interface", "wsgi", "--host", "127.0.0.1")
WORKER = ("--app", "portal.config", "worker", "--concurrency", "1", "--loglevel", "INFO")
OIN = "00000099000000002000"


def free_port() -> int:
    """A free port below the range from which outgoing connections take theirs."""
    for poort in random.sample(range(20_000, 32_000), 200):
        with socket.socket() as proef:
            try:
                proef.bind(("127.0.0.1", poort))
            except OSError:
                continue
            return poort
    raise StapMislukt("geen vrije poort onder 32768")


@dataclass
class Portaal:
    """One running portal."""

    url: str
    proces: subprocess.Popen[bytes]

    @property
    def pid(self) -> int:
        return self.proces.pid


class Proefhuis:
    """Everything that a measurement needs; `with Proefhuis() as huis`."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._huis = Huis(poort=free_port(), federatie_poort=free_port(), var=ROOT / ".var" / "bench")

    def __enter__(self) -> "Proefhuis":
        taalmodel = ROOT / ".var" / "taalmodel"
        if taalmodel.is_dir():
            os.environ.setdefault("TAALMODEL_DIR", str(taalmodel))
        try:
            self._start()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _start(self) -> None:
        prepare(self._huis, self._stack)
        self._stack.callback(self._huis.stop)
        poort = free_port()
        self.tussenpost = Tussenpost(poort=self._huis.federatie_poort, doel=f"http://127.0.0.1:{poort}")
        self._stack.callback(self.tussenpost.stop)
        os.environ["FEDERATIE_URL"] = self.tussenpost.url
        self._huis.start("federatie", "mijnomgeving.federatie", "--port", str(poort), "--base-url", self.tussenpost.url)

    def start_portal(
        self,
        naam: str,
        *,
        zaken_kopieen: int | None = None,
        berichten: int | None = None,
        draden: int = DRADEN,
        vers: int = 0,
        poort: int = 0,
        processen: int = 1,
        **omgeving_ook: str,
    ) -> Portaal:
        """A portal, of one process unless said otherwise.

        Args:
            naam: of its log.
            zaken_kopieen: replaces its sources of zaken by so many copies of one.
            berichten: replaces its magazijnen by so many copies of one.
            draden: how many pages it makes at once.
            vers: seconds that a session keeps what a source gave; 0: each view asks.
            poort: where it listens; 0: on a free port.
            processen: how many processes answer side by side.
            omgeving_ook: settings of this portal alone.
        """
        poort = poort or free_port()
        url = f"http://127.0.0.1:{poort}"
        omgeving = os.environ | {"PORTAAL_URL": url, "VOORRAAD_VERS": str(vers)} | omgeving_ook
        if zaken_kopieen is not None:
            bronnen = [f"RDW {n}|{OIN}|{self.tussenpost.url}/k{n}/zgw/rdw" for n in range(zaken_kopieen)]
            omgeving["ZAKEN_BRONNEN"] = ",".join(bronnen)
        if berichten is not None:
            bronnen = [f"RDW {n}|{OIN}|{self.tussenpost.url}/k{n}/fbs/rdw" for n in range(berichten)]
            omgeving["BERICHTEN_BRONNEN"] = ",".join(bronnen)
        with (self._huis.var / "log" / f"{naam}.log").open("ab") as log:
            proces = subprocess.Popen(
                [sys.executable, "-m", *GRANIAN, "--workers", str(processen),
                 "--blocking-threads", str(draden), "--port", str(poort), "portal.config.wsgi:application"],
                cwd=ROOT, env=omgeving, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        self._huis.processen[naam] = proces
        self._wait(f"{url}/gereed/", naam)
        portaal = Portaal(url, proces)
        pin(portaal.pid, 0)
        return portaal

    def start_worker(self) -> None:
        """Celery with its clock, for all but what runs for minutes, as `make run` starts it."""
        klok = ("--queues", "spoed,gewoon", "--hostname", "gewoon@%h", "--beat", "--schedule")
        self._huis.start("worker", "celery", *WORKER, *klok, str(self._huis.var / "beat"))
        pin(self._huis.processen["worker"].pid, 0)

    def stop_process(self, naam: str) -> None:
        """End one process and all it started, without a word, as when its machine goes."""
        proces = self._huis.processen.pop(naam)
        with suppress(ProcessLookupError):
            os.killpg(proces.pid, signal.SIGKILL)
        proces.wait(10)

    def _wait(self, url: str, naam: str) -> None:
        einde = time.monotonic() + KLAAR_SECONDEN
        while time.monotonic() < einde:
            if gevallen := self._huis.fallen():
                raise StapMislukt(f"{gevallen} stopte meteen (zie {self._huis.var / 'log'})")
            try:
                with urllib.request.urlopen(url, timeout=5):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        raise StapMislukt(f"{naam} antwoordde niet binnen {KLAAR_SECONDEN} seconden")

    def diensten(self) -> list[str]:
        """The keys of all simulated services."""
        with urllib.request.urlopen(f"{self.tussenpost.url}/regie/storingen", timeout=5) as antwoord:
            gelezen = json.load(antwoord)
        self.tussenpost.take()
        return list(gelezen)

    def set_fault(self, dienst: str, stand: str) -> None:
        """As a visitor of `/regie/` does."""
        self._direct(f"storingen/{dienst}", {"stand": stand})

    def set_delay(self, dienst: str, milliseconden: int | None) -> None:
        """Let a service always take so long; None gives it its ordinary time again."""
        self._direct(f"vertragingen/{dienst}", {"ms": milliseconden})

    def _direct(self, pad: str, inhoud: object) -> None:
        verzoek = urllib.request.Request(
            f"{self.tussenpost.url}/regie/{pad}",
            data=json.dumps(inhoud).encode(),
            headers={"Content-Type": "application/json"},
            method="PUT",
        )
        with urllib.request.urlopen(verzoek, timeout=5):
            pass
        self.tussenpost.take()


def pin(pid: int, kern: int) -> None:
    """Keep a process on one core, so that the load and the server do not push each other aside."""
    if (psutil.cpu_count() or 1) < 2:
        return
    proces = psutil.Process(pid)
    for deel in (proces, *proces.children(recursive=True)):
        # PostgreSQL has children that live for a moment.
        with suppress(psutil.NoSuchProcess):
            deel.cpu_affinity([kern])
