"""Personal data in a text that somebody typed is masked before anything else sees it: not stored, logged or searched.

What can be told by its form: BSN (11-proef), IBAN, e-mail, phone, number plate, address, date of birth, own name.
"""

import re
from collections.abc import Callable
from functools import partial

from portal.core.nummers import doorstaat_elfproef

MASK = "[...]"

_NINE_DIGITS = re.compile(r"(?<![\d])(?:\d[ .\-]?){8}\d(?![\d])")
_EIGHT_DIGITS_AFTER_BSN = re.compile(r"(?i)(?<=bsn)[^\d]{0,12}(?:\d[ .\-]?){7,8}\d")
_IBAN = re.compile(r"(?i)\b[a-z]{2}\d{2}(?:[ .\-]?[a-z0-9]{4}){2,7}(?:[ .\-]?[a-z0-9]{1,3})?\b")
_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_PHONE = re.compile(r"(?<![\d+])(?:\+31|0031|0)[ \-]?(?:\(0\))?(?:\d[ \-]?){8}\d(?!\d)")
_POSTCODE_NUMBER = re.compile(r"(?i)\b[1-9]\d{3} ?[a-z]{2}\b,?(?: *(?:nr\.?|nummer|huisnummer))? *\d{1,5} ?[a-z]?\b")
_STREET_NUMBER = re.compile(
    r"(?i)\b[a-zà-ÿ]{3,}(?:straat|laan|weg|plein|gracht|kade|singel|dreef|hof|pad|steeg|dijk) +\d{1,4} ?[a-z]?\b"
)
_BIRTH = re.compile(
    r"(?i)\b(?:geboren|geboortedatum|born)\b[^\d]{0,12}\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{2,4}"
)
_NAME = re.compile(
    r"\b(?:[Ii]k heet|[Mm](?:ij|'?)n naam is|[Mm]y name is)\s+"
    r"((?:[A-ZÀ-Ý][\w'\-]+|van|de|der|den|het|'t|ten|ter)(?:\s+(?:[A-ZÀ-Ý][\w'\-]+|van|de|der|den|het|'t|ten|ter)){0,4})"
)
# The side codes of Dutch number plates: groups of one to three letters and one to three digits, six in all.
_PLATE = re.compile(r"(?i)\b[a-z0-9]{1,3}-[a-z0-9]{1,3}-[a-z0-9]{1,3}\b")


def mask(tekst: str) -> tuple[str, bool]:
    """The text with personal data replaced by dots, and whether there was any."""
    masked = tekst
    for pattern, check in _RULES:
        masked = pattern.sub(partial(_masked, check), masked)
    masked = _NAME.sub(lambda match: match.group().replace(match.group(1), MASK), masked)
    return masked, masked != tekst


def _masked(check: Callable[[str], bool], match: re.Match[str]) -> str:
    return MASK if check(match.group()) else match.group()


def _is_bsn(found: str) -> bool:
    """By the 11-test that every BSN passes; a number that cannot be one stays."""
    return doorstaat_elfproef(re.sub(r"\D", "", found))


def _is_iban(found: str) -> bool:
    """By the check digits (ISO 13616, mod 97)."""
    compact = re.sub(r"[^A-Za-z0-9]", "", found).upper()
    if not 15 <= len(compact) <= 34:  # noqa: PLR2004 - the shortest and longest IBAN there are
        return False
    return int("".join(str(int(character, 36)) for character in compact[4:] + compact[:4])) % 97 == 1


def _is_plate(found: str) -> bool:
    """Six letters and digits, both present, each group of one kind: `AB-123-C`, not `week-2-3` or `06-12-24`."""
    groups = found.split("-")
    uniform = all(group.isalpha() or group.isdigit() for group in groups)
    return (
        uniform
        and sum(map(len, groups)) == 6  # noqa: PLR2004 - every Dutch plate has six characters
        and any(group.isalpha() for group in groups)
        and any(group.isdigit() for group in groups)
    )


def _always(found: str) -> bool:  # noqa: ARG001 - the signature of a check
    return True


_RULES: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (_MAIL, _always),
    (_IBAN, _is_iban),
    (_PHONE, _always),
    (_EIGHT_DIGITS_AFTER_BSN, _always),
    (_NINE_DIGITS, _is_bsn),
    (_POSTCODE_NUMBER, _always),
    (_STREET_NUMBER, _always),
    (_BIRTH, _always),
    (_PLATE, _is_plate),
)
