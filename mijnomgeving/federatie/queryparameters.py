"""What the query of a GET may hold (Haal Centraal, BAG): each parameter with its rule, every fault told at once."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from mijnomgeving.federatie.parameters import Fout, Regel, refuse

_CIJFERS = re.compile(r"[0-9]{1,9}")
_NAAM = re.compile(r"[^a-zA-Z0-9._]")


def getaltekst(minimum: int, maximum: int) -> Regel:
    """A whole number between these, written out."""

    def check(name: str, value: object) -> list[Fout]:
        if not isinstance(value, str) or not _CIJFERS.fullmatch(value):
            return [Fout(name, "integer", "Waarde is geen geldige integer.")]
        if int(value) < minimum:
            return [Fout(name, "minimum", f"Waarde is lager dan minimum {minimum}.")]
        if int(value) > maximum:
            return [Fout(name, "maximum", f"Waarde is hoger dan maximum {maximum}.")]
        return []

    return check


def waarheid(name: str, value: object) -> list[Fout]:
    """The words true and false."""
    return [] if value in ("true", "false") else [Fout(name, "boolean", "Waarde is geen geldige boolean.")]


def namen(toegestaan: frozenset[str], *, code: str = "fields") -> Regel:
    """Names with commas between them, each of which exists; of a name with dots the first part counts."""

    def check(name: str, value: object) -> list[Fout]:
        asked = value.split(",") if isinstance(value, str) else [""]
        wrong = any(item.partition(".")[0] not in toegestaan for item in asked)
        return [Fout(name, code, "Parameter bevat een niet bestaande veldnaam.")] if wrong else []

    return check


def check_query(query: Iterable[tuple[str, str]], regels: Mapping[str, Regel]) -> dict[str, str]:
    """The parameters of an address, when they are all as their rules say.

    Args:
        query: name and value of each, as they came (`request.query.items()`).
        regels: the rule of each parameter that there is.

    Raises:
        Probleem: 400, with every fault in `invalidParams`.
    """
    asked = list(query)
    found: list[Fout] = []
    for name, times in Counter(name for name, _ in asked).items():
        if name not in regels:
            shown = _NAAM.sub("", name)[:30] or "query"
            found.append(Fout(shown, "unknownParam", "Parameter is niet verwacht."))
        elif times > 1:
            found.append(Fout(name, "multiple", "Parameter komt meer dan een keer voor."))
        else:
            found += regels[name](name, dict(asked)[name])
    if found:
        refuse(found)
    return dict(asked)
