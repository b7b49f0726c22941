"""A whole house for browser tests: portal, worker, federatie and engines, as `make run` starts them.

`python -m tests.e2e.huis <folder>` opens one beside other work, until it is told to stop; its addresses stand in the
folder as `adressen`, for a shell to read.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class HuisFout(Exception):
    """The house did not start; the message is what it said."""


@dataclass(frozen=True)
class Adressen:
    """Where the house answers."""

    portaal: str
    federatie: str

    def storing(self, dienst: str, stand: str) -> None:
        """Set one simulated service to a fault, as a visitor of `/regie/` does."""
        verzoek = urllib.request.Request(  # noqa: S310 - our own address
            f"{self.federatie}/regie/storingen/{dienst}",
            data=json.dumps({"stand": stand}).encode(),
            headers={"Content-Type": "application/json"},
            method="PUT",
        )
        with urllib.request.urlopen(verzoek, timeout=5):  # noqa: S310
            pass


@contextmanager
def open_huis(var: Path) -> Iterator[Adressen]:
    """A house in this folder, filled and answering; PORTAAL_E2E_URL and FEDERATIE_URL name a running one instead.

    Raises:
        HuisFout: it did not start.
    """
    if "PORTAAL_E2E_URL" in os.environ:
        yield Adressen(os.environ["PORTAAL_E2E_URL"], os.environ["FEDERATIE_URL"])
        return
    poort, federatie = _free_port(), _free_port()
    omgeving = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE"}}
    omgeving |= {"PORT": str(poort), "FEDERATIE_PORT": str(federatie), "PORTAAL_VAR": str(var), "PYTHONUNBUFFERED": "1"}
    omgeving.setdefault("TAALMODEL_DIR", str(ROOT / ".var" / "taalmodel"))
    proces = subprocess.Popen(
        [sys.executable, "-m", "deploy.lokaal.huis"],
        cwd=ROOT,
        env=omgeving,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        _wait(proces, f"open http://localhost:{poort}")
        yield Adressen(f"http://localhost:{poort}", f"http://localhost:{federatie}")
    finally:
        proces.terminate()
        proces.communicate(timeout=20)


def _wait(proces: subprocess.Popen[bytes], gereed: str) -> None:
    uitvoer = []
    for regel in proces.stdout or ():
        uitvoer.append(regel.decode())
        if gereed in uitvoer[-1]:
            return
    raise HuisFout("".join(uitvoer))


def _free_port() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


def main(map_: Path) -> None:
    """Open a house and wait."""
    with open_huis(map_ / "var") as huis:
        klaar = map_ / "adressen.nieuw"
        klaar.write_text(f"export PORTAAL_E2E_URL={huis.portaal} FEDERATIE_URL={huis.federatie}\n")
        klaar.rename(map_ / "adressen")
        signal.pause()


if __name__ == "__main__":
    # As an exception, so that the house is closed on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    main(Path(sys.argv[1]))
