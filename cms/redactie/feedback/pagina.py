"""Which page a reaction is about, and whose editors hear of it."""

from dataclasses import dataclass

from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cms.producten.models import Organisatie, ProductPagina, Thema
from cms.producten.models.basis import VindbarePagina
from cms.producten.selectors import find_gemeente, organisatie_voor
from cms.redactie.models import Paginasoort

MAX_PAD = 255
ZOEKPAD = "/zoeken/"


@dataclass(frozen=True, slots=True)
class Paginaverwijzing:
    """A page that asks for reactions. `organisatie` None: the national editors."""

    pad: str
    soort: Paginasoort
    titel: str
    pagina_id: int | None = None
    organisatie: Organisatie | None = None


def find_pagina(*, pad: str, gemeente: str = "") -> Paginaverwijzing | None:
    """The page at this path; None if it does not ask for reactions.

    Args:
        pad: without language and query.
        gemeente: the code of the gemeente that the reader chose, whose offer stood on the page.
    """
    if not pad.startswith("/") or len(pad) > MAX_PAD:
        return None
    if pad == ZOEKPAD:
        return Paginaverwijzing(pad, Paginasoort.ZOEKEN, _("Zoeken"))
    return _find_listed(pad) or _find_wagtail(pad, gemeente)


def _find_listed(pad: str) -> Paginaverwijzing | None:
    try:
        route = resolve(pad)
    except Resolver404:
        return None
    slug = route.kwargs.get("slug", "")
    if route.view_name == "producten:thema":
        thema = Thema.objects.filter(slug=slug).first()
        return Paginaverwijzing(pad, Paginasoort.THEMA, thema.titel) if thema else None
    if route.view_name == "producten:organisatie":
        organisatie = Organisatie.objects.filter(slug=slug).first()
        if organisatie:
            return Paginaverwijzing(pad, Paginasoort.ORGANISATIE, organisatie.naam, organisatie=organisatie)
    return None


def _find_wagtail(pad: str, gemeente: str) -> Paginaverwijzing | None:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return None
    gevonden = Page.objects.live().filter(url_path=f"{site.root_page.url_path}{pad.lstrip('/')}").first()
    pagina = gevonden.specific if gevonden else None
    if not isinstance(pagina, VindbarePagina):
        return None
    organisatie: Organisatie | None = None
    if isinstance(pagina, ProductPagina):
        plaats = find_gemeente(tekst=gemeente) if gemeente else None
        organisatie = organisatie_voor(product=pagina, gemeente=plaats)
    return Paginaverwijzing(pad, Paginasoort(pagina.soort), pagina.title, pagina.pk, organisatie)
