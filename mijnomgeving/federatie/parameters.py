"""What a question to the BRP may hold (Haal Centraal): each parameter with its rule, every fault told at once."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NoReturn

from mijnomgeving.federatie.problemen import Probleem

_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NAAM = re.compile(r"[^a-zA-Z0-9._]")


@dataclass(frozen=True, slots=True)
class Fout:
    """One fault of one parameter (`InvalidParam`): its name, the code of the fault and what it says."""

    name: str
    code: str
    reason: str


# A rule: the faults of this value under this name.
Regel = Callable[[str, object], list[Fout]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraagsoort:
    """What one type of question must and may hold, besides `type`."""

    verplicht: Mapping[str, Regel]
    optioneel: Mapping[str, Regel] = field(default_factory=dict)


def patroon(regex: str) -> Regel:
    """A text of this form."""
    vorm = re.compile(regex)

    def check(name: str, value: object) -> list[Fout]:
        good = isinstance(value, str) and vorm.fullmatch(value)
        return [] if good else [Fout(name, "pattern", "Waarde voldoet niet aan patroon.")]

    return check


def datum(name: str, value: object) -> list[Fout]:
    """A whole date (ISO 8601), nothing less."""
    try:
        if isinstance(value, str) and _DATUM.fullmatch(value):
            date.fromisoformat(value)
            return []
    except ValueError:
        pass
    return [Fout(name, "date", "Waarde is geen geldige datum.")]


def vlag(name: str, value: object) -> list[Fout]:
    """True or false."""
    return [] if isinstance(value, bool) else [Fout(name, "boolean", "Waarde is geen boolean.")]


def getal(minimum: int, maximum: int) -> Regel:
    """A whole number between these."""

    def check(name: str, value: object) -> list[Fout]:
        if not isinstance(value, int) or isinstance(value, bool):
            return [Fout(name, "integer", "Waarde is geen geldig getal.")]
        if value < minimum:
            return [Fout(name, "minimum", f"Waarde is lager dan minimum {minimum}.")]
        if value > maximum:
            return [Fout(name, "maximum", f"Waarde is hoger dan maximum {maximum}.")]
        return []

    return check


def lijst(regel: Regel, *, hoogstens: int) -> Regel:
    """At least one value, each by this rule."""

    def check(name: str, value: object) -> list[Fout]:
        if not isinstance(value, list):
            return [Fout(name, "array", "Parameter is geen array.")]
        if not value:
            return [Fout(name, "minItems", "Array bevat minder dan 1 items.")]
        if len(value) > hoogstens:
            return [Fout(name, "maxItems", f"Array bevat meer dan {hoogstens} items.")]
        return [fout for index, item in enumerate(value) for fout in regel(f"{name}.{index}", item)]

    return check


def velden(toegestaan: frozenset[str], *, hoogstens: int = 130) -> Regel:
    """The `fields` of a question: paths that exist in this answer."""
    vorm = lijst(patroon(r"[a-zA-Z0-9._]{1,200}"), hoogstens=hoogstens)

    def check(name: str, value: object) -> list[Fout]:
        if fouten := vorm(name, value):
            return fouten
        reason = "Parameter bevat een niet bestaande veldnaam."
        paden = value if isinstance(value, list) else []
        return [Fout(f"{name}.{i}", "fields", reason) for i, pad in enumerate(paden) if pad not in toegestaan]

    return check


def check_vraag(vraag: Mapping[str, object], soorten: Mapping[str, Vraagsoort]) -> tuple[str, dict[str, Any]]:
    """The type of the question and its parameters, when they are all as their rules say.

    Raises:
        Probleem: 400, with every fault in `invalidParams`.
    """
    naam = vraag.get("type")
    if naam in (None, ""):
        refuse([Fout("type", "required", "Parameter is verplicht.")])
    if not isinstance(naam, str) or naam not in soorten:
        refuse([Fout("type", "value", "Waarde is geen geldig zoek type.")])
    parameters = {name: value for name, value in vraag.items() if name != "type"}
    check_parameters(parameters, soorten[naam])
    return naam, {name: value for name, value in parameters.items() if value is not None}


def check_parameters(parameters: Mapping[str, object], soort: Vraagsoort) -> None:
    """Go on only when all parameters are as their rules say.

    Raises:
        Probleem: 400, with every fault in `invalidParams`.
    """
    if fouten := _faults(parameters, soort):
        refuse(fouten)


def _faults(parameters: Mapping[str, object], soort: Vraagsoort) -> list[Fout]:
    found: list[Fout] = []
    for name, regel in soort.verplicht.items():
        value = parameters.get(name)
        # An empty text says as little as nothing (features: 'Een lege string is opgegeven').
        missing = value is None or value == ""
        found += [Fout(name, "required", "Parameter is verplicht.")] if missing else regel(name, value)
    for name, regel in soort.optioneel.items():
        if (value := parameters.get(name)) is not None:
            found += regel(name, value)
    unknown = sorted(set(parameters) - set(soort.verplicht) - set(soort.optioneel))
    return found + [Fout(_shown(name), "unknownParam", "Parameter is niet verwacht.") for name in unknown]


def _shown(name: str) -> str:
    """A name that somebody made up, in the letters that a problem may hold."""
    return _NAAM.sub("", name)[:30] or "body"


def refuse(fouten: Sequence[Fout]) -> NoReturn:
    """Say what is wrong with the question.

    Raises:
        Probleem: always; 400.
    """
    missing = any(fout.code == "required" for fout in fouten)
    raise Probleem(
        status=400,
        title="Minimale combinatie van parameters moet worden opgegeven."
        if missing
        else "Een of meerdere parameters zijn niet correct.",
        code="paramsCombination" if missing else "paramsValidation",
        detail=f"De foutieve parameter(s) zijn {', '.join(fout.name for fout in fouten)}."[:200],
        invalidParams=[{"name": fout.name, "code": fout.code, "reason": fout.reason} for fout in fouten],
    )
