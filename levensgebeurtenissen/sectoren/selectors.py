"""Reads of sectors that other packages may use."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from levensgebeurtenissen.sectoren.models import SectorPagina
from levensgebeurtenissen.sectoren.vinden import (
    Activiteit,
    find_by_code,
    find_by_words,
    find_sector,
    is_sbi,
    read_sbi,
)

__all__ = ["Sectortreffer", "find_sector_bij_sbi", "list_activiteiten", "list_sectoren", "search_sectoren"]

MEESTE_TREFFERS = 8
MEESTE_ACTIVITEITEN = 4
# What fits less than this part of the best is left out.
_DEEL_VAN_BESTE = 0.45


@dataclass(frozen=True, slots=True)
class Sectortreffer:
    """A sector that fits, and through which of its activities (none when the code alone leads to it)."""

    sector: SectorPagina
    activiteiten: tuple[Activiteit, ...]


def list_sectoren() -> QuerySet[SectorPagina]:
    """The published sectors in the editors' order."""
    sectoren: QuerySet[SectorPagina] = SectorPagina.objects.live().order_by("path")
    return sectoren


def list_activiteiten(sector: SectorPagina) -> tuple[Activiteit, ...]:
    """The activities of a sector as editors wrote them."""
    return tuple(_activiteiten(sector))


def find_sector_bij_sbi(*, code: str) -> SectorPagina | None:
    """The sector of this SBI code; None for what is no code, or belongs to no sector."""
    if not is_sbi(code):
        return None
    sectoren = {sector.slug: sector for sector in list_sectoren()}
    return sectoren.get(find_sector(code, {slug: sector.sbi_codes for slug, sector in sectoren.items()}))


def search_sectoren(*, tekst: str) -> list[Sectortreffer]:
    """The sectors that fit an activity in own words or an SBI code, best first."""
    sectoren = {sector.slug: sector for sector in list_sectoren()}
    activiteiten = [activiteit for sector in sectoren.values() for activiteit in _activiteiten(sector)]
    if code := read_sbi(tekst):
        return _by_code(code, sectoren, activiteiten)
    gevonden = find_by_words(tekst, activiteiten)
    grens = gevonden[0].punten * _DEEL_VAN_BESTE if gevonden else 0.0
    per_sector: dict[str, list[Activiteit]] = {}
    for treffer in gevonden:
        if treffer.punten >= grens:
            per_sector.setdefault(treffer.activiteit.sector, []).append(treffer.activiteit)
    return [
        Sectortreffer(sectoren[slug], tuple(lijst[:MEESTE_ACTIVITEITEN]))
        for slug, lijst in list(per_sector.items())[:MEESTE_TREFFERS]
    ]


def _by_code(code: str, sectoren: dict[str, SectorPagina], activiteiten: list[Activiteit]) -> list[Sectortreffer]:
    """The sector of the code first, then others that have activities below it."""
    onder: dict[str, list[Activiteit]] = {}
    for activiteit in find_by_code(code, activiteiten):
        onder.setdefault(activiteit.sector, []).append(activiteit)
    zelf = find_sector(code, {slug: sector.sbi_codes for slug, sector in sectoren.items()})
    # A short code such as 47 can hold activities of more than one sector.
    slugs = dict.fromkeys([*([zelf] if zelf else []), *onder])
    return [
        Sectortreffer(sectoren[slug], tuple(onder.get(slug, ())[:MEESTE_ACTIVITEITEN]))
        for slug in list(slugs)[:MEESTE_TREFFERS]
    ]


def _activiteiten(sector: SectorPagina) -> Iterator[Activiteit]:
    for blok in sector.activiteiten.raw_data:
        waarde = blok["value"]
        woorden = tuple(deel.strip() for deel in (waarde.get("woorden") or "").split(",") if deel.strip())
        yield Activiteit(sbi=waarde["sbi"], naam=waarde["naam"], woorden=woorden, sector=sector.slug)
