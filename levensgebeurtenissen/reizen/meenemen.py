"""Take a list along: under a code, by mail, in a calendar; come back to it, and wipe it."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.reizen import sessie
from levensgebeurtenissen.reizen.agenda import list_dagen, make_bestand
from levensgebeurtenissen.reizen.bewaren import BEWAARTERMIJN, GeenLijst, keep, open_lijst, wipe
from levensgebeurtenissen.reizen.brief import make_onderwerp, make_tekst
from levensgebeurtenissen.reizen.forms import CodeForm, MailForm
from levensgebeurtenissen.reizen.grens import may_keep, may_mail, may_try_code
from levensgebeurtenissen.reizen.post import send_later
from levensgebeurtenissen.reizen.sessie import Bezig
from levensgebeurtenissen.reizen.views import base_context, find_pagina, make_for, show_weg
from levensgebeurtenissen.vragen.beleid import flow

TE_VEEL = 429


def _busy(request: HttpRequest, slug: str) -> tuple[LevensgebeurtenisPagina, Bezig] | HttpResponse:
    """The event with the list of this browser; else the page that says that there is none."""
    pagina = find_pagina(slug)
    try:
        bezig = sessie.read(request, pagina=pagina)
    except GeenLijst:
        return show_weg(request, pagina)
    return (pagina, bezig) if bezig else _to("vragen", slug, "?verlopen=1")


@flow
@require_http_methods(["GET", "HEAD", "POST"])
def bewaren(request: HttpRequest, slug: str) -> HttpResponse:
    """`.../stappenlijst/bewaren/`: keep the list; then it shows the code as long as this session lasts."""
    gevonden = _busy(request, slug)
    if isinstance(gevonden, HttpResponse):
        return gevonden
    pagina, bezig = gevonden
    te_veel = False
    if request.method == "POST" and not bezig.code:
        te_veel = not may_keep(request)
        if not te_veel:
            sessie.remember(request, bezig=Bezig(bezig.invulling, keep(bezig.invulling)))
            return _to("bewaren", slug)
    context = {"bezig": bezig, "te_veel": te_veel, "tot": bezig.tot or timezone.localdate() + BEWAARTERMIJN}
    hier = base_context(pagina, _("Bewaren")) | context
    return render(request, "levensgebeurtenissen/reizen/bewaren.html", hier, status=TE_VEEL if te_veel else 200)


@flow
@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: HttpRequest, slug: str) -> HttpResponse:
    """`.../stappenlijst/mail/`: the list to an address of one's own."""
    gevonden = _busy(request, slug)
    if isinstance(gevonden, HttpResponse):
        return gevonden
    pagina, bezig = gevonden
    formulier = MailForm(request.POST if request.method == "POST" else None, heeft_code=bool(bezig.code))
    te_veel = False
    if formulier.is_valid():
        te_veel = not may_mail(request, aan=formulier.cleaned_data["adres"])
        if not te_veel:
            _send(pagina, bezig, formulier.cleaned_data)
            return _to("lijst", slug, "?gemaild=1")
    context = base_context(pagina, _("Mailen")) | {"formulier": formulier, "te_veel": te_veel}
    return render(request, "levensgebeurtenissen/reizen/mail.html", context, status=TE_VEEL if te_veel else 200)


@flow
@require_safe
def agenda(request: HttpRequest, slug: str) -> HttpResponse:
    """`.../stappenlijst/agenda.ics`: the last days of the steps that are still to do."""
    gevonden = _busy(request, slug)
    if isinstance(gevonden, HttpResponse):
        return gevonden
    gemaakt = make_for(*gevonden)
    if not list_dagen(gemaakt):
        return _to("lijst", slug)
    bestand = HttpResponse(make_bestand(gemaakt, nu=timezone.now()), content_type="text/calendar; charset=utf-8")
    bestand.headers["Content-Disposition"] = 'attachment; filename="stappenlijst.ics"'
    return bestand


@flow
@require_http_methods(["GET", "HEAD", "POST"])
def wissen(request: HttpRequest, slug: str) -> HttpResponse:
    """`.../stappenlijst/wissen/`: first the question, then everything is gone."""
    gevonden = _busy(request, slug)
    if isinstance(gevonden, HttpResponse):
        return gevonden
    pagina, bezig = gevonden
    if request.method != "POST":
        context = base_context(pagina, _("Wissen")) | {"bezig": bezig}
        return render(request, "levensgebeurtenissen/reizen/wissen.html", context)
    if bezig.code:
        wipe(bezig.code)
    sessie.drop(request, slug=slug)
    return HttpResponseRedirect(f"{reverse('stappenlijst:terug')}?gewist=1", status=303)


@flow
@require_http_methods(["GET", "HEAD", "POST"])
def terug(request: HttpRequest) -> HttpResponse:
    """`/stappenlijst/`: come back with the code."""
    formulier = CodeForm(request.POST if request.method == "POST" else None)
    te_veel = request.method == "POST" and not may_try_code(request)
    if not te_veel and formulier.is_valid():
        try:
            geopend = open_lijst(formulier.cleaned_data["code"])
        except GeenLijst:
            formulier.add_error("code", _unknown())
        else:
            sessie.remember(request, bezig=Bezig(geopend.invulling, geopend.code))
            return _to("lijst", geopend.pagina.slug)
    context: dict[str, Any] = {
        "formulier": formulier,
        "te_veel": te_veel,
        "gewist": "gewist" in request.GET,
        "kruimels": [(_("Home"), reverse("wagtail_serve", args=[""])), (_("Verder met uw stappenlijst"), None)],
    }
    return render(request, "levensgebeurtenissen/reizen/terug.html", context, status=TE_VEEL if te_veel else 200)


@transaction.atomic
def _send(pagina: LevensgebeurtenisPagina, bezig: Bezig, gevraagd: dict[str, Any]) -> None:
    gemaakt = make_for(pagina, bezig)
    tekst = make_tekst(gemaakt, code=bezig.code if gevraagd.get("met_code") else "")
    send_later(aan=gevraagd["adres"], onderwerp=make_onderwerp(gemaakt), tekst=tekst, taal=get_language() or "nl")


def _unknown() -> str:
    return _("Wij kennen deze code niet. Kijk of alle tekens kloppen. Een lijst die een jaar niet is gebruikt, is weg.")


def _to(naam: str, slug: str, achter: str = "") -> HttpResponse:
    return HttpResponseRedirect(f"{reverse(f'stappenlijst:{naam}', args=[slug])}{achter}", status=303)
