"""Many zaken of one kind in few lines: a row that says how often it happened before, and how many days apart."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens

_HOOGSTENS = 1000
_DATUMS = ("startdatum", "einddatum", "einddatum_gepland", "uiterlijke_einddatum")


def expand_reeksen(rows: object, *, where: str) -> object:
    """The rows with every `reeks` written out: the newest as it stands there, the others so many days before.

    `{nr}` in `identificatie` is the number of the zaak in its series, which counts from the oldest.

    Raises:
        OnjuisteGegevens: a series has no `aantal` and `om_de_dagen`.
    """
    if not isinstance(rows, list):
        return rows
    return [new for row in rows for new in _expand(row, where)]


def _expand(row: Any, where: str) -> Iterator[Any]:  # noqa: ANN401 - a row of a data file
    if not isinstance(row, Mapping) or "reeks" not in row:
        yield row
        return
    zaak = {name: value for name, value in row.items() if name != "reeks"}
    match row["reeks"]:
        case {"aantal": int(count), "om_de_dagen": int(days)} if 0 < count <= _HOOGSTENS and days > 0:
            yield from (_shift(zaak, back * days, count - back) for back in range(count))
        case _:
            raise OnjuisteGegevens(f"{where}: een reeks heeft een aantal en om_de_dagen")


def _shift(zaak: Mapping[str, Any], days: int, number: int) -> dict[str, Any]:
    shifted = {**zaak, "identificatie": str(zaak["identificatie"]).format(nr=f"{number:04d}")}
    shifted |= {name: _earlier(zaak[name], days) for name in _DATUMS if zaak.get(name)}
    shifted["statussen"] = [{**stap, "op": _earlier(stap["op"], days)} for stap in zaak["statussen"]]
    return shifted


def _earlier(text: str, days: int) -> str:
    """A date or moment so many days earlier, written in the same way."""
    earlier = datetime.fromisoformat(text) - timedelta(days=days)
    return earlier.isoformat() if "T" in text else earlier.date().isoformat()
