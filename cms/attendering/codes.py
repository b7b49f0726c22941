"""The pages behind the links in our mails, without a cookie.

The signed code in the address is all that is asked: who has the mail may confirm, change and stop, and another site can
do no more than who has the code.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.attendering import services
from cms.attendering.brief import make_stopcode, parse_beheercode, parse_bevestigcode, parse_stopcode
from cms.attendering.onderwerpen import keuze_van
from cms.attendering.pagina import crumbs
from cms.attendering.selectors import find_abonnement, list_gevolgd, mask_adres
from portal.core.beleid import public
from toegankelijkheid.formulieren.pagina import private


def _secret(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page whose address is a key: it goes to no other page either."""

    @wraps(view)
    def wrapped(request: HttpRequest, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - of the URL
        antwoord = private(view)(request, **kwargs)
        antwoord.headers["Referrer-Policy"] = "no-referrer"
        return antwoord

    return wrapped


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public
@_secret
def bevestigen(request: HttpRequest, code: str) -> HttpResponse:
    """Behind the link in our question: one button, and from then on one hears of it."""
    kenmerk = parse_bevestigcode(code)
    context: dict[str, Any] = {"kruimels": crumbs(_("Bevestigen")), "kan": bool(kenmerk)}
    if kenmerk and request.method == "POST":
        context["gevolgd"] = [keuze_van(onderwerp) for onderwerp in services.confirm(kenmerk=kenmerk)]
        context["kan"] = bool(context["gevolgd"])
    return render(request, "attendering/bevestigen.html", context)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public
@_secret
def beheren(request: HttpRequest, code: str) -> HttpResponse:
    """What one follows, each with a button to stop.

    Raises:
        Http404: we did not write this code.
    """
    kenmerk = parse_beheercode(code)
    if not kenmerk:
        raise Http404
    weg = request.POST.get("weg", "")[:18]
    if request.method == "POST" and weg.isascii() and weg.isdecimal():
        services.stop_onderwerp(kenmerk=kenmerk, onderwerp_id=int(weg))
        return HttpResponseRedirect(f"{request.path}?klaar=ja", status=303)
    abonnement = find_abonnement(kenmerk=kenmerk)
    context = {
        "adres": mask_adres(abonnement) if abonnement else "",
        "gevolgd": list_gevolgd(kenmerk=kenmerk),
        "klaar": "klaar" in request.GET,
        "stopcode": make_stopcode(kenmerk),
        "kruimels": crumbs(_("Wat u volgt")),
    }
    return render(request, "attendering/beheren.html", context)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public
@_secret
def stoppen(request: HttpRequest, code: str) -> HttpResponse:
    """Hear nothing more, and be wiped: one button, or one click of a mail program (RFC 8058). Twice is once.

    Raises:
        Http404: we did not write this code.
    """
    kenmerk = parse_stopcode(code)
    if not kenmerk:
        raise Http404
    if request.method == "POST":
        services.stop(kenmerk=kenmerk)
    context = {
        "gedaan": find_abonnement(kenmerk=kenmerk) is None,
        "gevolgd": list_gevolgd(kenmerk=kenmerk),
        "kruimels": crumbs(_("Stoppen")),
    }
    return render(request, "attendering/stoppen.html", context)
