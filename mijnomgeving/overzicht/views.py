"""/mijn/."""

from contextlib import suppress

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mijnomgeving.dossiers.wachten import count_wacht
from mijnomgeving.loketbezoek.wachten import list_wacht
from mijnomgeving.machtigingen.wissel import read_keuzes, remember_keuzes
from mijnomgeving.overzicht.onderneming import read_bedrijfsoverzicht
from mijnomgeving.overzicht.selectors import read_overzicht
from mijnomgeving.pagina import Lezing, kruimels, render_pagina
from portal.core.betrokkene import Onderneming
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.bevoegdheden.models import RegisterFout
from portal.toegang.schil import WISSEL
from portal.toegang.services import remember_naam


@require_safe
@requires("mijn-overzicht")
def overzicht(request: PersoonRequest) -> HttpResponse:
    """What needs you now, what runs, what is new; of a company what it must do by law as well."""
    lezing = Lezing(request, "mijn-overzicht")
    if isinstance(lezing.betrokkene, Onderneming):
        return _of_onderneming(request, lezing, lezing.betrokkene)
    beeld = read_overzicht(lezing)
    if beeld.naam:
        remember_naam(request=request, naam=beeld.naam)
    wacht = count_wacht(persoon=request.persoon, activiteit="mijn-overzicht")
    vragen = list_wacht(persoon=request.persoon, activiteit="mijn-overzicht")
    context = {"overzicht": beeld, "dossiers_wacht": wacht, "loket_wacht": vragen, "kruimels": kruimels()}
    return render_pagina(request, "overzicht", context, nieuw=beeld.ongelezen)


def _of_onderneming(request: PersoonRequest, lezing: Lezing, onderneming: Onderneming) -> HttpResponse:
    beeld = read_bedrijfsoverzicht(lezing, onderneming)
    if WISSEL not in request.session:
        # The first page after logging in and after each switch; without the register there is no quick choice.
        with suppress(RegisterFout):
            remember_keuzes(request, read_keuzes(request), namen=beeld.vestigingen)
    context = {
        "beeld": beeld,
        "overzicht": beeld.overzicht,
        "beperkt": onderneming.beperkt,
        "klanten": _count_klanten(request),
        "dossiers_wacht": count_wacht(persoon=request.persoon, activiteit="mijn-overzicht"),
        "loket_wacht": list_wacht(persoon=request.persoon, activiteit="mijn-overzicht"),
        "kruimels": kruimels(),
    }
    return render_pagina(request, "overzicht_onderneming", context, nieuw=beeld.overzicht.ongelezen)


def _count_klanten(request: PersoonRequest) -> int:
    """How many clients the office has, as the register last said; 0 for who acts for one of them."""
    return 0 if request.persoon.namens_ander else (request.session.get(WISSEL) or {}).get("klanten", 0)
