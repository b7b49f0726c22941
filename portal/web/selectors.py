"""Reads for the home pages and the search page."""

from typing import TYPE_CHECKING

from cms.nieuws.selectors import list_nieuws
from cms.producten.models import ProductPagina, Thema
from cms.producten.plaats import Plaats
from cms.producten.regelingblok import Regelingdoel
from cms.producten.regelingen import Regeling, Stand, list_regelingen
from cms.producten.selectors import list_producten
from cms.producten.vertaling import BRONTAAL, current_taal
from levensgebeurtenissen.regelhulpen.selectors import list_regelhulpen
from levensgebeurtenissen.sectoren.selectors import list_sectoren
from levensgebeurtenissen.selectors import list_gebeurtenissen

if TYPE_CHECKING:
    from portal.web.models import HomePagina

# The first in the editors' order; the page with all of them is one press away.
MEESTE_GEBEURTENISSEN = 9
MEESTE_REGELHULPEN = 6
MEESTE_NIEUWS = 3
MEESTE_REGELINGEN = 6
MEESTE_VERGUNNINGEN = 8
VERGUNNINGEN = "vergunningen-voor-ondernemers"


def home_context(*, pagina: "HomePagina", doelgroep: str) -> dict[str, object]:
    """Life events and themes of one doelgroep, in the editors' order."""
    return {
        "page": pagina,
        "doelgroep": doelgroep,
        # What goes along with a question to the wegwijzer.
        "vraagvelden": {"doelgroep": doelgroep} if doelgroep == "ondernemer" else {},
        "vaak_gevraagd": _often_asked(
            pagina.vaak_gevraagd_ondernemer if doelgroep == "ondernemer" else pagina.vaak_gevraagd
        ),
        "gebeurtenissen": list_gebeurtenissen(doelgroep=doelgroep)[:MEESTE_GEBEURTENISSEN],
        "regelhulpen": list_regelhulpen(doelgroep=doelgroep)[:MEESTE_REGELHULPEN],
        "themas": Thema.objects.filter(
            doelgroepen__contains=[doelgroep], producten__live=True, producten__doelgroepen__contains=[doelgroep]
        ).distinct(),
        "nieuws": list_nieuws(doelgroep=doelgroep)[:MEESTE_NIEUWS],
    }


def ondernemers_context(*, pagina: "HomePagina") -> dict[str, object]:
    """The home page of entrepreneurs: what citizens see too, and sectors, permits and schemes."""
    return home_context(pagina=pagina, doelgroep="ondernemer") | {
        "sectoren": list(list_sectoren()),
        # Those of the theme only, not those that belong to another one first.
        "vergunningen": list_producten(doelgroep="ondernemer", thema=VERGUNNINGEN)[:MEESTE_VERGUNNINGEN],
        "vergunningen_thema": VERGUNNINGEN,
        "regelingen": _one_for_each_doel(),
        "plaats": Plaats(),
    }


def _one_for_each_doel() -> list[Regeling]:
    """Schemes that one can apply for, as different as possible: the whole list is one press away."""
    open_nu = [regeling for regeling in list_regelingen() if regeling.stand in {Stand.OPEN, Stand.RONDES}]
    gekozen: dict[int, Regeling] = {}
    for doel in Regelingdoel:
        passend = (regeling for regeling in open_nu if doel in regeling.doelen and regeling.product.pk not in gekozen)
        if eerste := next(passend, None):
            gekozen[eerste.product.pk] = eerste
    return list(gekozen.values())[:MEESTE_REGELINGEN]


def _often_asked(tekst: str) -> list[tuple[str, str]]:
    """(search term, its language if not the page's); in English the product's own English name where it has one."""
    regels = [regel.strip() for regel in tekst.splitlines() if regel.strip()]
    if current_taal() != "en":
        return [(regel, "" if current_taal() == BRONTAAL else BRONTAAL) for regel in regels]
    producten = ProductPagina.objects.live().filter(title__in=regels).exclude(titel_en="")
    engels = dict(producten.values_list("title", "titel_en"))
    return [(engels.get(regel, regel), "" if regel in engels else BRONTAAL) for regel in regels]
