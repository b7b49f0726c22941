"""/mijn/contacten/."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mijnomgeving.contacten.selectors import read_contacten
from mijnomgeving.pagina import Lezing, kruimels, render_pagina
from portal.toegang.beleid import PersoonRequest, requires

PER_PAGINA = 20


@require_safe
@requires("mijn-contacten")
def contacten(request: PersoonRequest) -> HttpResponse:
    """Calls, visits, letters and forms, and to which of them an organisation still has to come back."""
    lijst = read_contacten(Lezing(request, "mijn-contacten"))
    pagina = Paginator(lijst.contacten, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {"lijst": lijst, "pagina": pagina, "kruimels": kruimels((_("Contacten"), None))}
    return render_pagina(request, "contacten", context)
