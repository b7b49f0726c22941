"""The index of products: filters, A to Z."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.producten.models import Doelgroep, Organisatie, Organisatiesoort, ProductPagina, Thema
from cms.producten.naamvorm import normalise_naam
from cms.producten.plaats import plaats_van, read_plaats
from cms.producten.selectors import (
    list_locaties,
    list_producten,
    list_producten_van,
    list_themas,
    uitvoerder_van,
)
from cms.producten.taalversie import Deel
from cms.producten.vertaling import text_language, translated_text
from cms.producten.verwijzingen import Verwijzing, list_verwijzingen

PER_PAGINA = 500
MAX_GEBEURTENISSEN = 6


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
    producten = list(list_producten(thema=thema.slug))
    return {
        "thema": thema,
        "producten": producten,
        "levensgebeurtenissen": _gebeurtenissen(producten),
        "plaats": read_plaats(query=query),
        "kruimels": [
            (_("Home"), reverse("wagtail_serve", args=[""])),
            (_("Thema's"), reverse("producten:themas")),
            (translated_text(thema, "titel"), None),
        ],
    }


@dataclass(frozen=True, slots=True)
class Themagroep:
    """The products of one organisation under one theme."""

    thema: Thema | None
    producten: tuple[ProductPagina, ...]


def organisatie_context(*, organisatie: Organisatie) -> dict[str, Any]:
    """The template's context for one organisation: what it does, where it is, its products by theme."""
    producten = list_producten_van(organisatie=organisatie)
    return {
        "organisatie": organisatie,
        "taak": organisatie_taak(organisatie),
        "locaties": list(list_locaties(organisatie=organisatie)),
        "aantal": len(producten),
        "groepen": by_thema(producten),
        "zoekfilters": _search_filters(organisatie),
        "opvolgers": list(organisatie.opgevolgd_door.all()),
        "voorgangers": list(organisatie.voorgangers.all()),
        "plaats": plaats_van(organisatie=organisatie),
        "kruimels": [
            (_("Home"), reverse("wagtail_serve", args=[""])),
            (_("Organisaties"), reverse("producten:organisaties")),
            (organisatie.naam, None),
        ],
    }


def _search_filters(organisatie: Organisatie) -> list[tuple[str, str]]:
    """What keeps a search to the products of this body; those of a gemeente are those of every gemeente."""
    uitvoerder = uitvoerder_van(organisatie=organisatie)
    van = ("organisatiesoort", str(uitvoerder)) if uitvoerder else ("organisatie", organisatie.slug)
    return [("soort", "product"), van]


def organisatie_taak(organisatie: Organisatie) -> Deel:
    """What the organisation does, in the language of the page; what every body of its kind does, if it says nothing."""
    if organisatie.taak:
        return Deel(translated_text(organisatie, "taak"), text_language(organisatie, "taak"))
    return Deel(_TAKEN.get(Organisatiesoort(organisatie.soort), ""), "")


_TAKEN = {
    Organisatiesoort.GEMEENTE: gettext_lazy(
        "De gemeente is er voor wie er woont, werkt of een bedrijf heeft. U regelt er onder meer uw paspoort, uw "
        "verhuizing, hulp en zorg, vergunningen en afval."
    ),
    Organisatiesoort.PROVINCIE: gettext_lazy(
        "De provincie gaat over wat meer gemeenten raakt: natuur, wegen, busvervoer en grote plannen. Zij geeft ook "
        "subsidies en vergunningen."
    ),
    Organisatiesoort.WATERSCHAP: gettext_lazy(
        "Het waterschap zorgt voor dijken, schoon water in sloten en rivieren, en het zuiveren van afvalwater. U "
        "betaalt er waterschapsbelasting aan."
    ),
    Organisatiesoort.MINISTERIE: gettext_lazy(
        "Een ministerie maakt wetten en beleid. Wat u wilt regelen, doet u meestal bij een uitvoerende organisatie."
    ),
    Organisatiesoort.RECHTSPRAAK: gettext_lazy("De rechter beslist over een conflict of een strafzaak."),
}


def by_thema(producten: Iterable[ProductPagina]) -> list[Themagroep]:
    """Products by their first theme, in the order of the themes; those without a theme come last."""
    groepen: dict[Thema | None, list[ProductPagina]] = {}
    for product in producten:
        themas = sorted(product.themas.all(), key=lambda thema: thema.volgorde)
        groepen.setdefault(themas[0] if themas else None, []).append(product)
    op_volgorde = sorted(groepen.items(), key=lambda rij: (rij[0] is None, rij[0].volgorde if rij[0] else 0))
    return [Themagroep(thema, tuple(rij)) for thema, rij in op_volgorde]


def _gebeurtenissen(producten: Sequence[ProductPagina]) -> list[Verwijzing]:
    """The life events that lead to any of these products, those with most of them first."""
    gevonden = Counter(
        verwijzing
        for verwijzingen in list_verwijzingen(
            producten=[product.pk for product in producten], soort="levensgebeurtenis"
        ).values()
        for verwijzing in verwijzingen
    )
    return [verwijzing for verwijzing, _aantal in gevonden.most_common(MAX_GEBEURTENISSEN)]


def by_letter(producten: Iterable[ProductPagina]) -> list[Letter]:
    """Products in order of title, in groups by first letter; accents do not make another letter."""
    op_titel = sorted(producten, key=lambda product: normalise_naam(product.title))
    groepen = groupby(op_titel, key=lambda product: normalise_naam(product.title)[:1].upper())
    return [Letter(letter, tuple(groep)) for letter, groep in groepen]
