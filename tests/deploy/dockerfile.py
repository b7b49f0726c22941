"""A reader of deploy/Dockerfile, as far as the tests need: which files an image holds."""

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = ROOT / "deploy" / "Dockerfile"


@dataclass
class Trap:
    """One build stage: the stage it starts from and its instructions."""

    naam: str
    van: str
    regels: list[tuple[str, str]] = field(default_factory=list)

    def values(self, instructie: str) -> list[str]:
        return [waarde for naam, waarde in self.regels if naam == instructie]


def read_trappen() -> dict[str, Trap]:
    trappen: dict[str, Trap] = {}
    tekst = re.sub(r"\\\n", " ", DOCKERFILE.read_text())
    for regel in (regel.strip() for regel in tekst.splitlines()):
        if not regel or regel.startswith("#"):
            continue
        instructie, _, waarde = regel.partition(" ")
        if instructie == "FROM":
            van, _, naam = waarde.partition(" AS ")
            trappen[naam] = Trap(naam, van)
        else:
            trappen[next(reversed(trappen))].regels.append((instructie, waarde))
    return trappen


def build_code(trap: Trap, folder: Path) -> None:
    """Do the stage's COPY and `rm` lines in a folder, from this checkout."""
    for instructie, waarde in trap.regels:
        delen = waarde.split()
        if instructie == "COPY":
            *bronnen, doel = delen
            for bron in bronnen:
                _copy(ROOT / bron, folder / (doel if len(bronnen) == 1 and doel != "./" else Path(bron).name))
        elif instructie == "RUN" and delen[:2] == ["rm", "-r"]:
            shutil.rmtree(folder / delen[2])


def _copy(bron: Path, doel: Path) -> None:
    if bron.is_dir():
        shutil.copytree(bron, doel, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(bron, doel)
