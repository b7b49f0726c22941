"""Asking to hear of something: the form, and the mail that follows it (docs/adr/0028). No cookie (docs/adr/0009)."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.attendering import services
from cms.attendering.buurt import read_area
from cms.attendering.forms import AdresMailForm, Adresvelden, MailForm
from cms.attendering.onderwerpen import Keuze, find_keuze
from cms.attendering.pagina import crumbs, to
from portal.core.beleid import public
from portal.core.resultaat import Available
from toegankelijkheid.formulieren.bewijs import OngeldigBewijs, make_bewijs, read_bewijs
from toegankelijkheid.formulieren.grens import is_first, may_send
from toegankelijkheid.formulieren.pagina import from_here, private

PAD = "/attendering/"
# Nobody fills mailboxes with our mails.
MAIL_PER_UUR = 20


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public
@private
@from_here
def inschrijven(request: HttpRequest) -> HttpResponse:
    """Ask to hear of a gemeente, product, theme or organisation, or of what happens around an address.

    Raises:
        Http404: the URL names nothing that one can follow.
    """
    rond_adres = request.GET.get("rond") == "adres"
    keuze = None if rond_adres else find_keuze(request.GET)
    if keuze is None and not rond_adres:
        raise Http404
    soort = AdresMailForm if rond_adres else MailForm
    context: dict[str, Any] = {"keuze": keuze, "kruimels": crumbs(_("Inschrijven"))}
    # From the page around an address one comes with the address filled in.
    if request.method != "POST" or "overnemen" in request.POST:
        begin = {naam: request.POST[naam][:10] for naam in Adresvelden.base_fields if naam in request.POST}
        return _show(request, _fresh(soort, begin), context)
    formulier = soort(request.POST)
    if (refused := _refuse(request, formulier, context)) is not None:
        return refused
    return _ask(request, formulier, keuze, context)


def _ask(request: HttpRequest, formulier: MailForm, keuze: Keuze | None, context: dict[str, Any]) -> HttpResponse:
    if isinstance(formulier, AdresMailForm):
        gebied = read_area(formulier)
        if not isinstance(gebied, Available):
            return _show(request, formulier, context | {"bronfout": gebied})
        keuze = gebied.data
        if keuze is None:
            formulier.add_error("huisnummer", _("Wij vinden dit adres niet. Kijk of postcode en huisnummer kloppen."))
            return _show(request, formulier, context)
    if keuze and _is_new(formulier):
        taal = get_language() or settings.LANGUAGE_CODE
        services.request_onderwerp(email=formulier.cleaned_data["email"], keuze=keuze, taal=taal)
    return to("gevraagd")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public
@private
@from_here
def link(request: HttpRequest) -> HttpResponse:
    """Ask for the link by which one changes what one follows; the answer is the same for every address."""
    context: dict[str, Any] = {"kruimels": crumbs(_("Veranderen of stoppen")), "alleen_link": True}
    if request.method != "POST":
        return _show(request, _fresh(MailForm, {}), context)
    formulier = MailForm(request.POST)
    if (refused := _refuse(request, formulier, context)) is not None:
        return refused
    if _is_new(formulier):
        services.request_link(email=formulier.cleaned_data["email"])
    return to("gevraagd", "?link=ja")


def _refuse(request: HttpRequest, formulier: MailForm, context: dict[str, Any]) -> HttpResponse | None:
    """The form again, when it cannot be taken as it is: with what was typed, and why."""
    if not formulier.is_valid():
        return _show(request, formulier, context)
    try:
        read_bewijs(formulier.cleaned_data["bewijs"], pad=PAD)
    except OngeldigBewijs:
        return _show(request, _fresh(type(formulier), formulier.cleaned_data), context | {"verlopen": True})
    if not may_send(request, wat="attendering:mail", per_uur=MAIL_PER_UUR):
        return _show(request, formulier, context | {"te_veel": True}, status=429)
    return None


def _is_new(formulier: MailForm) -> bool:
    """Filled in by a person, and sent for the first time: a second press sends no second mail."""
    eenmalig = read_bewijs(formulier.cleaned_data["bewijs"], pad=PAD)
    return not formulier.is_robot and is_first(f"attendering:{eenmalig}")


def _fresh(soort: type[MailForm], begin: dict[str, Any]) -> MailForm:
    return soort(initial=begin | {"bewijs": make_bewijs(pad=PAD)})


def _show(request: HttpRequest, formulier: MailForm, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    velden = [formulier[naam] for naam in Adresvelden.base_fields if naam in formulier.fields]
    return render(
        request, "attendering/inschrijven.html", context | {"formulier": formulier, "velden": velden}, status=status
    )
