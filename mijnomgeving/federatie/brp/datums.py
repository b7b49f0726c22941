"""Dates as the BRP gives them: whole, in part or unknown (BRP Personen: AbstractDatum)."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_VORM = re.compile(r"onbekend|\d{4}(-\d{2}(-\d{2})?)?")


def is_datum(value: object) -> bool:
    """Whether a story's text is a date: '1994-03-14', '1994-03', '1994' or 'onbekend'."""
    return isinstance(value, str) and _VORM.fullmatch(value) is not None


def brp_datum(text: str) -> dict[str, object]:
    """The polymorphic date of a story's text: Datum, JaarMaandDatum, JaarDatum or DatumOnbekend."""
    match _numbers(text):
        case [jaar, maand, dag]:
            return {"type": "Datum", "datum": text, "langFormaat": f"{dag} {MAANDEN[maand - 1]} {jaar}"}
        case [jaar, maand]:
            lang = f"{MAANDEN[maand - 1]} {jaar}"
            return {"type": "JaarMaandDatum", "jaar": jaar, "maand": maand, "langFormaat": lang}
        case [jaar]:
            return {"type": "JaarDatum", "jaar": jaar, "langFormaat": str(jaar)}
        case _:
            return {"type": "DatumOnbekend", "onbekend": True, "langFormaat": "onbekend"}


def datum_tekst(datum: Mapping[str, Any]) -> str:
    """The story's text of a polymorphic date; 'onbekend' for none."""
    match datum:
        case {"datum": str(text)}:
            return text
        case {"jaar": int(jaar), "maand": int(maand)}:
            return f"{jaar:04}-{maand:02}"
        case {"jaar": int(jaar)}:
            return f"{jaar:04}"
        case _:
            return "onbekend"


def leeftijd(text: str, *, on: date) -> int | None:
    """Years of age on that day; None where the birth date does not say (BRP: leeftijd is left out)."""
    match _numbers(text):
        case [jaar, maand, dag]:
            return on.year - jaar - ((on.month, on.day) < (maand, dag))
        case [jaar, maand] if maand != on.month:
            return on.year - jaar - (on.month < maand)
        case _:
            return None


def uiterste_dagen(text: str) -> tuple[date, date]:
    """The first and the last day that the date can be: one day only for a date that is known whole."""
    match _numbers(text):
        case [jaar, maand, dag]:
            return date(jaar, maand, dag), date(jaar, maand, dag)
        case [jaar, maand]:
            return date(jaar, maand, 1), date(jaar, maand, monthrange(jaar, maand)[1])
        case [jaar]:
            return date(jaar, 1, 1), date(jaar, 12, 31)
        case _:
            return date.min, date.max


def _numbers(text: str) -> list[int]:
    return [] if text == "onbekend" else [int(part) for part in text.split("-")]
