"""Planned work: logging in and sending are closed for a while, all else is open, and nothing typed is lost."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from mijnomgeving.status.beeld import Melding
from mijnomgeving.status.register import find_sluiting
from portal.toegang.invoer import keep

GetResponse = Callable[[HttpRequest], HttpResponse]
INLOGGEN = ("/inloggen/", "/loket/inloggen/")
# What a session that is open asks by itself.
_LOPENDE_SESSIE = ("/inloggen/blijven/", "/inloggen/verlopen/", "/loket/inloggen/blijven/", "/loket/inloggen/verlopen/")
VERSTUREN = ("/mijn/", "/loket/", "/api/v1/mijn/")
_UITLOGGEN = "/loket/uitloggen/"
_LEZEN = frozenset({"GET", "HEAD", "OPTIONS"})
_KORTST, _LANGST = 60, 3600
_PROBLEEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Sluiting:
    """That it is closed.

    Args:
        tot: until when, as far as is known.
        melding: what people read of it; None when only the setting says so.
    """

    tot: datetime | None
    melding: Melding | None = None


class DichtMiddleware:
    """Answers, in place of what is closed, until when it is."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        if is_sluitbaar(request) and (sluiting := find_dicht(nu=timezone.now())):
            return _tell(request, sluiting)
        return self.get_response(request)


def is_sluitbaar(request: HttpRequest) -> bool:
    """Whether planned work keeps this request out: logging in, and whatever a person sends."""
    pad = request.path_info
    if pad.startswith(INLOGGEN):
        return not pad.startswith(_LOPENDE_SESSIE)
    return request.method not in _LEZEN and pad.startswith(VERSTUREN) and pad != _UITLOGGEN


def find_dicht(*, nu: datetime) -> Sluiting | None:
    """Whether it is closed now: by the setting, or by maintenance in the register."""
    if settings.ONDERHOUD:
        tot = _moment(settings.ONDERHOUD)
        return Sluiting(tot) if tot is None or tot > nu else None
    rij = find_sluiting(nu=nu)
    return Sluiting(rij.tot or rij.verwacht_tot, Melding(rij, None)) if rij else None


def _tell(request: HttpRequest, sluiting: Sluiting) -> HttpResponse:
    status = HTTPStatus.SERVICE_UNAVAILABLE
    if request.path_info.startswith("/api/"):
        probleem = {"type": "about:blank", "status": 503, "title": "Onderhoud", "detail": "Versturen kan nu even niet."}
        response: HttpResponse = JsonResponse(probleem, content_type=_PROBLEEM, status=status)
    else:
        # For who comes back tomorrow, and for who presses the button on this page.
        bewaard = request.method == "POST" and keep(request=request)
        velden = [(naam, waarde) for naam, waarden in request.POST.lists() for waarde in waarden]
        context = {
            "sluiting": sluiting,
            "velden": velden,
            "bewaard": bewaard,
            "bestanden": bool(request.FILES),
            "adres": request.get_full_path(),
            "inloggen": request.path_info.startswith(INLOGGEN),
        }
        response = render(request, "status/dicht.html", context, status=status)
    response.headers["Retry-After"] = str(_seconds(sluiting.tot))
    return response


def _moment(instelling: str) -> datetime | None:
    """`2026-11-28T06:00` is until then, in Dutch time; `ja` is until somebody takes the setting away."""
    return None if instelling == "ja" else timezone.make_aware(datetime.fromisoformat(instelling))


def _seconds(tot: datetime | None) -> int:
    over = (tot - timezone.now()).total_seconds() if tot else 0
    return round(min(max(over, _KORTST), _LANGST))
