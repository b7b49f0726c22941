"""`make run`, second half: engines, filling, and the four processes of the house; Ctrl-C stops all.

Usage: `python -m deploy.lokaal.huis [run|opnieuw]`.
"""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from deploy.lokaal.motoren import Motor, MotorStartFout, start_postgres, start_valkey
from deploy.lokaal.slot import SLOT, MapBezet, end_group, end_orphans, hold, record
from deploy.lokaal.stappen import ROOT, StapMislukt, run_steps
from deploy.lokaal.verbinding import GeenVerbinding, check_valkey

# A dashboard waits for its sources most of the time; a thread that waits costs memory for one connection only.
DRADEN = 16
KLAAR_SECONDEN = 180
HOOGSTE_POORT = 65535
SIGNALEN = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# Our own address: never through the proxy that an environment may name.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
DEMO = """
  open {url}

  Inloggen:  {url}/inloggen/   kies 'Noor Bakker': zij is net verhuisd naar Utrecht
  Personen:  {federatie}/   alle verzonnen mensen en bedrijven met hun verhaal
  Postvak:   {federatie}/postvak/   alle mail en codes die u krijgt
  Redactie:  {url}/beheer/     redacteur / redacteur
  Regie:     {federatie}/regie/   laat de tijd lopen, of zet een overheid 'uit' en kijk wat het portaal doet

  Ctrl-C stopt alles. Logboeken: {logs}
"""


def _port(naam: str, gewoon: int) -> int:
    """A port from the environment.

    Raises:
        StapMislukt: it is no port.
    """
    tekst = os.environ.get(naam) or str(gewoon)
    if not tekst.isdecimal() or not 0 < int(tekst) <= HOOGSTE_POORT:
        raise StapMislukt(f"{naam} moet een getal van 1 tot {HOOGSTE_POORT} zijn, niet '{tekst}'")
    return int(tekst)


@dataclass
class Huis:
    """The ports, folders and processes of one running portal."""

    poort: int = field(default_factory=lambda: _port("PORT", 8000))
    federatie_poort: int = field(default_factory=lambda: _port("FEDERATIE_PORT", 8001))
    var: Path = field(default_factory=lambda: Path(os.environ.get("PORTAAL_VAR") or ROOT / ".var").resolve())
    processen: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    motoren: list[Motor] = field(default_factory=list)

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
        record(self.var, self.processen[naam], stop=signal.SIGTERM)

    def stop(self) -> None:
        """Ask each process to end, then insist."""
        for proces in self.processen.values():
            if proces.poll() is None:
                os.killpg(proces.pid, signal.SIGTERM)
        einde = time.monotonic() + 8
        for proces in self.processen.values():
            with suppress(subprocess.TimeoutExpired):
                proces.wait(max(0.1, einde - time.monotonic()))
            # Also what a fallen process left behind.
            end_group(proces.pid)

    def fallen(self) -> str | None:
        """The name of a process or engine that ended by itself."""
        alles = {motor.naam.lower(): motor.proces for motor in self.motoren} | self.processen
        return next((naam for naam, proces in alles.items() if proces.poll() is not None), None)

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
                with OPENER.open(f"{self.url}/gereed/", timeout=2):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError, http.client.HTTPException):
                time.sleep(0.2)
        raise StapMislukt(f"het portaal antwoordde niet binnen {KLAAR_SECONDEN} seconden (zie {self.var / 'log'})")


def check_ports(huis: Huis) -> None:
    """Say which port is taken and how to choose another.

    Raises:
        StapMislukt: a port is in use or may not be used.
    """
    if huis.poort == huis.federatie_poort:
        raise StapMislukt(f"PORT en FEDERATIE_PORT zijn beide {huis.poort}; kies twee verschillende")
    for poort, naam in ((huis.poort, "PORT"), (huis.federatie_poort, "FEDERATIE_PORT")):
        with socket.socket() as proef:
            proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                proef.bind(("127.0.0.1", poort))
            except PermissionError as error:
                raise StapMislukt(f"poort {poort} mag u niet openen. Kies een andere: make run {naam}=8010") from error
            except OSError as error:
                andere = poort + 10 if poort + 10 <= HOOGSTE_POORT else poort - 10
                raise StapMislukt(f"poort {poort} is bezet. Kies een andere: make run {naam}={andere}") from error


