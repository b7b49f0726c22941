"""The steps that fill a new house; each runs again only when what it reads has changed."""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Stap:
    """One step: what it says, the commands it runs, and the files whose change makes it run again."""

    naam: str
    zin: str
    opdrachten: Sequence[Sequence[str]]
    leest: Sequence[str]


MANAGE = [sys.executable, "manage.py"]
INHOUD = ["cms/inhoud/**/*", "levensgebeurtenissen/inhoud/*.yaml"]
STAPPEN: Sequence[Stap] = (
    Stap(
        "database",
        "Tabellen maken",
        [[*MANAGE, "migrate", "--verbosity", "0"]],
        ["*/migrations/*.py", "*/*/migrations/*.py"],
    ),
    Stap(
        "taalmodel",
        "Taalmodel klaarzetten",
        [[*MANAGE, "maak_taalmodel"]],
        ["wegwijzer_ai/index/taalmodel.py", "wegwijzer_ai/index/weights.py", "requirements.lock"],
    ),
    Stap(
        "vertalingen",
        "Vertalingen bouwen",
        [[sys.executable, "-m", "deploy.lokaal.vertalingen"]],
        ["*/locale/*/LC_MESSAGES/*.po", "*/*/locale/*/LC_MESSAGES/*.po"],
    ),
    Stap(
        "inhoud",
        "Organisaties, producten en levensgebeurtenissen laden",
        [
            [*MANAGE, naam]
            for naam in ("laad_organisaties", "laad_inhoud", "laad_levensgebeurtenissen", "demo_redacteur")
        ],
        [*INHOUD, "cms/producten/inlezen/*.py", "levensgebeurtenissen/inlezen.py"],
    ),
    Stap(
        "stijl",
        "Stijl, letters en iconen verzamelen",
        [
            [*MANAGE, "collectstatic", "--noinput", "--verbosity", "0"],
            [*MANAGE, "compress", "--force", "--verbosity", "0"],
            [sys.executable, "-m", "whitenoise.compress", "--quiet", "{static}/CACHE"],
        ],
        ["toegankelijkheid/static/**/*", "toegankelijkheid/templates/**/*.html", "requirements.lock"],
    ),
    Stap(
        "index",
        "Zoekindex bouwen",
        [[*MANAGE, "herbouw_index"]],
        [*INHOUD, "cms/*/documenten.py", "wegwijzer_ai/index/*.py", "wegwijzer_ai/retrieval/*.py", "requirements.lock"],
    ),
)


class StapMislukt(RuntimeError):
    """A step failed; the message is what it said last."""


def _digest(patronen: Iterable[str]) -> str:
    """One hash over the names and contents of all files that the patterns match."""
    som = hashlib.sha256(os.environ["DATABASE_URL"].encode())
    for pad in sorted({pad for patroon in patronen for pad in ROOT.glob(patroon) if pad.is_file()}):
        som.update(str(pad.relative_to(ROOT)).encode() + hashlib.sha256(pad.read_bytes()).digest())
    return som.hexdigest()


def run_steps(var: Path) -> None:
    """Run what is not up to date yet, saying what and how long.

    Raises:
        StapMislukt: a command of a step failed.
    """
    stempels = var / "stappen.json"
    gedaan: dict[str, str] = json.loads(stempels.read_text()) if stempels.exists() else {}
    for stap in STAPPEN:
        digest = _digest(stap.leest)
        if gedaan.get(stap.naam) == digest:
            continue
        begin = time.monotonic()
        print(f"  {stap.zin} ...", end="", flush=True)
        for opdracht in stap.opdrachten:
            deel = [woord.replace("{static}", str(var / "static")) for woord in opdracht]
            klaar = subprocess.run(deel, cwd=ROOT, capture_output=True, text=True, check=False)
            if klaar.returncode:
                laatste = (klaar.stderr or klaar.stdout).strip().splitlines()[-8:]
                raise StapMislukt(f"{stap.zin} mislukte: " + "\n".join(laatste))
        gedaan[stap.naam] = digest
        stempels.write_text(json.dumps(gedaan, indent=1))
        print(f" klaar ({time.monotonic() - begin:.1f} s)")
