"""Number plates of the RDW, by the forms that they really have (sidecodes)."""

import re
from collections.abc import Iterator

from portal.core.persoonsgegevens.model import Plek

# L letters, D digits: sidecode 1 to 14; mopeds and trailers have the same forms.
_FORMS = (
    "LL-DD-DD DD-DD-LL DD-LL-DD LL-DD-LL LL-LL-DD DD-LL-LL DD-LLL-D D-LLL-DD LL-DDD-L L-DDD-LL LLL-DD-L L-DD-LLL "
    "D-LL-DDD DDD-LL-D"
)
_SIDECODES = frozenset(_FORMS.split())
# Without dashes these are as often something else: a year behind two letters, a postcode, a word with a number.
_UNSURE_TOGETHER = frozenset({"LL-DD-DD", "DD-DD-LL"})
_NO_VOWELS_TOGETHER = frozenset({"LL-LL-DD", "DD-LL-LL", "DD-LLL-D", "D-LLL-DD"})
_VOWEL = re.compile("[aeiouy]")
_WORDS_AND_MEASURES = (
    "jan feb mrt apr mei jun jul aug sep okt oct nov dec mar may uur dag mnd min sec jr btw bpm eur usd kwh kbps "
    "gbps mbps km kg cm mm ml st nd rd th pk kw gb mb tb px nr tv dr mr of en op in is om te na ik we je ze er al "
    "af as at to or an by if my no so de di ku pa ta mi bo van tot per bij eu nl be co bv nv am pm xl een het met "
    "dat die wat hoe wij zij"
)
_WORDS = frozenset(_WORDS_AND_MEASURES.split())
_DASHED = re.compile(r"(?i)(?<![\w-])[a-z0-9]{1,3}-[a-z0-9]{1,3}-[a-z0-9]{1,3}(?![\w-])")
_TOGETHER = re.compile(r"(?i)(?<![\w-])(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{6}(?![\w-])")
_SPACED = re.compile(r"(?<![\w-])([A-Z0-9]{1,3})[ .]([A-Z0-9]{1,3})[ .]([A-Z0-9]{1,3})(?![\w-])")
_NAMED = re.compile(
    r"(?i)\b(?:kenteken\w*|nummer ?plaat|nummerbord|number ?plate|licen[cs]e ?plate|plate number"
    r"|registration(?: number)?"
    r"|n[uú]mber di plachi"
    r"|plachi)\b[^.?!]{0,25}?(?<![\w-])(?P<p>[a-z0-9]{1,3}[ .\-]?[a-z0-9]{1,3}[ .\-]?[a-z0-9]{1,3})(?![\w-])"
)
_RUN = re.compile(r"[a-z]+|\d+")
_GROUPS = 3
_LENGTH = 6


def find_plates(tekst: str) -> Iterator[Plek]:
    """Plates with their dashes, or without where the form leaves little doubt or the text speaks of a plate."""
    for match in _DASHED.finditer(tekst):
        if _is_plate(match.group().lower().split("-")):
            yield match.span()
    for match in _TOGETHER.finditer(tekst):
        if _is_written_together(match.group().lower()):
            yield match.span()
    for match in _SPACED.finditer(tekst):
        parts = [part.lower() for part in match.groups()]
        if _is_plate(parts) and not _VOWEL.search("".join(parts)):
            yield match.span()


def find_named_plates(tekst: str) -> Iterator[Plek]:
    """What the text calls a plate, in any spelling."""
    for match in _NAMED.finditer(tekst):
        found = match.group("p").lower()
        parts = re.split(r"[ .\-]", found)
        if len("".join(parts)) == _LENGTH and (_is_plate(parts) or (len(parts) == 1 and any(_splits(found)))):
            yield match.span("p")


def _is_plate(parts: list[str]) -> bool:
    """One of the sidecodes, and no date or measure."""
    # `1-mei-24`, `24-uur-7`; of two letters in a plate nobody makes a word.
    if len(parts) != _GROUPS or any(part in _WORDS for part in parts if len(part) == _GROUPS):
        return False
    return "-".join(_kind(part) for part in parts) in _SIDECODES


def _is_written_together(compact: str) -> bool:
    return any(
        _is_plate(parts)
        and code not in _UNSURE_TOGETHER
        and not (code in _NO_VOWELS_TOGETHER and _VOWEL.search(compact))
        and not any(run in _WORDS for run in _RUN.findall(compact))
        for code, parts in _splits(compact)
    )


def _splits(compact: str) -> Iterator[tuple[str, list[str]]]:
    """The sidecodes that six letters and digits without dashes may be."""
    for code in _SIDECODES:
        sizes = [len(group) for group in code.split("-")]
        first, second = sizes[0], sizes[0] + sizes[1]
        parts = [compact[:first], compact[first:second], compact[second:]]
        if "-".join(_kind(part) for part in parts) == code:
            yield code, parts


def _kind(part: str) -> str:
    if part.isalpha():
        return "L" * len(part)
    return "D" * len(part) if part.isdigit() else "?"
