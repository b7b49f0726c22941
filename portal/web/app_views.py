"""What makes the portal a web app: its manifest, its service worker, and the page for who has no connection."""

import hashlib

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.core.beleid import public

_KLEUR, _ACHTERGROND = "#0a2a4f", "#ffffff"
_BEELDEN = (("app-192.png", "192x192", "any"), ("app-512.png", "512x512", "any"))
_MASKER = ("app-maskable-512.png", "512x512", "maskable")


@require_safe
@public
def manifest(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """The web app manifest (W3C), in the language of the address."""
    mijn = reverse("mijn:overzicht")
    snel = [(_("Berichten"), f"{mijn}berichten/"), (_("Zaken"), f"{mijn}zaken/")]
    inhoud = {
        "id": "/",
        "name": _("Overheid in één loket"),
        "short_name": _("Overheid"),
        "description": _("Al uw zaken met de overheid op één plek."),
        "lang": get_language(),
        "dir": "ltr",
        "start_url": mijn,
        "scope": get_script_prefix(),
        "display": "standalone",
        "theme_color": _KLEUR,
        "background_color": _ACHTERGROND,
        "icons": [
            {"src": static(f"portaal/{naam}"), "sizes": maat, "type": "image/png", "purpose": doel}
            for naam, maat, doel in (*_BEELDEN, _MASKER)
        ],
        "shortcuts": [
            {"name": naam, "url": url} for naam, url in (*snel, (_("Stel uw vraag"), reverse("wegwijzer:vraag")))
        ],
    }
    return JsonResponse(inhoud, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})


@require_safe
@public
def service_worker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """The script that shows the page without a connection, and notifications. It keeps no page of a person.

    Its name of the cache follows from what it says, so that a new one takes the place of the old.
    """
    namen = {"offline_url": reverse("web:offline"), "beeld": static("portaal/app-192.png")}
    inhoud = render_to_string("web/sw.js", namen)
    versie = hashlib.sha256(inhoud.encode()).hexdigest()[:12]
    response = HttpResponse(inhoud.replace("VERSIE", versie), content_type="text/javascript; charset=utf-8")
    # Browsers look for a new one at each visit.
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
@public
def offline(request: HttpRequest) -> HttpResponse:
    """What one sees without a connection: kept by the service worker, so the same for everybody."""
    return render(request, "web/offline.html")
