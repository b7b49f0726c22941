"""What kinds of personal data there are, and how a rule tells where they stand."""

import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum


class Soort(StrEnum):
    """A kind of personal data."""

    BSN = "bsn"
    REKENING = "rekening"
    TELEFOON = "telefoon"
    MAIL = "mail"
    KENTEKEN = "kenteken"
    ADRES = "adres"
    GEBOORTE = "geboorte"
    NAAM = "naam"
    DOCUMENT = "document"
    VREEMDELING = "vreemdeling"
    ONDERNEMING = "onderneming"
    KENMERK = "kenmerk"
    GEHEIM = "geheim"


Plek = tuple[int, int]
# A rule: where in the text this kind stands.
Zoeker = Callable[[str], Iterable[Plek]]


def by_pattern(pattern: str, check: Callable[[re.Match[str]], bool] | None = None) -> Zoeker:
    """Where the pattern holds, small letters or large: its group `p` when it has one, else all of it."""
    return by_cased_pattern(f"(?i){pattern}", check)


def by_cased_pattern(pattern: str, check: Callable[[re.Match[str]], bool] | None = None) -> Zoeker:
    """The same for a pattern that tells large letters from small ones."""
    compiled = re.compile(pattern)
    group = "p" if "p" in compiled.groupindex else 0

    def find(tekst: str) -> Iterator[Plek]:
        for match in compiled.finditer(tekst):
            if match.group(group) and (check is None or check(match)):
                yield match.span(group)

    return find


def digits_of(tekst: str) -> str:
    """Only the digits."""
    return "".join(character for character in tekst if character.isdigit())
