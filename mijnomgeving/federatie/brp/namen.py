"""Names as the BRP derives them: voorletters, the full name, and how letters and texts call somebody.

The rules are those of the features of BRP Personen (aanhef, aanschrijfwijze, gebruikInLopendeTekst, voorletters), for
people without an adellijke titel or predicaat; such a title stands in the full name only.
"""

from collections.abc import Mapping, Sequence
from typing import Any

_AANHEF = {"M": "Geachte heer", "V": "Geachte mevrouw"}
_LOPEND = {"M": "de heer", "V": "mevrouw"}


def voorletters(voornamen: str) -> str:
    """The initials; a name of one letter gets no full stop."""
    return "".join(f"{naam[0]}." if len(naam) > 1 else naam for naam in voornamen.split())


def achternaam(naam: Mapping[str, Any]) -> str:
    """Voorvoegsel and geslachtsnaam."""
    return " ".join(filter(None, (naam.get("voorvoegsel"), naam.get("geslachtsnaam"))))


def volledige_naam(naam: Mapping[str, Any]) -> str:
    """Predicaat, voornamen, titel, voorvoegsel and geslachtsnaam, without the name of a partner."""
    titel = naam.get("adellijkeTitelPredicaat", {})
    woord, predicaat = titel.get("omschrijving", ""), titel.get("soort") == "predicaat"
    delen = (woord if predicaat else "", naam.get("voornamen"), "" if predicaat else woord, achternaam(naam))
    return " ".join(filter(None, delen))


def with_voorletters(naam: Mapping[str, Any]) -> dict[str, Any]:
    """The name with its initials, where there are first names."""
    voornamen = naam.get("voornamen", "")
    return dict(naam) | ({"voorletters": voorletters(voornamen)} if voornamen else {})


def gebruikte_naam(naam: Mapping[str, Any], partners: Sequence[Mapping[str, Any]]) -> str:
    """The surname that the person uses: the own one, that of the (former) partner, or both (aanduidingNaamgebruik)."""
    eigen = achternaam(naam)
    partner = achternaam(partners[0].get("naam", {})) if partners else ""
    if not partner:
        return eigen
    match naam.get("aanduidingNaamgebruik", {}).get("code"):
        case "P":
            return partner
        case "V":
            return f"{partner}-{eigen}"
        case "N":
            return f"{eigen}-{partner}"
        case _:
            return eigen


def aanspreking(persoon: Mapping[str, Any]) -> dict[str, Any]:
    """Aanhef, aanschrijfwijze and gebruikInLopendeTekst; nothing for somebody whose name is unknown."""
    naam = persoon.get("naam", {})
    gebruikt = gebruikte_naam(naam, persoon.get("partners", []))
    if not gebruikt:
        return {}
    geslacht, letters = persoon.get("geslacht", {}).get("code"), naam.get("voorletters", "")
    los = gebruikt[:1].upper() + gebruikt[1:]
    met_letters = f"{letters} {gebruikt}" if letters else los
    return {
        "aanhef": f"{_AANHEF[geslacht]} {los}" if geslacht in _AANHEF else f"Geachte {met_letters}",
        "aanschrijfwijze": {"naam": met_letters},
        "gebruikInLopendeTekst": f"{_LOPEND[geslacht]} {los}" if geslacht in _LOPEND else met_letters,
    }
