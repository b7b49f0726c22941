"""`make run`, first half: needs nothing but Python 3.11. Makes the environment, then hands over to `huis`.

Usage: `python3 deploy/lokaal/start.py [installeer|run|opnieuw]`.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = ROOT / "requirements-ontwikkel.lock"
UV = "uv==0.13.9"
NODIG_MB = 4000


def stop(zin: str) -> None:
    """One clear line, no traceback."""
    print(f"\n  Stop: {zin}\n", file=sys.stderr)
    sys.exit(1)


def check_machine() -> None:
    """Refuse what cannot work, before anything is made."""
    if sys.version_info[:2] != (3, 11):
        gevonden = ".".join(map(str, sys.version_info[:2]))
        stop(f"Python 3.11 is nodig; dit is {gevonden}. Kies een andere met: make run PYTHON=/pad/naar/python3.11")
    vrij = shutil.disk_usage(ROOT).free // 1_000_000
    if not PYTHON.exists() and vrij < NODIG_MB:
        stop(f"Er is {vrij} MB schijfruimte vrij; het eerste begin vraagt ongeveer {NODIG_MB} MB.")


def installed() -> str:
    """What the environment must hold: the hash of the lock and of this Python."""
    return hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()


def run(opdracht: list[str]) -> subprocess.CompletedProcess[str]:
    """Run one command without showing what it says."""
    omgeving = os.environ | {"UV_COMPILE_BYTECODE": "1"}
    return subprocess.run(opdracht, env=omgeving, capture_output=True, text=True, check=False)


def make_environment() -> None:
    """Make `.venv`, also when half of one was left or its Python is gone."""
    if PYTHON.exists() and run([str(PYTHON), "-m", "pip", "--version"]).returncode == 0:
        return
    klaar = run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if klaar.returncode:
        stop("Python kan geen omgeving maken. Op Debian en Ubuntu: apt install python3.11-venv")


def install() -> None:
    """Make `.venv` with exactly the packages of the lock, unless it is there already."""
    stempel = VENV / "geinstalleerd"
    if stempel.exists() and stempel.read_text() == installed():
        return
    begin = time.monotonic()
    print("  Python-omgeving maken en pakketten installeren (eenmalig, een tot vijf minuten) ...", end="", flush=True)
    make_environment()
    wheels = os.environ.get("PIP_FIND_LINKS")
    opdrachten = [
        [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV],
        [str(VENV / "bin" / "uv"), "pip", "sync", "--quiet", "--require-hashes", "--python", str(PYTHON)]
        + (["--find-links", wheels] if wheels else [])
        + [str(LOCK)],
    ]
    for opdracht in opdrachten:
        klaar = run(opdracht)
        if klaar.returncode:
            laatste = klaar.stderr.strip().splitlines()[-3:]
            stop("Pakketten installeren lukte niet: " + " / ".join(regel.strip() for regel in laatste))
    stempel.write_text(installed())
    print(f" klaar ({time.monotonic() - begin:.0f} s)")


def main() -> None:
    """Install, then become the second half."""
    try:
        check_machine()
        # Two commands at once in a new checkout: the second waits until the first has installed.
        with LOCK.open() as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            install()
    except OSError as error:
        stop(str(error))
    except KeyboardInterrupt:
        print("\n  Gestopt.")
        sys.exit(130)
    if sys.argv[1:] == ["installeer"]:
        return
    os.chdir(ROOT)
    os.execv(PYTHON, [str(PYTHON), "-m", "deploy.lokaal.huis", *sys.argv[1:]])  # noqa: S606 - becoming it is the point


if __name__ == "__main__":
    main()
