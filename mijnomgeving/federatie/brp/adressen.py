"""The lines of an address, as the BRP derives them from where somebody lives (NEN 5825)."""

from collections.abc import Mapping
from typing import Any

_AANDUIDING = {"by": "bij", "to": "t/o"}
_REGEL_1 = frozenset(
    {
        *("officieleStraatnaam", "korteStraatnaam", "huisnummer", "huisletter", "huisnummertoevoeging"),
        *("aanduidingBijHuisnummer", "locatiebeschrijving", "regel1"),
    }
)
_REGEL_2 = frozenset({"postcode", "woonplaats", "regel2"})


def adresregels(verblijfplaats: Mapping[str, Any], gemeente: str) -> dict[str, Any]:
    """The lines to write on an envelope; nothing where the address is unknown.

    Args:
        verblijfplaats: one of the four forms that the BRP gives.
        gemeente: of registration, for an address without a woonplaats.
    """
    adres = verblijfplaats.get("verblijfadres", {})
    match verblijfplaats.get("type"):
        case "Adres":
            regels = {"adresregel1": _straat_en_nummer(adres), "adresregel2": _postcode_en_plaats(adres, gemeente)}
        case "Locatie":
            regels = {"adresregel1": adres.get("locatiebeschrijving", ""), "adresregel2": gemeente.upper()}
        case "VerblijfplaatsBuitenland":
            regels = {f"adresregel{n}": adres.get(f"regel{n}", "") for n in (1, 2, 3)} | {"land": adres.get("land")}
        case _:
            regels = {}
    return {name: regel for name, regel in regels.items() if regel}


def regels_in_onderzoek(verblijfplaats: Mapping[str, Any]) -> dict[str, Any]:
    """Which lines are being looked into, with the date on which that began; empty for none."""
    adres = verblijfplaats.get("verblijfadres", {})
    marks = adres.get("inOnderzoek", {})
    niet_daar = verblijfplaats.get("indicatieVastgesteldVerblijftNietOpAdres") is True
    found = {name for name, value in marks.items() if value is True}
    lines = {
        "adresregel1": niet_daar or bool(found & _REGEL_1),
        "adresregel2": niet_daar or bool(found & _REGEL_2),
        "adresregel3": niet_daar or "regel3" in found,
        "land": niet_daar or "land" in found,
    }
    shown: dict[str, Any] = {name: True for name, looked in lines.items() if looked}
    begonnen = marks.get("datumIngangOnderzoek") or verblijfplaats.get("inOnderzoek", {}).get("datumIngangOnderzoek")
    return shown | ({"datumIngangOnderzoekVerblijfplaats": begonnen} if shown and begonnen else {})


def _straat_en_nummer(adres: Mapping[str, Any]) -> str:
    straat = adres.get("korteStraatnaam") or adres.get("officieleStraatnaam", "")
    letter, toevoeging = adres.get("huisletter", ""), adres.get("huisnummertoevoeging", "")
    aanduiding = _AANDUIDING.get(adres.get("aanduidingBijHuisnummer", {}).get("code"), "")
    # A digit right after the number would make it another number.
    teken = "-" if toevoeging[:1].isdigit() and not letter else " "
    rest = f"{teken}{letter}{toevoeging}" if letter or toevoeging else ""
    nummer = f"{adres['huisnummer']}{rest}" if "huisnummer" in adres else ""
    return " ".join(filter(None, (straat, aanduiding, nummer)))


def _postcode_en_plaats(adres: Mapping[str, Any], gemeente: str) -> str:
    postcode, plaats = adres.get("postcode", "").replace(" ", ""), (adres.get("woonplaats") or gemeente).upper()
    return f"{postcode[:4]} {postcode[4:]}  {plaats}" if postcode else plaats
