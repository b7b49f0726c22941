"""The public feeds of Samenwerkende Catalogi."""

from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from cms.producten.models import Organisatie
from cms.samenwerkende_catalogi.uitvoer import Uitvoer, seen_since
from portal.core.beleid import public


@require_safe
@public
def producten(request: HttpRequest, slug: str | None = None) -> HttpResponseBase:
    """The feed of everything, or of one organisation; 404 for one that offers nothing."""
    uitvoer = Uitvoer(get_object_or_404(Organisatie, slug=slug) if slug else None)
    versie = uitvoer.version()
    etag, sinds = f'"{versie}"', int(seen_since(versie).timestamp())
    antwoord: HttpResponseBase | None = get_conditional_response(request, etag=etag, last_modified=sinds)
    if antwoord is None:
        if uitvoer.is_leeg:
            raise Http404
        antwoord = StreamingHttpResponse(uitvoer.chunks(), content_type="application/xml; charset=utf-8")
        antwoord.headers["Content-Language"] = "nl"
    antwoord.headers["ETag"], antwoord.headers["Last-Modified"] = etag, http_date(sinds)
    return antwoord
