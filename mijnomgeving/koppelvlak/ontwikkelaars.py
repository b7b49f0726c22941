"""`/ontwikkelaars/`: for who builds software that reads here, with an example that works as it stands."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mijnomgeving.koppelvlak.bezorgen import SOORTEN
from mijnomgeving.koppelvlak.scopes import SCOPES
from mijnomgeving.koppelvlak.systeem import PER_MINUUT
from mijnomgeving.koppelvlak.token import PAD, SECONDEN, issuer, token_url
from portal.core.beleid import public

VOORBEELD = settings.BASE_DIR / "docs" / "voorbeelden" / "koppelvlak.py"
_MINUUT = 60


@public
@require_safe
def ontwikkelaars(request: HttpRequest) -> HttpResponse:
    """How a system is let in, gets a token, reads and hears of news."""
    context = {
        "kruimels": [(_("Home"), get_script_prefix()), (_("Voor ontwikkelaars"), None)],
        "scopes": list(SCOPES.values()),
        "soorten": [(soort, titel, type_) for soort, (type_, titel) in SOORTEN.items()],
        "uitgever": issuer(),
        "token_url": token_url(),
        "api_url": f"{settings.SITE_URL}{PAD}",
        "minuten": SECONDEN // _MINUUT,
        "per_minuut": PER_MINUUT,
        "demo": settings.DEMO,
    }
    return render(request, "koppelvlak/ontwikkelaars.html", context)


@public
@require_safe
def voorbeeld(_request: HttpRequest) -> HttpResponse:
    """The example as a file, always as a download."""
    response = HttpResponse(VOORBEELD.read_bytes(), content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="koppelvlak.py"'
    return response
