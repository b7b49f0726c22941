"""Reads for the home pages and the search page."""

from typing import TYPE_CHECKING

from cms.producten.models import Thema
from levensgebeurtenissen.models import LevensgebeurtenisPagina

if TYPE_CHECKING:
    from portal.web.models import HomePagina


def home_context(*, pagina: "HomePagina", doelgroep: str) -> dict[str, object]:
    """Life events and themes of one doelgroep, in the editors' order."""
    return {
        "page": pagina,
        "doelgroep": doelgroep,
        "vaak_gevraagd": [regel.strip() for regel in pagina.vaak_gevraagd.splitlines() if regel.strip()],
        "gebeurtenissen": LevensgebeurtenisPagina.objects.live().filter(doelgroep=doelgroep).order_by("path"),
        "themas": Thema.objects.filter(producten__live=True, producten__doelgroepen__contains=[doelgroep]).distinct(),
    }
