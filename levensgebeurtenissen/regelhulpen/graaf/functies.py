"""What a formula may do, and with what: each function says per kinds of values what comes out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import Enum
from operator import add, eq, ge, gt, le, lt, mul, ne, sub
from typing import Any, Final

from levensgebeurtenissen.regels.basis import age_on


class Formulefout(ValueError):
    """A formula that cannot be read; the message is Dutch, for who wrote it."""


class Soort(Enum):
    """The kinds of values in a formula, as an editor calls them."""

    JA_NEE = "ja of nee"
    TEKST = "tekst"
    GETAL = "getal"
    BEDRAG = "bedrag"
    DATUM = "datum"
    DUUR = "duur"
    RIJ = "rij datums"


@dataclass(frozen=True, slots=True)
class Duur:
    """A stretch of time; months come before days."""

    maanden: int = 0
    dagen: int = 0

    def plus(self, ander: "Duur") -> "Duur":
        """Both, one after the other."""
        return Duur(self.maanden + ander.maanden, self.dagen + ander.dagen)

    @property
    def terug(self) -> "Duur":
        """As long, the other way."""
        return Duur(-self.maanden, -self.dagen)


@dataclass(frozen=True, slots=True)
class Functie:
    """A function on values of fixed kinds.

    Args:
        doe: takes the day for which is asked and the values.
        streng: whether one unknown value makes the outcome unknown.
    """

    geeft: Soort
    doe: Callable[..., Any]
    streng: bool = True


Vorm = Callable[[tuple[Soort, ...]], Functie | None]
"""Gives the function for values of these kinds, or None if it does not take them."""

_GETALLEN: Final = frozenset({Soort.GETAL, Soort.BEDRAG})


def common(sleutels: Iterable[frozenset[str]]) -> frozenset[str]:
    """All keys together."""
    return frozenset().union(*sleutels)


def add_duur(dag: date, duur: Duur) -> date:
    """That much later; a month that has no such day ends on its last."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + duur.maanden, 12)
    eerste = date(jaar, maand + 1, 1)
    volgende = date(jaar + (maand == 11), (maand + 1) % 12 + 1, 1)  # noqa: PLR2004 - after December comes January
    return eerste + timedelta(days=min(dag.day, (volgende - eerste).days) - 1 + duur.dagen)


def _fixed(soorten: tuple[Soort, ...], geeft: Soort, doe: Callable[..., Any]) -> Vorm:
    return lambda gegeven: Functie(geeft, lambda _op, *waarden: doe(*waarden)) if gegeven == soorten else None


def _numbers(
    doe: Callable[..., Any], *, altijd_bedrag: bool = False, ten_minste: int = 2, ten_hoogste: int = 2
) -> Vorm:
    def fit(gegeven: tuple[Soort, ...]) -> Functie | None:
        if not ten_minste <= len(gegeven) <= ten_hoogste or not set(gegeven) <= _GETALLEN:
            return None
        if not altijd_bedrag and Soort.BEDRAG not in gegeven:
            return Functie(Soort.GETAL, lambda _op, *waarden: doe(*waarden))
        return Functie(Soort.BEDRAG, lambda _op, *waarden: Decimal(doe(*(Decimal(waarde) for waarde in waarden))))

    return fit


def _alike(doe: Callable[..., Any], *soorten: Soort, ten_minste: int = 2) -> Vorm:
    """Several values of one kind, of which one comes out."""

    def fit(gegeven: tuple[Soort, ...]) -> Functie | None:
        past = len(gegeven) >= ten_minste and len(set(gegeven)) == 1 and gegeven[0] in soorten
        return Functie(gegeven[0], lambda _op, *waarden: doe(waarden)) if past else None

    return fit


def _compare(doe: Callable[[Any, Any], bool], *soorten: Soort) -> Vorm:
    def fit(gegeven: tuple[Soort, ...]) -> Functie | None:
        if len(gegeven) != 2 or not (set(gegeven) <= _GETALLEN or (len(set(gegeven)) == 1 and gegeven[0] in soorten)):  # noqa: PLR2004
            return None
        return Functie(Soort.JA_NEE, lambda _op, links, rechts: doe(links, rechts))

    return fit


def _round(hoe: str) -> Vorm:
    def fit(gegeven: tuple[Soort, ...]) -> Functie | None:
        if gegeven == (Soort.BEDRAG, Soort.GETAL):
            return Functie(Soort.BEDRAG, lambda _op, getal, cijfers: getal.quantize(Decimal(1).scaleb(-cijfers), hoe))
        if len(gegeven) == 1 and gegeven[0] in _GETALLEN:
            return Functie(Soort.GETAL, lambda _op, getal: int(Decimal(getal).to_integral_value(hoe)))
        return None

    return fit


