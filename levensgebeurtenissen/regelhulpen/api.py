"""Regelhulpen in the API (ARCHITECTUUR §4)."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from django.http import HttpRequest
from ninja import Router
from ninja.pagination import paginate

from cms.producten.apireeks import Reeks, absolute_url
from levensgebeurtenissen.regelhulpen.models import RegelhulpPagina
from levensgebeurtenissen.regelhulpen.selectors import list_regelhulpen
from portal.api import Bladering, Schema
from portal.core.beleid import public

router = Router(tags=["Regelhulpen"])


class RegelhulpUit(Schema):
    """One regelhulp, with the slugs of the life events that it belongs to."""

    slug: str
    titel: str
    titel_en: str
    url: str
    doelgroep: str
    samenvatting: str
    samenvatting_en: str
    minuten: int
    levensgebeurtenissen: list[str]
    bijgewerkt: date | None


@router.get("/regelhulpen", response=list[RegelhulpUit], summary="Regelhulpen")
@paginate(Bladering)
@public
def regelhulpen(
    request: HttpRequest,  # noqa: ARG001
    doelgroep: Literal["particulier", "ondernemer"] | None = None,
) -> Sequence[RegelhulpUit]:
    """The published regelhulpen in the editors' order. Who answers one does so on its page."""
    gevonden = list_regelhulpen(doelgroep=doelgroep or "").prefetch_related("gebeurtenissen")
    return Reeks(gevonden, lambda deel: [_out(pagina) for pagina in deel])


def _out(pagina: RegelhulpPagina) -> RegelhulpUit:
    return RegelhulpUit(
        slug=pagina.slug,
        titel=pagina.title,
        titel_en=pagina.titel_en,
        url=absolute_url(pagina.get_url()),
        doelgroep=pagina.doelgroep,
        samenvatting=pagina.samenvatting,
        samenvatting_en=pagina.samenvatting_en,
        minuten=pagina.minuten,
        levensgebeurtenissen=[gebeurtenis.slug for gebeurtenis in pagina.gebeurtenissen.all() if gebeurtenis.live],
        bijgewerkt=pagina.gecontroleerd,
    )
