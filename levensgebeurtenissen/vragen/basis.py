"""A question, the answers that it takes and what an answer is. Pure: no framework.

One shape for a whole government: the questions of a regelhulp and of a stappenlijst are the same thing. An answer is
None when somebody does not know; a question that was not asked has no answer at all.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Final

Grens = int | Decimal | date
Antwoord = str | tuple[str, ...] | int | Decimal | date | None
"""None is 'weet ik niet'."""

# With a dot it is a part of a calculation, such as the amount of a rule.
SLEUTEL: Final = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?")
POSTCODE: Final = re.compile(r"[1-9][0-9]{3}(?!SA|SD|SS)[A-Z]{2}")
_NEDERLANDS: Final = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?|-?\d+,\d+")
_DATUM: Final = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
_CENT: Final = Decimal("0.01")


class Vraagsoort(Enum):
    """What is asked for, and so how it is asked."""

    JA_NEE = "ja_nee"
    KEUZE = "keuze"
    MEERKEUZE = "meerkeuze"
    GETAL = "getal"
    BEDRAG = "bedrag"
    DATUM = "datum"
    POSTCODE = "postcode"


MET_OPTIES: Final = frozenset({Vraagsoort.KEUZE, Vraagsoort.MEERKEUZE})
GEORDEND: Final = frozenset({Vraagsoort.GETAL, Vraagsoort.BEDRAG, Vraagsoort.DATUM})
_TYPEN: Final = {Vraagsoort.GETAL: int, Vraagsoort.BEDRAG: Decimal, Vraagsoort.DATUM: date}
# Words with a meaning of their own in a condition.
_BEZET: Final = frozenset({"niet", "onbekend"})


class Vraagfout(ValueError):
    """A question that cannot be asked so; the message is Dutch, for who wrote it."""


class Antwoordfout(ValueError):
    """An answer that the question does not take; the message is Dutch, for who wrote it."""


@dataclass(frozen=True, slots=True)
class Optie:
    """One answer to choose."""

    sleutel: str
    tekst: str
    uitleg: str = ""
    tekst_en: str = ""
    uitleg_en: str = ""


JA_NEE: Final = (Optie("ja", "Ja", tekst_en="Yes"), Optie("nee", "Nee", tekst_en="No"))


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question with the answers that it takes.

    Args:
        sleutel: its name in conditions and calculations.
        opties: the answers of a choice; those of JA_NEE are made here.
        minimum: the least or the earliest answer, and `maximum` the most or the latest; None for no bound.
        onbekend_mag: whether 'Weet ik niet' is offered.
        gegeven: the fact that is asked for, under the name that the rules and the other regelhulpen use.

    Raises:
        Vraagfout: the options or the bounds do not fit the kind of question.
    """

    sleutel: str
    tekst: str
    soort: Vraagsoort
    uitleg: str = ""
    opties: tuple[Optie, ...] = ()
    minimum: Grens | None = None
    maximum: Grens | None = None
    onbekend_mag: bool = False
    gegeven: str = ""
    tekst_en: str = ""
    uitleg_en: str = ""

    def __post_init__(self) -> None:
        if not SLEUTEL.fullmatch(self.sleutel):
            raise Vraagfout(
                f"De sleutel '{self.sleutel}' mag alleen kleine letters, cijfers en _ hebben en begint met een letter."
            )
        if self.soort is Vraagsoort.JA_NEE and not self.opties:
            object.__setattr__(self, "opties", JA_NEE)
        _check_opties(self)
        for naam in ("minimum", "maximum"):
            object.__setattr__(self, naam, _bound(self, getattr(self, naam)))
        if _wrong_order(self.minimum, self.maximum):
            raise Vraagfout("Het minimum is hoger dan het maximum.")

    @property
    def sleutels(self) -> tuple[str, ...]:
        """The keys of the options, in order."""
        return tuple(optie.sleutel for optie in self.opties)


def _check_opties(vraag: Vraag) -> None:
    sleutels = vraag.sleutels
    fout = next((sleutel for sleutel in sleutels if not SLEUTEL.fullmatch(sleutel)), None)
    if fout is not None:
        raise Vraagfout(f"De sleutel '{fout}' van een antwoord mag alleen kleine letters, cijfers en _ hebben.")
    if _BEZET & set(sleutels):
        raise Vraagfout("Een antwoord heeft nooit de sleutel 'niet' of 'onbekend'. Kies bij 'Weet ik niet mag': ja.")
    if len(set(sleutels)) < len(sleutels):
        raise Vraagfout("Twee antwoorden hebben dezelfde sleutel.")
    if vraag.soort is Vraagsoort.JA_NEE and sleutels != ("ja", "nee"):
        raise Vraagfout("Een vraag met ja of nee heeft geen eigen antwoorden. Kies anders de soort 'keuze'.")
    if vraag.soort in MET_OPTIES and len(sleutels) < 2:  # noqa: PLR2004 - one option is no choice
        raise Vraagfout("Geef ten minste twee antwoorden om uit te kiezen.")
    if sleutels and vraag.soort not in MET_OPTIES | {Vraagsoort.JA_NEE}:
        raise Vraagfout(f"Een vraag van de soort '{vraag.soort.value}' heeft geen antwoorden om uit te kiezen.")


def _bound(vraag: Vraag, grens: Grens | None) -> Grens | None:
    if grens is None:
        return None
    if vraag.soort is Vraagsoort.BEDRAG and isinstance(grens, int | Decimal):
        return Decimal(grens)
    if vraag.soort is Vraagsoort.GETAL and isinstance(grens, Decimal) and grens == grens.to_integral_value():
        return int(grens)
    if type(grens) is not _TYPEN.get(vraag.soort):
        raise Vraagfout(f"Dit minimum of maximum past niet bij de soort '{vraag.soort.value}'.")
    return grens


