"""Rounds: which there were, starting one, and watching how far it is."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from toegankelijkheid.overzicht.beheer.forms import ToetsForm
from toegankelijkheid.overzicht.beheer.pagina import render
from toegankelijkheid.overzicht.rechten import ALLES_TOETSEN, requires
from toegankelijkheid.overzicht.woorden import list_programmas
from toegankelijkheid.toetsen.models import Rondesoort, Toetsronde
from toegankelijkheid.toetsen.services import Bezet, begin_ronde

PER_PAGINA = 25


@require_GET
def rondes(request: HttpRequest) -> HttpResponse:
    """All rounds, the latest first."""
    bladzijde = Paginator(Toetsronde.objects.select_related("gevraagd_door"), PER_PAGINA).get_page(request.GET.get("p"))
    return render(request, "rondes", _("Toetsrondes"), "history", bladzijde=bladzijde, **_start(request, ToetsForm()))


@require_POST
def toets_pagina(request: HttpRequest) -> HttpResponse:
    """Put the check of one page in the queue."""
    formulier = ToetsForm(request.POST)
    if not formulier.is_valid():
        return render(request, "toetsen", _("Toets een pagina"), "search", **_start(request, formulier))
    adres = formulier.cleaned_data["adres"]
    return _begin(request, adressen=[adres], omvang=adres)


@require_POST
@requires(ALLES_TOETSEN)
def toets_alles(request: HttpRequest) -> HttpResponse:
    """Put the check of every page in the queue."""
    return _begin(request, adressen=None, omvang="alle")


@require_GET
def ronde(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a round is, and what came of it."""
    gevraagd = get_object_or_404(Toetsronde.objects.select_related("gevraagd_door"), pk=pk)
    context = {"ronde": gevraagd, "programmas": list_programmas(gevraagd)}
    return render(request, "ronde", str(gevraagd), "history", **context)


@require_GET
def voortgang(request: HttpRequest, pk: int) -> JsonResponse:  # noqa: ARG001 - Django's signature
    """The same for the script that refreshes the page."""
    gevraagd = get_object_or_404(Toetsronde, pk=pk)
    return JsonResponse(
        {"gedaan": gevraagd.gedaan, "adressen": gevraagd.adressen, "klaar": gevraagd.klaar_op is not None}
    )


def _begin(request: HttpRequest, *, adressen: list[str] | None, omvang: str) -> HttpResponse:
    try:
        nieuw = begin_ronde(
            soort=Rondesoort.LOS,
            adressen=adressen,
            omvang=omvang,
            door=request.user,  # type: ignore[arg-type] # logged in
        )
    except Bezet:
        messages.warning(request, _("Er loopt al een ronde over alle pagina’s. Wacht tot die klaar is."))
        return HttpResponseRedirect(reverse("toegankelijkheid_overzicht:rondes"))
    return HttpResponseRedirect(reverse("toegankelijkheid_overzicht:ronde", args=[nieuw.pk]))


def _start(request: HttpRequest, formulier: ToetsForm) -> dict[str, object]:
    return {"formulier": formulier, "mag_alles_toetsen": request.user.has_perm(ALLES_TOETSEN)}
