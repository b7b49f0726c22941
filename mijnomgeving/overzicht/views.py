"""/mijn/."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mijnomgeving.overzicht.selectors import read_overzicht
from mijnomgeving.pagina import Lezing, kruimels, render_pagina
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.services import remember_naam


@require_safe
@requires("mijn-overzicht")
def overzicht(request: PersoonRequest) -> HttpResponse:
    """What needs you now, what runs, what is new."""
    beeld = read_overzicht(Lezing(request, "mijn-overzicht"))
    if beeld.naam:
        remember_naam(request=request, naam=beeld.naam)
    context = {"overzicht": beeld, "kruimels": kruimels()}
    return render_pagina(request, "overzicht", context, nieuw=beeld.ongelezen)
