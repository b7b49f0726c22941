"""What a page of the counter asks about its session: to stay, and that its time is over."""

import time
from http import HTTPStatus
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.core.beleid import public
from portal.toegang.medewerkers.services import Uitgezet, find_medewerker, logout
from portal.toegang.medewerkers.volgende import safe_loket

_PAGINA = "_pagina"


@require_POST
@never_cache
@public
def blijven(request: HttpRequest) -> HttpResponse:
    """The caseworker chose to stay: asking this is activity. Answers how long that is, or goes back to the page."""
    try:
        medewerker = find_medewerker(request=request)
    except Uitgezet:
        medewerker = None
    if medewerker is None:
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
    if request.headers.get("X-Fragment"):
        eind, _ = request.session.eindigt  # type: ignore[attr-defined]
        # How long, not until when: the clock of the browser may be wrong.
        return JsonResponse({"rest": int((eind - time.time()) * 1000)})
    return HttpResponseRedirect(safe_loket(request.POST.get(_PAGINA)), status=HTTPStatus.SEE_OTHER)


@require_POST
@never_cache
@public
def verlopen(request: HttpRequest) -> HttpResponse:
    """The time of the page is over: end the session, and offer to log in again."""
    query = {"next": safe_loket(request.POST.get(_PAGINA)), "verlopen": "ja"}
    logout(request=request)
    return HttpResponseRedirect(f"{reverse('medewerkers:inloggen')}?{urlencode(query)}", status=HTTPStatus.SEE_OTHER)
