"""Faults on purpose: per service one state, set by a test or by a visitor of /regie/."""

import asyncio
import json
import zlib
from collections.abc import Awaitable, Callable, Iterable
from enum import StrEnum

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.problemen import Probleem, problem_response

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Stand(StrEnum):
    """How a service behaves."""

    NORMAAL = "normaal"
    TRAAG = "traag"
    HANGT = "hangt"
    FOUT_500 = "fout_500"
    FOUT_429 = "fout_429"
    KAPOTTE_JSON = "kapotte_json"
    UIT = "uit"


class OnbekendeDienst(KeyError):
    """There is no service with this key."""


class Storingen:
    """The state of every service, by key ('brp', 'zgw/rdw', ...)."""

    def __init__(self, diensten: Iterable[tuple[str, str]]) -> None:
        self.namen = dict(diensten)
        self._standen = dict.fromkeys(self.namen, Stand.NORMAAL)

    def __getitem__(self, sleutel: str) -> Stand:
        return self._standen[sleutel]

    def set(self, sleutel: str, stand: Stand) -> None:
        """Let this service behave so from now on.

        Raises:
            OnbekendeDienst: no service has this key.
        """
        if sleutel not in self._standen:
            raise OnbekendeDienst(sleutel)
        self._standen[sleutel] = stand

    def reset(self) -> None:
        """All services normal again."""
        self._standen = dict.fromkeys(self.namen, Stand.NORMAAL)

    def service_of(self, path: str) -> str | None:
        """The key of the service that this path belongs to; None for our own pages."""
        parts = path.strip("/").split("/")
        return next((key for key in ("/".join(parts[:2]), parts[0]) if key in self._standen), None)


STORINGEN = web.AppKey("storingen", Storingen)
INSTELLINGEN = web.AppKey("instellingen", Instellingen)


@web.middleware
async def storingen_middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Behave as the state of the service says, and answer problems in the standard's form."""
    storingen, instellingen = request.app[STORINGEN], request.app[INSTELLINGEN]
    dienst = storingen.service_of(request.path)
    if dienst is None:
        return await _answer(request, handler)
    stand = storingen[dienst]
    await asyncio.sleep(_waiting_time(request.path, stand, instellingen))
    if stand in (Stand.UIT, Stand.HANGT):
        return _hang_up(request)
    if stand is Stand.FOUT_500:
        return problem_response(
            request, status=500, title="Interne server fout.", code="serverError", detail="Storing."
        )
    if stand is Stand.FOUT_429:
        return problem_response(
            request,
            status=429,
            title="Te veel verzoeken.",
            code="tooManyRequests",
            detail="Probeer het later opnieuw.",
            headers={"Retry-After": "30"},
        )
    response = await _answer(request, handler)
    return _break_json(response) if stand is Stand.KAPOTTE_JSON else response


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
    """Seconds: 20 to 120 ms of pretended work, the same for the same path, or what the fault asks."""
    if stand is Stand.HANGT:
        return instellingen.hangt_seconden
    if stand is Stand.TRAAG:
        return instellingen.traag_seconden
    if instellingen.snel or stand is Stand.UIT:
        return 0.0
    return (20 + zlib.crc32(path.encode()) % 101) / 1000


def _hang_up(request: web.Request) -> web.Response:
    """Break the connection without an answer, as a machine that is gone."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=503)


def _break_json(response: web.StreamResponse) -> web.StreamResponse:
    """The same answer, cut off halfway: the status says yes, the body is no JSON."""
    if not (isinstance(response, web.Response) and response.content_type.endswith("json") and response.text):
        return response
    whole = json.dumps(json.loads(response.text))
    headers = {key: value for key, value in response.headers.items() if key.lower() != "content-length"}
    return web.Response(status=response.status, body=whole[: max(1, len(whole) // 2)].encode(), headers=headers)
