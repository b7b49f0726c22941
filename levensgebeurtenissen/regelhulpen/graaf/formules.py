"""The little language of calculations: read by Python's own parser, of which only what is named here is let through.

A formula has a type before anybody answers anything. With an unknown answer its value is unknown, and so is what
cannot be calculated: a division by zero, a day after the year 9999.
"""

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Any, Final

from levensgebeurtenissen.regelhulpen.graaf.functies import FUNCTIES, NAMEN, Formulefout, Functie, Soort, common
from levensgebeurtenissen.vragen.basis import Vraag, Vraagsoort

__all__ = ["Formule", "Formulefout", "parse_formule"]

_LANGSTE: Final = 500
_VAN: Final = {
    Vraagsoort.JA_NEE: Soort.JA_NEE,
    Vraagsoort.KEUZE: Soort.TEKST,
    Vraagsoort.GETAL: Soort.GETAL,
    Vraagsoort.BEDRAG: Soort.BEDRAG,
    Vraagsoort.DATUM: Soort.DATUM,
    Vraagsoort.POSTCODE: Soort.TEKST,
}
_TEKENS: Final[Mapping[type[ast.AST], str]] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}

Reken = Callable[[Mapping[str, Any], date], Any]


@dataclass(frozen=True, slots=True)
class Formule:
    """A formula that was read.

    Args:
        soort: what comes out.
        sleutels: the answers and calculations that it needs.
        reken: gives the value from those and the day for which is asked; None when it is unknown.
    """

    soort: Soort
    sleutels: frozenset[str]
    reken: Reken


def parse_formule(tekst: str, soorten: Mapping[str, Vraag]) -> Formule:
    """The formula in this text, on these answers and calculations.

    Raises:
        Formulefout: it cannot be read, names something that does not exist, or mixes types.
    """
    if len(tekst) > _LANGSTE:
        raise Formulefout(f"Een formule heeft ten hoogste {_LANGSTE} tekens.")
    try:
        boom = ast.parse(tekst.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise Formulefout(f"De formule '{tekst}' is niet te lezen.") from None
    return _read(boom, soorten)


def _read(deel: ast.expr, soorten: Mapping[str, Vraag]) -> Formule:
    match deel:
        case ast.Constant(value=waarde):
            return _constant(waarde)
        case ast.Name() | ast.Attribute():
            return _answer(ast.unparse(deel), soorten)
        case ast.Tuple(elts=delen):
            return _row([_read(onderdeel, soorten) for onderdeel in delen])
        case _:
            naam, delen = _parts(deel)
            return _apply(naam, [_read(onderdeel, soorten) for onderdeel in delen])


def _parts(deel: ast.expr) -> tuple[str, list[ast.expr]]:
    """The function that is used here and what it is used on."""
    match deel:
        case ast.UnaryOp(op=ast.USub(), operand=rechts):
            return "-", [ast.Constant(0), rechts]
        case ast.BinOp(left=links, op=teken, right=rechts) if type(teken) in _TEKENS:
            return _TEKENS[type(teken)], [links, rechts]
        case ast.Compare(left=links, ops=[vergelijking], comparators=[rechts]) if type(vergelijking) in _TEKENS:
            return _TEKENS[type(vergelijking)], [links, rechts]
        case ast.Call(func=ast.Name(id=naam), args=delen, keywords=[]):
            if naam not in NAMEN:
                raise Formulefout(f"Er is geen functie '{naam}'. Kies uit: {', '.join(sorted(NAMEN))}.")
            return naam, delen
    raise Formulefout(f"'{ast.unparse(deel)}' mag niet in een formule.")


def _constant(waarde: object) -> Formule:
    match waarde:
        case bool():
            pass
        case int():
            return _fixed(Soort.GETAL, waarde)
        case float() if isfinite(waarde):
            return _fixed(Soort.BEDRAG, Decimal(str(waarde)))
        case str():
            return _fixed(Soort.TEKST, waarde)
    raise Formulefout(f"'{waarde}' mag niet in een formule.")


def _fixed(soort: Soort, waarde: int | Decimal | str) -> Formule:
    return Formule(soort, frozenset(), lambda _antwoorden, _op: waarde)


def _answer(sleutel: str, soorten: Mapping[str, Vraag]) -> Formule:
    if sleutel not in soorten:
        raise Formulefout(f"Er is geen vraag of berekening '{sleutel}' voor deze formule.")
    vraag = soorten[sleutel]
    if vraag.soort not in _VAN:
        raise Formulefout(f"Met '{sleutel}' is niet te rekenen: daar zijn meer antwoorden mogelijk.")
    if vraag.soort is not Vraagsoort.JA_NEE:
        return Formule(_VAN[vraag.soort], frozenset({sleutel}), lambda antwoorden, _op: antwoorden.get(sleutel))

    def truth(antwoorden: Mapping[str, Any], _op: date) -> bool | None:
        antwoord = antwoorden.get(sleutel)
        return None if antwoord is None else antwoord == "ja"

    return Formule(Soort.JA_NEE, frozenset({sleutel}), truth)


def _row(delen: Sequence[Formule]) -> Formule:
    if any(deel.soort is not Soort.DATUM for deel in delen):
        raise Formulefout("In een rij met komma's staan alleen datums.")

    def gather(antwoorden: Mapping[str, Any], op: date) -> tuple[date, ...] | None:
        rij = tuple(deel.reken(antwoorden, op) for deel in delen)
        return None if None in rij else rij

    return Formule(Soort.RIJ, common(deel.sleutels for deel in delen), gather)


def _apply(naam: str, delen: Sequence[Formule]) -> Formule:
    soorten = tuple(deel.soort for deel in delen)
    functie = _find(naam, soorten)

    def run(antwoorden: Mapping[str, Any], op: date) -> Any:  # noqa: ANN401 - of the type that was checked
        waarden = [deel.reken(antwoorden, op) for deel in delen]
        if functie.streng and None in waarden:
            return None
        try:
            return functie.doe(op, *waarden)
        except (ArithmeticError, ValueError):
            return None

    return Formule(functie.geeft, common(deel.sleutels for deel in delen), run)


def _find(naam: str, soorten: tuple[Soort, ...]) -> Functie:
    for vorm in FUNCTIES[naam]:
        if (functie := vorm(soorten)) is not None:
            return functie
    waarmee = ", ".join(soort.value for soort in soorten) or "niets"
    raise Formulefout(f"'{naam}' past niet bij: {waarmee}.")
