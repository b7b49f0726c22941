"""Which pages lead to a product: life events by their steps, regelhulpen by their outcomes."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import CharField, JSONField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse

from cms.producten.verwijzingen import Verwijzing
from cms.zoeken.port import Soort
from levensgebeurtenissen.regelhulpen.selectors import list_regelhulpen
from levensgebeurtenissen.selectors import list_gebeurtenissen

__all__ = ["verwijzingen_naar"]


def verwijzingen_naar(producten: Sequence[int]) -> dict[int, list[Verwijzing]]:
    """Per product id the published pages that lead to it, life events first and each kind by title.

    One query, for each product page asks it.
    """
    gezocht = set(producten)
    gevonden: dict[int, list[Verwijzing]] = {}
    for soort, slug, titel, titel_en, icoon, url_path, inhoud in _rows(producten):
        # The path of a page begins with that of the home page.
        url = reverse("wagtail_serve", args=[url_path.split("/", 2)[2]])
        verwijzing = Verwijzing(soort=soort, slug=slug, titel=titel, titel_en=titel_en, url=url, icoon=icoon)
        for pk in gezocht & set(_product_ids(inhoud)):
            gevonden.setdefault(pk, []).append(verwijzing)
    # A union promises no order, and two visits must show the same list.
    return {pk: sorted(gevonden[pk], key=lambda v: (v.soort, v.titel.casefold())) for pk in gevonden}


def _rows(producten: Sequence[int]) -> QuerySet[Any, Any]:
    """One product is looked up by the database; for many all pages are read, of which there are some tens."""
    stappen = uitkomsten = Q()
    if len(producten) == 1:
        met: dict[str, Any] = {"producten": [{"value": producten[0]}]}
        in_blok, in_deel = [{"value": met}], [{"value": {"delen": [{"value": met}]}}]
        stappen = Q(stappen__contains=in_blok)
        uitkomsten = Q(uitkomsten__contains=in_blok) | Q(uitkomsten__contains=in_deel)
    gebeurtenissen = _values(list_gebeurtenissen().filter(stappen), "levensgebeurtenis", "stappen")
    return gebeurtenissen.union(_values(list_regelhulpen().filter(uitkomsten), "regelhulp", "uitkomsten"), all=True)


def _values(paginas: QuerySet[Any], soort: Soort, veld: str) -> QuerySet[Any, Any]:
    # The order of editors means nothing across two kinds, and a union takes none.
    return paginas.order_by().values_list(
        Value(soort, output_field=CharField()), "slug", "title", "titel_en", "icoon", "url_path",
        Cast(veld, JSONField()),
    )  # fmt: skip


def _product_ids(blokken: Sequence[Any]) -> Iterator[int]:
    """The product ids in steps, outcomes and their parts, straight from the stored value: no page is fetched."""
    for blok in blokken:
        yield from (item["value"] for item in blok["value"].get("producten", []))
        yield from _product_ids(blok["value"].get("delen", []))
