"""What every answer of the API has to do with HTTP: HEAD, ETag, Cache-Control, and reading from other sites (CORS)."""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

# Long enough for a busy client, short enough for an editor who looks whether a change came through.
MAX_LEEFTIJD = 60
_LEZEN = {"GET", "HEAD"}
_TOEGESTAAN = "GET, HEAD, OPTIONS"
_OK = 200
_GEEN_INHOUD = 204
_METHODE_KAN_NIET = 405

View = Callable[[HttpRequest], HttpResponse]
Antwoorder = Callable[[View, HttpRequest], HttpResponse]
"""Answers a request to any method with what the view gives."""


def answer(view: View, request: HttpRequest) -> HttpResponse:
    """The view's answer to any method: reading may come from any site, and need not be sent twice."""
    if request.method == "OPTIONS":
        return _preflight(view, request)
    if request.method not in _LEZEN:
        return _with_reading(view(request))
    response = _read(view, request)
    if response.status_code == _OK:
        response.headers["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        patch_cache_control(response, public=True, max_age=MAX_LEEFTIJD)
        versie = response.headers["API-Version"]
        conditioneel = get_conditional_response(request, etag=response.headers["ETag"], response=response)
        response = conditioneel if conditioneel is not None else response
        response.headers["API-Version"] = versie
    return _open_to_all(response)


def answer_besloten(view: View, request: HttpRequest) -> HttpResponse:
    """The same for what is about somebody: kept nowhere, and for no page of another site."""
    response = _read(view, request) if request.method in _LEZEN else _with_reading(view(request))
    response.headers["Cache-Control"] = "no-store"
    return response


def _read(view: View, request: HttpRequest) -> HttpResponse:
    """HEAD is GET of which the server leaves out the body."""
    methode = request.method
    request.method = "GET"
    try:
        return _with_reading(view(request))
    finally:
        request.method = methode


def _with_reading(response: HttpResponse) -> HttpResponse:
    """Where GET is allowed, HEAD and OPTIONS are too."""
    toegestaan = response.headers.get("Allow", "")
    if response.status_code == _METHODE_KAN_NIET and "GET" in toegestaan:
        response.headers["Allow"] = ", ".join(sorted({*toegestaan.split(", "), "HEAD", "OPTIONS"}))
    return response


def _preflight(view: View, request: HttpRequest) -> HttpResponse:
    """The question of a browser whether another site may read here; only reading is open."""
    gevraagd = request.headers.get("Access-Control-Request-Method", "GET")
    proef = view(request)
    if proef.status_code != _METHODE_KAN_NIET or "GET" not in proef.headers.get("Allow", "") or gevraagd not in _LEZEN:
        return _with_reading(proef)
    response = HttpResponse(status=_GEEN_INHOUD)
    response.headers["Allow"] = _TOEGESTAAN
    response.headers["API-Version"] = proef.headers["API-Version"]
    response.headers["Access-Control-Allow-Methods"] = _TOEGESTAAN
    response.headers["Access-Control-Allow-Headers"] = "Accept, If-None-Match"
    response.headers["Access-Control-Max-Age"] = "86400"
    return _open_to_all(response)


def _open_to_all(response: HttpResponse) -> HttpResponse:
    """Any site may read: nothing here depends on who asks, and no cookie is read or set."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "API-Version, ETag"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
