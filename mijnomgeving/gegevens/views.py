"""/mijn/gegevens/."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mijnomgeving.gegevens.bezit import bezit
from mijnomgeving.gegevens.onderdelen import Onderdeel, onderdelen
from mijnomgeving.gegevens.onderneming import onderdelen_van
from mijnomgeving.gegevens.tonen import show_onderdelen
from mijnomgeving.pagina import Lezing, kruimels, render_pagina
from portal.core.betrokkene import Betrokkene, Onderneming, Persoon
from portal.toegang.beleid import PersoonRequest, requires


@require_safe
@requires("mijn-gegevens")
def gegevens(request: PersoonRequest) -> HttpResponse:
    """What registers know about the person or company, each with its source, and what to do when it is wrong.

    Raises:
        Http404: no register here knows who it is about.
    """
    lezing = Lezing(request, "mijn-gegevens")
    context = {
        "delen": show_onderdelen(lezing, _onderdelen(lezing.betrokkene)),
        "van_onderneming": isinstance(lezing.betrokkene, Onderneming),
        "kruimels": kruimels((_("Mijn gegevens"), None)),
    }
    return render_pagina(request, "gegevens", context)


def _onderdelen(betrokkene: Betrokkene) -> tuple[Onderdeel, ...]:
    match betrokkene:
        case Persoon():
            return (*onderdelen(betrokkene), *bezit(betrokkene))
        case Onderneming():
            return onderdelen_van(betrokkene)
    raise Http404
