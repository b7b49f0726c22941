"""Which products are taken for which others, and whether a question is there to tell them apart."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from wegwijzer_ai.antwoord.families import read_families
from wegwijzer_ai.evaluatie.meten import keys_of
from wegwijzer_ai.evaluatie.oordelen import Oordeel

MOST = 25
PREFIX = "product:"


def count_confusions(oordelen: Sequence[Oordeel]) -> list[dict[str, Any]]:
    """Pairs of what was asked for and what came first, most frequent first; `familie` when one question decides."""
    pairs = Counter(
        (_name(oordeel.meting.vraag.doelen), _name(keys_of(oordeel.meting.antwoord.producten[0])))
        for oordeel in oordelen
        if oordeel.cijfers.get("r1") == 0 and oordeel.meting.antwoord.producten
    )
    ordered = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    return [
        {"verwacht": wanted, "gevonden": found, "aantal": count, "familie": _shared_family(wanted, found)}
        for (wanted, found), count in ordered
    ]


def _name(namen: frozenset[str]) -> str:
    """The page, where a page is named; else the uniform name."""
    return min(namen, key=lambda naam: (not naam.startswith(PREFIX), naam), default="")


def _shared_family(wanted: str, found: str) -> str:
    families = read_families()
    other = {familie.naam for familie in families.of(found)}
    return next((familie.naam for familie in families.of(wanted) if familie.naam in other), "")
