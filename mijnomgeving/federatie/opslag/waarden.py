"""Values of data files, checked one by one while a file is read into dataclasses."""

import re
from collections.abc import Callable, Collection
from datetime import date, datetime

from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens


def read_date(value: object) -> date:
    """A day as YYYY-MM-DD.

    Raises:
        OnjuisteGegevens: it is none.
    """
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise OnjuisteGegevens(f"geen datum: {value}") from None


def read_date_or_none(value: object) -> date | None:
    """A day, or nothing."""
    return None if value is None else read_date(value)


def read_moment(value: object) -> datetime:
    """A moment with its time zone.

    Raises:
        OnjuisteGegevens: it is none.
    """
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        raise OnjuisteGegevens(f"geen moment: {value}") from None
    if moment.tzinfo is None:
        raise OnjuisteGegevens(f"moment zonder tijdzone: {value}")
    return moment


def like(pattern: str) -> Callable[[object], str]:
    """A reader of text of one form; numbers with leading zeros stand in quotes in the file."""
    form = re.compile(pattern)

    def read(value: object) -> str:
        if not isinstance(value, str) or not form.fullmatch(value):
            raise OnjuisteGegevens(f"heeft niet de vorm {pattern}: {value}")
        return value

    return read


def one_of(values: Collection[str]) -> Callable[[object], str]:
    """A reader of text that is one of these."""

    def read(value: object) -> str:
        if value not in values or not isinstance(value, str):
            raise OnjuisteGegevens(f"geen van {', '.join(sorted(values))}: {value}")
        return value

    return read


def read_number(value: object) -> int:
    """A whole number.

    Raises:
        OnjuisteGegevens: it is none.
    """
    if not isinstance(value, int) or isinstance(value, bool):
        raise OnjuisteGegevens(f"geen heel getal: {value}")
    return value


def read_flag(value: object) -> bool:
    """Yes or no.

    Raises:
        OnjuisteGegevens: it is neither.
    """
    if not isinstance(value, bool):
        raise OnjuisteGegevens(f"geen ja of nee: {value}")
    return value


def read_text(value: object) -> str:
    """Text of at least one character.

    Raises:
        OnjuisteGegevens: it is none.
    """
    if not isinstance(value, str) or not value.strip():
        raise OnjuisteGegevens(f"geen tekst: {value}")
    return value


read_postcode = like(r"[1-9][0-9]{3}[A-Z]{2}")
read_bag_nummer = like(r"[0-9]{16}")
