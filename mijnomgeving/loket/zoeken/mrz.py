"""The machine readable zone of an identity document (ICAO Doc 9303, parts 3 to 6), as a scanner types it.

Three sizes: TD3 (passport, 2 lines of 44), TD1 (card, 3 of 30) and TD2 (2 of 36). Nothing of it is kept: it gives the
number of the document, the birth date and the last day, after its check digits were checked.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

_TEKENS = re.compile(r"[A-Z0-9<]+")
_GEWICHTEN: Final = (7, 3, 1)
_TD1, _TD2, _TD3 = 30 * 3, 36 * 2, 44 * 2


class GeenMrz(ValueError):
    """It is no machine readable zone, or not read whole: a check digit is wrong."""


@dataclass(frozen=True, slots=True)
class Mrz:
    """What the zone says.

    Args:
        uitgever: the state or organisation that gave the document, three letters.
        nummer: of the document.
        geboortedatum: None where the document does not know the whole date.
        geldig_tot: the last day; None where it has none.
    """

    uitgever: str
    nummer: str = field(repr=False)
    geboortedatum: date | None = field(repr=False)
    geldig_tot: date | None

    def is_verlopen(self, op: date) -> bool:
        """Whether the document was good until a day before this one."""
        return self.geldig_tot is not None and self.geldig_tot < op


@dataclass(frozen=True, slots=True)
class _Delen:
    """Where each part of the zone stands, with the check digit that follows it."""

    uitgever: str
    nummer: str
    geboren: str
    tot: str
    samen: str


def is_mrz(tekst: str) -> bool:
    """Whether somebody meant this as a machine readable zone: no number of a document is as long, or has '<'."""
    return "<" in tekst or len(_plain(tekst)) >= _TD2


def parse_mrz(tekst: str, *, vandaag: date) -> Mrz:
    """Read the zone; spaces and breaks between the lines do not matter, for scanners send them in their own ways.

    Args:
        tekst: as it was typed, pasted or scanned.
        vandaag: tells the century of a year of two digits.

    Raises:
        GeenMrz: it has another length or other characters, or a check digit is wrong.
    """
    regels = _plain(tekst)
    delen = _split(regels)
    for deel in (delen.nummer, delen.geboren, delen.tot, delen.samen):
        _check(deel)
    nummer = delen.nummer[:-1].replace("<", "")
    if not nummer:
        raise GeenMrz("no number")
    return Mrz(
        uitgever=delen.uitgever.replace("<", ""),
        nummer=nummer,
        geboortedatum=_geboren(delen.geboren[:-1], vandaag),
        geldig_tot=_datum(delen.tot[:-1], 2000),
    )


def check_digit(tekst: str) -> int:
    """The check digit of a part: weights 7, 3, 1; a letter counts from A = 10, '<' as 0 (Doc 9303-3, 4.9)."""
    return sum(_value(teken) * _GEWICHTEN[plek % 3] for plek, teken in enumerate(tekst)) % 10


def _plain(tekst: str) -> str:
    return re.sub(r"\s+", "", tekst).upper().replace("«", "<<")


def _split(regels: str) -> _Delen:
    if not _TEKENS.fullmatch(regels):
        raise GeenMrz("other characters")
    if len(regels) == _TD1:
        een, twee = regels[:30], regels[30:60]
        samen = een[5:30] + twee[0:7] + twee[8:15] + twee[18:29] + twee[29]
        return _Delen(een[2:5], een[5:15], twee[0:7], twee[8:15], samen)
    if len(regels) in {_TD2, _TD3}:
        breed = len(regels) // 2
        een, twee = regels[:breed], regels[breed:]
        samen = twee[0:10] + twee[13:20] + twee[21:]
        return _Delen(een[2:5], twee[0:10], twee[13:20], twee[21:28], samen)
    raise GeenMrz("another length")


def _check(deel: str) -> None:
    # A part that is not filled in may have '<' for its check digit.
    gelezen = 0 if deel[-1] == "<" else _value(deel[-1])
    if gelezen != check_digit(deel[:-1]):
        raise GeenMrz("check digit")


def _value(teken: str) -> int:
    if teken == "<":
        return 0
    return int(teken) if teken.isdigit() else ord(teken) - ord("A") + 10


def _geboren(zes: str, vandaag: date) -> date | None:
    """The birth date: nobody is born after today, so a year that is yet to come is one of the century before."""
    geboren = _datum(zes, 2000)
    if geboren and geboren > vandaag:
        geboren = _datum(zes, 1900)
    return geboren


def _datum(zes: str, eeuw: int) -> date | None:
    try:
        return date(eeuw + int(zes[:2]), int(zes[2:4]), int(zes[4:6]))
    except ValueError:
        return None
