"""Life events in the API (ARCHITECTUUR §4)."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.pagination import paginate

from cms.producten.apireeks import Reeks, absolute_url
from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.selectors import list_gebeurtenissen, published_products
from portal.api import Bladering, Schema
from portal.core.beleid import public

router = Router(tags=["Levensgebeurtenissen"])


class GebeurtenisUit(Schema):
    """One life event."""

    slug: str
    titel: str
    titel_en: str
    url: str
    doelgroep: str
    samenvatting: str
    samenvatting_en: str
    bijgewerkt: date | None


class StapUit(Schema):
    """One step; the days are relative to the event, negative is before it."""

    titel: str
    wanneer: str
    dagen_van: int | None
    dagen_tot: int | None
    organisatie: str
    producten: list[str]


class GebeurtenisMetStappen(GebeurtenisUit):
    """One life event with what to do, in order."""

    stappen: list[StapUit]


@router.get("/levensgebeurtenissen", response=list[GebeurtenisUit], summary="Levensgebeurtenissen")
@paginate(Bladering)
@public
def levensgebeurtenissen(
    request: HttpRequest,  # noqa: ARG001
    doelgroep: Literal["particulier", "ondernemer"] | None = None,
) -> Sequence[GebeurtenisUit]:
    """The published life events in the editors' order."""
    return Reeks(
        list_gebeurtenissen(doelgroep=doelgroep or ""),
        lambda deel: [GebeurtenisUit(**_velden(pagina)) for pagina in deel],
    )


@router.get("/levensgebeurtenissen/{slug:slug}", response=GebeurtenisMetStappen, summary="Eén levensgebeurtenis")
@public
def levensgebeurtenis(request: HttpRequest, slug: str) -> GebeurtenisMetStappen:  # noqa: ARG001
    """One life event; products are named by slug."""
    pagina = get_object_or_404(list_gebeurtenissen(), slug=slug)
    stappen = [
        StapUit(
            titel=blok.value["titel"],
            wanneer=blok.value["wanneer"],
            dagen_van=blok.value["dagen_van"],
            dagen_tot=blok.value["dagen_tot"],
            organisatie=blok.value["organisatie"],
            producten=[product.slug for product in published_products(blok.value["producten"])],
        )
        for blok in pagina.stappen
    ]
    return GebeurtenisMetStappen(stappen=stappen, **_velden(pagina))


def _velden(pagina: LevensgebeurtenisPagina) -> dict[str, Any]:
    return {
        "slug": pagina.slug,
        "titel": pagina.title,
        "titel_en": pagina.titel_en,
        "url": absolute_url(pagina.get_url()),
        "doelgroep": pagina.doelgroep,
        "samenvatting": pagina.samenvatting,
        "samenvatting_en": pagina.samenvatting_en,
        "bijgewerkt": pagina.gecontroleerd,
    }
