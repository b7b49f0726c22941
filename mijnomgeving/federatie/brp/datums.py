"""Dates as the BRP gives them: whole, in part or unknown (BRP Personen: AbstractDatum)."""

import re
from datetime import date

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


def leeftijd(text: str, *, on: date) -> int | None:
    """Years of age on that day; None where the birth date does not say (BRP: leeftijd is left out)."""
    match _numbers(text):
        case [jaar, maand, dag]:
            return on.year - jaar - ((on.month, on.day) < (maand, dag))
        case [jaar, maand] if maand != on.month:
            return on.year - jaar - (on.month < maand)
        case _:
            return None


def _numbers(text: str) -> list[int]:
    return [] if text == "onbekend" else [int(part) for part in text.split("-")]
