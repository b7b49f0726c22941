"""Twisting an honest sentence as a model might, to measure how much of it the checks let through."""

import random
import re
from collections.abc import Callable, Mapping

from wegwijzer_ai.generator.feiten import read_feiten
from wegwijzer_ai.generator.model import Record
from wegwijzer_ai.generator.namen import Namen

# What makes of a sentence and its source another sentence; nothing when it cannot.
Draai = Callable[[str, Record], str | None]

_GETAL = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,]*\d)")
_ONTKENT = re.compile(r"(?i)\b(?:niet|geen|nooit|niets|niemand|zonder)\b")
_WERKWOORD = re.compile(
    r"\b(?:kunt|kan|moet|mag|krijgt|betaalt|bent|is|zijn|wordt|worden|vraagt|geeft|heeft|meldt)(?: (?:u|het|de \w+))?\b"
)
# One that few pages name, and one for those.
_VREEMD = ("SVB", "Gemeente Amersfoort")


def other_number(zin: str, bron: Record) -> str | None:  # noqa: ARG001 - the signature of a twist
    """A number that is three higher."""
    return _GETAL.sub(lambda match: str(int(match.group()) + 3), zin, count=1) if _GETAL.search(zin) else None


def swapped_number(zin: str, bron: Record) -> str | None:
    """A number that the source has for something else."""
    for feit in sorted(read_feiten(zin), key=str):
        others = sorted({ander.waarde for ander in bron.feiten if ander.eenheid == feit.eenheid} - {feit.waarde})
        here = re.compile(rf"(?<![\d.,]){re.escape(feit.waarde)}(?![\d.,]*\d)")
        if feit.eenheid and feit.waarde.isdigit() and others and others[0].isdigit() and here.search(zin):
            return here.sub(others[0], zin, count=1)
    return None


def denial_gone(zin: str, bron: Record) -> str | None:  # noqa: ARG001
    """Without its first `niet` or `geen`."""
    if re.search(r" niet\b", zin):
        return re.sub(r" niet\b", "", zin, count=1)
    return re.sub(r"\bgeen ", "een ", zin, count=1) if "geen " in zin else None


def denial_added(zin: str, bron: Record) -> str | None:  # noqa: ARG001
    """With `niet` after its verb."""
    if _ONTKENT.search(zin) or not _WERKWOORD.search(zin):
        return None
    return _WERKWOORD.sub(lambda match: f"{match.group()} niet", zin, count=1)


def may_made_must(zin: str, bron: Record) -> str | None:  # noqa: ARG001
    """`Moet` for `kunt`."""
    return re.sub(r"\bkunt\b", "moet", zin, count=1) if "kunt" in zin and "moet" not in zin else None


def free_of_charge(zin: str, bron: Record) -> str | None:
    """With the promise that it costs nothing, where the source says nothing of the kind."""
    return None if "gratis" in bron.tekst else f"{zin.rstrip('.')} en dat is gratis."


def make_draaien(namen: Namen) -> Mapping[str, Draai]:
    """All twists, by name."""
    proper = sorted((" ".join(naam) for naam in namen.eigennamen), key=lambda naam: (-len(naam), naam))

    def other_name(zin: str, bron: Record) -> str | None:  # noqa: ARG001
        for naam in proper:
            here = re.compile(rf"(?<!\w){re.escape(naam)}(?!\w)")
            if len(naam) > 2 and naam[0].isupper() and here.search(zin):  # noqa: PLR2004 - shorter is an ordinary word
                return here.sub(next(vreemd for vreemd in _VREEMD if vreemd not in naam), zin, count=1)
        return None

    return {
        "ander getal": other_number,
        "getal van iets anders": swapped_number,
        "ontkenning weg": denial_gone,
        "ontkenning erbij": denial_added,
        "andere organisatie": other_name,
        "kunt wordt moet": may_made_must,
        "en dat is gratis": free_of_charge,
    }


def neighbour_sentence(buur: Record, chance: random.Random) -> str | None:
    """A sentence of the page that resembles this one most."""
    eenheden = [eenheid.tekst for eenheid in buur.eenheden if len(eenheid.tekst.split()) > 4]  # noqa: PLR2004
    return chance.choice(eenheden) if eenheden else None
