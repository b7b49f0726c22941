"""The questions, the list and its ticks. What somebody fills in comes by POST and is in no URL."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.reizen import sessie
from levensgebeurtenissen.reizen.agenda import list_dagen
from levensgebeurtenissen.reizen.bewaren import GeenLijst
from levensgebeurtenissen.reizen.lijst import Invulling, Stappenlijst
from levensgebeurtenissen.reizen.pagina import kruimels, list_regels, read_vink
from levensgebeurtenissen.reizen.plekken import list_plekken
from levensgebeurtenissen.reizen.services import make_lijst
from levensgebeurtenissen.reizen.sessie import Bezig
from levensgebeurtenissen.reizen.tijd import time_for
from levensgebeurtenissen.reizen.vragen import DATUM, list_vragen, make_datumvraag
from levensgebeurtenissen.selectors import list_gebeurtenissen
from levensgebeurtenissen.vragen.beleid import flow
from levensgebeurtenissen.vragen.bewaring import BEWAARD
from levensgebeurtenissen.vragen.formulier import Vragenformulier, make_formulier

WEG = "levensgebeurtenissen/reizen/weg.html"


@flow
@require_http_methods(["GET", "HEAD", "POST"])
def vragen(request: HttpRequest, slug: str) -> HttpResponse:
    """`/levensgebeurtenissen/<slug>/stappenlijst/`: the day and the situation, all on one page."""
    pagina = find_pagina(slug)
    try:
        bezig = sessie.read(request, pagina=pagina)
        if request.method == "POST":
            return _receive(request, pagina, bezig)
    except GeenLijst:
        return show_weg(request, pagina)
    return _show_vragen(request, pagina, _filled(request, pagina, bezig), bezig)


@flow
@require_safe
def lijst(request: HttpRequest, slug: str) -> HttpResponse:
    """`.../stappenlijst/lijst/`: the steps with their days. Without a list: back to the questions."""
    pagina = find_pagina(slug)
    try:
        bezig = sessie.read(request, pagina=pagina)
    except GeenLijst:
        return show_weg(request, pagina)
    if bezig is None:
        return HttpResponseRedirect(f"{reverse('stappenlijst:vragen', args=[slug])}?verlopen=1")
    gemaakt = make_for(pagina, bezig)
    context = {
        "bezig": bezig,
        "lijst": gemaakt,
        "regels": list_regels(gemaakt),
        "heeft_dagen": bool(list_dagen(gemaakt)),
        "plekken": list_plekken(slug),
        "gemaild": "gemaild" in request.GET,
        # A list under a code is safe already.
        "tijd": None if bezig.code else time_for(request, slug=slug),
    }
    return render(request, "levensgebeurtenissen/reizen/lijst.html", base_context(pagina) | context)


@flow
@require_POST
def vink(request: HttpRequest, slug: str) -> HttpResponse:
    """Tick one step, or take the tick away. Sending it twice gives the same."""
    pagina = find_pagina(slug)
    sleutel, gedaan = read_vink(request.POST)
    sessie.restore(request, slug=slug, bewaard=request.POST.get(BEWAARD, ""))
    try:
        bezig = sessie.read(request, pagina=pagina)
        bestaat = sleutel in {blok.id for blok in pagina.stappen}
        if bezig is not None and bestaat:
            sessie.tick(request, bezig=bezig, sleutel=sleutel, gedaan=gedaan)
    except GeenLijst:
        return show_weg(request, pagina)
    anker = f"#stap-{sleutel}" if bestaat else ""
    return HttpResponseRedirect(f"{reverse('stappenlijst:lijst', args=[slug])}{anker}", status=303)


def find_pagina(slug: str) -> LevensgebeurtenisPagina:
    """The published life event.

    Raises:
        Http404: there is none.
    """
    return get_object_or_404(list_gebeurtenissen(), slug=slug)


def make_for(pagina: LevensgebeurtenisPagina, bezig: Bezig) -> Stappenlijst:
    """The list as it is today."""
    invulling = bezig.invulling
    return make_lijst(
        pagina=pagina,
        antwoorden=invulling.antwoorden,
        datum=invulling.datum,
        gedaan=invulling.gedaan,
        vandaag=timezone.localdate(),
    )


def base_context(pagina: LevensgebeurtenisPagina, hier: str = "") -> dict[str, Any]:
    """What every page of a list needs."""
    return {"pagina": pagina, "kruimels": kruimels(pagina, hier), "taal": get_language() or "nl"}


def show_weg(request: HttpRequest, pagina: LevensgebeurtenisPagina) -> HttpResponse:
    """The list was wiped, here or in another browser."""
    sessie.drop(request, slug=pagina.slug)
    return render(request, WEG, base_context(pagina), status=410)


def _receive(request: HttpRequest, pagina: LevensgebeurtenisPagina, bezig: Bezig | None) -> HttpResponse:
    formulier = make_formulier(_asked(pagina), data=request.POST)
    if not formulier.is_valid():
        return _show_vragen(request, pagina, formulier, bezig)
    antwoorden = formulier.antwoorden()
    datum: Any = antwoorden.pop(DATUM)
    voor = bezig or Bezig(Invulling(pagina.slug, None, {}))
    nieuw = Invulling(pagina.slug, datum, antwoorden, voor.invulling.gedaan)
    sessie.write(request, bezig=Bezig(nieuw, voor.code))
    return HttpResponseRedirect(reverse("stappenlijst:lijst", args=[pagina.slug]), status=303)


def _asked(pagina: LevensgebeurtenisPagina) -> tuple[Any, ...]:
    return (make_datumvraag(pagina, vandaag=timezone.localdate()), *list_vragen(pagina))


def _filled(request: HttpRequest, pagina: LevensgebeurtenisPagina, bezig: Bezig | None) -> Vragenformulier:
    """With the answers of before, and with what a regelhulp handed over."""
    gegeven = {DATUM: bezig.invulling.datum, **bezig.invulling.antwoorden} if bezig else {}
    return make_formulier(_asked(pagina), antwoorden=gegeven | sessie.read_vooraf(request, slug=pagina.slug))


def _show_vragen(
    request: HttpRequest, pagina: LevensgebeurtenisPagina, formulier: Vragenformulier, bezig: Bezig | None
) -> HttpResponse:
    context = {"formulier": formulier, "bezig": bezig, "verlopen": "verlopen" in request.GET}
    return render(request, "levensgebeurtenissen/reizen/vragen.html", base_context(pagina) | context)
