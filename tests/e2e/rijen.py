"""`python -m tests.e2e.rijen`: all browser tests in two rows side by side, over one house.

A browser waits for the house much of the time, so that two take little more than one. What moves the clock of the
government or breaks a service of it stands in the first row, with all other tests of somebody's own pages, and with
what makes both rows take about as long.

`python -m tests.e2e.rijen toegankelijkheid`: the accessibility gate over every declared page, and all by keyboard.
It wants a house in which no story was told yet, and the machine to itself.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.e2e.huis import ROOT, open_huis

MAP = Path(__file__).parent
EERSTE = (
    "test_eerste_wandeling.py", "test_inloggen.py", "test_mijn_paginas.py", "test_mijn_verhalen.py",
    "test_onderneming_verhalen.py", "test_loket_verhalen.py",
)  # fmt: skip

TOEGANKELIJKHEID = ("test_toegankelijkheid_poort.py", "test_toegankelijkheid_gebruik.py")


def gate() -> int:
    """Run the accessibility gate over a house of its own; 0 when it passed."""
    with tempfile.TemporaryDirectory() as var, open_huis(Path(var)) as huis:
        omgeving = os.environ | {"PORTAAL_E2E_URL": huis.portaal, "FEDERATIE_URL": huis.federatie}
        opdracht = [*_pytest(TOEGANKELIJKHEID), "-p", "no:randomly"]
        return subprocess.run(opdracht, cwd=ROOT, env=omgeving, check=False).returncode


def main() -> int:
    """Run both rows; 0 when all passed."""
    overige = sorted(pad.name for pad in MAP.glob("test_*.py") if pad.name not in {*EERSTE, *TOEGANKELIJKHEID})
    with tempfile.TemporaryDirectory() as var, open_huis(Path(var)) as huis, tempfile.TemporaryFile() as uitvoer:
        omgeving = os.environ | {"PORTAAL_E2E_URL": huis.portaal, "FEDERATIE_URL": huis.federatie}
        naast = subprocess.Popen(_pytest(overige), cwd=ROOT, env=omgeving, stdout=uitvoer, stderr=subprocess.STDOUT)
        eerste = subprocess.run(_pytest(EERSTE), cwd=ROOT, env=omgeving, check=False).returncode
        tweede = naast.wait()
        uitvoer.seek(0)
        sys.stdout.write(uitvoer.read().decode())
    return eerste or tweede


def _pytest(bestanden: tuple[str, ...] | list[str]) -> list[str]:
    paden = [str((MAP / naam).relative_to(ROOT)) for naam in bestanden]
    return [sys.executable, "-m", "pytest", "-m", "e2e", "-q", "--durations=10", *paden]


if __name__ == "__main__":
    sys.exit(gate() if sys.argv[1:] == ["toegankelijkheid"] else main())
