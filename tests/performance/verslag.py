"""Results against their goals: as JSON for machines, as a table for people."""

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import psutil

ROOT = Path(__file__).resolve().parents[2]
# Machines are noisy: only what is clearly worse than its goal counts as broken.
SPELING = 0.75


class NietTeMeten(RuntimeError):
    """This machine lacks what the measurement needs; the text says what."""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """One measured number and its goal.

    Args:
        nummer: the goal's number, for example 'P4'.
        wat: what was measured, in words.
        waarden: one for each round; their median counts.
        doel: the goal.
        hoger_is_beter: whether the goal is a least value; otherwise a highest one.
        eenheid: 'x' for a ratio, or 'kB', 'MB', 'ms', ''.
        bij: what else is worth knowing: absolute figures, what was not measured.
    """

    nummer: str
    wat: str
    waarden: Sequence[float]
    doel: float
    hoger_is_beter: bool = False
    eenheid: str = "x"
    bij: str = ""

    @property
    def waarde(self) -> float:
        return median(self.waarden)

    @property
    def gehaald(self) -> bool:
        return self.waarde >= self.doel if self.hoger_is_beter else self.waarde <= self.doel

    @property
    def stuk(self) -> bool:
        """Worse than the goal by more than noise explains."""
        if self.hoger_is_beter:
            return self.waarde < self.doel * SPELING
        return self.waarde > self.doel / SPELING


def number(waarde: float) -> str:
    """Three figures that mean something."""
    return f"{waarde:.0f}" if abs(waarde) >= 100 else f"{waarde:.3g}"


def row(uitkomst: Uitkomst) -> str:
    teken = "≥" if uitkomst.hoger_is_beter else "≤"
    laag, hoog = min(uitkomst.waarden), max(uitkomst.waarden)
    spreiding = f"{number(laag)} - {number(hoog)}" if len(uitkomst.waarden) > 1 else ""
    cellen = (
        uitkomst.nummer,
        uitkomst.wat,
        f"{teken} {number(uitkomst.doel)} {uitkomst.eenheid}".strip(),
        f"{number(uitkomst.waarde)} {uitkomst.eenheid}".strip(),
        spreiding,
        "yes" if uitkomst.gehaald else "**no**",
        uitkomst.bij,
    )
    return "| " + " | ".join(cel.replace("|", "\\|") for cel in cellen) + " |"


def machine() -> str:
    geheugen = psutil.virtual_memory().total / 2**30
    return f"{psutil.cpu_count()} cores, {geheugen:.0f} GB, Python {platform.python_version()}, {platform.system()}"


INLEIDING = """# Performance

Made by `make bench` on {moment}, on a machine with {machine}. It starts its own PostgreSQL, Valkey, portal (granian,
one process) and simulated government, and measures in {ronden} interleaved rounds; a value is the median, with the
lowest and highest round beside it. Trust the ratios, which compare two things in one run, more than the absolute
figures. Where it says CPU, processor time of the portal is compared, not waiting. A goal that is missed is shown as
missed.

| Goal | What | Goal | Measured | Spread | Reached | Remarks |
|---|---|---|---|---|---|---|
"""
NIET = """
Not measured yet: {niet}.
"""


def write(uitkomsten: Sequence[Uitkomst], *, ronden: int, niet: Sequence[str], json_pad: Path, tabel_pad: Path) -> None:
    """Both files."""
    moment = datetime.now(UTC)
    gegevens = {
        "moment": moment.isoformat(timespec="seconds"),
        "machine": machine(),
        "ronden": ronden,
        "uitkomsten": [
            asdict(uitkomst) | {"waarde": uitkomst.waarde, "gehaald": uitkomst.gehaald} for uitkomst in uitkomsten
        ],
        "niet_gemeten": list(niet),
    }
    json_pad.parent.mkdir(parents=True, exist_ok=True)
    json_pad.write_text(json.dumps(gegevens, indent=1, ensure_ascii=False) + "\n")
    kop = INLEIDING.format(moment=f"{moment:%-d %B %Y}", machine=machine(), ronden=ronden)
    rijen = "\n".join(row(uitkomst) for uitkomst in uitkomsten)
    tabel_pad.write_text(kop + rijen + "\n" + (NIET.format(niet="; ".join(niet)) if niet else ""))
