"""When a process has more to do than it can: what waits, in which order, and what never does (KWALITEIT C5.7).

Every request that is not a kept page or a file passes here. A process has so many threads; the more of them are at
work, the more waits: first the wegwijzer, then suggestions while typing, then who wants to log in. Public pages, and
whoever is in the middle of something, are always answered. A question to the wegwijzer waits a second by itself before
it is asked to come back: most crowds are gone by then.

Who wants to log in stands in one line for all processes (`portal.web.wachtkamer`), which opens at 80% of the threads of
a process or of the logins that the place takes a second.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from redis.exceptions import RedisError

from portal.meten.cijfers import count_uitstel
from portal.toegang.grens import address_of, may
from portal.toegang.services import find_persoon
from portal.web.wachtkamer import Plek, wachtkamer

GetResponse = Callable[[HttpRequest], HttpResponse]
logger = structlog.get_logger(__name__)
# Long enough for a thread to come free, short enough to wait for.
OPNIEUW_SECONDEN = 10
# So long a question waits for a thread to come free, and so many of the threads may wait at once.
GEDULD_SECONDEN = 1.0
GEDULD_DEEL = 0.125
PROBLEEM = "application/problem+json"
INLOGGEN = "/inloggen/"
# Places in the line that one address gets in ten minutes: as many as it may begin to log in.
_PLEKKEN, _TIEN_MINUTEN = 300, 600


@dataclass(frozen=True, slots=True)
class Uitstel:
    """What waits from which part of the threads at work, and the name under which the page speaks of it.

    `geduld` says that it waits a moment by itself first.
    """

    naam: str
    paden: tuple[str, ...]
    vanaf: float
    geduld: bool = False


UITSTEL = (
    Uitstel("wegwijzer", ("/wegwijzer/", "/api/v1/wegwijzer/"), 0.5, geduld=True),
    Uitstel("suggesties", ("/zoeken/suggesties/",), 0.65),
    # Who comes back from DigiD is let in: they waited there already.
    Uitstel("inloggen", tuple(f"{INLOGGEN}{middel}/" for middel in settings.INLOGMIDDELEN), 0.8),
)


class DrukteMiddleware:
    """Counts what this process is working on, and lets wait what can."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self._slot = threading.Condition()
        self.bezig = 0
        self._wachtend = 0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or ask to come back in a moment."""
        with self._at_work() as bezig:
            uitstel = find_uitstel(request.path_info, bezig=bezig)
            if uitstel and uitstel.geduld:
                uitstel = find_uitstel(request.path_info, bezig=self._wait(uitstel))
            if begins_login(request):
                plek = find_plek(request, vol=uitstel is not None)
                if plek and not plek.aan_de_beurt:
                    return show_plek(request, plek)
                if plek:
                    return self.get_response(request)
            if uitstel is None:
                return self.get_response(request)
            count_uitstel(uitstel.naam)
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
                self._slot.notify()

    def _wait(self, uitstel: Uitstel) -> int:
        """How many are at work once there is room, or after a second; who waits is not at work."""
        with self._slot:
            if self._wachtend < settings.WEB_DRADEN * GEDULD_DEEL:
                self.bezig, self._wachtend = self.bezig - 1, self._wachtend + 1
                self._slot.wait_for(
                    lambda: self.bezig + 1 <= settings.WEB_DRADEN * uitstel.vanaf, timeout=GEDULD_SECONDEN
                )
                self.bezig, self._wachtend = self.bezig + 1, self._wachtend - 1
            return self.bezig


def find_uitstel(pad: str, *, bezig: int) -> Uitstel | None:
    """Where a request waits with so many threads at work, itself among them; None when it does not."""
    deel = bezig / settings.WEB_DRADEN
    return next((uitstel for uitstel in UITSTEL if deel > uitstel.vanaf and pad.startswith(uitstel.paden)), None)


def begins_login(request: HttpRequest) -> bool:
    """Whether somebody is on the way to a provider."""
    pad = request.path_info
    return pad.startswith(INLOGGEN) and pad.removeprefix(INLOGGEN).rstrip("/") in settings.INLOGMIDDELEN


def find_plek(request: HttpRequest, *, vol: bool) -> Plek | None:
    """Where somebody stands who wants to log in; who is logged in already needs no place.

    Returns:
        None when nobody keeps a line: then the threads decide. Who took too many places gets one that is no place.
    """
    try:
        if find_persoon(request=request):
            return Plek(aan_de_beurt=True)
        bewijs = request.GET.get("plek", "")
        if not bewijs and not may("wachtkamer", address_of(request), hoogstens=_PLEKKEN, seconden=_TIEN_MINUTEN):
            return Plek(aan_de_beurt=False)
        return wachtkamer().enter(bewijs, vol=vol)
    except RedisError:
        return None


def show_plek(request: HttpRequest, plek: Plek) -> HttpResponse:
    """The page that says how long it takes, and that looks again by itself unless somebody would rather do that."""
    if not plek.bewijs:
        return ask_to_wait(request, UITSTEL[-1])
    velden = {naam: request.GET[naam] for naam in ("next", "niveau") if naam in request.GET}
    zelf = "zelf" in request.GET
    velden |= {"plek": plek.bewijs} | ({"zelf": "ja"} if zelf else {})
    anders = {naam: waarde for naam, waarde in velden.items() if naam != "zelf"} | ({} if zelf else {"zelf": "ja"})
    context = {
        "plek": plek,
        "velden": velden,
        "adres": request.path,
        "zelf": zelf,
        "anders": f"{request.path}?{urlencode(anders)}",
    }
    # No fault of anybody, and thousands may stand here: it is no error of the portal in logs and figures.
    response = render(request, "web/wachtkamer.html", context)
    response.headers["Cache-Control"] = "no-store"
    if not zelf:
        # The header and not the tag: it works without JavaScript, and a page that is kept for reading stays as it is.
        response.headers["Refresh"] = f"{plek.vernieuw}; url={request.path}?{urlencode(velden)}"
    return response


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
