"""What a page asks about its session: to stay, and that its time is over."""

import time
from http import HTTPStatus
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.core.beleid import public
from portal.toegang import invoer
from portal.toegang.services import find_persoon, logout
from portal.toegang.volgende import safe_next


@require_POST
@never_cache
@public
def blijven(request: HttpRequest) -> HttpResponse:
    """The person chose to stay: asking this is activity. Answers how long that is, or goes back to the page."""
    if find_persoon(request=request) is None:
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
    if request.headers.get("X-Fragment"):
        eind, _ = request.session.eindigt  # type: ignore[attr-defined]
        # How long, not until when: the clock of the browser may be wrong.
        return JsonResponse({"rest": int((eind - time.time()) * 1000)})
    return HttpResponseRedirect(safe_next(request.POST.get(invoer.PAGINA)), status=HTTPStatus.SEE_OTHER)


@require_POST
@never_cache
@public
def verlopen(request: HttpRequest) -> HttpResponse:
    """The time of the page is over: end the session, keep what was typed, and offer to log in again."""
    query = {"next": safe_next(request.POST.get(invoer.PAGINA)), "verlopen": "ja"}
    if invoer.keep(request=request):
        query["bewaard"] = "ja"
    logout(request=request)
    return HttpResponseRedirect(f"{reverse('toegang:inloggen')}?{urlencode(query)}", status=HTTPStatus.SEE_OTHER)
