"""The index of products: filters, A to Z."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.producten.models import Doelgroep, ProductPagina, Thema
from cms.producten.naamvorm import normalise_naam
from cms.producten.plaats import read_plaats
from cms.producten.selectors import list_producten, list_themas
from cms.producten.vertaling import translated_text

PER_PAGINA = 120


@dataclass(frozen=True, slots=True)
class Letter:
    """The products whose title starts with this letter."""

    letter: str
    producten: tuple[ProductPagina, ...]


def products_index(*, query: Mapping[str, str]) -> dict[str, Any]:
    """The template's context for the products that pass the filters; unknown filters are ignored."""
    themas = list(list_themas())
    doelgroep = query.get("doelgroep", "") if query.get("doelgroep") in Doelgroep.values else ""
    thema = next((thema for thema in themas if thema.slug == query.get("thema")), None)
    producten = list_producten(doelgroep=doelgroep, thema=thema.slug if thema else "")
    pagina = Paginator(producten, PER_PAGINA).get_page(query.get("pagina"))
    return {
        "pagina": pagina,
        "letters": by_letter(pagina.object_list),
        "themas": themas,
        "doelgroepen": Doelgroep,
        "gekozen_doelgroep": doelgroep,
        "gekozen_thema": thema,
        "plaats": read_plaats(query=query),
        "kruimels": [(_("Home"), reverse("wagtail_serve", args=[""])), (_("Producten en diensten"), None)],
    }


def thema_context(*, thema: Thema, query: Mapping[str, str]) -> dict[str, Any]:
    """The template's context for one theme."""
    return {
        "thema": thema,
        "producten": list_producten(thema=thema.slug),
        "plaats": read_plaats(query=query),
        "kruimels": [
            (_("Home"), reverse("wagtail_serve", args=[""])),
            (_("Thema's"), reverse("producten:themas")),
            (translated_text(thema, "titel"), None),
        ],
    }


def by_letter(producten: Iterable[ProductPagina]) -> list[Letter]:
    """Products in order of title, in groups by first letter; accents do not make another letter."""
    op_titel = sorted(producten, key=lambda product: normalise_naam(product.title))
    groepen = groupby(op_titel, key=lambda product: normalise_naam(product.title)[:1].upper())
    return [Letter(letter, tuple(groep)) for letter, groep in groepen]
