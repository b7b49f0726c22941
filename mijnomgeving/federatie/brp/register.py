"""All persons as the BRP gives them, built when they are first asked for and again after the stories changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from aiohttp import web

from mijnomgeving.federatie.brp.gezag import gezagsrelaties
from mijnomgeving.federatie.brp.persoon import brp_persoon
from mijnomgeving.federatie.verloop import merge_patch
from mijnomgeving.federatie.wereld import Wereld

# Lists that were made by mistake or are to be destroyed are never given (opschortingBijhouding).
_AFGEVOERD = frozenset({"F", "W"})
_STRAAT = ("korteStraatnaam", "huisnummer", "huisletter", "huisnummertoevoeging")
# Where the mark of an investigation stands for what is only derived, or has another name as alias.
_AFGELEID: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "adressering.adresregel1": ("verblijfplaats.verblijfadres", _STRAAT),
    "adressering.adresregel2": ("verblijfplaats.verblijfadres", ("postcode", "woonplaats")),
    "adressering": ("verblijfplaats.verblijfadres", (*_STRAAT, "postcode", "woonplaats")),
    "verblijfplaats": ("verblijfplaats.verblijfadres", (*_STRAAT, "postcode", "woonplaats")),
    "verblijfplaats.verblijfadres": ("verblijfplaats.verblijfadres", (*_STRAAT, "postcode", "woonplaats")),
    "naam": ("naam", ("voornamen", "voorvoegsel", "geslachtsnaam")),
    "naam.volledigeNaam": ("naam", ("voornamen", "voorvoegsel", "geslachtsnaam")),
    "geboorte": ("geboorte", ("datum", "plaats", "land")),
    "leeftijd": ("geboorte", ("datum",)),
}
_GROEPEN = frozenset({"naam", "geboorte", "overlijden", "immigratie", "verblijfstitel", "verblijfplaats"})
_PERSOON = {"geslacht": "datumIngangOnderzoekPersoon", "gemeenteVanInschrijving": "datumIngangOnderzoekGemeente"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Onderzoek:
    """A gegeven of a person that the gemeente looks into between two days."""

    bsn: str = field(repr=False)
    gegeven: str
    van: date
    tot: date


class Register:
    """The personas with a BSN; building one costs little, so nothing is built before somebody asks."""

    def __init__(self, wereld: Wereld) -> None:
        self._wereld = wereld
        self._personen: dict[str, Mapping[str, Any] | None] = {}
        self._met_gezag: dict[str, Mapping[str, Any]] = {}
        self._onderzoeken: list[Onderzoek] = []
        wereld.bij_wijziging(self._forget)

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        bsns = [str(persona.bsn) for persona in self._wereld.personas if persona.bsn is not None]
        return (persoon for bsn in bsns if (persoon := self.with_bsn(bsn)) is not None)

    def with_bsn(self, bsn: str) -> Mapping[str, Any] | None:
        """Everything that the BRP holds on this person; None for nobody."""
        if bsn not in self._met_gezag:
            persoon = self._without_gezag(bsn)
            if persoon is None:
                return None
            relaties = gezagsrelaties(persoon, self._without_gezag, on=self._today())
            zonder = {name: value for name, value in persoon.items() if name != "gezag"}
            self._met_gezag[bsn] = zonder | ({"gezag": relaties} if relaties else {})
        return self._met_gezag[bsn]

    def look_into(self, onderzoek: Onderzoek) -> None:
        """Mark the gegeven as in onderzoek on the days that it is."""
        self._onderzoeken.append(onderzoek)
        self._forget()

    def reset(self) -> None:
        """Forget the investigations that no story tells."""
        self._onderzoeken.clear()
        self._forget()

    def _today(self) -> date:
        return self._wereld.nu().date()

    def _without_gezag(self, bsn: str) -> Mapping[str, Any] | None:
        if bsn not in self._personen:
            self._personen[bsn] = self._build(bsn)
        return self._personen[bsn]

    def _build(self, bsn: str) -> Mapping[str, Any] | None:
        persona = self._wereld.personas.with_bsn(bsn)
        if persona is None:
            return None
        facts: Any = persona.brp
        for onderzoek in self._onderzoeken:
            if onderzoek.bsn == bsn and onderzoek.van <= self._today() < onderzoek.tot:
                facts = merge_patch(facts, _patch(onderzoek, facts))
        persoon = brp_persoon(facts, bsn, on=self._today())
        reden = persoon.get("opschortingBijhouding", {}).get("reden", {}).get("code")
        return None if reden in _AFGEVOERD else persoon

    def _forget(self) -> None:
        self._personen.clear()
        self._met_gezag.clear()


def _patch(onderzoek: Onderzoek, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The marks of an investigation, where the standard has a place for them; nothing elsewhere."""
    sinds, gegeven = onderzoek.van.isoformat(), onderzoek.gegeven
    if gegeven in _PERSOON:
        return {"inOnderzoek": {gegeven: True, _PERSOON[gegeven]: sinds}}
    groep, _, veld = gegeven.rpartition(".")
    groep, velden = _AFGELEID.get(gegeven, (groep, (veld,)))
    delen = groep.split(".")
    if delen[0] not in _GROEPEN or delen[0] not in facts:
        return {}
    patch: dict[str, Any] = {"inOnderzoek": dict.fromkeys(velden, True) | {"datumIngangOnderzoek": sinds}}
    for deel in reversed(delen):
        patch = {deel: patch}
    return patch


_REGISTER = web.AppKey("brp_register", Register)


def brp_register(app: web.Application, wereld: Wereld) -> Register:
    """The one register that all services on persons answer from."""
    if _REGISTER not in app:
        app[_REGISTER] = Register(wereld)
    return app[_REGISTER]
