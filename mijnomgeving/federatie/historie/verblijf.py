"""Where a persona lives and lived: the present address, those that events of the story ended, and earlier ones.

A story tells earlier addresses under `bronnen.adreshistorie`, each in the shape of a verblijfplaats of the BRP with
`gemeenteVanInschrijving` beside it. How long somebody lived there follows from the next.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from mijnomgeving.federatie.brp.adressen import adresregels, regels_in_onderzoek
from mijnomgeving.federatie.brp.datums import brp_datum, is_datum, uiterste_dagen
from mijnomgeving.federatie.brp.persoon import with_dates
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.verloop import is_gebeurd, merge_patch, moment_van

_GEMEENTE = "gemeenteVanInschrijving"
# What each form of verblijfplaats has in the history (AbstractVerblijfplaatsVoorkomen).
_VELDEN: Mapping[str, frozenset[str]] = {
    "Adres": frozenset(
        {
            *("verblijfadres", "functieAdres", "adresseerbaarObjectIdentificatie", "nummeraanduidingIdentificatie"),
            *("datumVan", "verblijftNietOpAdresVanaf", "inOnderzoek", _GEMEENTE),
        }
    ),
    "Locatie": frozenset(
        {"verblijfadres", "functieAdres", "datumVan", "verblijftNietOpAdresVanaf", "inOnderzoek", _GEMEENTE}
    ),
    "VerblijfplaatsBuitenland": frozenset({"verblijfadres", "datumVan", "inOnderzoek", "rni", _GEMEENTE}),
    "VerblijfplaatsOnbekend": frozenset({"datumVan", "inOnderzoek", "rni", _GEMEENTE}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verblijf:
    """One place with the dates between which somebody lived there; without an end it is the present one."""

    feiten: Mapping[str, Any] = field(repr=False)
    van: str
    tot: str | None

    @property
    def zeker(self) -> tuple[date, date]:
        """From and until which day the person surely lived here; the first after the second where none is sure."""
        return uiterste_dagen(self.van)[1], date.max if self.tot is None else uiterste_dagen(self.tot)[0]

    @property
    def mogelijk(self) -> tuple[date, date]:
        """From and until which day the person may have lived here."""
        return uiterste_dagen(self.van)[0], date.max if self.tot is None else uiterste_dagen(self.tot)[1]

    def overlaps(self, van: date, tot: date) -> bool:
        """Whether the person may have lived here on a day from `van`, before `tot`."""
        begin, eind = self.mogelijk
        return begin < tot and van < eind

    def voorkomen(self) -> dict[str, Any]:
        """The stay in the form of BRP historie."""
        velden = _VELDEN[self.feiten["type"]]
        result = {"type": self.feiten["type"]} | with_dates(
            {name: value for name, value in self.feiten.items() if name in velden}
        )
        if self.tot is not None:
            result["datumTot"] = brp_datum(self.tot)
        regels = adresregels(result, self.feiten.get(_GEMEENTE, {}).get("omschrijving", ""))
        if regels:
            result["adressering"] = regels | _marks(result)
        return result


def verblijven(verhaal: Persona, nu: datetime) -> tuple[Verblijf, ...]:
    """All stays of a persona up to now, the present one first.

    Args:
        verhaal: the whole story, as it begins.
        nu: the demo's moment.

    Raises:
        OnjuisteGegevens: an earlier address is not one.
    """
    passed = [gebeurtenis for gebeurtenis in verhaal.gebeurtenissen if is_gebeurd(gebeurtenis.op, nu)]
    standen: list[Any] = [verhaal.brp]
    eerder: Any = verhaal.bronnen.get("adreshistorie", [])
    for gebeurtenis in sorted(passed, key=lambda gebeurtenis: moment_van(gebeurtenis.op)):
        if gebeurtenis.register == "brp":
            standen.append(merge_patch(standen[-1], gebeurtenis.wijziging))
        elif gebeurtenis.register == "adreshistorie":
            eerder = merge_patch(eerder, gebeurtenis.wijziging)
    plaatsen = [stand["verblijfplaats"] | _gemeente(stand) for stand in reversed(standen) if "verblijfplaats" in stand]
    return _in_order([*plaatsen, *_checked(eerder, verhaal.sleutel)], verhaal.sleutel)


def _in_order(plaatsen: Iterable[Mapping[str, Any]], sleutel: str) -> tuple[Verblijf, ...]:
    """Newest first, each until the next began; of states with the same beginning the last is the one."""
    by_begin: dict[str, Mapping[str, Any]] = {}
    for plaats in plaatsen:
        by_begin.setdefault(_begin(plaats, sleutel), plaats)
    ordered = sorted(by_begin, key=lambda van: uiterste_dagen(van)[0], reverse=True)
    ends = [None, *ordered]
    return tuple(
        Verblijf(feiten=by_begin[van], van=van, tot=tot) for van, tot in zip(ordered, ends[: len(ordered)], strict=True)
    )


def _begin(plaats: Mapping[str, Any], sleutel: str) -> str:
    van = plaats.get("datumVan", "onbekend")
    if plaats.get("type") not in _VELDEN or not is_datum(van):
        raise OnjuisteGegevens(f"{sleutel}: een verblijfplaats heeft geen bekend type of geen datumVan")
    return str(van)


def _checked(rows: object, sleutel: str) -> list[Mapping[str, Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise OnjuisteGegevens(f"{sleutel}: adreshistorie is geen lijst van verblijfplaatsen")
    for row in rows:
        if wrong := set(row) - {"type", *_VELDEN.get(row.get("type", ""), ()), "datumIngangGeldigheid"}:
            raise OnjuisteGegevens(f"{sleutel}: adreshistorie kent niet: {', '.join(sorted(map(str, wrong)))}")
    return rows


def _gemeente(stand: Mapping[str, Any]) -> dict[str, Any]:
    return {_GEMEENTE: stand[_GEMEENTE]} if _GEMEENTE in stand else {}


def _marks(voorkomen: Mapping[str, Any]) -> dict[str, Any]:
    marks = regels_in_onderzoek(voorkomen)
    sinds = marks.pop("datumIngangOnderzoekVerblijfplaats", None)
    return {"inOnderzoek": marks | ({"datumIngangOnderzoek": sinds} if sinds else {})} if marks else {}
