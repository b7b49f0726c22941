"""The steps that fill a new house; each runs again only when what it reads has changed."""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from deploy.lokaal.verbinding import database_identity

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Stap:
    """One step: what it says, the commands it runs, and the files and settings whose change makes it run again."""

    naam: str
    zin: str
    opdrachten: Sequence[Sequence[str]]
    leest: Sequence[str]
    in_database: bool = False
    omgeving: Sequence[str] = ()


MANAGE = [sys.executable, "manage.py"]
INHOUD = ["cms/inhoud/**/*", "levensgebeurtenissen/inhoud/**/*.yaml"]
STAPPEN: Sequence[Stap] = (
    Stap(
        "database",
        "Tabellen maken",
        [[*MANAGE, "migrate", "--verbosity", "0"]],
        ["*/migrations/*.py", "*/*/migrations/*.py", "requirements.lock"],
        in_database=True,
    ),
    Stap(
        "taalmodel",
        "Taalmodel klaarzetten",
        [[*MANAGE, "maak_taalmodel"]],
        [
            "wegwijzer_ai/index/taalmodel.py",
            "wegwijzer_ai/index/weights.py",
            "wegwijzer_ai/index/bijstelling.py",
            "wegwijzer_ai/retrieval/geleerd/bijstelling.safetensors",
            "requirements.lock",
        ],
    ),
    Stap(
        "vertalingen",
        "Vertalingen bouwen",
        [[sys.executable, "-m", "deploy.lokaal.vertalingen"]],
        ["*/locale/*/LC_MESSAGES/*.po", "*/*/locale/*/LC_MESSAGES/*.po"],
    ),
    Stap(
        "inhoud",
        "Organisaties, producten, levensgebeurtenissen, regelhulpen, sectoren, nieuws en werkinstructies laden",
        [
            [*MANAGE, naam]
            for naam in (
                "laad_organisaties",
                "laad_inhoud",
                "laad_levensgebeurtenissen",
                "laad_regelhulpen",
                "laad_sectoren",
                "laad_nieuws",
                "laad_begrippen",
                "laad_werkinstructies",
                "demo_redacteur",
            )
        ],
        [
            *INHOUD,
            "cms/producten/inlezen/*.py",
            "levensgebeurtenissen/inlezen.py",
            "levensgebeurtenissen/regelhulpen/*.py",
            "levensgebeurtenissen/sectoren/*.py",
            "cms/nieuws/*.py",
            "cms/begrippen/*.py",
            "cms/werkinstructies/*.py",
            "cms/redactie/rollen.py",
            "portal/web/management/commands/demo_redacteur.py",
        ],
        in_database=True,
    ),
    Stap(
        "verklaring",
        "Eerste toegankelijkheidsverklaring opstellen",
        [[*MANAGE, "demo_verklaring"]],
        ["toegankelijkheid/management/commands/demo_verklaring.py"],
        in_database=True,
    ),
    Stap(
        "storingen",
        "Een voorbeeld van een storing en van onderhoud",
        [[*MANAGE, "demo_storingen"]],
        ["mijnomgeving/management/commands/demo_storingen.py"],
        in_database=True,
    ),
    Stap(
        "toetsronde",
        "Eerste toetsronde op toegankelijkheid overnemen",
        [[*MANAGE, "demo_toetsronde"]],
        ["toegankelijkheid/management/commands/demo_toetsronde.py", "toegankelijkheid/toetsen/demo/*"],
        in_database=True,
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
        [*INHOUD, "cms/*/documenten.py", "wegwijzer_ai/index/*.py", "wegwijzer_ai/retrieval/**/*", "requirements.lock"],
        in_database=True,
        omgeving=["TAALMODEL_DIR", "WEGWIJZER_ENCODER", "WEGWIJZER_OPSLAG"],
    ),
    Stap(
        "vragen",
        "Verzonnen vragen aan de wegwijzer stellen",
        [[*MANAGE, "demo_vragen"]],
        ["wegwijzer_ai/vragen/demo.*", "wegwijzer_ai/management/commands/demo_vragen.py"],
        in_database=True,
    ),
)


class StapMislukt(RuntimeError):
    """A step failed; the message is what it said last."""


def _digest(stap: Stap, database: str) -> str:
    """One hash over what a step reads, and over the database that it fills."""
    som = hashlib.sha256(database.encode() if stap.in_database else b"")
    for naam in stap.omgeving:
        som.update(f"{naam}={os.environ.get(naam, '')}".encode())
    for pad in sorted({pad for patroon in stap.leest for pad in ROOT.glob(patroon) if pad.is_file()}):
        som.update(str(pad.relative_to(ROOT)).encode() + hashlib.sha256(pad.read_bytes()).digest())
    return som.hexdigest()


def _read_stamps(stempels: Path) -> dict[str, str]:
    """The digest of each step that was done; nothing when the file is not there or broken."""
    try:
        gelezen = json.loads(stempels.read_text())
    except (FileNotFoundError, ValueError):
        return {}
    return gelezen if isinstance(gelezen, dict) else {}


def _explain(uitvoer: str) -> str:
    """What went wrong, from what a command wrote: its own sentence when it has one, else the last line."""
    regels = [regel for regel in uitvoer.strip().splitlines() if regel.strip()]
    begin = next((i for i, regel in enumerate(regels) if regel.startswith("CommandError: ")), len(regels) - 1)
    return "\n".join(regels[max(0, begin) :]).removeprefix("CommandError: ")


def _run(stap: Stap, var: Path) -> None:
    """Run the commands of a step; what they say stands in a log."""
    log = var / "log" / f"stap-{stap.naam}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("")
    for opdracht in stap.opdrachten:
        deel = [woord.replace("{static}", str(var / "static")) for woord in opdracht]
        klaar = subprocess.run(deel, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
        with log.open("a") as uitvoer:
            uitvoer.write(klaar.stdout + klaar.stderr)
        if klaar.returncode:
            raise StapMislukt(f"{stap.zin} mislukte: {_explain(klaar.stderr or klaar.stdout)}\n  (zie {log})")


def run_steps(var: Path, stappen: Sequence[Stap] = STAPPEN) -> None:
    """Run what is not up to date yet, saying what and how long.

    Raises:
        StapMislukt: a command of a step failed.
        GeenVerbinding: the database does not answer.
    """
    stempels = var / "stappen.json"
    gedaan = _read_stamps(stempels)
    database = database_identity(os.environ["DATABASE_URL"])
    if not gedaan:
        print("  Het portaal wordt gevuld; dat duurt de eerste keer ongeveer twee minuten.")
    for stap in stappen:
        digest = _digest(stap, database)
        if gedaan.get(stap.naam) == digest:
            continue
        begin = time.monotonic()
        print(f"  {stap.zin} ...", end="", flush=True)
        # A step that stops halfway has to run again, also when its files are put back as they were.
        gedaan.pop(stap.naam, None)
        _write_stamps(stempels, gedaan)
        _run(stap, var)
        gedaan[stap.naam] = digest
        _write_stamps(stempels, gedaan)
        print(f" klaar ({time.monotonic() - begin:.1f} s)")


def _write_stamps(stempels: Path, gedaan: dict[str, str]) -> None:
    """Replace the file in one go."""
    nieuw = stempels.with_suffix(".nieuw")
    nieuw.write_text(json.dumps(gedaan, indent=1))
    nieuw.replace(stempels)
