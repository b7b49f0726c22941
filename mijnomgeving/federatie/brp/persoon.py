"""A persona as the BRP knows the person: the story's facts, and what the BRP derives from them."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from mijnomgeving.federatie.brp.adressen import adresregels, regels_in_onderzoek
from mijnomgeving.federatie.brp.datums import brp_datum, datum_tekst, is_datum, leeftijd
from mijnomgeving.federatie.brp.namen import aanspreking, volledige_naam, with_voorletters

_DATUMVELD = re.compile(r"datum[A-Za-z]*|einddatum[A-Za-z]*|verblijftNietOpAdresVanaf")
_AANSPREEKVELDEN = ("aanhef", "aanschrijfwijze", "gebruikInLopendeTekst")
_NAAMDELEN = frozenset({"voornamen", "adellijkeTitelPredicaat", "voorvoegsel", "geslachtsnaam"})
OVERLEDEN = "O"


def brp_persoon(facts: Mapping[str, Any], bsn: str, *, on: date) -> dict[str, Any]:
    """Everything that the BRP holds on the person but gezag; the caller lets through only the asked fields.

    Args:
        facts: what the story says, in the shape of `Persoon` with dates as text.
        bsn: of the person.
        on: the day of asking, for the age.
    """
    persoon = with_dates(facts) | {"burgerservicenummer": bsn}
    persoon["naam"] = _naam(persoon.get("naam", {}))
    for familie in ("ouders", "kinderen", "partners"):
        for verwant in persoon.get(familie, []):
            verwant["naam"] = with_voorletters(verwant.get("naam", {}))
    if partners := _actuele_partners(persoon.get("partners", [])):
        persoon["partners"] = partners
    if "overlijden" in persoon:
        persoon.setdefault("opschortingBijhouding", _overleden(persoon["overlijden"]))
    elif (jaren := leeftijd(facts.get("geboorte", {}).get("datum", "onbekend"), on=on)) is not None:
        persoon["leeftijd"] = jaren
    if onderzoek := _onderzoek(persoon):
        persoon["inOnderzoek"] = onderzoek
    if adressering := _adressering(persoon):
        persoon["adressering"] = adressering
    return persoon


def with_dates(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts with every written date as the BRP gives it."""
    result: dict[str, Any] = {}
    for name, value in facts.items():
        if isinstance(value, Mapping):
            result[name] = with_dates(value)
        elif isinstance(value, list):
            result[name] = [with_dates(item) if isinstance(item, Mapping) else item for item in value]
        else:
            result[name] = brp_datum(value) if _DATUMVELD.fullmatch(name) and is_datum(value) else value
    return result


def _naam(naam: Mapping[str, Any]) -> dict[str, Any]:
    derived = with_voorletters(naam)
    if volledig := volledige_naam(naam):
        derived["volledigeNaam"] = volledig
    marks = dict(naam.get("inOnderzoek", {}))
    if marks.get("voornamen"):
        marks["voorletters"] = True
    if any(marks.get(deel) for deel in _NAAMDELEN):
        marks["volledigeNaam"] = True
    return derived | ({"inOnderzoek": marks} if marks else {})


def _actuele_partners(partners: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The present partners, or else the one of whom the person parted last."""
    samen = [partner for partner in partners if "ontbindingHuwelijkPartnerschap" not in partner]
    if samen:
        return samen
    return sorted(partners, key=_ontbonden_op)[-1:]


def _ontbonden_op(partner: Mapping[str, Any]) -> str:
    text = datum_tekst(partner["ontbindingHuwelijkPartnerschap"].get("datum", {}))
    return "" if text == "onbekend" else text


def _overleden(overlijden: Mapping[str, Any]) -> dict[str, Any]:
    datum = {"datum": overlijden["datum"]} if "datum" in overlijden else {}
    return {"reden": {"code": OVERLEDEN, "omschrijving": "overlijden"}} | datum


def _onderzoek(persoon: Mapping[str, Any]) -> dict[str, Any]:
    """The marks on the person; the age is as uncertain as the birth date that it follows from."""
    marks = dict(persoon.get("inOnderzoek", {}))
    geboorte = persoon.get("geboorte", {}).get("inOnderzoek", {})
    if geboorte.get("datum") and "leeftijd" in persoon:
        marks["leeftijd"] = True
        if "datumIngangOnderzoek" in geboorte:
            marks.setdefault("datumIngangOnderzoekPersoon", geboorte["datumIngangOnderzoek"])
    return marks


def _adressering(persoon: Mapping[str, Any]) -> dict[str, Any]:
    verblijfplaats = persoon.get("verblijfplaats", {})
    gemeente = persoon.get("gemeenteVanInschrijving", {}).get("omschrijving", "")
    adressering = aanspreking(persoon) | adresregels(verblijfplaats, gemeente)
    if verblijfplaats.get("indicatieVastgesteldVerblijftNietOpAdres"):
        adressering["indicatieVastgesteldVerblijftNietOpAdres"] = True
    marks = regels_in_onderzoek(verblijfplaats) | _aanspreking_in_onderzoek(persoon)
    return adressering | ({"inOnderzoek": marks} if marks else {})


def _aanspreking_in_onderzoek(persoon: Mapping[str, Any]) -> dict[str, Any]:
    """The derived forms of a name are as uncertain as the names that they follow from."""
    marks: dict[str, Any] = {}
    bronnen = [("datumIngangOnderzoekPersoon", persoon["naam"].get("inOnderzoek", {}))]
    bronnen += [
        ("datumIngangOnderzoekPartner", partner["naam"].get("inOnderzoek", {}))
        for partner in persoon.get("partners", [])[:1]
    ]
    for datumveld, onderzoek in bronnen:
        if any(onderzoek.get(deel) for deel in (*_NAAMDELEN, "aanduidingNaamgebruik")):
            marks |= dict.fromkeys(_AANSPREEKVELDEN, True)
            if "datumIngangOnderzoek" in onderzoek:
                marks[datumveld] = onderzoek["datumIngangOnderzoek"]
    return marks
