"""Faults on purpose: per service one state and maybe a fixed delay, set by a test or by a visitor of /regie/."""

import asyncio
import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Iterable
from enum import StrEnum

from aiohttp import web

from mijnomgeving.federatie import kapot
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.klok import KLOKFOUT
from mijnomgeving.federatie.problemen import Probleem, problem_response

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
# Of a service whose clock is wrong: two hours ahead.
_KLOK_SECONDEN = 7200.0
_ZAAD = 20261122


class Stand(StrEnum):
    """How a service behaves."""

    NORMAAL = "normaal"
    TRAAG = "traag"
    HANGT = "hangt"
    DRUPPELT = "druppelt"
    HALF = "half"
    FOUT_500 = "fout_500"
    FOUT_503 = "fout_503"
    FOUT_429 = "fout_429"
    FOUT_401 = "fout_401"
    KAPOTTE_JSON = "kapotte_json"
    VERKEERD_TYPE = "verkeerd_type"
    LEEG = "leeg"
    NULL = "null"
    TE_GROOT = "te_groot"
    VERKEERDE_KLOK = "verkeerde_klok"
    UIT = "uit"


UITLEG = {
    Stand.NORMAAL: "Werkt gewoon",
    Stand.TRAAG: "Traag: antwoordt na anderhalve seconde",
    Stand.HANGT: "Hangt: antwoordt niet",
    Stand.DRUPPELT: "Druppelt: stuurt het antwoord heel langzaam",
    Stand.HALF: "Half kapot: de helft van de vragen mislukt",
    Stand.FOUT_500: "Storing (fout 500)",
    Stand.FOUT_503: "Onderhoud (fout 503)",
    Stand.FOUT_429: "Te druk (fout 429)",
    Stand.FOUT_401: "Kent het portaal niet meer (fout 401)",
    Stand.KAPOTTE_JSON: "Stuurt een half antwoord",
    Stand.VERKEERD_TYPE: "Stuurt een antwoord in een andere vorm",
    Stand.LEEG: "Stuurt een leeg antwoord",
    Stand.NULL: "Stuurt null",
    Stand.TE_GROOT: "Stuurt 10 MB",
    Stand.VERKEERDE_KLOK: "De klok loopt twee uur voor",
    Stand.UIT: "Staat uit",
}
# Status, title, code and headers of the faults that are an error.
_FOUTEN: dict[Stand, tuple[int, str, str, dict[str, str]]] = {
    Stand.FOUT_500: (500, "Interne server fout.", "serverError", {}),
    Stand.FOUT_503: (503, "Bron is tijdelijk niet beschikbaar.", "sourceUnavailable", {"Retry-After": "60"}),
    Stand.FOUT_429: (429, "Te veel verzoeken.", "tooManyRequests", {"Retry-After": "30"}),
    Stand.FOUT_401: (401, "Niet correct geauthenticeerd.", "authentication", {"WWW-Authenticate": "Bearer"}),
}
# What becomes of a good answer.
_BEDERF: dict[Stand, Callable[[web.StreamResponse], web.StreamResponse]] = {
    Stand.KAPOTTE_JSON: kapot.cut_off,
    Stand.VERKEERD_TYPE: kapot.other_shape,
    Stand.LEEG: lambda response: kapot.with_body(response, b""),
    Stand.NULL: lambda response: kapot.with_body(response, b"null"),
    Stand.TE_GROOT: kapot.too_big,
    Stand.VERKEERDE_KLOK: kapot.with_wrong_date,
}


class OnbekendeDienst(KeyError):
    """There is no service with this key."""


