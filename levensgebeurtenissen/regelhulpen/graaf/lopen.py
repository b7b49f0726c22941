"""Walking through a graph with the answers of one person."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from levensgebeurtenissen.regelhulpen.graaf.basis import Deel, Graaf, Graaffout, Uitkomst
from levensgebeurtenissen.regelhulpen.graaf.programma import DATUMS, Programma, Rekening, compile_graaf, input_type
from levensgebeurtenissen.regels.basis import Recht
from levensgebeurtenissen.regels.basis import Uitkomst as Regeluitkomst
from levensgebeurtenissen.vragen.basis import Antwoord, Vraag, Vraagsoort, takes
from levensgebeurtenissen.vragen.voorwaarden import holds

PLEK: Final = re.compile(r"\{([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)\}")
"""A place in a text for an answer or a calculation."""
_CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Regelantwoord:
    """What a rule said of this person."""

    rekening: Rekening
    uitkomst: Regeluitkomst


@dataclass(frozen=True, slots=True)
class Stand:
    """How far somebody is.

    Args:
        pad: the keys of the questions that were asked and answered, in order. Other answers are kept, not used.
        vraag: the next question; None at an outcome.
        waarden: the answers on the path and the calculations by key, such as "ww", "ww.bedrag" and "ww.laatste_dag".
        regels: what the rules said for whom at least one of their inputs was asked.
    """

    pad: tuple[str, ...]
    vraag: Vraag | None
    uitkomst: Uitkomst | None
    waarden: Mapping[str, Antwoord]
    regels: tuple[Regelantwoord, ...]


def walk(graaf: Graaf, antwoorden: Mapping[str, Antwoord], *, op: date) -> Stand:
    """How far one is with these answers on this day.

    Raises:
        Graaffout: the graph is not sound: a condition cannot be read, a way on is missing, or it goes round.
    """
    programma = compile_graaf(graaf)
    pad: dict[str, Antwoord] = {}
    plaats = graaf.begin
    while plaats in graaf.knoop_bij:
        vraag = graaf.vragen[plaats]
        if plaats in pad:
            raise Graaffout(f"De vraag '{plaats}' komt twee keer op één pad.")
        if plaats not in antwoorden or not takes(vraag, antwoorden[plaats]):
            return _stand(programma, pad, op, vraag=vraag)
        pad[plaats] = antwoorden[plaats]
        plaats = _next(programma, plaats, pad, op)
    if plaats not in graaf.uitkomst_bij:
        raise Graaffout(f"Er is geen vraag of uitkomst '{plaats}'.")
    return _stand(programma, pad, op, uitkomst=graaf.uitkomst_bij[plaats])


def _stand(
    programma: Programma,
    pad: Mapping[str, Antwoord],
    op: date,
    *,
    vraag: Vraag | None = None,
    uitkomst: Uitkomst | None = None,
) -> Stand:
    waarden, regels = calculate(programma, pad, op=op)
    gevraagd = tuple(regel for regel in regels if regel.rekening.sleutels & set(waarden))
    return Stand(tuple(pad), vraag, uitkomst, waarden, gevraagd)


def _next(programma: Programma, plaats: str, pad: Mapping[str, Antwoord], op: date) -> str:
    pijlen = programma.pijlen[plaats]
    nodig = {vergelijking.links for pijl in pijlen for vergelijking in pijl.als}
    waarden = pad if nodig <= set(pad) else calculate(programma, pad, op=op)[0]
    for pijl in pijlen:
        if holds(pijl.als, waarden):
            return pijl.ga
    raise Graaffout(f"Na de vraag '{plaats}' past geen enkele regel.")


def calculate(
    programma: Programma, antwoorden: Mapping[str, Antwoord], *, op: date
) -> tuple[dict[str, Antwoord], list[Regelantwoord]]:
    """The answers with all calculations, and what the rules said."""
    waarden = dict(antwoorden)
    regels: list[Regelantwoord] = []
    for rekening in programma.rekeningen:
        if rekening.regel is None:
            waarden[rekening.berekening.sleutel] = _value(rekening, waarden, op)
            continue
        uitkomst = _decide(rekening, waarden, op)
        waarden |= _values(rekening, uitkomst)
        if uitkomst is not None:
            regels.append(Regelantwoord(rekening, uitkomst))
    return waarden, regels


def _value(rekening: Rekening, waarden: Mapping[str, Antwoord], op: date) -> Antwoord:
    if rekening.formule is None:
        return None
    waarde = rekening.formule.reken(waarden, op)
    if waarde is None:
        return None
    match rekening.berekening.soort:
        case Vraagsoort.JA_NEE:
            return "ja" if waarde else "nee"
        case Vraagsoort.BEDRAG:
            return _cents(Decimal(waarde))
        case _:
            return waarde if isinstance(waarde, int | date) else None


def _cents(bedrag: Decimal) -> Decimal | None:
    try:
        return bedrag.quantize(_CENT)
    except ArithmeticError:
        return None


def _decide(rekening: Rekening, waarden: Mapping[str, Antwoord], op: date) -> Regeluitkomst | None:
    """What the rule says; nothing for a day or an amount that it was not made for."""
    if rekening.regel is None:
        return None
    gegevens = {
        naam: _fit(formule.reken(waarden, op), input_type(rekening.regel, naam))
        for naam, formule in rekening.invoer.items()
    }
    try:
        return rekening.regel.decide(gegevens, op=op)
    except (ArithmeticError, LookupError, ValueError):
        return None


def _fit(waarde: Any, soort: type) -> Any:  # noqa: ANN401 - of the type that was checked
    return Decimal(waarde) if soort is Decimal and waarde is not None else waarde


def _values(rekening: Rekening, uitkomst: Regeluitkomst | None) -> dict[str, Antwoord]:
    naam = rekening.berekening.sleutel
    if uitkomst is None:
        return dict.fromkeys(rekening.geeft)
    bedrag = None if uitkomst.bedrag is None else uitkomst.bedrag.euro
    dagen = {f"{naam}.{dag}": uitkomst.datums.get(dag) for dag in DATUMS}
    recht = {Recht.JA: "ja", Recht.NEE: "nee", Recht.ONBEKEND: None}[uitkomst.recht]
    return {naam: recht, f"{naam}.bedrag": bedrag, **dagen}


def list_delen(graaf: Graaf, uitkomst: Uitkomst, waarden: Mapping[str, Antwoord]) -> tuple[Deel, ...]:
    """The parts of this outcome for these answers.

    A part is left out when its conditions certainly do not hold, or when one of them is about a question that was not
    asked. Who does not know an answer sees it.
    """
    programma = compile_graaf(graaf)
    return tuple(
        deel
        for deel, als in zip(uitkomst.delen, programma.delen[uitkomst.sleutel], strict=True)
        if all(vergelijking.links in waarden for vergelijking in als) and holds(als, waarden) is not False
    )


def longest_from(graaf: Graaf, sleutel: str) -> int:
    """How many questions there can still be, this one too; 0 at an outcome.

    Raises:
        Graaffout: the graph goes round.
    """
    return _longest(graaf, sleutel, (), {})


def _longest(graaf: Graaf, sleutel: str, boven: Sequence[str], bekend: dict[str, int]) -> int:
    if sleutel not in graaf.knoop_bij:
        return 0
    if sleutel in boven:
        raise Graaffout(f"De vraag '{sleutel}' komt twee keer op één pad.")
    if sleutel not in bekend:
        verder = (_longest(graaf, pijl.ga, (*boven, sleutel), bekend) for pijl in graaf.knoop_bij[sleutel].naar)
        bekend[sleutel] = 1 + max(verder, default=0)
    return bekend[sleutel]


def fill(tekst: str, toon: Callable[[str], str]) -> str:
    """The text with each {key} replaced by what `toon` gives for it."""
    return PLEK.sub(lambda plek: toon(plek[1]), tekst)
