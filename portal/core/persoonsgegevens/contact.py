"""How somebody can be reached: telephone numbers and mail addresses, however they are written."""

import re
from collections.abc import Iterator

from portal.core.persoonsgegevens.model import Plek, Zoeker, by_pattern, digits_of

_CANDIDATE = re.compile(r"(?<![\w+])(?:\+|00 ?(?=[1-9])|\(\+|\(?[0oO](?=[ ().\-/]{0,2}[1-9]))[\d ().\-/]{6,26}\d(?!\w)")
_DATE_FIRST = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d\d")
_MONEY_AFTER = re.compile(r"(?i) ?(?:euro|eur\b|€|,\d)")
# Numbers of organisations that everybody may call.
_PUBLIC = ("0800", "0900", "0906", "0909", "088", "014", "140", "1400", "116")
# The same from abroad, and Nederland Wereldwijd.
_PUBLIC_ABROAD = ("3188", "31088", "31800", "31900", "31247247247", "3114")
_NATIONAL = 10
_SHORTEST, _LONGEST = 8, 15
_DUTCH = "31"
_DUTCH_DIGITS = 11


def find_phone(tekst: str) -> Iterator[Plek]:
    """Dutch numbers by their ten digits, foreign ones by `+` or `00`; public service numbers stay."""
    for match in _CANDIDATE.finditer(tekst):
        start, found = match.start(), match.group()
        abroad = found[0] == "+" or found.startswith(("00", "(+"))
        end = _foreign_end(found) if abroad else _national_end(found)
        if end and not _MONEY_AFTER.match(tekst[start + end :]):
            yield start, start + end


def _foreign_end(found: str) -> int:
    digits = digits_of(found).removeprefix("00")
    if digits.startswith(_PUBLIC_ABROAD):
        return 0
    if digits.startswith(_DUTCH):
        # What stands after a whole Dutch number is something else; `(0)` in it is not dialled.
        most = _DUTCH_DIGITS + ("(0)" in found or digits[2:3] == "0") + 2 * found.startswith("00")
        return _after(found, most)
    return len(found) if _SHORTEST <= len(digits) <= _LONGEST else 0


def _national_end(found: str) -> int:
    digits = digits_of(found.replace("o", "0").replace("O", "0"))
    if digits.startswith(_PUBLIC) or _DATE_FIRST.match(found.lstrip("(")):
        return 0
    return _after(found, _NATIONAL)


def _after(found: str, most: int) -> int:
    """Where the last of this many digits stands; 0 when there are fewer, or the number goes on."""
    seen = 0
    for at, character in enumerate(found, 1):
        seen += character.isdigit() or (at <= 2 and character in "oO")  # noqa: PLR2004 - `O6` at the start only
        if seen == most:
            return 0 if found[at : at + 1].isdigit() else at
    return 0


def _is_own_number(match: re.Match[str]) -> bool:
    digits = digits_of(match.group("p"))
    return not digits.startswith(_PUBLIC) and len(digits) >= 7  # noqa: PLR2004 - the shortest numbers, of Bonaire


_DIGIT_WORD = (
    "nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|zero|oh|one|two|three|four|five|six|seven|eight|nine"
    "|sero|un|unu|dos|tres|kuater|sinku|seis|shete|ocho|nuebe|plus|dubbel|double"
)
find_spoken_digits: Zoeker = by_pattern(rf"\b(?:(?:{_DIGIT_WORD})\b[ ,.\-]{{1,2}}){{6,14}}(?:{_DIGIT_WORD})\b")
find_named_phone: Zoeker = by_pattern(
    r"\b(?:tel(?:efoon)?(?: ?(?:nummer|nr))?|bel(?:len)?|bereik(?:baar|en)|mobiel(?:e)?(?: nummer)?|gsm|whats ?app|app"
    r"|phone(?: number)?|cell|call me|text me|tel[eè]f[oò]n|s[eè]l(?:ular)?|yama mi|(?:mi|mijn|m'n|my) "
    r"(?:number|nummer|nr))\b"
    r"[ .:]{0,2}(?:(?:me|mij|ons|is|ta|op|at|on|na|riba|nummer|number|kan|via|het)[ :]{1,2}){0,4}"
    r"(?P<p>[\d(+][\d .\-/()]{5,17}\d)(?!\d)",
    _is_own_number,
)
# A whole word before the sign, so that a long text is read once.
find_mail: Zoeker = by_pattern(
    r"(?<![\w.+\-])[\w.+\-]+ ?@ ?[\w\-]+(?:\.[\w\-]+)*\.[a-z]{2,}\b|(?<![\w.+\-])[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+"
)
_AT = r"(?: ?[(\[{<] ?(?:at|apenstaart(?:je)?|@) ?[)\]}>] ?| (?:apenstaart(?:je)?|aapje) )"
_DOT = r"(?: ?[(\[{<] ?(?:dot|punt|\.) ?[)\]}>] ?| (?:dot|punt|punto) |\.)"
# `online at politie.nl` is no address; `jan at gmail.com` and `jan at voorbeeld dot nl` are.
_PROVIDER = (
    r"(?:gmail|hotmail|outlook|live|yahoo|icloud|ziggo|kpnmail|kpn|xs4all|planet|home|msn|proton(?:mail)?|casema"
    r"|chello|me)\b"
)
_AT_SPELLED = r" at (?=[\w\-]+ (?:dot|punt|punto) )"
find_spoken_mail: Zoeker = by_pattern(
    rf"(?<![\w.+\-])[\w.+\-]+(?:(?: punt | dot )[\w+\-]+){{0,2}}(?:{_AT}| at (?={_PROVIDER})"
    rf"|{_AT_SPELLED})[\w\-]+(?:{_DOT}[\w\-]+){{0,2}}{_DOT}(?:nl|com|net|org|be|de|eu|info|nu|me|an|cw|aw|io)\b"
)
