"""The `fields` of a question: which may be asked, and letting through only those."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

TOEGESTAAN = frozenset(Path(__file__).with_name("velden.txt").read_text(encoding="utf-8").split())
# What a search gives at most (PersoonBeperkt), and what one by adresseerbaar object adds (GezagPersoonBeperkt).
_BEPERKT = (
    *("adressering.adresregel1", "adressering.adresregel2", "adressering.adresregel3", "adressering.land"),
    *("burgerservicenummer", "geboorte.datum", "geslacht", "leeftijd"),
    *("naam.adellijkeTitelPredicaat", "naam.geslachtsnaam", "naam.volledigeNaam", "naam.voorletters"),
    *("naam.voornamen", "naam.voorvoegsel"),
)


def _below(groepen: Iterable[str]) -> frozenset[str]:
    """These paths, all below them, and the groups that they stand in."""
    groepen = tuple(groepen)
    onder = {pad for pad in TOEGESTAAN for groep in groepen if pad == groep or pad.startswith(f"{groep}.")}
    return frozenset(onder | {groep.split(".")[0] for groep in groepen})


BEPERKT = _below((*_BEPERKT, "adresseringBinnenland"))
BEPERKT_MET_GEZAG = BEPERKT | _below(("gezag",))
# Asked under another name to get it only inside the Netherlands; the answer has the ordinary name.
_BINNENLAND = {"verblijfplaatsBinnenland": "verblijfplaats", "adresseringBinnenland": "adressering"}
# Given whether or not they were asked (BRP Personen: PersonenQuery.fields).
_AUTOMATISCH = ("geheimhoudingPersoonsgegevens", "opschortingBijhouding", "rni", "verificatie")
_DATUMSOORTEN = frozenset({"Datum", "JaarMaandDatum", "JaarDatum", "DatumOnbekend"})
_WAARDETABEL = frozenset({"code", "omschrijving", "soort"})
# Comes with the address that it is about, unasked.
_NIET_OP_ADRES = "indicatieVastgesteldVerblijftNietOpAdres"
_ADRESREGELS = ("adresregel1", "adresregel2", "adresregel3", "land", "verblijfadres")
# Which fields each date of an investigation is about, where a part has more than one (PersoonInOnderzoek,
# AdresseringInOnderzoek); any other date is about its whole part.
_DATUMS_OVER = {
    "datumIngangOnderzoekPersoon": {
        *("burgerservicenummer", "geslacht", "leeftijd", "aanhef", "aanschrijfwijze", "gebruikInLopendeTekst")
    },
    "datumIngangOnderzoekPartner": {"aanhef", "aanschrijfwijze", "gebruikInLopendeTekst"},
    "datumIngangOnderzoekGemeente": {"gemeenteVanInschrijving", "datumInschrijvingInGemeente"},
    "datumIngangOnderzoekGezag": {"indicatieCurateleRegister", "indicatieGezagMinderjarige"},
    "datumIngangOnderzoekVerblijfplaats": {"adresregel1", "adresregel2", "adresregel3", "land"},
}


def select_fields(persoon: Mapping[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    """The person with only the asked fields, their inOnderzoek marks, and what is always given."""
    paths = [name.split(".") for name in fields]
    binnenland = persoon.get("verblijfplaats", {}).get("type") in (None, "Adres", "Locatie")
    paths = [
        [_BINNENLAND.get(path[0], path[0]), *path[1:]] for path in paths if binnenland or path[0] not in _BINNENLAND
    ]
    # A relation of gezag is one whole: its parts say nothing without each other.
    selected = _select(persoon, [["gezag"] if path[0] == "gezag" else path for path in paths])
    return selected | {name: persoon[name] for name in _AUTOMATISCH if persoon.get(name)}


def select_beperkt(persoon: Mapping[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    """The same for a search, in which a whole group is only what PersoonBeperkt has of it."""
    beperkt = select_fields(persoon, (*_BEPERKT, "gezag")) | _place(persoon)
    return select_fields(beperkt, fields)


def _place(persoon: Mapping[str, Any]) -> dict[str, Any]:
    """Only where the person lives: inside the Netherlands or not."""
    soort = persoon.get("verblijfplaats", {}).get("type")
    return {"verblijfplaats": {"type": soort}} if soort else {}


def _select(node: Mapping[str, Any], paths: list[list[str]]) -> dict[str, Any]:
    if node.get("type") in _DATUMSOORTEN or _WAARDETABEL.issuperset(node):
        # A date and a value of a table are one whole: its parts say nothing without each other.
        return dict(node)
    result: dict[str, Any] = {}
    for name, value in node.items():
        below = [path[1:] for path in paths if path[0] == name]
        chosen = value if [] in below else _select_value(value, below)
        if below and chosen not in ({}, []):
            result[name] = chosen
    if result and node.get(_NIET_OP_ADRES) and any(name in result for name in _ADRESREGELS):
        result[_NIET_OP_ADRES] = True
    # A polymorphic part always says which form it has.
    typed = {"type": node["type"]} | result if "type" in node else result
    return typed | _marks(node, {path[0] for path in paths} | set(typed))


def _select_value(value: object, paths: list[list[str]]) -> object:
    if isinstance(value, Mapping):
        return _select(value, paths) if paths else {}
    if isinstance(value, list):
        return [item for item in (_select(row, paths) for row in value) if item] if paths else []
    return {}


def _marks(node: Mapping[str, Any], given: set[str]) -> dict[str, Any]:
    """The inOnderzoek marks of what was asked or given, with the dates on which those investigations began."""
    marks = node.get("inOnderzoek")
    if not isinstance(marks, Mapping):
        return {}
    shown = {name: value for name, value in marks.items() if value is True and name in given}
    if not shown:
        return {}
    dates = {
        name: value
        for name, value in marks.items()
        if name.startswith("datumIngang") and not _DATUMS_OVER.get(name, set(shown)).isdisjoint(shown)
    }
    return {"inOnderzoek": shown | dates}
