"""Which pages a round checks: what apps declare, what the site map names, or one address."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import resolve
from django.utils import timezone

from toegankelijkheid.toetsen.afschermen import WEG
from toegankelijkheid.toetsen.toetsbaar import Toetspagina, paginas, personen, route_van

ALLES = "alle"
SITEMAP = "sitemap"
# Of pages that are alike, each night another handful; in some weeks all have had their turn.
PER_SOORT = 25


class VreemdAdres(ValueError):
    """An address that is not a page of this site; the message says which."""


def list_paginas(*, adressen: Sequence[str] | None = None, op: date | None = None) -> list[Toetspagina]:
    """The pages of a round: those at these paths, or all declared ones with a handful of each kind in the site map.

    Raises:
        VreemdAdres: an address is not a path of this site.
    """
    if adressen is not None:
        return [pagina for adres in adressen for pagina in _at(adres)]
    declared = [pagina for pagina in paginas() if may_open(pagina)]
    known = {pagina.adres for pagina in declared}
    return [*declared, *(pagina for pagina in _of_today(list_sitemap(), op=op) if pagina.adres not in known)]


def may_open(pagina: Toetspagina) -> bool:
    """Whether this place has the person that the page needs; outside the demo nobody's pages are opened."""
    return not pagina.wie or (settings.TOETSEN_ALS_PERSONA and pagina.wie in personen())


def list_sitemap() -> list[Toetspagina]:
    """Every page that the site map names to search engines."""
    secties: dict[str, type[Sitemap[Any]] | Sitemap[Any]] = resolve("/sitemap.xml").kwargs["sitemaps"]
    paden = [pad for sectie in secties.values() for pad in _paths(sectie() if isinstance(sectie, type) else sectie)]
    return [Toetspagina(route=route_van(pad), adres=pad) for pad in dict.fromkeys(paden)]


def _paths(sectie: "Sitemap[Any]") -> Iterable[str]:
    for nummer in sectie.paginator.page_range:
        for rij in sectie.paginator.page(nummer).object_list:
            yield urlsplit(str(sectie.location(rij))).path


def _of_today(alles: Iterable[Toetspagina], *, op: date | None) -> list[Toetspagina]:
    per_soort: dict[str, list[Toetspagina]] = defaultdict(list)
    for pagina in alles:
        per_soort[pagina.route].append(pagina)
    dag = (op or timezone.localdate()).toordinal()
    return [pagina for soort in per_soort.values() for pagina in _turn(soort, dag)]


def _turn(soort: Sequence[Toetspagina], dag: int) -> Iterable[Toetspagina]:
    """The handful whose turn it is; after the last comes the first again."""
    delen = -(-len(soort) // PER_SOORT)
    return islice(soort, dag % delen, None, delen)


def _at(adres: str) -> list[Toetspagina]:
    """What is declared at a path, for each person; otherwise the path for anybody.

    A path in which the number of somebody's zaak was taken out means the declared pages of its kind.
    """
    pad = urlsplit(adres).path
    if not pad.startswith("/") or pad.startswith("//") or urlsplit(adres).netloc:
        raise VreemdAdres(f"{adres} is geen pad op deze site.")
    route = route_van(pad)
    declared = [pagina for pagina in paginas() if pad == pagina.adres or (WEG in pad and pagina.route == route)]
    return [pagina for pagina in declared if may_open(pagina)] or [Toetspagina(route=route, adres=adres)]
