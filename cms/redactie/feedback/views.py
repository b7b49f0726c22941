"""What readers see: the question, the thanks, and what was done with reactions. No cookie, no form in a cache."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cms.redactie.feedback.forms import ReactieForm
from cms.redactie.feedback.pagina import Paginaverwijzing, find_pagina
from cms.redactie.feedback.services import AFGEHANDELD, store_reactie
from cms.redactie.models import Reactie
from portal.core.beleid import public
from toegankelijkheid.formulieren.bewijs import OngeldigBewijs, comes_from_here, make_bewijs, read_bewijs
from toegankelijkheid.formulieren.grens import forget, is_first, may_react
from toegankelijkheid.formulieren.pagina import private

MAX_GEDAAN = 50


def _asked(request: HttpRequest) -> Paginaverwijzing:
    pagina = find_pagina(pad=request.GET.get("pagina", ""), gemeente=request.GET.get("gemeente", "")[:10])
    if pagina is None:
        raise Http404
    return pagina


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@private
def geef(request: HttpRequest) -> HttpResponse:
    """`/reactie/?pagina=...&gevonden=ja`: the second step, and sending it. The token of `bewijs` guards it."""
    pagina, gevonden = _asked(request), request.GET.get("gevonden") == "ja"
    if request.method != "POST":
        return _form(request, pagina, ReactieForm(gevonden=gevonden, initial={"bewijs": make_bewijs(pad=pagina.pad)}))
    if not comes_from_here(request):
        return HttpResponseForbidden(_("Dit formulier komt niet van deze site."), content_type="text/plain")
    return _receive(request, pagina, gevonden=gevonden)


def _receive(request: HttpRequest, pagina: Paginaverwijzing, *, gevonden: bool) -> HttpResponse:
    formulier = ReactieForm(request.POST, gevonden=gevonden)
    if not formulier.is_valid():
        return _form(request, pagina, formulier)
    try:
        eenmalig = read_bewijs(formulier.cleaned_data["bewijs"], pad=pagina.pad)
    except OngeldigBewijs:
        return _form(request, pagina, _renewed(formulier, pagina, gevonden=gevonden), verlopen=True)
    if formulier.is_robot:
        return _thanks(pagina, gemaskeerd=False)
    if not may_react(request):
        return _form(request, pagina, formulier, te_veel=True)
    return _thanks(pagina, gemaskeerd=_keep(pagina, formulier, eenmalig, gevonden=gevonden))


def _keep(pagina: Paginaverwijzing, formulier: ReactieForm, eenmalig: str, *, gevonden: bool) -> bool:
    """Once, however often the button was pressed."""
    if not is_first(eenmalig):
        return False
    try:
        return store_reactie(
            pagina=pagina,
            gevonden=gevonden,
            reden=formulier.cleaned_data.get("reden", ""),
            tekst=formulier.cleaned_data["tekst"],
            taal=get_language() or "nl",
        )
    except BaseException:
        forget(eenmalig)
        raise


def _renewed(formulier: ReactieForm, pagina: Paginaverwijzing, *, gevonden: bool) -> ReactieForm:
    """The same words in a form that is valid again."""
    begin = formulier.cleaned_data | {"bewijs": make_bewijs(pad=pagina.pad)}
    return ReactieForm(gevonden=gevonden, initial=begin)


def _form(request: HttpRequest, pagina: Paginaverwijzing, formulier: ReactieForm, **melding: bool) -> HttpResponse:
    context: dict[str, object] = {
        "pagina": pagina,
        "formulier": formulier,
        "gevonden": request.GET.get("gevonden") == "ja",
        "kruimels": _crumbs(pagina, _("Uw reactie")),
        "terug": _url_of(pagina),
        **melding,
    }
    return render(request, "redactie/reactie.html", context, status=429 if melding.get("te_veel") else 200)


def _thanks(pagina: Paginaverwijzing, *, gemaskeerd: bool) -> HttpResponse:
    query = {"pagina": pagina.pad} | ({"gemaskeerd": "1"} if gemaskeerd else {})
    return HttpResponseRedirect(f"{reverse('reactie:bedankt')}?{urlencode(query)}", status=303)


@public
@require_safe
@private
def bedankt(request: HttpRequest) -> HttpResponse:
    """After sending: thanks, and kindly what was taken out."""
    pagina = _asked(request)
    context = {"pagina": pagina, "terug": _url_of(pagina), "kruimels": _crumbs(pagina, _("Bedankt"))}
    return render(request, "redactie/reactie_bedankt.html", context | {"gemaskeerd": "gemaskeerd" in request.GET})


@public
@require_safe
def gedaan(request: HttpRequest) -> HttpResponse:
    """What the editors did with reactions on a page, in their own words."""
    pagina = _asked(request)
    reacties = Reactie.objects.filter(pad=pagina.pad, op_de_site=True, status__in=AFGEHANDELD).exclude(antwoord="")
    context = {
        "pagina": pagina,
        "terug": _url_of(pagina),
        "reacties": reacties.select_related("organisatie").order_by("-afgehandeld_op")[:MAX_GEDAAN],
        "kruimels": _crumbs(pagina, _("Wat wij met reacties doen")),
    }
    return render(request, "redactie/reactie_gedaan.html", context)


def _url_of(pagina: Paginaverwijzing) -> str:
    """In the language of the reader."""
    return f"{get_script_prefix()}{pagina.pad.lstrip('/')}"


def _crumbs(pagina: Paginaverwijzing, hier: str) -> list[tuple[str, str | None]]:
    return [(_("Home"), get_script_prefix()), (pagina.titel, _url_of(pagina)), (hier, None)]
