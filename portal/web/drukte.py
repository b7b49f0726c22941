"""When a process has more to do than it can: what waits, in which order, and what never does (KWALITEIT C5.7).

Every request that is not a kept page or a file passes here. A process has so many threads; the more of them are at
work, the more waits: first the wegwijzer, then suggestions while typing, then who wants to log in. Public pages, and
whoever is in the middle of something, are always answered.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

GetResponse = Callable[[HttpRequest], HttpResponse]
logger = structlog.get_logger(__name__)
# Long enough for a thread to come free, short enough to wait for.
OPNIEUW_SECONDEN = 10
PROBLEEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Uitstel:
    """What waits from which part of the threads at work, and the name under which the page speaks of it."""

    naam: str
    paden: tuple[str, ...]
    vanaf: float


UITSTEL = (
    Uitstel("wegwijzer", ("/wegwijzer/", "/api/v1/wegwijzer/"), 0.5),
    Uitstel("suggesties", ("/zoeken/suggesties/",), 0.65),
    # Who comes back from DigiD is let in: they waited there already.
    Uitstel("inloggen", ("/inloggen/digid/", "/inloggen/eherkenning/", "/inloggen/eidas/"), 0.8),
)


class DrukteMiddleware:
    """Counts what this process is working on, and lets wait what can."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self._slot = threading.Lock()
        self.bezig = 0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or ask to come back in a moment."""
        with self._at_work() as bezig:
            uitstel = find_uitstel(request.path_info, bezig=bezig)
            if uitstel is None:
                return self.get_response(request)
            logger.warning("drukte", uitstel=uitstel.naam, bezig=bezig)
            return ask_to_wait(request, uitstel)

    @contextmanager
    def _at_work(self) -> Iterator[int]:
        with self._slot:
            self.bezig += 1
            bezig = self.bezig
        try:
            yield bezig
        finally:
            with self._slot:
                self.bezig -= 1


def find_uitstel(pad: str, *, bezig: int) -> Uitstel | None:
    """Where a request waits with so many threads at work, itself among them; None when it does not."""
    deel = bezig / settings.WEB_DRADEN
    return next((uitstel for uitstel in UITSTEL if deel > uitstel.vanaf and pad.startswith(uitstel.paden)), None)


def ask_to_wait(request: HttpRequest, uitstel: Uitstel) -> HttpResponse:
    """Say that it is busy, when to come back, and what can be done meanwhile; keeps what was typed."""
    if uitstel.naam == "suggesties":
        return JsonResponse({"suggesties": []})
    if request.path_info.startswith("/api/"):
        probleem = {
            "type": "about:blank",
            "status": 503,
            "title": "Het is nu te druk",
            "detail": "Probeer het zo weer.",
        }
        response: HttpResponse = JsonResponse(probleem, content_type=PROBLEEM, status=HTTPStatus.SERVICE_UNAVAILABLE)
    else:
        velden = [(naam, waarde) for naam in request.POST for waarde in request.POST.getlist(naam)]
        context = {"uitstel": uitstel.naam, "velden": velden, "adres": request.get_full_path()}
        response = render(request, "druk.html", context, status=HTTPStatus.SERVICE_UNAVAILABLE)
    response.headers["Retry-After"] = str(OPNIEUW_SECONDEN)
    return response
