"""Reads for the home pages and the search page."""

from typing import TYPE_CHECKING

from django.utils.translation import get_language

from cms.producten.models import ProductPagina, Thema
from levensgebeurtenissen.regelhulpen.selectors import list_regelhulpen
from levensgebeurtenissen.selectors import list_gebeurtenissen

if TYPE_CHECKING:
    from portal.web.models import HomePagina

# The first in the editors' order; the page with all of them is one press away.
MEESTE_GEBEURTENISSEN = 9
MEESTE_REGELHULPEN = 6


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
        "themas": Thema.objects.filter(producten__live=True, producten__doelgroepen__contains=[doelgroep]).distinct(),
    }


def _often_asked(tekst: str) -> list[tuple[str, str]]:
    """(search term, its language if not the page's); in English the product's own English name where it has one."""
    regels = [regel.strip() for regel in tekst.splitlines() if regel.strip()]
    if get_language() != "en":
        return [(regel, "") for regel in regels]
    producten = ProductPagina.objects.live().filter(title__in=regels).exclude(titel_en="")
    engels = dict(producten.values_list("title", "titel_en"))
    return [(engels.get(regel, regel), "" if regel in engels else "nl") for regel in regels]
