"""The page for everybody: what works now, what does not, and what that did to terms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mijnomgeving.status.beeld import read_beeld
from mijnomgeving.status.feed import make_feed
from mijnomgeving.status.meten import SLEUTEL
from portal.core.beleid import public
from portal.paginacache.afhankelijk import depends_on

# Kept for a moment only: an outage is when all come and look, and what is said must still be true.
BEWAAR = "public, max-age=15, s-maxage=30, stale-if-error=3600"


@require_safe
@public
def status(request: HttpRequest) -> HttpResponse:
    """Per thing that people do here whether it works, and outages now, announced and of the last 90 days."""
    depends_on(SLEUTEL)
    kruimels = [(_("Home"), get_script_prefix()), (_("Werkt alles?"), None)]
    response = render(request, "status/status.html", {"beeld": read_beeld(nu=timezone.now()), "kruimels": kruimels})
    response.headers["Cache-Control"] = BEWAAR
    return response


@require_safe
@public
def storingen_atom(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """Outages and maintenance as a feed, for who wants to hear of them."""
    depends_on(SLEUTEL)
    response = HttpResponse(make_feed(read_beeld(nu=timezone.now())), content_type="application/atom+xml")
    response.headers["Cache-Control"] = BEWAAR
    return response
