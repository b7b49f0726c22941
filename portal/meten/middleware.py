"""Each request is one operation with one span, its view another; what is kept for all passes before this."""

import time
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from opentelemetry.trace import SpanKind

from portal.core.trace import operation
from portal.meten import cijfers
from portal.meten.eigenschappen import Waarde, known_method
from portal.meten.spoor import note, span

GetResponse = Callable[[HttpRequest], HttpResponse]
GEEN_ROUTE = "geen"


class MetenMiddleware:
    """Begins the trace of a request and says how it ended.

    A trace always begins here: what a visitor writes in `traceparent` does not choose an id in the logs of the state.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        begin = time.perf_counter()
        with operation(naam="request", soort=SpanKind.SERVER):
            cijfers.count_bezig(1)
            try:
                response = self.get_response(request)
            finally:
                cijfers.count_bezig(-1)
            _tell(request, response.status_code, time.perf_counter() - begin)
        return response


class ViewMiddleware:
    """The last in line: what is inside this span is the view with its templates, and not what stands before it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        with span("view"):
            response = self.get_response(request)
            note({"http.route": route_of(request)})
        return response


def route_of(request: HttpRequest) -> str:
    """The name of the route, or else of its view: never the address itself."""
    return request.resolver_match.view_name if request.resolver_match else GEEN_ROUTE


def _tell(request: HttpRequest, status: int, seconden: float) -> None:
    route, methode = route_of(request), known_method(request.method)
    cijfers.time_request(seconden, route=route, methode=methode, status=status)
    eigenschappen: dict[str, Waarde] = {
        "http.route": route,
        "http.request.method": methode,
        "http.response.status_code": status,
    }
    mislukt = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    note(eigenschappen, naam=f"{methode} {route}", mislukt=mislukt)
