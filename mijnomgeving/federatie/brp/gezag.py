"""Who has authority over whom: the relations of gezag that the BRP derives (Gezag API v2, in BRP Personen 2.7).

The real derivation reads whole histories (marriage at birth, recognition, court). Here a child has the authority of
the parents that its own story names; a court's decision (`indicatieGezagMinderjarige`) goes before that, and a story
that says `gezag` itself goes before all. Of a child without a story of its own the present partner is taken to be the
other parent.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from mijnomgeving.federatie.brp.datums import datum_tekst, leeftijd
from mijnomgeving.federatie.brp.namen import volledige_naam

MEERDERJARIG = 18
_ZONDER_OUDERS = "Er zijn geen ouders bekend in de BRP."
# Looks up another person of the BRP by number.
Zoek = Callable[[str], Mapping[str, Any] | None]


def gezagsrelaties(persoon: Mapping[str, Any], zoek: Zoek, *, on: date) -> list[dict[str, Any]]:
    """The relations in which the person is the child or has the authority, on that day; empty for none."""
    if "gezag" in persoon:
        return [_named(relatie, zoek) for relatie in persoon["gezag"]]
    if _minderjarig(persoon):
        return [_over_kind(persoon)]
    relaties = (_over_kind_van(kind, persoon, zoek, on) for kind in persoon.get("kinderen", []))
    return [relatie for relatie in relaties if relatie and _heeft_gezag(persoon, relatie)]


def _minderjarig(persoon: Mapping[str, Any]) -> bool:
    return bool(persoon.get("leeftijd", MEERDERJARIG) < MEERDERJARIG)


def _over_kind_van(kind: Mapping[str, Any], ouder: Mapping[str, Any], zoek: Zoek, on: date) -> dict[str, Any] | None:
    bsn = kind.get("burgerservicenummer")
    if bsn is None:
        # Authority is about a child that the BRP knows by its number (Minderjarige).
        return None
    if bekend := zoek(bsn):
        if not _minderjarig(bekend):
            return None
        return _named(bekend["gezag"][0], zoek) if bekend.get("gezag") else _over_kind(bekend)
    jaren = leeftijd(datum_tekst(kind.get("geboorte", {}).get("datum", {})), on=on)
    if jaren is None or jaren >= MEERDERJARIG:
        return None
    partners = [p for p in ouder.get("partners", []) if "ontbindingHuwelijkPartnerschap" not in p]
    return _ouderlijk(_minderjarige({**kind, "leeftijd": jaren}), [ouder, *partners[:1]])


def _over_kind(kind: Mapping[str, Any]) -> dict[str, Any]:
    """The authority over a minor, from what the BRP says about the parents and what a court decided."""
    minderjarige = _minderjarige(kind)
    ouders = {str(ouder.get("ouderAanduiding", n)): ouder for n, ouder in enumerate(kind.get("ouders", []), 1)}
    uitspraak = kind.get("indicatieGezagMinderjarige", {}).get("code")
    if uitspraak == "D":
        return {"type": "Voogdij", "minderjarige": minderjarige, "derden": []}
    if uitspraak in {"1D", "2D"} and uitspraak[0] in ouders:
        ouder = _ouder(ouders[uitspraak[0]])
        derde = {"type": "OnbekendeDerde"}
        return {"type": "GezamenlijkGezag", "minderjarige": minderjarige, "ouder": ouder, "derde": derde}
    if uitspraak in {"1", "2"} and uitspraak in ouders:
        return _ouderlijk(minderjarige, [ouders[uitspraak]])
    return _ouderlijk(minderjarige, list(ouders.values()))


def _ouderlijk(minderjarige: dict[str, Any], ouders: list[Mapping[str, Any]]) -> dict[str, Any]:
    match ouders:
        case []:
            return {"type": "GezagNietTeBepalen", "minderjarige": minderjarige, "toelichting": _ZONDER_OUDERS}
        case [ouder]:
            return {"type": "EenhoofdigOuderlijkGezag", "minderjarige": minderjarige, "ouder": _ouder(ouder)}
        case [eerste, tweede, *_]:
            beiden = [_ouder(eerste), _ouder(tweede)]
            return {"type": "GezamenlijkOuderlijkGezag", "minderjarige": minderjarige, "ouders": beiden}
    raise AssertionError("unreachable")


def _minderjarige(kind: Mapping[str, Any]) -> dict[str, Any]:
    shown: dict[str, Any] = {"burgerservicenummer": kind["burgerservicenummer"], "naam": _volledig(kind)}
    return shown | ({"leeftijd": kind["leeftijd"]} if "leeftijd" in kind else {})


def _ouder(ouder: Mapping[str, Any]) -> dict[str, Any]:
    bsn = ouder.get("burgerservicenummer")
    return ({"burgerservicenummer": bsn} if bsn else {}) | {"naam": _volledig(ouder)}


def _volledig(persoon: Mapping[str, Any]) -> dict[str, str]:
    naam = persoon.get("naam", {})
    volledig = naam.get("volledigeNaam") or volledige_naam(naam)
    return {"volledigeNaam": volledig} if volledig else {}


def _heeft_gezag(persoon: Mapping[str, Any], relatie: Mapping[str, Any]) -> bool:
    bsn = persoon["burgerservicenummer"]
    houders = [relatie.get("ouder"), relatie.get("derde"), *relatie.get("ouders", []), *relatie.get("derden", [])]
    return any(houder and houder.get("burgerservicenummer") == bsn for houder in houders)


def _named(relatie: Mapping[str, Any], zoek: Zoek) -> dict[str, Any]:
    """A relation that a story wrote down, with the names and the age that it left out."""
    result = dict(relatie)
    kind = dict(relatie["minderjarige"])
    bekend = zoek(kind["burgerservicenummer"])
    result["minderjarige"] = (_minderjarige(bekend) | kind) if bekend else kind
    for rol in ("ouder", "derde"):
        if rol in relatie:
            result[rol] = _with_name(relatie[rol], zoek)
    for rollen in ("ouders", "derden"):
        if rollen in relatie:
            result[rollen] = [_with_name(houder, zoek) for houder in relatie[rollen]]
    return result


def _with_name(houder: Mapping[str, Any], zoek: Zoek) -> dict[str, Any]:
    if houder.get("type") == "OnbekendeDerde" or "naam" in houder:
        return dict(houder)
    bekend = zoek(houder.get("burgerservicenummer", ""))
    return dict(houder) | {"naam": _volledig(bekend) if bekend else {}}
