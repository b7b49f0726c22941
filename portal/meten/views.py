"""`/metrieken/`: the figures for whoever runs the portal; the public edge does not pass it on."""

import hmac
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

from portal.core.beleid import public
from portal.meten.momentopname import read_processen
from portal.meten.prometheus import render
from portal.meten.stand import read_stand

SOORT = "text/plain; version=0.0.4; charset=utf-8"


@require_safe
@public
def metrieken(request: HttpRequest) -> HttpResponse:
    """The figures of all processes, for who has the token.

    Raises:
        Http404: there is no token, or it is another one: nobody learns that there is something here.
    """
    verwacht = f"Bearer {settings.METRIEKEN_TOKEN}".encode()
    gekregen = request.headers.get("Authorization", "").encode()
    if not settings.METRIEKEN_TOKEN or not hmac.compare_digest(gekregen, verwacht):
        raise Http404
    try:
        tekst = render(read_processen(), read_stand())
    except RedisError:
        return HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)
    return HttpResponse(tekst, content_type=SOORT, headers={"Cache-Control": "no-store"})
