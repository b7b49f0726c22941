"""Answering the questions of a list in Mijn omgeving: for a new list, and to change the answers of one."""

from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.producten.vertaling import translated_text
from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.reizen.lijst import Invulling
from levensgebeurtenissen.reizen.vragen import DATUM, list_vragen, make_datumvraag
from levensgebeurtenissen.selectors import list_gebeurtenissen
from levensgebeurtenissen.vragen.basis import Antwoord, Vraag
from levensgebeurtenissen.vragen.formulier import Vragenformulier, make_formulier
from mijnomgeving.pagina import render_pagina, tell
from mijnomgeving.stappenlijsten.selectors import ACTIVITEIT
from mijnomgeving.stappenlijsten.services import TeVeelLijsten, change_lijst, save_lijst
from mijnomgeving.stappenlijsten.views import find, log_read, spoor
from mijnomgeving.suggesties.rijen import Keuze
from mijnomgeving.suggesties.selectors import find_dag, wants_suggesties
from mijnomgeving.suggesties.services import choose
from mijnomgeving.suggesties.soorten import list_slugs
from portal.toegang.beleid import PersoonRequest, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(ACTIVITEIT)
def nieuw(request: PersoonRequest, slug: str) -> HttpResponse:
    """Ask the day and the situation, and keep the list; a suggestion about it is then done.

    Raises:
        Http404: there is no such levensgebeurtenis.
    """
    pagina = get_object_or_404(list_gebeurtenissen(), slug=slug)
    bekend: dict[str, Antwoord] = {}
    if request.method != "POST" and (dag := find_dag(request.persoon, slug=slug)):
        log_read(request)
        bekend[DATUM] = dag
    formulier = make_formulier(_asked(pagina), data=request.POST or None, antwoorden=bekend)
    if request.method != "POST" or not formulier.is_valid():
        return _show(request, pagina, formulier, kenmerk=None, uit_suggestie=bool(bekend))
    try:
        kenmerk = save_lijst(persoon=request.persoon, invulling=_filled(slug, formulier))
    except TeVeelLijsten:
        tell(request, _("U hebt het grootste aantal lijsten. Gooi er eerst een weg."))
        return _see(reverse("mijn:stappenlijsten"))
    finish_suggestie(request, slug)
    tell(request, _("Uw stappenlijst is bewaard."))
    return _see(reverse("mijn:stappenlijst", args=[kenmerk]))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(ACTIVITEIT)
def antwoorden(request: PersoonRequest, kenmerk: UUID) -> HttpResponse:
    """Change the day or the situation; what is ticked stays ticked.

    Raises:
        Http404: this person has no such list, or its levensgebeurtenis is gone.
    """
    bewaard = find(request, kenmerk)
    if bewaard.pagina is None:
        raise Http404
    oud = bewaard.invulling
    gegeven = {DATUM: oud.datum, **oud.antwoorden}
    formulier = make_formulier(_asked(bewaard.pagina), data=request.POST or None, antwoorden=gegeven)
    if request.method != "POST" or not formulier.is_valid():
        return _show(request, bewaard.pagina, formulier, kenmerk=kenmerk)
    nieuwe = _filled(oud.slug, formulier)
    change_lijst(
        persoon=request.persoon,
        kenmerk=kenmerk,
        wijzig=lambda lijst: lijst.filled_in(
            Invulling(nieuwe.slug, nieuwe.datum, nieuwe.antwoorden, lijst.invulling.gedaan)
        ),
    )
    tell(request, _("Uw stappenlijst is bijgewerkt."))
    return _see(reverse("mijn:stappenlijst", args=[kenmerk]))


def finish_suggestie(request: PersoonRequest, slug: str) -> None:
    """A suggestion that became a list is done."""
    if slug in list_slugs() and wants_suggesties(request.persoon):
        dag = find_dag(request.persoon, slug=slug)
        op = max(timezone.localdate(), dag or date.min)
        choose(persoon=request.persoon, slug=slug, keuze=Keuze.GEDAAN, op=op)


def _asked(pagina: LevensgebeurtenisPagina) -> tuple[Vraag, ...]:
    return (make_datumvraag(pagina, vandaag=timezone.localdate()), *list_vragen(pagina))


def _filled(slug: str, formulier: Vragenformulier) -> Invulling:
    gegeven = formulier.antwoorden()
    datum: Any = gegeven.pop(DATUM)
    return Invulling(slug, datum, gegeven)


def _show(
    request: PersoonRequest,
    pagina: LevensgebeurtenisPagina,
    formulier: Vragenformulier,
    *,
    kenmerk: UUID | None,
    uit_suggestie: bool = False,
) -> HttpResponse:
    titel = str(translated_text(pagina, "titel"))
    context = {
        "titel": titel,
        "formulier": formulier,
        "kenmerk": kenmerk,
        "uit_suggestie": uit_suggestie,
        "kruimels": spoor((titel, None)),
    }
    return render_pagina(request, "stappenlijst_vragen", context)


def _see(url: str) -> HttpResponse:
    return HttpResponseRedirect(url, status=HTTPStatus.SEE_OTHER)
