"""The gemeente that a question names: recognised after words of place, proposed and never assumed.

A plain list of names is wrong half of the time: `mijn buren`, `echt`, `best`, `born` are gemeenten as well.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from cms.producten.models import Organisatie
from cms.producten.selectors import find_gemeente
from wegwijzer_ai.antwoord.grenzen_taalgebruik import without_abuse
from wegwijzer_ai.antwoord.model import Beurt
from wegwijzer_ai.retrieval.tokens import STOP_WORDS, fold

# Gemeenten and places whose names are ordinary words: only with a capital, or after `gemeente`.
ORDINARY = frozenset(Path(__file__).with_name("gewone_woorden.txt").read_text(encoding="utf-8").split())
# Where somebody goes or lives comes before where somebody leaves.
_GOES = r"\b(?:naar|in|te|to|gemeente|municipality of|bij de gemeente|bij gemeente)\s+"
_LEAVES = r"\b(?:van|vanuit|uit|from)\s+"
_NAME = (
    r"((?:'[st]-?\s?)?[A-Za-zÀ-ÿ][\w'\-]*(?:\s+(?:[A-ZÀ-Ý][\w\-]*|aan den|aan de|op|en)(?:\s+[A-ZÀ-Ý][\w\-]*)?){0,3})"
)
_PATTERNS = tuple(re.compile(before + _NAME) for before in (_GOES, _LEAVES))
MAX_CANDIDATES = 4


def place_candidates(tekst: str) -> Iterator[tuple[str, str]]:
    """Names that may be a place, each with the words of the text that it stands in, the likeliest first."""
    for pattern in _PATTERNS:
        # Overlapping on purpose: in `bij de gemeente Utrecht` the place follows the second word of place.
        for start in range(len(tekst)):
            match = pattern.match(tekst, start)
            if match:
                yield from _shorter(match.group(1), match.group())


def _shorter(name: str, whole: str) -> Iterator[tuple[str, str]]:
    """`Utrecht Overvecht`, then `Utrecht`."""
    parts = name.split()
    for count in range(len(parts), 0, -1):
        candidate = " ".join(parts[:count])
        if _may_be_place(candidate, whole):
            yield candidate, whole[: whole.index(name)] + candidate


def _may_be_place(candidate: str, whole: str) -> bool:
    folded = fold(candidate)
    if folded in STOP_WORDS or len(folded) <= 2:  # noqa: PLR2004 - no gemeente has a name of two letters
        return False
    capital = candidate[0].isupper() or candidate.startswith("'")
    return folded not in ORDINARY or capital or fold(whole).startswith("gemeente")


def find_place(tekst: str) -> tuple[Organisatie, str] | None:
    """The gemeente that the text names, with the words to leave out of the search."""
    seen: list[str] = []
    for candidate, words in place_candidates(tekst):
        if candidate in seen:
            continue
        seen.append(candidate)
        gemeente = find_gemeente(tekst=candidate)
        if gemeente is not None:
            return gemeente, words
        if len(seen) >= MAX_CANDIDATES:
            return None
    return None


def recognise_place(beurt: Beurt) -> None:
    """Step: the gemeente of the text, else the one that the visitor chose before; searched is without the place."""
    beurt.zoektekst = without_abuse(beurt.tekst)
    found = find_place(beurt.tekst)
    if found is not None:
        beurt.gemeente, words = found
        beurt.gemeente_uit_tekst = True
        beurt.zoektekst = " ".join(beurt.zoektekst.replace(words, " ").split()) or beurt.tekst
    elif beurt.vraag.gemeente:
        beurt.gemeente = find_gemeente(tekst=beurt.vraag.gemeente)