def prepare(huis: Huis, stack: ExitStack) -> None:
    """Engines and steps; sets the environment that every process inherits."""
    (huis.var / "log").mkdir(parents=True, exist_ok=True)
    os.environ |= {"PORTAAL_VAR": str(huis.var), "PORTAAL_URL": huis.url, "FEDERATIE_URL": huis.federatie}
    for naam, start in (("DATABASE_URL", start_postgres), ("REDIS_URL", start_valkey)):
        if not os.environ.get(naam):
            motor = start(huis.var)
            stack.callback(motor.stop)
            huis.motoren.append(motor)
            os.environ[naam] = motor.url
    check_valkey(os.environ["REDIS_URL"])
    run_steps(huis.var)


def serve(huis: Huis, stack: ExitStack) -> None:
    """Start portal, workers and federatie, and stay until one falls or Ctrl-C."""
    stack.callback(huis.stop)
    huis.start("federatie", "mijnomgeving.federatie", "--port", str(huis.federatie_poort), "--base-url", huis.federatie)
    worker = "--app portal.config worker --concurrency 1 --loglevel INFO"
    # What runs for minutes has a worker of its own, so that mails and publications do not wait for it.
    klok = "--queues spoed,gewoon --hostname gewoon@%h --beat --schedule"
    huis.start("worker", "celery", *worker.split(), *klok.split(), str(huis.var / "beat"))
    huis.start("worker-traag", "celery", *worker.split(), *["--queues", "traag", "--hostname", "traag@%h"])
    portaal = f"--interface wsgi --host 127.0.0.1 --workers 2 --blocking-threads {DRADEN} --port"
    huis.start("portaal", "granian", *portaal.split(), str(huis.poort), "portal.config.wsgi:application")
    huis.wait_ready()
    print(DEMO.format(url=huis.url, federatie=huis.federatie, logs=huis.var / "log"), flush=True)
    # /status/ knows nothing until something was measured, which the clock does for the first time in five minutes.
    meting = [sys.executable, "-m", "celery", "--app", "portal.config", "call", "mijnomgeving.tasks.measure_status"]
    subprocess.run(meting, cwd=ROOT, capture_output=True, check=False)
    while not (naam := huis.fallen()):
        time.sleep(0.5)
    raise StapMislukt(f"{naam} is gestopt (zie {huis.var / 'log' / naam}.log)")


def throw_away(var: Path) -> None:
    """Remove the folder with the demo's data, after making sure that it is one.

    Raises:
        StapMislukt: the folder holds something else.
    """
    if var.exists() and any(var.iterdir()) and not (var / "stappen.json").exists() and not (var / SLOT).exists():
        raise StapMislukt(f"{var} is geen map van dit portaal; er is niets weggegooid")
    with hold(var, wie="de demo-gegevens worden weggegooid"):
        end_orphans(var)
        shutil.rmtree(var)
    print("  De demo-gegevens zijn weg.")
    if os.environ.get("DATABASE_URL"):
        print("  De database van DATABASE_URL is niet aangeraakt.")


def run(huis: Huis) -> None:
    """Hold the folder, fill the house and serve it until Ctrl-C."""
    with hold(huis.var, wie=huis.url), ExitStack() as stack:
        if over := end_orphans(huis.var):
            print(f"  Het vorige portaal was hard gestopt; {over} processen die bleven draaien zijn nu gestopt.")
        check_ports(huis)
        try:
            prepare(huis, stack)
            serve(huis, stack)
        finally:
            # Stopping takes a few seconds; a second Ctrl-C does not leave half of it running.
            for naam in SIGNALEN:
                signal.signal(naam, signal.SIG_IGN)


def main() -> None:
    """Run the house; `opnieuw` throws away its data."""
    for naam in SIGNALEN:
        if signal.getsignal(naam) != signal.SIG_IGN or naam == signal.SIGTERM:
            signal.signal(naam, _end)
    try:
        huis = Huis()
        if sys.argv[1:] == ["opnieuw"]:
            throw_away(huis.var)
        else:
            run(huis)
    except (GeenVerbinding, MapBezet, MotorStartFout, OSError, StapMislukt) as error:
        print(f"\n  Stop: {error}\n", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print("\n  Gestopt.")


def _end(*_: object) -> None:
    """Leave as after Ctrl-C, whichever way we are asked to."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
