"""A run in a file: what the gate saw, for its report and for the first round of the demo."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from toegankelijkheid.toetsen.bevinding import Bevinding, Zekerheid
from toegankelijkheid.toetsen.waarneming import Mislukt, Uitslag, Waarneming

EERSTE_RONDE = Path(__file__).parent / "demo" / "eerste-ronde.jsonl"


def write_uitslag(uitslag: Uitslag, naar: Path) -> None:
    """Write a run without its pictures; one look a line, so that two files can be compared."""
    kop = {"motoren": uitslag.motoren, "looptijd": round(uitslag.looptijd, 1)}
    kop["mislukt"] = [asdict(mislukt) for mislukt in uitslag.mislukt]
    regels = [json.dumps(regel, ensure_ascii=False) for regel in (kop, *map(_as_dict, uitslag.waarnemingen))]
    naar.parent.mkdir(parents=True, exist_ok=True)
    naar.write_text("\n".join(regels) + "\n")


def read_uitslag(bestand: Path) -> Uitslag:
    """What `write_uitslag` wrote.

    Raises:
        OSError: there is no such file.
        ValueError: it holds something else.
    """
    kop, *regels = (json.loads(regel) for regel in bestand.read_text().splitlines())
    return Uitslag(
        waarnemingen=[_as_waarneming(regel) for regel in regels],
        mislukt=[Mislukt(**mislukt) for mislukt in kop["mislukt"]],
        motoren=kop["motoren"],
        looptijd=kop["looptijd"],
    )


def _as_dict(waarneming: Waarneming) -> dict[str, Any]:
    velden = asdict(waarneming) | {"seconden": {m: round(s, 3) for m, s in waarneming.seconden.items()}}
    del velden["beelden"]
    return velden


def _as_waarneming(velden: dict[str, Any]) -> Waarneming:
    bevindingen = tuple(
        Bevinding(**gelezen | {"eisen": tuple(gelezen["eisen"]), "zekerheid": Zekerheid(gelezen["zekerheid"])})
        for gelezen in velden["bevindingen"]
    )
    return Waarneming(**velden | {"bevindingen": bevindingen})
