"""Sectors in the API: by SBI code, with their activities."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router
from ninja.pagination import paginate

from cms.producten.apireeks import Reeks, absolute_url
from levensgebeurtenissen.sectoren.models import SectorPagina
from levensgebeurtenissen.sectoren.selectors import find_sector_bij_sbi, list_activiteiten, list_sectoren
from portal.api import Bladering, Schema
from portal.core.beleid import public

router = Router(tags=["Sectoren"])

Sbicode = Annotated[str, Query(pattern=r"^\d{2,5}$", description="SBI-code (SBI 2008) zoals KVK die noteert.")]


class ActiviteitUit(Schema):
    """One activity of the Standaard Bedrijfsindeling."""

    sbi: str
    naam: str


class SectorUit(Schema):
    """One sector; `sbi` holds codes, or beginnings of codes."""

    slug: str
    titel: str
    titel_en: str
    url: str
    samenvatting: str
    samenvatting_en: str
    sbi: list[str]
    activiteiten: list[ActiviteitUit]
    bijgewerkt: date | None


@router.get("/sectoren", response=list[SectorUit], summary="Sectoren")
@paginate(Bladering)
@public
def sectoren(request: HttpRequest, sbi: Sbicode | None = None) -> Sequence[SectorUit]:  # noqa: ARG001
    """The published sectors in the editors' order; with `sbi` the one to which a company with that code belongs."""
    if sbi is None:
        return Reeks(list_sectoren(), lambda deel: [_out(pagina) for pagina in deel])
    gevonden = find_sector_bij_sbi(code=sbi)
    return Reeks([gevonden] if gevonden else [], lambda deel: [_out(pagina) for pagina in deel])


@router.get("/sectoren/{slug:slug}", response=SectorUit, summary="Eén sector")
@public
def sector(request: HttpRequest, slug: str) -> SectorUit:  # noqa: ARG001
    """One sector with its activities."""
    return _out(get_object_or_404(list_sectoren(), slug=slug))


def _out(pagina: SectorPagina) -> SectorUit:
    return SectorUit(
        slug=pagina.slug,
        titel=pagina.title,
        titel_en=pagina.titel_en,
        url=absolute_url(pagina.get_url()),
        samenvatting=pagina.samenvatting,
        samenvatting_en=pagina.samenvatting_en,
        sbi=list(pagina.sbi_codes),
        activiteiten=[ActiviteitUit(sbi=a.sbi, naam=a.naam) for a in list_activiteiten(pagina)],
        bijgewerkt=pagina.gecontroleerd,
    )
