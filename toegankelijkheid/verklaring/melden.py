"""'Meld een probleem': a form that everybody may send, without a cookie and without saying who they are (ADR 0009)."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from portal.core.beleid import public
from toegankelijkheid.formulieren.bewijs import OngeldigBewijs, make_bewijs, read_bewijs
from toegankelijkheid.formulieren.grens import forget, is_first, may_send
from toegankelijkheid.formulieren.pagina import from_here, private
from toegankelijkheid.verklaring.forms import MeldForm
from toegankelijkheid.verklaring.meldingen import store_melding
from toegankelijkheid.verklaring.models import Melding
from toegankelijkheid.verklaring.views import crumbs
from toegankelijkheid.verklaring.werkdagen import ANTWOORD_WERKDAGEN

PAD = "/toegankelijkheid/melden/"
PER_UUR = 10
_SALT = "toegankelijkheid.gemeld"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public
@private
@from_here
def melden(request: HttpRequest) -> HttpResponse:
    """`/toegankelijkheid/melden/?pagina=/zoeken/`: the form, and sending it."""
    if request.method != "POST":
        begin = {"bewijs": make_bewijs(pad=PAD), "adres": request.GET.get("pagina", "")[:500]}
        return _form(request, MeldForm(initial=begin))
    formulier = MeldForm(request.POST)
    if not formulier.is_valid():
        return _form(request, formulier)
    try:
        eenmalig = read_bewijs(formulier.cleaned_data["bewijs"], pad=PAD)
    except OngeldigBewijs:
        nieuw = MeldForm(initial=formulier.cleaned_data | {"bewijs": make_bewijs(pad=PAD)})
        return _form(request, nieuw, verlopen=True)
    return _receive(request, formulier, eenmalig)


def _receive(request: HttpRequest, formulier: MeldForm, eenmalig: str) -> HttpResponse:
    """Once, however often the button was pressed; a program that fills in everything is thanked and not believed."""
    if formulier.is_robot or not is_first(eenmalig):
        return _to({})
    if not may_send(request, wat="toegankelijkheid:melden", per_uur=PER_UUR):
        forget(eenmalig)
        return _form(request, formulier, te_veel=True)
    waarden = {naam: formulier.cleaned_data[naam] for naam in ("adres", "tekst", "hulpmiddel", "email")}
    try:
        ontvangen = store_melding(**waarden, taal=get_language() or "nl")
    except BaseException:
        forget(eenmalig)
        raise
    return _to({"k": str(ontvangen.melding.sleutel), "g": ontvangen.gemaskeerd})


@require_safe
@public
@private
def gemeld(request: HttpRequest) -> HttpResponse:
    """After sending: the reference, by when we answer, and kindly what was taken out.

    Raises:
        Http404: we did not make this address.
    """
    try:
        inhoud = signing.loads(request.GET.get("bericht", ""), salt=_SALT)
    except signing.BadSignature:
        raise Http404 from None
    melding = Melding.objects.filter(pk=inhoud["k"]).first() if "k" in inhoud else None
    context = {
        "melding": melding,
        "gemaskeerd": inhoud.get("g", False),
        "kruimels": crumbs(_("Uw melding")),
    }
    return render(request, "verklaring/gemeld.html", context)


def _to(inhoud: dict[str, Any]) -> HttpResponse:
    query = urlencode({"bericht": signing.dumps(inhoud, salt=_SALT, compress=True)})
    return HttpResponseRedirect(f"{reverse('verklaring:gemeld')}?{query}", status=HTTPStatus.SEE_OTHER)


def _form(request: HttpRequest, formulier: MeldForm, **melding: bool) -> HttpResponse:
    context: dict[str, object] = {
        "formulier": formulier,
        "contact": settings.CONTACT_EMAIL,
        "werkdagen": ANTWOORD_WERKDAGEN,
        "kruimels": crumbs(_("Meld een probleem")),
        **melding,
    }
    return render(request, "verklaring/melden.html", context, status=429 if melding.get("te_veel") else 200)
