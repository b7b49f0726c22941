"""/mijn/inzage/."""

from itertools import groupby
from operator import attrgetter

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.inzage.selectors import list_gebruik
from mijnomgeving.pagina import kruimels, render_pagina
from portal.toegang.beleid import PersoonRequest, requires

PER_PAGINA = 15


@require_safe
@requires("mijn-inzage")
def inzage(request: PersoonRequest) -> HttpResponse:
    """Both logs read back (AVG art. 15): who used which data, when and why. This very read is in it."""
    read_eigen(
        persoon=request.persoon,
        activiteit="mijn-inzage",
        bron=settings.WAGTAIL_SITE_NAME,
        gegevens=gettext_noop("wie uw gegevens zag"),
    )
    gebruik = list_gebruik(betrokkene=request.persoon.betrokkene)
    pagina = Paginator(gebruik, PER_PAGINA).get_page(request.GET.get("pagina"))
    dagen = [(dag, list(groep)) for dag, groep in groupby(pagina.object_list, key=attrgetter("dag"))]
    context = {"pagina": pagina, "dagen": dagen, "kruimels": kruimels((_("Wie zag mijn gegevens?"), None))}
    return render_pagina(request, "inzage", context)
