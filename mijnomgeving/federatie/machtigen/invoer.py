"""What the API takes in: exactly these fields, each in its form, every fault told at once."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Literal, NoReturn

from mijnomgeving.federatie.machtigen.machtiging import ALLES, DIENSTEN, Partij
from mijnomgeving.federatie.problemen import Probleem
from portal.core.nummers import Bsn, KvkNummer, OngeldigNummer

_PSEUDONIEM = re.compile(r"[0-9A-F]{32}")
_NAAM = re.compile(r"[^a-zA-Z0-9._]")


def refuse(name: str, code: str, reason: str) -> NoReturn:
    """Say which field is wrong.

    Raises:
        Probleem: always; 400.
    """
    raise Probleem(
        status=400,
        title="Een of meer velden zijn niet goed.",
        code="invalid",
        detail=f"{name}: {reason}",
        invalidParams=[{"name": name, "code": code, "reason": reason}],
    )


def check_fields(body: Mapping[str, object], *, required: Collection[str], optional: Collection[str] = ()) -> None:
    """Refuse a body that misses a field or has one that we do not know.

    Raises:
        Probleem: 400.
    """
    missing = [(name, "required", "Dit veld is verplicht.") for name in required if body.get(name) is None]
    unknown = [
        (_NAAM.sub("", name)[:30] or "body", "unknown", "Dit veld bestaat niet.")
        for name in sorted(set(body) - set(required) - set(optional))
    ]
    if fouten := missing + unknown:
        raise Probleem(
            status=400,
            title="Een of meer velden zijn niet goed.",
            code="invalid",
            detail=", ".join(name for name, _, _ in fouten),
            invalidParams=[{"name": name, "code": code, "reason": reason} for name, code, reason in fouten],
        )


def read_partij(name: str, value: object, *, soorten: Collection[str] = ("bsn", "kvk")) -> Partij:
    """A person or company by number.

    Raises:
        Probleem: 400, it is not {soort, nummer}, or the number cannot exist.
    """
    match value:
        case {"soort": str(soort), "nummer": str(nummer), **rest} if not rest and soort in soorten:
            return Partij(_soort(soort), _number(f"{name}.nummer", soort, nummer))
        case _:
            refuse(name, "partij", f"Geef soort ({', '.join(soorten)}) en nummer.")


def _soort(soort: str) -> Literal["bsn", "kvk", "pseudoniem"]:
    if soort == "bsn":
        return "bsn"
    return "kvk" if soort == "kvk" else "pseudoniem"


def _number(name: str, soort: str, nummer: str) -> str:
    try:
        if soort == "bsn":
            return str(Bsn.parse(nummer))
        if soort == "kvk":
            return str(KvkNummer.parse(nummer))
    except OngeldigNummer:
        refuse(name, soort, f"Dit is geen {soort}-nummer.")
    return nummer if _PSEUDONIEM.fullmatch(nummer) else refuse(name, "pseudoniem", "Dit is geen pseudoniem.")


def read_diensten(value: object) -> tuple[str, ...]:
    """The services, each once, or all of them.

    Raises:
        Probleem: 400.
    """
    if value == [ALLES]:
        return (ALLES,)
    known = isinstance(value, list) and value and all(isinstance(item, str) and item in DIENSTEN for item in value)
    if not isinstance(value, list) or not known or len(set(value)) != len(value):
        refuse("diensten", "enum", f"Kies uit {', '.join(DIENSTEN)}, of alleen {ALLES}.")
    return tuple(value)


def read_texts(name: str, value: object, *, pattern: str) -> tuple[str, ...]:
    """A list of texts of one form, not empty.

    Raises:
        Probleem: 400.
    """
    good = isinstance(value, list) and value and all(isinstance(i, str) and re.fullmatch(pattern, i) for i in value)
    return tuple(value) if isinstance(value, list) and good else refuse(name, "pattern", "De vorm klopt niet.")


def read_date(name: str, value: object) -> date:
    """A whole date (ISO 8601).

    Raises:
        Probleem: 400.
    """
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    refuse(name, "date", "Dit is geen datum als 2026-12-31.")
