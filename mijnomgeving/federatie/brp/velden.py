"""The `fields` of a question: which may be asked, and letting through only those."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

TOEGESTAAN = frozenset(Path(__file__).with_name("velden.txt").read_text(encoding="utf-8").split())
# Asked under another name to get it only inside the Netherlands; the answer has the ordinary name.
_BINNENLAND = {"verblijfplaatsBinnenland": "verblijfplaats", "adresseringBinnenland": "adressering"}
# Given whether or not they were asked (BRP Personen: PersonenQuery.fields).
_AUTOMATISCH = ("geheimhoudingPersoonsgegevens", "opschortingBijhouding", "rni", "verificatie")
_DATUMSOORTEN = frozenset({"Datum", "JaarMaandDatum", "JaarDatum", "DatumOnbekend"})


def unknown_fields(fields: Iterable[str]) -> list[int]:
    """The places of fields that do not exist or are given automatically."""
    return [index for index, name in enumerate(fields) if name not in TOEGESTAAN]


def select_fields(persoon: Mapping[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    """The person with only the asked fields, their inOnderzoek marks, and what is always given."""
    paths = [name.split(".") for name in fields]
    binnenland = persoon.get("verblijfplaats", {}).get("type") in (None, "Adres", "Locatie")
    paths = [
        [_BINNENLAND.get(path[0], path[0]), *path[1:]] for path in paths if binnenland or path[0] not in _BINNENLAND
    ]
    selected = _select(persoon, paths)
    return selected | {name: persoon[name] for name in _AUTOMATISCH if persoon.get(name)}


def _select(node: Mapping[str, Any], paths: list[list[str]]) -> dict[str, Any]:
    if node.get("type") in _DATUMSOORTEN:
        # A date is one whole: without type and langFormaat its parts say nothing (AbstractDatum).
        return dict(node)
    result: dict[str, Any] = {}
    for name, value in node.items():
        below = [path[1:] for path in paths if path[0] == name]
        chosen = value if [] in below else _select_value(value, below)
        if below and chosen not in ({}, []):
            result[name] = chosen
    # A polymorphic part always says which form it has.
    typed = {"type": node["type"]} | result if "type" in node else result
    return typed | _marks(node, typed)


def _select_value(value: object, paths: list[list[str]]) -> object:
    if isinstance(value, Mapping):
        return _select(value, paths)
    if isinstance(value, list):
        return [item for item in (_select(row, paths) for row in value) if item]
    return {}


def _marks(node: Mapping[str, Any], result: Mapping[str, Any]) -> dict[str, Any]:
    """The inOnderzoek marks of what is given, with the date on which the investigation began."""
    marks = node.get("inOnderzoek", {})
    given = {name: value for name, value in marks.items() if value is True and name in result}
    if not given:
        return {}
    return {"inOnderzoek": given | {name: value for name, value in marks.items() if name.startswith("datumIngang")}}
