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
    if text == "onbekend":
        return {"type": "DatumOnbekend", "onbekend": True, "langFormaat": "onbekend"}
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return {"type": "JaarDatum", "jaar": parts[0], "langFormaat": str(parts[0])}
    if len(parts) == 2:
        lang = f"{MAANDEN[parts[1] - 1]} {parts[0]}"
        return {"type": "JaarMaandDatum", "jaar": parts[0], "maand": parts[1], "langFormaat": lang}
    day = date.fromisoformat(text)
    return {"type": "Datum", "datum": text, "langFormaat": f"{day.day} {MAANDEN[day.month - 1]} {day.year}"}


def leeftijd(text: str, *, on: date) -> int | None:
    """Years of age on that day; None where the birth date does not say (BRP: leeftijd is left out)."""
    parts = [int(part) for part in text.split("-")] if text != "onbekend" else []
    if len(parts) == 3:
        return on.year - parts[0] - ((on.month, on.day) < (parts[1], parts[2]))
    if len(parts) == 2 and parts[1] != on.month:
        return on.year - parts[0] - (on.month < parts[1])
    return None
