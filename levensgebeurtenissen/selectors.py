"""Reads of life events that other apps may use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.producten.models import Doelgroep, ProductPagina
from cms.producten.plaats import read_plaats
from cms.producten.vertaling import translated_text
from levensgebeurtenissen.models import LevensgebeurtenisPagina, LevensgebeurtenissenIndexPagina, Rubriek
from levensgebeurtenissen.regelhulpen.selectors import list_regelhulpen_bij
from levensgebeurtenissen.taal import read_taalversie

__all__ = [
    "gebeurtenis_context",
    "index_context",
    "list_gebeurtenissen",
    "list_per_doelgroep",
    "list_stappen_vanaf",
]


@dataclass(frozen=True, slots=True)
class Rubriekgroep:
    """The life events under one heading; `naam` and `titel` are empty for those without one."""

    naam: str
    titel: str
    gebeurtenissen: tuple[LevensgebeurtenisPagina, ...]


@dataclass(frozen=True, slots=True)
class Groep:
    """The life events of one doelgroep."""

    doelgroep: Doelgroep
    gebeurtenissen: tuple[LevensgebeurtenisPagina, ...]

    @property
    def rubrieken(self) -> list[Rubriekgroep]:
        """The same, under the headings that help to find one; what has no heading stands last."""
        koppen = [*((rubriek.value, str(rubriek.label)) for rubriek in Rubriek), ("", "")]
        groepen = [
            Rubriekgroep(naam, titel, tuple(g for g in self.gebeurtenissen if g.rubriek == naam))
            for naam, titel in koppen
        ]
        return [groep for groep in groepen if groep.gebeurtenissen]


def list_gebeurtenissen(*, doelgroep: str = "") -> QuerySet[LevensgebeurtenisPagina]:
    """The published life events in the editors' order."""
    gebeurtenissen: QuerySet[LevensgebeurtenisPagina] = LevensgebeurtenisPagina.objects.live().order_by("path")
    return gebeurtenissen.filter(doelgroep=doelgroep) if doelgroep else gebeurtenissen


def list_per_doelgroep() -> list[Groep]:
    """All published life events, citizens first."""
    alle = list(list_gebeurtenissen())
    groepen = [Groep(doelgroep, tuple(g for g in alle if g.doelgroep == doelgroep)) for doelgroep in Doelgroep]
    return [groep for groep in groepen if groep.gebeurtenissen]


def index_context() -> dict[str, Any]:
    """The index template's context."""
    groepen = list_per_doelgroep()
    kruimels = [(_("Home"), reverse("wagtail_serve", args=[""])), (_("Levensgebeurtenissen"), None)]
    return {
        "groepen": groepen,
        "aantal": sum(len(groep.gebeurtenissen) for groep in groepen),
        "zoekvelden": {"soort": "levensgebeurtenis"},
        "kruimels": kruimels,
    }


def gebeurtenis_context(*, pagina: LevensgebeurtenisPagina, query: Mapping[str, str]) -> dict[str, Any]:
    """The template's context: steps with their published products, links, the chosen place."""
    index = LevensgebeurtenissenIndexPagina.objects.live().first()
    tekst = read_taalversie(pagina=pagina)
    producten = [published_products(blok.value["producten"]) for blok in pagina.stappen]
    return {
        "tekst": tekst,
        "stappen": list(zip(tekst.stappen, producten, strict=True)),
        "heeft_lijst": bool(pagina.vragen),
        "regelhulpen": list_regelhulpen_bij(gebeurtenis=pagina),
        "gerelateerd": [ander for ander in pagina.gerelateerd.all() if ander.live],
        "plaats": read_plaats(query=query),
        "kruimels": [
            (_("Home"), reverse("wagtail_serve", args=[""])),
            (_("Levensgebeurtenissen"), index.get_url() if index else None),
            (translated_text(pagina, "titel"), None),
        ],
    }


def list_stappen_vanaf(*, pagina: LevensgebeurtenisPagina, dag: int) -> list[Mapping[str, Any]]:
    """The steps that can still be done so many days after the event (before it: a negative number), in order."""
    stappen = [blok.value for blok in pagina.stappen]
    return [stap for stap in stappen if stap["dagen_tot"] is None or stap["dagen_tot"] >= dag]


def published_products(gekozen: Sequence[ProductPagina | None]) -> list[ProductPagina]:
    """The products of a step that still exist and are published."""
    return [product for product in gekozen if product is not None and product.live]
