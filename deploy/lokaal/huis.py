"""`make run`, second half: engines, filling, and the three processes of the house; Ctrl-C stops all.

Usage: `python -m deploy.lokaal.huis [run|opnieuw]`.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from deploy.lokaal.motoren import MotorStartFout, start_postgres, start_valkey
from deploy.lokaal.stappen import ROOT, StapMislukt, run_steps

KLAAR_SECONDEN = 40
DEMO = """
  open {url}

  Inloggen:  {url}/inloggen/   kies 'Noor Bakker': zij is net verhuisd naar Utrecht
  Redactie:  {url}/beheer/     redacteur / redacteur
  Regie:     {federatie}/regie/   zet hier een overheid 'uit' en kijk wat het portaal doet

  Ctrl-C stopt alles. Logboeken: {logs}
"""


@dataclass
class Huis:
    """The ports, folders and processes of one running portal."""

    poort: int = int(os.environ.get("PORT", "8000"))
    federatie_poort: int = int(os.environ.get("FEDERATIE_PORT", "8001"))
    var: Path = Path(os.environ.get("PORTAAL_VAR", ROOT / ".var"))
    processen: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Where people open it."""
        return f"http://localhost:{self.poort}"

    @property
    def federatie(self) -> str:
        """Where the simulated government listens."""
        return f"http://localhost:{self.federatie_poort}"

    def start(self, naam: str, *opdracht: str) -> None:
        """Start one process in its own group with its output in a log file."""
        with (self.var / "log" / f"{naam}.log").open("ab") as log:
            self.processen[naam] = subprocess.Popen(
                [sys.executable, "-m", *opdracht], cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )

    def stop(self) -> None:
        """Ask each process to end, then insist."""
        for proces in self.processen.values():
            if proces.poll() is None:
                os.killpg(proces.pid, signal.SIGTERM)
        einde = time.monotonic() + 8
        for proces in self.processen.values():
            try:
                proces.wait(max(0.1, einde - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(proces.pid, signal.SIGKILL)

    def fallen(self) -> str | None:
        """The name of a process that ended by itself."""
        return next((naam for naam, proces in self.processen.items() if proces.poll() is not None), None)

    def wait_ready(self) -> None:
        """Wait until the portal answers.

        Raises:
            StapMislukt: a process ended, or it took too long.
        """
        einde = time.monotonic() + KLAAR_SECONDEN
        while time.monotonic() < einde:
            if naam := self.fallen():
                laatste = (self.var / "log" / f"{naam}.log").read_text(errors="replace").strip().splitlines()[-5:]
                raise StapMislukt(f"{naam} stopte meteen:\n" + "\n".join(laatste))
            try:
                with urllib.request.urlopen(f"{self.url}/gereed/", timeout=2):  # noqa: S310 - our own address
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.2)
        raise StapMislukt(f"het portaal antwoordde niet binnen {KLAAR_SECONDEN} seconden (zie {self.var / 'log'})")


def check_ports(huis: Huis) -> None:
    """Say which port is taken and how to choose another.

    Raises:
        StapMislukt: a port is in use.
    """
    for poort, naam in ((huis.poort, "PORT"), (huis.federatie_poort, "FEDERATIE_PORT")):
        with socket.socket() as proef:
            proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                proef.bind(("127.0.0.1", poort))
            except OSError as error:
                raise StapMislukt(f"poort {poort} is bezet. Kies een andere: make run {naam}={poort + 10}") from error


def prepare(huis: Huis, stack: ExitStack) -> None:
    """Engines and steps; sets the environment that every process inherits."""
    (huis.var / "log").mkdir(parents=True, exist_ok=True)
    os.environ |= {"PORTAAL_VAR": str(huis.var), "PORTAAL_URL": huis.url, "FEDERATIE_URL": huis.federatie}
    for naam, start in (("DATABASE_URL", start_postgres), ("REDIS_URL", start_valkey)):
        if naam not in os.environ:
            motor = start(huis.var)
            stack.callback(motor.stop)
            os.environ[naam] = motor.url
    run_steps(huis.var)


def serve(huis: Huis, stack: ExitStack) -> None:
    """Start portal, worker and federatie, and stay until one falls or Ctrl-C."""
    stack.callback(huis.stop)
    huis.start("federatie", "mijnomgeving.federatie", "--port", str(huis.federatie_poort), "--base-url", huis.federatie)
    worker = "--app portal.config worker --beat --concurrency 1 --loglevel INFO --schedule"
    huis.start("worker", "celery", *worker.split(), str(huis.var / "beat"))
    portaal = "--interface wsgi --host 127.0.0.1 --workers 2 --blocking-threads 4 --port"
    huis.start("portaal", "granian", *portaal.split(), str(huis.poort), "portal.config.wsgi:application")
    huis.wait_ready()
    print(DEMO.format(url=huis.url, federatie=huis.federatie, logs=huis.var / "log"), flush=True)
    while not (naam := huis.fallen()):
        time.sleep(0.5)
    raise StapMislukt(f"{naam} is gestopt (zie {huis.var / 'log' / naam}.log)")


def main() -> None:
    """Run the house; `opnieuw` first throws away its data."""
    opdracht = sys.argv[1] if len(sys.argv) > 1 else "run"
    huis = Huis()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with ExitStack() as stack:
            check_ports(huis)
            if opdracht == "opnieuw":
                shutil.rmtree(huis.var, ignore_errors=True)
                print("  De demo-gegevens zijn weg.")
                return
            prepare(huis, stack)
            serve(huis, stack)
    except (MotorStartFout, StapMislukt) as error:
        print(f"\n  Stop: {error}\n", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print("\n  Gestopt.")


if __name__ == "__main__":
    main()
