"""What the pages of news show."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.nieuws.models import NieuwsIndexPagina, NieuwsPagina
from cms.nieuws.selectors import list_nieuws
from cms.producten.models import Doelgroep
from cms.producten.taalversie import Deel
from cms.producten.vertaling import BRONTAAL, current_taal, translated_text

PER_PAGINA = 10


def index_context(*, query: Mapping[str, str]) -> dict[str, Any]:
    """The list of news; an unknown doelgroep is ignored."""
    doelgroep = query.get("doelgroep", "") if query.get("doelgroep") in Doelgroep.values else ""
    return {
        "pagina": Paginator(list_nieuws(doelgroep=doelgroep), PER_PAGINA).get_page(query.get("pagina")),
        "doelgroepen": Doelgroep,
        "gekozen_doelgroep": doelgroep,
        "rss_url": feed_url(doelgroep),
        "kruimels": [(_("Home"), reverse("wagtail_serve", args=[""])), (_("Nieuws"), None)],
    }


def bericht_context(*, pagina: NieuwsPagina) -> dict[str, Any]:
    """One item: its text in the language of the page, or in Dutch, and the products that it is about."""
    index = NieuwsIndexPagina.objects.live().first()
    return {
        "tekst": _tekst(pagina),
        "producten": [product for product in pagina.producten.all() if product.live],
        "kruimels": [
            (_("Home"), reverse("wagtail_serve", args=[""])),
            (_("Nieuws"), index.get_url() if index else None),
            (translated_text(pagina, "titel"), None),
        ],
    }


def feed_url(doelgroep: str) -> str:
    """The feed of what this list shows."""
    return reverse("nieuws:rss_doelgroep", args=[doelgroep]) if doelgroep else reverse("nieuws:rss")


def _tekst(pagina: NieuwsPagina) -> Deel:
    if current_taal() == BRONTAAL:
        return Deel(pagina.tekst, "")
    engels = pagina.tekst_en if current_taal() == "en" else None
    return Deel(engels, "") if engels else Deel(pagina.tekst, BRONTAAL)