def _if(gegeven: tuple[Soort, ...]) -> Functie | None:
    match gegeven:
        case (Soort.JA_NEE, dan, anders) if dan is anders:
            return Functie(dan, lambda _op, als, ja, nee: None if als is None else (ja if als else nee), streng=False)
        case (Soort.JA_NEE, dan, anders) if {dan, anders} <= _GETALLEN:
            return Functie(Soort.BEDRAG, _choose_amount, streng=False)
    return None


def _choose_amount(_op: date, als: bool | None, ja: Any, nee: Any) -> Decimal | None:  # noqa: ANN401, FBT001 - values of a formula
    gekozen = None if als is None else (ja if als else nee)
    return None if gekozen is None else Decimal(gekozen)


def _truths(doe: Callable[[tuple[bool | None, ...]], bool | None], aantal: int | None = None) -> Vorm:
    def fit(gegeven: tuple[Soort, ...]) -> Functie | None:
        past = set(gegeven) == {Soort.JA_NEE} and aantal in {None, len(gegeven)}
        return Functie(Soort.JA_NEE, lambda _op, *waarden: doe(waarden), streng=False) if past else None

    return fit


def _and(waarden: tuple[bool | None, ...]) -> bool | None:
    return False if False in waarden else (None if None in waarden else True)


def _or(waarden: tuple[bool | None, ...]) -> bool | None:
    return True if True in waarden else (None if None in waarden else False)


def _not(waarden: tuple[bool | None, ...]) -> bool | None:
    return None if waarden[0] is None else not waarden[0]


def _today(gegeven: tuple[Soort, ...]) -> Functie | None:
    return Functie(Soort.DATUM, lambda op: op) if not gegeven else None


def _age_today(gegeven: tuple[Soort, ...]) -> Functie | None:
    return Functie(Soort.GETAL, lambda op, geboren: age_on(geboren, op)) if gegeven == (Soort.DATUM,) else None


_DAG, _LENGTE, _GETAL, _TEKST = (Soort.DATUM,), (Soort.DUUR,), (Soort.GETAL,), (Soort.TEKST,)
_VEEL: Final = 99
_ORDE: Final = (Soort.DATUM,)
_ALLES: Final = (Soort.DATUM, Soort.TEKST, Soort.JA_NEE)

FUNCTIES: Final[Mapping[str, tuple[Vorm, ...]]] = {
    "+": (
        _numbers(add),
        _fixed(_DAG + _LENGTE, Soort.DATUM, add_duur),
        _fixed(_LENGTE + _LENGTE, Soort.DUUR, Duur.plus),
    ),
    "-": (
        _numbers(sub),
        _fixed(_DAG + _LENGTE, Soort.DATUM, lambda dag, duur: add_duur(dag, duur.terug)),
        _fixed(_DAG + _DAG, Soort.GETAL, lambda laat, vroeg: (laat - vroeg).days),
    ),
    "*": (_numbers(mul),),
    "/": (_numbers(lambda deeltal, deler: deeltal / deler, altijd_bedrag=True),),
    "==": (_compare(eq, *_ALLES),),
    "!=": (_compare(ne, *_ALLES),),
    "<": (_compare(lt, *_ORDE),),
    "<=": (_compare(le, *_ORDE),),
    ">": (_compare(gt, *_ORDE),),
    ">=": (_compare(ge, *_ORDE),),
    "min": (_numbers(min, ten_hoogste=_VEEL), _alike(min, Soort.DATUM)),
    "max": (_numbers(max, ten_hoogste=_VEEL), _alike(max, Soort.DATUM)),
    "rond": (_round(ROUND_HALF_UP),),
    "omlaag": (_round(ROUND_FLOOR),),
    "omhoog": (_round(ROUND_CEILING),),
    "leeftijd": (_age_today, _fixed(_DAG + _DAG, Soort.GETAL, age_on)),
    "dagen": (_fixed(_GETAL, Soort.DUUR, lambda aantal: Duur(dagen=aantal)),),
    "weken": (_fixed(_GETAL, Soort.DUUR, lambda aantal: Duur(dagen=7 * aantal)),),
    "maanden": (_fixed(_GETAL, Soort.DUUR, lambda aantal: Duur(maanden=aantal)),),
    "jaren": (_fixed(_GETAL, Soort.DUUR, lambda aantal: Duur(maanden=12 * aantal)),),
    "vandaag": (_today,),
    "jaar": (_fixed(_DAG, Soort.GETAL, lambda dag: dag.year),),
    "datum": (_fixed(_TEKST, Soort.DATUM, date.fromisoformat),),
    "als": (_if,),
    "en": (_truths(_and),),
    "of": (_truths(_or),),
    "niet": (_truths(_not, aantal=1),),
}
NAMEN: Final = frozenset(naam for naam in FUNCTIES if naam.isalpha())