def _wrong_order(minimum: Antwoord, maximum: Antwoord) -> bool:
    if isinstance(minimum, date) and isinstance(maximum, date):
        return minimum > maximum
    return isinstance(minimum, int | Decimal) and isinstance(maximum, int | Decimal) and minimum > maximum


def takes(vraag: Vraag, antwoord: Antwoord) -> bool:
    """Whether this answer, such as one from before the question was changed, is one that the question takes."""
    if antwoord is None:
        return vraag.onbekend_mag
    if vraag.soort in GEORDEND:
        return type(antwoord) is _TYPEN[vraag.soort] and _within(vraag, antwoord)
    if vraag.soort is Vraagsoort.MEERKEUZE:
        return isinstance(antwoord, tuple) and set(antwoord) <= set(vraag.sleutels)
    if vraag.soort is Vraagsoort.POSTCODE:
        return isinstance(antwoord, str) and POSTCODE.fullmatch(antwoord) is not None
    return antwoord in vraag.sleutels


def _within(vraag: Vraag, antwoord: Antwoord) -> bool:
    return not (_wrong_order(vraag.minimum, antwoord) or _wrong_order(antwoord, vraag.maximum))


def parse_waarde(vraag: Vraag, ruw: object) -> Antwoord:
    """A value of this kind from what somebody wrote in a file or the editor, without looking at the bounds.

    Takes "1.500,50" and 1500.5 for an amount, 22-11-2026 and 2026-11-22 for a date, "auto, fiets" for more choices.

    Raises:
        Antwoordfout: it is no value of this kind, or no option of this question.
    """
    match vraag.soort:
        case Vraagsoort.MEERKEUZE:
            return _options(vraag, ruw)
        case Vraagsoort.POSTCODE:
            return str(ruw).replace(" ", "").upper()
        case Vraagsoort.DATUM:
            return _date(ruw)
        case Vraagsoort.GETAL:
            return _whole(ruw)
        case Vraagsoort.BEDRAG:
            return _number(ruw).quantize(_CENT)
        case _:
            return _option(vraag, ruw)


def make_antwoord(vraag: Vraag, ruw: object) -> Antwoord:
    """The answer to this question that a file or the editor gives.

    None and 'onbekend' are 'weet ik niet', and so is nothing; only of more options nothing is that none was chosen.

    Raises:
        Antwoordfout: the question does not take it.
    """
    leeg = isinstance(ruw, str) and not ruw.strip() and vraag.soort is not Vraagsoort.MEERKEUZE
    onbekend = ruw is None or leeg or (isinstance(ruw, str) and ruw.strip() == "onbekend")
    if onbekend and vraag.onbekend_mag:
        return None
    antwoord = parse_waarde(vraag, ruw)
    if not takes(vraag, antwoord):
        raise Antwoordfout(f"'{ruw}' is geen antwoord dat de vraag '{vraag.sleutel}' toelaat.")
    return antwoord


def make_antwoorden(vragen: Mapping[str, Vraag], ruw: Mapping[str, object]) -> dict[str, Antwoord]:
    """The answers of a written case.

    Raises:
        Antwoordfout: there is no such question, or it does not take the answer.
    """
    onbekend = next((sleutel for sleutel in ruw if sleutel not in vragen), None)
    if onbekend is not None:
        raise Antwoordfout(f"Er is geen vraag '{onbekend}'.")
    return {sleutel: make_antwoord(vragen[sleutel], waarde) for sleutel, waarde in ruw.items()}


def _option(vraag: Vraag, ruw: object) -> str:
    if isinstance(ruw, str) and ruw.strip() in vraag.sleutels:
        return ruw.strip()
    raise Antwoordfout(f"'{ruw}' is geen antwoord op '{vraag.sleutel}'. Kies uit: {', '.join(vraag.sleutels)}.")


def _options(vraag: Vraag, ruw: object) -> tuple[str, ...]:
    delen = ruw.split(",") if isinstance(ruw, str) else ruw
    if not isinstance(delen, list | tuple):
        raise Antwoordfout(f"'{ruw}' is geen rij antwoorden.")
    return tuple(_option(vraag, deel) for deel in delen if str(deel).strip())


def _whole(ruw: object) -> int:
    getal = _number(ruw)
    if getal != getal.to_integral_value():
        raise Antwoordfout(f"'{ruw}' is geen heel getal.")
    return int(getal)


def _number(ruw: object) -> Decimal:
    tekst = str(ruw).removeprefix("€").strip() if not isinstance(ruw, bool) else ""
    if _NEDERLANDS.fullmatch(tekst):
        tekst = tekst.replace(".", "").replace(",", ".")
    try:
        getal = Decimal(tekst)
    except InvalidOperation:
        getal = Decimal("NaN")
    if not getal.is_finite():
        raise Antwoordfout(f"'{ruw}' is geen getal.")
    return getal


def _date(ruw: object) -> date:
    if isinstance(ruw, date):
        return ruw
    tekst = str(ruw).strip()
    try:
        if delen := _DATUM.fullmatch(tekst):
            dag, maand, jaar = (int(deel) for deel in delen.groups())
            return date(jaar, maand, dag)
        return date.fromisoformat(tekst)
    except ValueError:
        raise Antwoordfout(f"'{ruw}' is geen datum. Schrijf bijvoorbeeld 22-11-2026.") from None
