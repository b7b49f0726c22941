"""Reads of regelhulpen that other packages may use."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.producten.models import Doelgroep
from cms.producten.plaats import read_plaats
from cms.producten.vertaling import translated_text
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
