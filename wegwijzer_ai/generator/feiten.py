"""The figures in a text in one form, so that `€ 1.200,-` and `1200 euro` are the same and `6 weken` is not `6 maanden`.

Dutch only; a text in which a figure is written in a way that is not known here yields other figures than its source and
is dropped, which is the safe side.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

_MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_TELWOORDEN = {
    "half": "0.5",
    "halve": "0.5",
    "anderhalf": "1.5",
    "anderhalve": "1.5",
    "één": "1",
    "eén": "1",
    "twee": "2",
    "drie": "3",
    "vier": "4",
    "vijf": "5",
    "zes": "6",
    "zeven": "7",
    "acht": "8",
    "negen": "9",
    "tien": "10",
    "elf": "11",
    "twaalf": "12",
    "dertien": "13",
    "veertien": "14",
    "vijftien": "15",
    "zestien": "16",
    "zeventien": "17",
    "achttien": "18",
    "negentien": "19",
    "twintig": "20",
    "eenentwintig": "21",
    "dertig": "30",
    "veertig": "40",
    "vijftig": "50",
    "zestig": "60",
    "zeventig": "70",
    "tachtig": "80",
    "negentig": "90",
    "honderd": "100",
    "duizend": "1000",
}
_RANGWOORDEN = {
    "tweede": "2e",
    "derde": "3e",
    "vierde": "4e",
    "vijfde": "5e",
    "zesde": "6e",
    "zevende": "7e",
    "achtste": "8e",
    "negende": "9e",
    "tiende": "10e",
}
_EENHEDEN = (
    ("werkdag", r"werkdag(?:en)?"),
    ("dag", r"dag(?:en)?"),
    ("week", r"we(?:ek|ken)"),
    ("maand", r"maand(?:en)?"),
    ("kwartaal", r"kwarta(?:al|len)"),
    ("jaar", r"ja(?:ar|ren)"),
    ("uur", r"u(?:ur|ren)"),
    ("minuut", r"minu(?:ut|ten)"),
    ("euro", r"euro|eur|€"),
    ("%", r"%|procent"),
    ("km", r"km|kilometer"),
    ("m2", r"m2|m²|vierkante meter"),
    ("meter", r"meter"),
    ("kg", r"kg|kilo(?:gram)?"),
)
# These are compared whole, and an amount of money is none without its sign.
_WHOLE_FORMS = frozenset({"telefoon", "datum", "tijd", "naam"})
_SUMS = frozenset({"euro", "%"})
_UNIT = r"(?P<eenheid>" + "|".join(pattern for _, pattern in _EENHEDEN) + r")(?!\w)"
# Bounded, as every repetition here: time must not grow with the square of what somebody writes.
_CIJFERS = r"\d{1,9}(?:[.,]\d{1,3}){0,3}"
_MAAND = r"(?P<maand>" + "|".join(_MAANDEN) + r")\b"
_WOORD = r"(?<!\w)(?P<woord>" + "|".join((*_TELWOORDEN, *_RANGWOORDEN)) + r")(?!\w)"
_GRENS = re.compile(
    r"\b(?P<voor>binnen|vanaf|na|tot|onder|boven|rond|elke|per|(?:ouder|jonger|minder|meer|langer)(?: \w+)? dan) "
    r"(?:de |een periode van |ongeveer )?(?P<rest>(?:€ ?)?[\w.,]+(?: (?:%|€|\w+))?)"
)


@dataclass(frozen=True, slots=True)
class Feit:
    """A figure: its value, and what it counts. Telephone numbers, dates and names of days count nothing else."""

    waarde: str
    eenheid: str = ""


def read_feiten(tekst: str) -> frozenset[Feit]:
    """All figures in a text: numbers, amounts, terms, dates, times, telephone numbers, months and days of the week."""
    return frozenset(_read(tekst.lower()))


def read_grenzen(tekst: str) -> frozenset[tuple[str, Feit]]:
    """The figures after a word that makes them a limit, with that word: `binnen 6 weken`, `ouder dan 18 jaar`."""
    found = set()
    for match in _GRENS.finditer(tekst.lower()):
        found |= {(match["voor"], feit) for feit in read_feiten(match["rest"]) if feit.eenheid}
    return frozenset(found)


def holds(feit: Feit, bron: Iterable[Feit]) -> bool:
    """Whether a source has it; `12 en 18 jaar` says 12 without its unit, so a missing unit is no difference."""
    return any(feit == ander or _same_number(feit, ander) for ander in bron)


def _same_number(feit: Feit, ander: Feit) -> bool:
    if feit.waarde != ander.waarde or {feit.eenheid, ander.eenheid} & _WHOLE_FORMS:
        return False
    return not feit.eenheid or (not ander.eenheid and feit.eenheid not in _SUMS)


def _read(tekst: str) -> Iterator[Feit]:
    """Take the most specific forms out first, so that a part of a telephone number is no number of its own."""
    for pattern, make in _FORMS:
        for match in pattern.finditer(tekst):
            yield from make(match)
        tekst = pattern.sub(" ", tekst)


def _phone(match: re.Match[str]) -> Iterator[Feit]:
    digits = re.sub(r"\D", "", match.group().replace("(0)", ""))
    yield Feit(re.sub(r"^(?:0031|31)(?=\d{9}$)", "0", digits), "telefoon")


def _date_in_words(match: re.Match[str]) -> Iterator[Feit]:
    yield Feit(f"{int(match['dag'])}-{_MAANDEN.index(match['maand']) + 1}", "datum")
    if match["jaartal"]:
        yield Feit(match["jaartal"])


def _date_in_digits(match: re.Match[str]) -> Iterator[Feit]:
    yield Feit(f"{int(match['dag'])}-{int(match['mnd'])}", "datum")
    yield Feit(match["jaartal"])


def _time(match: re.Match[str]) -> Iterator[Feit]:
    yield Feit(f"{int(match['uren'])}:{match['minuten'] or match['punt']}", "tijd")


def _counted(match: re.Match[str]) -> Iterator[Feit]:
    yield Feit(_number(match["getal"]), _unit(match["eenheid"]))


def _amount(match: re.Match[str]) -> Iterator[Feit]:
    yield Feit(_number(match["getal"]), "euro")


def _one(match: re.Match[str]) -> Iterator[Feit]:
    yield Feit("1", _unit(match["eenheid"]))


def _counted_word(match: re.Match[str]) -> Iterator[Feit]:
    yield Feit(_value(match["woord"]), _unit(match["eenheid"]))


def _plain(match: re.Match[str]) -> Iterator[Feit]:
    yield Feit(_number(match.group()))


def _word(match: re.Match[str]) -> Iterator[Feit]:
    yield Feit(_value(match["woord"]))


def _named(match: re.Match[str]) -> Iterator[Feit]:
    yield Feit(match.group(), "naam")


def _value(woord: str) -> str:
    return _TELWOORDEN.get(woord) or _RANGWOORDEN[woord]


def _unit(gevonden: str) -> str:
    return next(naam for naam, pattern in _EENHEDEN if re.fullmatch(pattern, gevonden))


def _number(gevonden: str) -> str:
    """`1.200,50` -> `1200.5`; the Dutch way: points between thousands, a comma before decimals."""
    whole, _, decimals = gevonden.partition(",")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", whole):
        whole = whole.replace(".", "")
    elif "." in whole and not decimals:
        whole, _, decimals = whole.partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole.lstrip('0') or '0'}.{decimals}" if decimals else whole.lstrip("0") or "0"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Feit]]], ...] = (
    (re.compile(r"(?<![\d.,])(?:(?:\+|00)31[ -]?(?:\(0\))?|0)(?:[ -]?\d){6,10}(?!\d)|\b14[ -]?0\d{2,3}\b"), _phone),
    (re.compile(rf"\b(?P<dag>\d{{1,2}}) {_MAAND}(?: (?P<jaartal>\d{{4}}))?"), _date_in_words),
    (re.compile(r"\b(?P<dag>\d{1,2})[-/](?P<mnd>\d{1,2})[-/](?P<jaartal>\d{4})\b"), _date_in_digits),
    (re.compile(r"\b(?P<uren>\d{1,2})(?::(?P<minuten>\d{2})\b|\.(?P<punt>\d{2})(?= ?uur))"), _time),
    (re.compile(rf"€ ?(?P<getal>{_CIJFERS})(?:,-)?"), _amount),
    (re.compile(rf"(?P<getal>{_CIJFERS}) ?{_UNIT}"), _counted),
    (re.compile(rf"{_WOORD} {_UNIT}"), _counted_word),
    (re.compile(rf"\been {_UNIT}"), _one),
    (re.compile(_CIJFERS), _plain),
    (re.compile(_WOORD), _word),
    (re.compile(rf"\b(?:{'|'.join(_MAANDEN)}|(?:maan|dins|woens|donder|vrij|zater|zon)dag)\b"), _named),
)
