"""What a private address of the calendar gives to who has it (ADR 31); nobody is logged in there."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mijnomgeving.verplichtingen.adressen import open_adres
from portal.core.beleid import public
from portal.toegang.grens import address_of, may

# A calendar asks some times an hour; an office has many of them behind one address.
_PER_UUR, _UUR = 600, 3600


@public
@require_safe
def agenda(request: HttpRequest, key: str) -> HttpResponse:
    """`/agenda/<key>.ics`: the calendar as it was when its owner last looked; 404 for every other address."""
    if not may("agenda-adres", address_of(request), hoogstens=_PER_UUR, seconden=_UUR):
        response = HttpResponse(status=HTTPStatus.TOO_MANY_REQUESTS, headers={"Retry-After": str(_UUR)})
    else:
        inhoud = open_adres(key)
        response = (
            HttpResponse(inhoud, content_type="text/calendar; charset=utf-8")
            if inhoud is not None
            else HttpResponse(status=HTTPStatus.NOT_FOUND)
        )
    # Django writes down the path of each refused request, and this path is a secret: it may be a mistyped real one.
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001 - Django's own way to tell
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
