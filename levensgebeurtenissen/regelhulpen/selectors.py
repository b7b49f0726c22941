"""Reads of regelhulpen that other packages may use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.producten.models import Doelgroep
from cms.producten.plaats import read_plaats
from cms.producten.vertaling import translated_text
from cms.producten.verwijzingen import Verwijzing
from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.regelhulpen.graaf.lopen import longest_from
from levensgebeurtenissen.regelhulpen.lezen import read_wetten
from levensgebeurtenissen.regelhulpen.models import RegelhulpenIndexPagina, RegelhulpPagina

__all__ = [
    "index_context",
    "list_per_doelgroep",
    "list_regelhulpen",
    "list_regelhulpen_bij",
    "regelhulp_context",
    "verwijzingen_naar",
]


@dataclass(frozen=True, slots=True)
class Groep:
    """The regelhulpen of one doelgroep."""

    doelgroep: Doelgroep
    regelhulpen: tuple[RegelhulpPagina, ...]


def list_regelhulpen(*, doelgroep: str = "") -> QuerySet[RegelhulpPagina]:
    """The published regelhulpen in the editors' order."""
    regelhulpen: QuerySet[RegelhulpPagina] = RegelhulpPagina.objects.live().order_by("path")
    return regelhulpen.filter(doelgroep=doelgroep) if doelgroep else regelhulpen


def list_per_doelgroep() -> list[Groep]:
    """All published regelhulpen, citizens first."""
    alle = list(list_regelhulpen())
    groepen = [Groep(doelgroep, tuple(r for r in alle if r.doelgroep == doelgroep)) for doelgroep in Doelgroep]
    return [groep for groep in groepen if groep.regelhulpen]


def list_regelhulpen_bij(*, gebeurtenis: LevensgebeurtenisPagina) -> list[RegelhulpPagina]:
    """The regelhulpen that belong to a life event."""
    return list(list_regelhulpen().filter(gebeurtenissen=gebeurtenis))


def index_context() -> dict[str, Any]:
    """The context of the page with all regelhulpen."""
    kruimels = [(_("Home"), reverse("wagtail_serve", args=[""])), (_("Regelhulpen"), None)]
    return {"groepen": list_per_doelgroep(), "kruimels": kruimels}


def regelhulp_context(*, pagina: RegelhulpPagina, query: Mapping[str, str]) -> dict[str, Any]:
    """The context of the start page: how long it takes, what it belongs to, where it begins."""
    return {
        "meeste_vragen": longest_from(pagina.graaf, pagina.graaf.begin),
        "uitkomsten": [uitkomst for uitkomst in pagina.graaf.uitkomsten if "{" not in uitkomst.titel],
        "wetten": read_wetten(blok.value for blok in pagina.wetten),
        "begin_url": reverse("levensgebeurtenissen:regelhulp_stap", args=[pagina.slug, 1]),
        "gebeurtenissen": [gebeurtenis for gebeurtenis in pagina.gebeurtenissen.all() if gebeurtenis.live],
        "plaats": read_plaats(query=query),
        "kruimels": kruimels_naar(pagina),
    }


def kruimels_naar(pagina: RegelhulpPagina, *verder: str) -> list[tuple[str, str | None]]:
    """The way to a regelhulp, or to one of the pages in it."""
    index = RegelhulpenIndexPagina.objects.live().first()
    zelf = pagina.get_url() if verder else None
    return [
        (_("Home"), reverse("wagtail_serve", args=[""])),
        (_("Regelhulpen"), index.get_url() if index else None),
        (translated_text(pagina, "titel"), zelf),
        *((titel, None) for titel in verder),
    ]


def verwijzingen_naar(producten: Sequence[int]) -> dict[int, list[Verwijzing]]:
    """Per product id the published regelhulpen with an outcome that leads to it."""
    gezocht = set(producten)
    gevonden: dict[int, list[Verwijzing]] = {}
    for pagina in _met_product(producten):
        verwijzing = Verwijzing(
            slug=pagina.slug,
            titel=pagina.title,
            titel_en=pagina.titel_en,
            url=pagina.get_url() or "",
            icoon=pagina.icoon,
        )
        for pk in gezocht & _product_ids(pagina):
            gevonden.setdefault(pk, []).append(verwijzing)
    return gevonden


def _met_product(producten: Sequence[int]) -> QuerySet[RegelhulpPagina]:
    """One product is looked up by the database; for many all regelhulpen are read, of which there are some tens."""
    if len(producten) != 1:
        return list_regelhulpen()
    met: dict[str, Any] = {"producten": [{"value": producten[0]}]}
    in_uitkomst, in_deel = [{"value": met}], [{"value": {"delen": [{"value": met}]}}]
    return list_regelhulpen().filter(Q(uitkomsten__contains=in_uitkomst) | Q(uitkomsten__contains=in_deel))


def _product_ids(pagina: RegelhulpPagina) -> set[int]:
    """The product ids in the outcomes, straight from the stored value: no page is fetched."""
    uitkomsten = [blok["value"] for blok in pagina.uitkomsten.raw_data]
    delen = [deel["value"] for uitkomst in uitkomsten for deel in uitkomst.get("delen", [])]
    return {item["value"] for waarde in (*uitkomsten, *delen) for item in waarde.get("producten", [])}
