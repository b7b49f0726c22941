"""The Algemene termijnenwet: public holidays, and when the last day of a term moves on."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from levensgebeurtenissen.regels.basis import Wetsartikel, gettext_noop

ATW_1 = Wetsartikel("Algemene termijnenwet", "1", "BWBR0002448")
ATW_3 = Wetsartikel("Algemene termijnenwet", "3", "BWBR0002448")

_ZATERDAG, _ZONDAG = 5, 6
_DAG = timedelta(days=1)
# Article 4: a term that is set longer than this is not extended.
LANGSTE_WEKEN, LANGSTE_DAGEN, LANGSTE_MAANDEN = 12, 90, 3


@dataclass(frozen=True, slots=True)
class VrijeDag:
    """A day on which a term does not end, and what day it is in Dutch."""

    dag: date
    naam: str


@dataclass(frozen=True, slots=True)
class Verschoven:
    """A last day as the law moves it, with the days that were passed over; none when it did not move."""

    dag: date
    wegens: tuple[VrijeDag, ...] = ()


def easter(jaar: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = jaar % 19, divmod(jaar, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * rest) // 451
    maand, dag = divmod(h + rest - 7 * m + 114, 31)
    return date(jaar, maand, dag + 1)


@cache
def holidays(jaar: int) -> MappingProxyType[date, str]:
    """The days of article 3, first and second paragraph, of one year with their names.

    Days that a royal decree equates with them for that year (third paragraph), such as the Friday after Ascension Day,
    are not known here: a term may then end later than we say, never earlier.
    """
    pasen = easter(jaar)
    koningsdag = date(jaar, 4, 27)
    if koningsdag.weekday() == _ZONDAG:
        koningsdag -= _DAG
    dagen = {
        date(jaar, 1, 1): gettext_noop("Nieuwjaarsdag"),
        pasen - 2 * _DAG: gettext_noop("Goede Vrijdag"),
        pasen + _DAG: gettext_noop("tweede paasdag"),
        koningsdag: gettext_noop("Koningsdag"),
        date(jaar, 5, 5): gettext_noop("Bevrijdingsdag"),
        pasen + 39 * _DAG: gettext_noop("Hemelvaartsdag"),
        pasen + 50 * _DAG: gettext_noop("tweede pinksterdag"),
        date(jaar, 12, 25): gettext_noop("eerste kerstdag"),
        date(jaar, 12, 26): gettext_noop("tweede kerstdag"),
    }
    return MappingProxyType(dagen)


def free_day(dag: date) -> VrijeDag | None:
    """Why a term does not end on this day; None for an ordinary day."""
    if naam := holidays(dag.year).get(dag):
        return VrijeDag(dag, naam)
    namen = {_ZATERDAG: gettext_noop("zaterdag"), _ZONDAG: gettext_noop("zondag")}
    naam = namen.get(dag.weekday(), "")
    return VrijeDag(dag, naam) if naam else None


def move(dag: date) -> Verschoven:
    """The last day of a term after article 1: on to the first day that is no Saturday, Sunday or holiday."""
    wegens: list[VrijeDag] = []
    while vrij := free_day(dag):
        wegens.append(vrij)
        dag += _DAG
    return Verschoven(dag, tuple(wegens))
