"""A persona as the BRP knows the person: the story's facts, and what the BRP derives from them."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from mijnomgeving.federatie.brp.datums import brp_datum, is_datum, leeftijd
from mijnomgeving.federatie.opslag.personas import Persona

_DATUMVELD = re.compile(r"datum[A-Za-z]*|einddatum[A-Za-z]*")
_AANHEF = {"M": ("Geachte heer", "de heer"), "V": ("Geachte mevrouw", "mevrouw")}


def brp_persoon(persona: Persona, *, on: date) -> dict[str, Any]:
    """Everything that the BRP holds on the persona; the caller lets through only the asked fields."""
    facts = persona.brp
    persoon: dict[str, Any] = _with_dates(facts) | {"burgerservicenummer": str(persona.bsn)}
    persoon["naam"] = _naam(persoon["naam"])
    for familie in ("ouders", "kinderen", "partners"):
        for verwant in persoon.get(familie, []):
            verwant["naam"]["voorletters"] = _voorletters(verwant["naam"].get("voornamen", ""))
    years = leeftijd(facts["geboorte"]["datum"], on=on)
    if years is not None:
        persoon["leeftijd"] = years
    persoon["adressering"] = _adressering(persoon)
    return persoon


def _with_dates(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts with every written date as the BRP gives it."""
    result: dict[str, Any] = {}
    for name, value in facts.items():
        if isinstance(value, Mapping):
            result[name] = _with_dates(value)
        elif isinstance(value, list):
            result[name] = [_with_dates(item) for item in value]
        else:
            result[name] = brp_datum(value) if _DATUMVELD.fullmatch(name) and is_datum(value) else value
    return result


def _voorletters(voornamen: str) -> str:
    return "".join(f"{naam[0]}." for naam in voornamen.split())


def _achternaam(naam: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (naam.get("voorvoegsel"), naam["geslachtsnaam"])))


def _naam(naam: dict[str, Any]) -> dict[str, Any]:
    voornamen = naam.get("voornamen", "")
    derived = {"volledigeNaam": f"{voornamen} {_achternaam(naam)}".strip()}
    if voornamen:
        derived["voorletters"] = _voorletters(voornamen)
    return naam | derived


def _adressering(persoon: Mapping[str, Any]) -> dict[str, Any]:
    naam, geslacht = persoon["naam"], persoon["geslacht"]["code"]
    achternaam = _achternaam(naam)
    hoofdletter = achternaam[:1].upper() + achternaam[1:]
    aanhef, lopend = _AANHEF.get(geslacht, ("Geachte", ""))
    adressering: dict[str, Any] = {
        "aanhef": f"{aanhef} {hoofdletter}" if lopend else f"Geachte {naam.get('voorletters', '')} {hoofdletter}",
        "aanschrijfwijze": {"naam": f"{naam.get('voorletters', '')} {achternaam}".strip()},
        "gebruikInLopendeTekst": f"{lopend} {hoofdletter}".strip(),
    }
    return adressering | _adresregels(persoon.get("verblijfplaats", {}))


def _adresregels(verblijfplaats: Mapping[str, Any]) -> dict[str, Any]:
    adres = verblijfplaats.get("verblijfadres", {})
    if verblijfplaats.get("type") == "Adres":
        nummer = f"{adres['huisnummer']}{adres.get('huisletter', '')}"
        if toevoeging := adres.get("huisnummertoevoeging"):
            nummer += f"-{toevoeging}"
        postcode = f"{adres['postcode'][:4]} {adres['postcode'][4:]}"
        regels = {
            "adresregel1": f"{adres['korteStraatnaam']} {nummer}",
            "adresregel2": f"{postcode}  {adres['woonplaats'].upper()}",
        }
        return regels | ({"inOnderzoek": _regels_in_onderzoek(adres)} if adres.get("inOnderzoek") else {})
    if verblijfplaats.get("type") == "VerblijfplaatsBuitenland":
        return {f"adresregel{n}": adres[f"regel{n}"] for n in (1, 2, 3) if f"regel{n}" in adres} | {
            "land": adres["land"]
        }
    return {}


def _regels_in_onderzoek(adres: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "adresregel1": True,
        "adresregel2": True,
        "datumIngangOnderzoekVerblijfplaats": adres["inOnderzoek"]["datumIngangOnderzoek"],
    }