class Storingen:
    """The state of every service, by key ('brp', 'zgw/rdw', ...), and how often each was called."""

    def __init__(self, diensten: Iterable[tuple[str, str]]) -> None:
        self.namen = dict(diensten)
        self.tellingen: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._standen = dict.fromkeys(self.namen, Stand.NORMAAL)
        self._vertragingen: dict[str, float] = {}
        self._dobbelstenen: dict[str, random.Random] = {}

    def __getitem__(self, sleutel: str) -> Stand:
        return self._standen[sleutel]

    def set(self, sleutel: str, stand: Stand) -> None:
        """Let this service behave so from now on.

        Raises:
            OnbekendeDienst: no service has this key.
        """
        self._check(sleutel)
        self._standen[sleutel] = stand
        # The same half of the calls fails in every run.
        self._dobbelstenen[sleutel] = random.Random(f"{_ZAAD}{sleutel}")  # noqa: S311 - no secret

    def delay(self, sleutel: str, milliseconds: int | None) -> None:
        """Let this service always take so long; None gives the ordinary pretended work again.

        Raises:
            OnbekendeDienst: no service has this key.
        """
        self._check(sleutel)
        self._vertragingen.pop(sleutel, None)
        if milliseconds is not None:
            self._vertragingen[sleutel] = milliseconds / 1000

    def fixed_delay(self, sleutel: str) -> float | None:
        """The seconds that were set for this service."""
        return self._vertragingen.get(sleutel)

    def fails_now(self, sleutel: str) -> bool:
        """Whether a service that is half broken fails this time."""
        return self._dobbelstenen[sleutel].random() < 0.5  # noqa: PLR2004 - half

    def reset(self) -> None:
        """All services normal again, and nothing counted."""
        self._standen = dict.fromkeys(self.namen, Stand.NORMAAL)
        self._vertragingen.clear()
        self.tellingen.clear()

    def service_of(self, path: str) -> str | None:
        """The key of the service that this path belongs to; None for our own pages."""
        parts = path.strip("/").split("/")
        return next((key for key in ("/".join(parts[:2]), parts[0]) if key in self._standen), None)

    def _check(self, sleutel: str) -> None:
        if sleutel not in self._standen:
            raise OnbekendeDienst(sleutel)


STORINGEN = web.AppKey("storingen", Storingen)
INSTELLINGEN = web.AppKey("instellingen", Instellingen)


@web.middleware
async def storingen_middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Behave as the state of the service says, and answer problems in the standard's form."""
    storingen, instellingen = request.app[STORINGEN], request.app[INSTELLINGEN]
    dienst = storingen.service_of(request.path)
    if dienst is None:
        return await _answer(request, handler)
    storingen.tellingen[dienst][f"{request.method} {request.path}"] += 1
    stand = storingen[dienst]
    if stand is Stand.HALF:
        # Not 503: that asks for a minute's rest, and what fails at random has no reason to.
        stand = Stand.FOUT_500 if storingen.fails_now(dienst) else Stand.NORMAAL
    fixed = storingen.fixed_delay(dienst)
    await asyncio.sleep(_waiting_time(request.path, stand, instellingen) if fixed is None else fixed)
    if stand in (Stand.UIT, Stand.HANGT):
        return _hang_up(request)
    if stand in _FOUTEN:
        status, title, code, headers = _FOUTEN[stand]
        return problem_response(request, status=status, title=title, code=code, headers=headers)
    if stand is Stand.VERKEERDE_KLOK:
        KLOKFOUT.set(_KLOK_SECONDEN)
    return await _spoil(request, await _answer(request, handler), stand, instellingen)


async def _spoil(
    request: web.Request, response: web.StreamResponse, stand: Stand, instellingen: Instellingen
) -> web.StreamResponse:
    """The answer as the state of the service makes it."""
    if stand is Stand.DRUPPELT:
        return await kapot.drip(request, response, pause=instellingen.druppel_seconden)
    return _BEDERF[stand](response) if stand in _BEDERF else response


async def _answer(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except Probleem as probleem:
        return probleem.to_response(request)
    except web.HTTPClientError as fout:
        if request.app[STORINGEN].service_of(request.path) is None:
            raise
        return problem_response(request, status=fout.status, title=fout.reason, code="notFound", headers=_allow(fout))


def _allow(fout: web.HTTPClientError) -> dict[str, str]:
    """Which methods there are, where the method was wrong (RFC 9110 section 15.5.6)."""
    return {"Allow": fout.headers["Allow"]} if "Allow" in fout.headers else {}


def _waiting_time(path: str, stand: Stand, instellingen: Instellingen) -> float:
    """Seconds: 20 to 300 ms of pretended work, the same for the same path, or what the fault asks."""
    if stand is Stand.HANGT:
        return instellingen.hangt_seconden
    if stand is Stand.TRAAG:
        return instellingen.traag_seconden
    if instellingen.snel or stand is Stand.UIT:
        return 0.0
    return (20 + zlib.crc32(path.encode()) % 281) / 1000


def _hang_up(request: web.Request) -> web.Response:
    """Break the connection without an answer, as a machine that is gone."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=503)
