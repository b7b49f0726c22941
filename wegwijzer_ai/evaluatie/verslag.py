"""The whole report of an evaluation as plain data: for JSON, for the page, and to compare builds by."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wegwijzer_ai.antwoord.noodgeval import is_attention
from wegwijzer_ai.antwoord.zekerheid import FILE_WITH_CLASSES, read_kalibratie
from wegwijzer_ai.evaluatie.catalogus import Catalogus
from wegwijzer_ai.evaluatie.meten import Meting, report, spread
from wegwijzer_ai.evaluatie.oordelen import (
    Oordeel,
    by_group,
    check_personal_data,
    check_sentences,
    check_sources,
    judge,
)
from wegwijzer_ai.evaluatie.verwarringen import MOST, count_confusions
from wegwijzer_ai.evaluatie.zekerheidscijfers import measure_confidence
from wegwijzer_ai.service import Uitkomst

# What shows questions, or what they ask for.
_WORDS = ("missers", "verkeerd_gedrag", "verwarringen")


@dataclass(frozen=True, slots=True)
class Vragenset:
    """A set that was asked; `kenmerk` changes when a question does."""

    naam: str
    vragen: int
    kenmerk: str


def write_up(
    metingen: Sequence[Meting],
    *,
    catalogus: Catalogus,
    sets: Sequence[Vragenset],
    datum: date,
    met_vragen: bool = True,
) -> dict[str, Any]:
    """All figures; without `met_vragen` nothing that shows a question or what it asks for."""
    oordelen = judge(metingen, catalogus=catalogus)
    kalibratie = read_kalibratie(FILE_WITH_CLASSES)
    confusions = count_confusions(oordelen)
    rapport = {
        "datum": datum.isoformat(),
        "sets": [{"naam": item.naam, "vragen": item.vragen, "kenmerk": item.kenmerk} for item in sets],
        "met_vragen": met_vragen,
        "documenten": len(catalogus.per_url),
        "drempels": {"antwoord": kalibratie.antwoord_vanaf, "keuze": kalibratie.verduidelijking_vanaf},
        **report(metingen, catalogus=catalogus.namen),
        "groepen": by_group(oordelen),
        "uitkomsten": _outcomes(metingen),
        "noodgevallen": _emergencies(metingen),
        "bronnen": check_sources(metingen, catalogus=catalogus),
        "zinnen": check_sentences(metingen, catalogus=catalogus),
        "persoonsgegevens_bewaard": check_personal_data(metingen),
        "duur_per_stap_ms": _steps(metingen),
        "zekerheid": measure_confidence(oordelen),
        "verwarringen": confusions[:MOST],
        "verwarringen_binnen_familie": sum(item["aantal"] for item in confusions if item["familie"]),
        "per_vraag": [_row(oordeel, met_vragen=met_vragen) for oordeel in oordelen],
    }
    rapport["aantallen"] = {naam: len(rapport[naam]) for naam in ("missers", "verkeerd_gedrag")}
    return rapport if met_vragen else rapport | {naam: [] for naam in _WORDS}


def _outcomes(metingen: Sequence[Meting]) -> dict[str, dict[str, int]]:
    """For each behaviour that was expected how often a turn ended in what."""
    counts: dict[str, Counter[str]] = {}
    for meting in metingen:
        counts.setdefault(meting.vraag.gedrag, Counter())[meting.antwoord.uitkomst.value] += 1
    return {gedrag: dict(sorted(found.items())) for gedrag, found in sorted(counts.items())}


def _emergencies(metingen: Sequence[Meting]) -> dict[str, Any]:
    """Real ones that got the number at once or above an ordinary answer, and others that got it without need."""
    real = [m for m in metingen if m.vraag.gedrag == "emergency"]
    right = sum(m.behaves for m in real)
    false = sum(m.antwoord.uitkomst is Uitkomst.NOODGEVAL for m in metingen if m.vraag.gedrag != "emergency")
    deel = round(right / len(real), 4) if real else 0.0
    numbers = sum(m.behaves or any(map(is_attention, m.antwoord.meldingen)) for m in real)
    return {"n": len(real), "aantal": right, "deel": deel, "met_nummer": numbers, "vals_alarm": false}


def _steps(metingen: Sequence[Meting]) -> dict[str, dict[str, float]]:
    """How long each step took, of the turns that came to it; slowest first."""
    per_step: dict[str, list[float]] = {}
    for meting in metingen:
        for naam, duur in meting.antwoord.duur_ms.items():
            per_step.setdefault(naam, []).append(duur)
    found = {naam: {"n": len(duren), **spread(duren)} for naam, duren in per_step.items()}
    return dict(sorted(found.items(), key=lambda item: -item[1]["p50"]))


def _row(oordeel: Oordeel, *, met_vragen: bool) -> dict[str, Any]:
    """What one question came to. Its key says nothing about its words, but is the same in every report."""
    meting = oordeel.meting
    row = {
        "sleutel": oordeel.sleutel,
        "cijfers": dict(oordeel.cijfers),
        "uitkomst": meting.antwoord.uitkomst.value,
        "zekerheid": meting.antwoord.zekerheid,
        "rang": None if meting.rang is None else meting.rang + 1,
    }
    return row | {"vraag": meting.vraag.tekst} if met_vragen else row
