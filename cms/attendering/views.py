"""Public pages that anybody may read: what one can follow, and what is announced. No cookie."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cms.attendering.bekendmakingen.woorden import GROEPEN
from cms.attendering.buurt import keuze_voor, read_area, read_buurt
from cms.attendering.forms import Adresvelden, Plaatsvraag
from cms.attendering.pagina import crumbs, read_nummer
from cms.producten.plaats import place_url, read_plaats
from portal.core.beleid import public
from portal.core.resultaat import Available
from toegankelijkheid.formulieren.grens import may_send
from toegankelijkheid.formulieren.pagina import from_here, private

ADRES_PER_UUR = 60


@require_safe
@public
def start(request: HttpRequest) -> HttpResponse:
    """What one can follow, and what we do with an address."""
    return render(request, "attendering/start.html", {"kruimels": crumbs()})


@require_safe
@public
def gevraagd(request: HttpRequest) -> HttpResponse:
    """After asking: look in your mail."""
    context = {"alleen_link": request.GET.get("link") == "ja", "kruimels": crumbs(_("Kijk in uw mail"))}
    return render(request, "attendering/gevraagd.html", context)


@require_safe
@public
def buurt(request: HttpRequest) -> HttpResponse:
    """The latest announcements of a gemeente, in plain words."""
    if doel := place_url(path=reverse("attendering:buurt"), query=request.GET):
        return HttpResponseRedirect(doel.partition("#")[0])
    plaats = read_plaats(query=request.GET)
    soort = Plaatsvraag(request.GET, groepen=GROEPEN).waarde("soort")
    nummer = read_nummer(request.GET.get("pagina", "1"))
    gevonden = read_buurt(keuze=keuze_voor(plaats.gemeente), soort=soort, nummer=nummer) if plaats.gemeente else None
    context = {
        "plaats": plaats,
        "buurt": gevonden,
        "groepen": GROEPEN,
        "soort": soort,
        "adresformulier": Adresvelden(),
        "kruimels": crumbs(_("Berichten over uw buurt")),
    }
    antwoord = render(request, "attendering/buurt.html", context)
    if gevonden and gevonden.fouten:
        # What is missing now may be there in a moment.
        antwoord.headers["Cache-Control"] = "no-store"
    return antwoord


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public
@private
@from_here
def adres(request: HttpRequest) -> HttpResponse:
    """The same around an address. It comes by POST, so that it stands in no address bar and in no log."""
    formulier = Adresvelden(request.POST or None)
    context: dict[str, Any] = {"formulier": formulier, "kruimels": crumbs(_("Berichten rond een adres"))}
    status = 200
    if request.method == "POST" and formulier.is_valid():
        if may_send(request, wat="attendering:adres", per_uur=ADRES_PER_UUR):
            context |= _around(formulier, read_nummer(request.POST.get("pagina", "1")))
        else:
            context["te_veel"], status = True, 429
    return render(request, "attendering/adres.html", context, status=status)


def _around(formulier: Adresvelden, nummer: int) -> dict[str, Any]:
    """What is announced around the address of the form, or why we cannot say."""
    gebied = read_area(formulier)
    if not isinstance(gebied, Available):
        return {"bronfout": gebied}
    if gebied.data is None:
        return {"onbekend": True}
    return {"buurt": read_buurt(keuze=gebied.data, nummer=nummer)}
