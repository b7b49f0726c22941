"""Conditions on answers, in words that editors write: "leeftijd >= 18", "woont een van koop, huur". Pure.

A condition on an answer that is unknown or was not asked is neither true nor false.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from levensgebeurtenissen.vragen.basis import Antwoord, Antwoordfout, Vraag, Vraagsoort, parse_waarde


class Operator(Enum):
    """How an answer is compared."""

    IS = "is"
    IS_NIET = "is niet"
    KLEINER = "<"
    HOOGSTENS = "<="
    GROTER = ">"
    MINSTENS = ">="
    BEVAT = "bevat"
    BEVAT_NIET = "bevat niet"
    EEN_VAN = "een van"
    ONBEKEND = "is onbekend"


class Voorwaardefout(ValueError):
    """A condition that cannot be read; the message is Dutch, for who wrote it."""


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """One comparison: of the answer or calculation with this key, with this value.

    Args:
        waarde: None with ONBEKEND; a tuple with EEN_VAN.
    """

    links: str
    operator: Operator
    waarde: Antwoord


_ORDE: Final = frozenset({Operator.KLEINER, Operator.HOOGSTENS, Operator.GROTER, Operator.MINSTENS})
_GELIJK: Final = frozenset({Operator.IS, Operator.IS_NIET})
_PAST: Final[Mapping[Vraagsoort, frozenset[Operator]]] = {
    Vraagsoort.JA_NEE: _GELIJK,
    Vraagsoort.KEUZE: _GELIJK | {Operator.EEN_VAN},
    Vraagsoort.MEERKEUZE: frozenset({Operator.BEVAT, Operator.BEVAT_NIET, Operator.EEN_VAN}),
    Vraagsoort.GETAL: _GELIJK | _ORDE,
    Vraagsoort.BEDRAG: _GELIJK | _ORDE,
    Vraagsoort.DATUM: _GELIJK | _ORDE,
    Vraagsoort.POSTCODE: frozenset({Operator.KLEINER, Operator.MINSTENS}),
}
# Longest first: "is niet" before "is".
_WOORDEN: Final = "|".join(re.escape(o.value) for o in sorted(Operator, key=lambda o: -len(o.value)))
# Around a word there is space; around a sign there need be none.
_VORM: Final = re.compile(rf"\s*([a-z][a-z0-9_.]*)(?:\s+|(?=[<>]))({_WOORDEN})(?:\s+|$|(?<=[<>=]))(.*?)\s*", re.DOTALL)
_CIJFERS: Final = re.compile(r"[1-9][0-9]{3}")


def split_vergelijking(tekst: str) -> tuple[str, Operator, str]:
    """The key, the operator and the value as they were written.

    Raises:
        Voorwaardefout: it is no comparison.
    """
    delen = _VORM.fullmatch(tekst)
    if delen is None:
        raise Voorwaardefout(f"'{tekst}' is geen voorwaarde. Schrijf bijvoorbeeld: leeftijd >= 18.")
    return delen[1], Operator(delen[2]), delen[3]


def parse_vergelijking(tekst: str, soorten: Mapping[str, Vraag]) -> Vergelijking:
    """The comparison in this text, on one of these questions.

    Raises:
        Voorwaardefout: it is no comparison, or its key, operator or value does not fit.
    """
    return make_vergelijking(*split_vergelijking(tekst), soorten)


def make_vergelijking(links: str, operator: Operator, waarde: str, soorten: Mapping[str, Vraag]) -> Vergelijking:
    """The comparison of these parts; raises as `parse_vergelijking`."""
    if links not in soorten:
        raise Voorwaardefout(f"Er is geen vraag of berekening '{links}'.")
    vraag = soorten[links]
    if operator is Operator.ONBEKEND:
        if waarde:
            raise Voorwaardefout(f"Na '{links} is onbekend' staat niets.")
        return Vergelijking(links, operator, None)
    if operator not in _PAST[vraag.soort]:
        raise Voorwaardefout(f"'{operator.value}' past niet bij '{links}': dat is de soort '{vraag.soort.value}'.")
    if not waarde:
        raise Voorwaardefout(f"Achter '{links} {operator.value}' ontbreekt de waarde.")
    return Vergelijking(links, operator, _value(vraag, operator, waarde))


def write_vergelijking(links: str, operator: Operator, waarde: str) -> str:
    """The comparison as an editor writes it."""
    return f"{links} {operator.value} {waarde}".strip()


def _value(vraag: Vraag, operator: Operator, tekst: str) -> Antwoord:
    if vraag.soort is Vraagsoort.POSTCODE:
        if not _CIJFERS.fullmatch(tekst):
            raise Voorwaardefout(f"Vergelijk '{vraag.sleutel}' met de vier cijfers van een postcode.")
        return tekst
    try:
        if operator is Operator.EEN_VAN:
            return tuple(str(parse_waarde(_single(vraag), deel)) for deel in tekst.split(","))
        return parse_waarde(_single(vraag), tekst)
    except Antwoordfout as fout:
        raise Voorwaardefout(str(fout)) from None


def _single(vraag: Vraag) -> Vraag:
    """One of the options is compared with, also where more may be chosen."""
    if vraag.soort is not Vraagsoort.MEERKEUZE:
        return vraag
    return Vraag(sleutel=vraag.sleutel, tekst=vraag.tekst, soort=Vraagsoort.KEUZE, opties=vraag.opties)


def holds(vergelijkingen: Sequence[Vergelijking], antwoorden: Mapping[str, Antwoord]) -> bool | None:
    """Whether all of these hold; None when an unknown or missing answer decides."""
    oordelen = [_holds(vergelijking, antwoorden) for vergelijking in vergelijkingen]
    if False in oordelen:
        return False
    return None if None in oordelen else True


def _holds(vergelijking: Vergelijking, antwoorden: Mapping[str, Antwoord]) -> bool | None:
    if vergelijking.links not in antwoorden:
        return None
    antwoord = antwoorden[vergelijking.links]
    if vergelijking.operator is Operator.ONBEKEND:
        return antwoord is None
    return None if antwoord is None else compare(vergelijking.operator, antwoord, vergelijking.waarde)


def compare(operator: Operator, antwoord: Antwoord, waarde: Antwoord) -> bool:
    """Whether a known answer stands so to this value; both are of one kind, as `parse_vergelijking` saw to."""
    match operator:
        case Operator.IS:
            return antwoord == waarde
        case Operator.IS_NIET:
            return antwoord != waarde
        case Operator.BEVAT:
            return waarde in _several(antwoord)
        case Operator.BEVAT_NIET:
            return waarde not in _several(antwoord)
        case Operator.EEN_VAN:
            return bool(set(_several(antwoord)) & set(_several(waarde)))
        case _:
            return _in_order(operator, antwoord, waarde)


def _several(waarde: Antwoord) -> tuple[Any, ...]:
    return waarde if isinstance(waarde, tuple) else (waarde,)


def _in_order(operator: Operator, antwoord: Any, waarde: Any) -> bool:  # noqa: ANN401 - numbers, days or postcodes
    match operator:
        case Operator.KLEINER:
            return bool(antwoord < waarde)
        case Operator.HOOGSTENS:
            return bool(antwoord <= waarde)
        case Operator.GROTER:
            return bool(antwoord > waarde)
        case _:
            return bool(antwoord >= waarde)
