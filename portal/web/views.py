"""Public pages of the shell."""

import json
from datetime import timedelta
from http import HTTPStatus

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.redactie.feedback.zoektermen import note_zonder_resultaat
from cms.zoeken.port import Zoekvraag
from cms.zoeken.service import zoekmachine
from portal.core.beleid import public
from portal.web.forms import ZoekFormulier
from portal.web.models import HomePagina
from portal.web.selectors import ondernemers_context
from portal.web.zoekresultaten import zoekpagina
from toegankelijkheid.weergave import ATTRIBUTEN, WeergaveFormulier

VASTE_PAGINAS = {
    "hulp": gettext_lazy("Hulp van een mens"),
    "privacy": gettext_lazy("Privacy en cookies"),
    "over": gettext_lazy("Over dit portaal"),
}


@require_safe
@public
def ondernemers(request: HttpRequest) -> HttpResponse:
    """Home for entrepreneurs."""
    pagina = get_object_or_404(HomePagina.objects.live())
    return render(request, "web/ondernemers.html", ondernemers_context(pagina=pagina))


@require_safe
@public
def zoeken(request: HttpRequest) -> HttpResponse:
    """`/zoeken/?q=`: one search over products, life events, themes and organisations."""
    formulier = ZoekFormulier(request.GET)
    context = zoekpagina(formulier=formulier, machine=zoekmachine())
    if formulier.tekst and context["is_leeg"]:
        note_zonder_resultaat(request, tekst=formulier.tekst, taal=get_language() or "nl")
    return render(request, "web/zoeken.html", context)


@require_safe
@public
def zoeksuggesties(request: HttpRequest) -> HttpResponse:
    """`/zoeken/suggesties/?q=`: what somebody may mean who has typed this far, for a script. Nothing of it is kept."""
    gevonden = zoekmachine().suggesties(ZoekFormulier(request.GET).tekst, taal=get_language() or "nl")
    response = JsonResponse({"suggesties": [{"tekst": s.tekst, "taal": s.taal} for s in gevonden]})
    response.headers["Cache-Control"] = "public, max-age=60"
    return response


@require_safe
@public
def vaste_pagina(request: HttpRequest, naam: str) -> HttpResponse:
    """Pages that belong to the shell itself: help, privacy, about."""
    context = {
        "kruimels": [(_("Home"), get_script_prefix()), (str(VASTE_PAGINAS[naam]), None)],
        "contact": settings.CONTACT_EMAIL,
    }
    return render(request, f"web/{naam}.html", context)


@require_safe
@public
def wachtkamer(request: HttpRequest) -> HttpResponse:
    """`/wachtkamer/`: how waiting goes when many people want to log in; who waits sees the same with their place."""
    return render(request, "web/wachtkamer.html")


@require_safe
@public
def leesbaarheid(request: HttpRequest) -> HttpResponse:
    """`/leesbaarheid/`: how pages look. The browser keeps the choice itself, so that nothing comes to us."""
    context = {
        "formulier": WeergaveFormulier(),
        "attributen": json.dumps(dict(ATTRIBUTEN)),
        "kruimels": [(_("Home"), get_script_prefix()), (_("Letters en kleuren"), None)],
    }
    return render(request, "web/leesbaarheid.html", context)


@require_safe
@public
def gezond(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Alive: this process answers."""
    return _no_store(JsonResponse({"status": "in orde"}))


@require_safe
@public
def gereed(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Ready for traffic: the database answers. Without the index the site still serves pages, so it only reports it."""
    try:
        connection.ensure_connection()
        database, index = True, bool(zoekmachine().zoek(Zoekvraag(tekst="", per_pagina=1)).totaal)
    except DatabaseError:
        database, index = False, False
    status = HTTPStatus.OK if database else HTTPStatus.SERVICE_UNAVAILABLE
    return _no_store(JsonResponse({"database": database, "index": index}, status=status))


@require_safe
@public
def security_txt(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """RFC 9116; `Expires` is always less than a year ahead."""
    verloopt = (timezone.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    regels = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {verloopt}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
        f"Policy: {settings.SITE_URL}/over/",
    ]
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@public
def robots_txt(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """RFC 9309: what is public may be read; pages of persons, of editors and of searches may not."""
    in_elke_taal = [f"{taal}{pad}" for taal in ("", "/en", "/pap") for pad in ("/zoeken/", "/reactie/")]
    regels = [
        "User-agent: *",
        *(f"Disallow: {pad}" for pad in ("/mijn/", "/loket/", "/beheer/", "/inloggen/", *in_elke_taal)),
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")


def _no_store(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response
