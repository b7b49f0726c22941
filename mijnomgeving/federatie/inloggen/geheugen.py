"""Whom a browser chose last, so that step-up can offer the same person first; never logs anybody in by itself."""

import time
from collections.abc import Callable

from aiohttp import web

from mijnomgeving.federatie.inloggen.bewaarplaats import Bewaarplaats

KOEKJE = "federatie_vorige"
# As long as a session of the portal can last.
SECONDEN = 2 * 3600


class Geheugen:
    """The last choices per browser, by kind of means, under a key in a cookie."""

    def __init__(self, *, beveiligd: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._beveiligd = beveiligd
        self._browsers: Bewaarplaats[dict[str, str]] = Bewaarplaats(seconds=SECONDEN, clock=clock)

    def recall(self, request: web.Request, soort: str) -> str:
        """What this browser chose last with this kind of means; empty when nothing."""
        return (self._browsers.get(request.cookies.get(KOEKJE, "")) or {}).get(soort, "")

    def remember(self, request: web.Request, response: web.Response, soort: str, keuze: str) -> None:
        """Keep the choice under a new key."""
        old = request.cookies.get(KOEKJE, "")
        key = self._browsers.put((self._browsers.get(old) or {}) | {soort: keuze})
        self._browsers.drop(old)
        response.set_cookie(
            KOEKJE, key, max_age=SECONDEN, path="/", httponly=True, samesite="Lax", secure=self._beveiligd
        )

    def forget(self, request: web.Request, response: web.Response) -> None:
        """Forget everything that this browser chose."""
        self._browsers.drop(request.cookies.get(KOEKJE, ""))
        response.del_cookie(KOEKJE, path="/")
