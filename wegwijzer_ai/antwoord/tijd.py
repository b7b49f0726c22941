"""Time in a question: `over 3 weken`, `morgen`, `volgende week`; a date is named only when it can be no other.

Told is only what day that is. Whether that is in time the page's own sentences say: a term may begin on another day
than people think.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wegwijzer_ai.antwoord.model import Beurt, Uitkomst
from wegwijzer_ai.retrieval.tokens import fold

_DUTCH = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS: Mapping[str, int] = {
    **{str(number): number for number in range(1, 100)},
    **{word: number for words in (_DUTCH, _ENGLISH) for number, word in enumerate(words, 1)},
    "a": 1,
    "an": 1,
    "un": 1,
    "dos": 2,
    "tres": 3,
    "kuater": 4,
    "sinku": 5,
    "seis": 6,
}
_DAYS: Mapping[str, int] = {
    **dict.fromkeys(["dag", "dagen", "day", "days", "dia"], 1),
    **dict.fromkeys(["week", "weken", "weeks", "siman"], 7),
}
_MONTHS = frozenset({"maand", "maanden", "month", "months", "luna"})
_NUMBER = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_UNIT = "|".join(sorted([*_DAYS, *_MONTHS], key=len, reverse=True))
# `over 2 weken verlof` is a question about leave.
_AHEAD = re.compile(
    rf"\b(?:over|in|denter di)\s+({_NUMBER})\s+({_UNIT})\b(?!\s+(?:verlof|vakantie|uitkering|loon|huur|ziek|leave|pay))"
)
_BACK = re.compile(rf"\b({_NUMBER})\s+({_UNIT})\s+(?:geleden|ago|pasá|pasa)\b")
_WORDS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"\b(?:overmorgen|day after tomorrow|otro mañan)\b"), 2),
    (re.compile(r"\b(?:morgen(?!ochtend vroeg)|tomorrow|mañan|manan)\b"), 1),
    (re.compile(r"\b(?:gisteren|yesterday|ayera)\b"), -1),
    (re.compile(r"\b(?:vandaag|today|awe)\b"), 0),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the words that somebody said it in."""

    woorden: str
    dag: date


def find_moment(tekst: str, *, today: date) -> Moment | None:
    """The day that a text speaks of; None when it speaks of none, or of more than one."""
    folded = fold(tekst)
    found = [Moment(match.group(), _away(today, match, 1)) for match in _AHEAD.finditer(folded)]
    found += [Moment(match.group(), _away(today, match, -1)) for match in _BACK.finditer(folded)]
    rest = folded.replace("overmorgen", " ") if _WORDS[0][0].search(folded) else folded
    for pattern, days in _WORDS:
        if match := pattern.search(rest if days == 1 else folded):
            found.append(Moment(match.group(), today + timedelta(days=days)))
    return found[0] if len({moment.dag for moment in found}) == 1 else None


def _away(today: date, match: "re.Match[str]", sign: int) -> date:
    number, unit = _NUMBERS[match.group(1)], match.group(2)
    if unit in _MONTHS:
        return _months_away(today, sign * number)
    return today + timedelta(days=sign * number * _DAYS[unit])


def _months_away(day: date, months: int) -> date:
    """The same day of another month, or its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_after = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), first_after - timedelta(days=1))


def tell_day(beurt: Beurt, *, now: Callable[[], date] = timezone.localdate) -> None:
    """Step: name the date beside an answer that has a term, so that nobody has to count: `Over 3 weken is het ...`."""
    if beurt.uitkomst is not Uitkomst.ANTWOORD or not any(zin.kop == "termijn" for zin in beurt.zinnen):
        return
    today = now()
    moment = find_moment(beurt.tekst, today=today)
    if moment is None or moment.dag == today:
        return
    sentence = _("%(wanneer)s is het %(dag)s.") if moment.dag > today else _("%(wanneer)s was het %(dag)s.")
    woorden = moment.woorden[:1].upper() + moment.woorden[1:]
    beurt.meldingen.append(sentence % {"wanneer": woorden, "dag": date_format(moment.dag, "l j F Y")})
