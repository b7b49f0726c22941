"""First in line: a public page that is at hand goes out before anything else of the portal runs."""

import hashlib
import re
import time
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse

from portal.meten.cijfers import count_pagina
from portal.paginacache.afhankelijk import collect
from portal.paginacache.opslag import Opslag, Pagina, always
from portal.paginacache.services import opslag

GetResponse = Callable[[HttpRequest], HttpResponse]
# A page with anything else in its address is made anew: what people search for, and what somebody made up.
VRAAGDELEN = frozenset(
    {
        *("gemeente", "waterschap", "openbaar-lichaam", "provincie", "thema", "doelgroep", "soort"),
        *("page", "pagina", "letter"),
    }
)
_LANGSTE = 200
_S_MAXAGE = re.compile(r"s-maxage=([0-9]{1,9})")
LOS_SECONDEN, LOS_MEESTE = 60.0, 1_000
# What failed once is a page for all again a moment later; meanwhile nobody waits in line for the next failure.
MIS_SECONDEN = 1.0
# Who brings one of these may get a page of their own; it is neither given from here nor kept.
_EIGEN = ("HTTP_AUTHORIZATION", "HTTP_COOKIE", "HTTP_RANGE")


class PaginacacheMiddleware:
    """Keeps what says of itself that all may have it (`Cache-Control: public` with `s-maxage`), and nothing else."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.opslag: Opslag = opslag()
        # Addresses whose last answer was for one person, and until when nobody has to wait for another there.
        self._los: dict[str, float] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from the cache, or make the page and keep it."""
        sleutel = make_sleutel(request) if settings.PAGINACACHE_SECONDEN else None
        if sleutel is None or self._los.get(sleutel, 0.0) > time.monotonic():
            return self.get_response(request)
        if pagina := self.opslag.near(sleutel):
            count_pagina("dichtbij")
            return _answer(request, pagina)
        with self.opslag.alone(sleutel):
            if pagina := self.opslag.near(sleutel) or self.opslag.far(sleutel):
                count_pagina("ver")
                return _answer(request, pagina)
            return self._make(request, sleutel)

    def _make(self, request: HttpRequest, sleutel: str) -> HttpResponse:
        if not self.opslag.is_first(sleutel) and (pagina := self.opslag.wait_for(sleutel)):
            count_pagina("ver")
            return _answer(request, pagina)
        try:
            return self._make_and_keep(request, sleutel)
        finally:
            self.opslag.ready(sleutel)

    def _make_and_keep(self, request: HttpRequest, sleutel: str) -> HttpResponse:
        begin, publicaties = time.time(), self.opslag.publications()
        with collect() as sleutels:
            response = self.get_response(request)
        if not is_public(response):
            self._let_go(
                sleutel, LOS_SECONDEN if response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR else MIS_SECONDEN
            )
            return response
        count_pagina("gemaakt")
        if request.method == "GET":
            stand = self.opslag.stand_since(publicaties, always(sleutels))
            # Published while the page was made, so it may show the text of before: it is given, and not kept.
            if stand is not None:
                koppen = tuple((naam, waarde) for naam, waarde in response.items() if naam != "Age")
                seconden = min(settings.PAGINACACHE_SECONDEN, shared_seconds(response))
                self.opslag.keep(sleutel, Pagina(response.content, koppen, begin, stand), seconden=seconden)
        return response

    def _let_go(self, sleutel: str, seconden: float) -> None:
        if len(self._los) >= LOS_MEESTE:
            self._los.clear()
        self._los[sleutel] = time.monotonic() + seconden


def make_sleutel(request: HttpRequest) -> str | None:
    """The name under which an answer to this is kept; None when it may not come from here.

    The host and the scheme are in it, so that nobody can have an answer kept that names another host.
    """
    meta = request.META
    vraag = meta.get("QUERY_STRING", "")
    if request.method not in {"GET", "HEAD"} or any(meta.get(naam) for naam in _EIGEN) or not _is_known(vraag):
        return None
    try:
        adres = f"{request.scheme}://{request.get_host()}{request.path}?{vraag}"
    except DisallowedHost:
        return None
    return hashlib.blake2b(adres.encode(), digest_size=20).hexdigest()


def _is_known(vraag: str) -> bool:
    return not vraag or (
        len(vraag) <= _LANGSTE and all(deel.partition("=")[0] in VRAAGDELEN for deel in vraag.split("&"))
    )


def is_public(response: HttpResponse) -> bool:
    """Whether the answer says itself that a shared cache may keep it for all (RFC 9111)."""
    beleid = response.headers.get("Cache-Control", "")
    return (
        response.status_code == HTTPStatus.OK
        and not response.streaming
        and not response.cookies
        and beleid.startswith("public")
        and "s-maxage" in beleid
        and "cookie" not in response.headers.get("Vary", "").lower()
    )


def shared_seconds(response: HttpResponse) -> int:
    """How long a shared cache may keep it, as it says itself; a second at least."""
    gevonden = _S_MAXAGE.search(response.headers.get("Cache-Control", ""))
    return max(1, int(gevonden[1])) if gevonden else 1


def _answer(request: HttpRequest, pagina: Pagina) -> HttpResponse:
    response = HttpResponse(b"" if request.method == "HEAD" else pagina.inhoud, headers=dict(pagina.koppen))
    response.headers["Age"] = str(max(0, int(time.time() - pagina.gemaakt)))
    return response
