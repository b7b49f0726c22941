"""/notificaties/afmelden/ for everybody with the link, and /mijn/profiel/notificaties/ for who is logged in."""

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.notificaties import push
from mijnomgeving.notificaties.brief import parse_afmeldcode
from mijnomgeving.notificaties.forms import VoorkeurenFormulier
from mijnomgeving.notificaties.models import Kanaal, Notificatie, Soort
from mijnomgeving.notificaties.selectors import find_herstel, list_apparaten, list_verstuurd
from mijnomgeving.notificaties.volgen import count_gevolgd, unfollow_all
from mijnomgeving.notificaties.voorkeuren import list_gewenst, set_gewenst, stop
from mijnomgeving.pagina import kruimels, render_pagina, tell
from portal.core.beleid import public
from portal.core.betrokkene import Onderneming
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.logins import describe

_MEEST_GETOOND = 20


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public
def afmelden(request: HttpRequest, code: str) -> HttpResponse:
    """Hear no more of this kind by mail: one button, or one click of a mail program (RFC 8058).

    The code in the address is all that is asked: who has the mail may stop the mail, and nothing else. No cookie is
    needed, so that no other site can do more than who has the code.

    Raises:
        Http404: we did not write this code, or it is older than what we keep.
    """
    kenmerk = parse_afmeldcode(code)
    notificatie = Notificatie.objects.filter(pk=kenmerk).first() if kenmerk else None
    if notificatie is None:
        raise Http404
    if request.method == "POST":
        stop(naam=notificatie.betrokkene, soort=notificatie.soort, kanaal=Kanaal.MAIL)
    context = {
        "gedaan": request.method == "POST",
        "soort": Soort(notificatie.soort).label,
        "kruimels": [(_("Home"), get_script_prefix()), (_("Geen mail meer"), None)],
    }
    response = render(request, "notificaties/afmelden.html", context)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-profiel")
def notificaties(request: PersoonRequest) -> HttpResponse:
    """Of what one wants to hear by which channel, the devices, and what was sent."""
    betrokkene = request.persoon.betrokkene
    read_eigen(
        persoon=request.persoon,
        activiteit="mijn-profiel",
        bron=settings.WAGTAIL_SITE_NAME,
        gegevens=gettext_noop("waarover u bericht wilt krijgen"),
    )
    formulier = VoorkeurenFormulier(
        request.POST or None,
        gewenst=list_gewenst(betrokkene=betrokkene),
        onderneming=isinstance(betrokkene, Onderneming),
    )
    if request.method == "POST" and formulier.is_valid():
        set_gewenst(betrokkene=betrokkene, gewenst=formulier.gewenst)
        tell(request, _("Wij onthouden waarover u bericht wilt krijgen."))
        return _to("profiel_notificaties")
    context = {
        "formulier": formulier,
        "apparaten": list_apparaten(betrokkene=betrokkene),
        "push_sleutel": push.public_key(),
        "verstuurd": list_verstuurd(betrokkene=betrokkene)[:_MEEST_GETOOND],
        "gevolgd": count_gevolgd(betrokkene=betrokkene),
        "herstel": find_herstel(betrokkene=betrokkene),
        "kruimels": kruimels((_("Profiel"), reverse("mijn:profiel")), (_("Notificaties"), None)),
    }
    return render_pagina(request, "profiel_notificaties", context)


@require_POST
@requires("mijn-profiel")
def push_aan(request: PersoonRequest) -> HttpResponse:
    """A script asked the browser for a subscription, and brings it here."""
    velden = {naam: request.POST.get(naam, "") for naam in ("eindpunt", "sleutel", "geheim")}
    try:
        push.subscribe(
            betrokkene=request.persoon.betrokkene,
            velden=velden,
            apparaat=describe(request.headers.get("User-Agent", "")),
            taal=get_language() or settings.LANGUAGE_CODE,
        )
    except push.OngeldigAbonnement:
        return JsonResponse({"aan": False}, status=HTTPStatus.BAD_REQUEST)
    tell(request, _("Dit apparaat krijgt vanaf nu meldingen."))
    return JsonResponse({"aan": True})


@require_POST
@requires("mijn-profiel")
def push_uit(request: PersoonRequest, abonnement_id: int) -> HttpResponse:
    """No more to this device.

    Raises:
        Http404: this person has no such device.
    """
    if not push.unsubscribe(betrokkene=request.persoon.betrokkene, abonnement_id=abonnement_id):
        raise Http404
    tell(request, _("Dit apparaat krijgt geen meldingen meer."))
    return _to("profiel_notificaties")


@require_POST
@requires("mijn-profiel")
def niet_volgen(request: PersoonRequest) -> HttpResponse:
    """Follow no zaak any more."""
    unfollow_all(persoon=request.persoon)
    tell(request, _("U volgt geen zaken meer. Op de pagina van een zaak kunt u die weer volgen."))
    return _to("profiel_notificaties")


def _to(naam: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(f"mijn:{naam}"), status=HTTPStatus.SEE_OTHER)
