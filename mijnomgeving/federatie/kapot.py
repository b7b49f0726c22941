"""Answers that are wrong on purpose: the status says yes, and the body is not what it should be."""

import asyncio
import json
import time
from collections.abc import Mapping
from email.utils import formatdate

from aiohttp import web

from mijnomgeving.federatie.klok import KLOKFOUT

_TE_GROOT = 10 * 1024 * 1024
_DRUPPEL = 16
# Computed anew for a body that is another one.
_OVER_DE_BODY = frozenset({"content-length", "content-encoding", "transfer-encoding"})


def with_body(response: web.StreamResponse, body: bytes) -> web.StreamResponse:
    """The same status and headers with another body; only an answer in JSON changes."""
    if not _is_json(response):
        return response
    return web.Response(status=response.status, body=body, headers=_headers(response))


def cut_off(response: web.StreamResponse) -> web.StreamResponse:
    """The same answer, cut off halfway: no JSON any more."""
    body = _body(response)
    return with_body(response, body[: max(1, len(body) // 2)])


def other_shape(response: web.StreamResponse) -> web.StreamResponse:
    """Valid JSON in which each part is of another type than it should be."""
    if not _is_json(response):
        return response
    return with_body(response, json.dumps(_other(json.loads(_body(response) or b"null"))).encode())


def too_big(response: web.StreamResponse) -> web.StreamResponse:
    """The same JSON with so much white space that it has 10 MB."""
    return with_body(response, _body(response).ljust(_TE_GROOT))


def with_wrong_date(response: web.StreamResponse) -> web.StreamResponse:
    """The answer with the date of the wrong clock."""
    response.headers["Date"] = formatdate(time.time() + KLOKFOUT.get(), usegmt=True)
    return response


async def drip(request: web.Request, response: web.StreamResponse, *, pause: float) -> web.StreamResponse:
    """The right answer, a few bytes at a time."""
    if not _is_json(response):
        return response
    body, slow = _body(response), web.StreamResponse(status=response.status, headers=_headers(response))
    await slow.prepare(request)
    for start in range(0, len(body), _DRUPPEL):
        await slow.write(body[start : start + _DRUPPEL])
        await asyncio.sleep(pause)
    await slow.write_eof()
    return slow


def _is_json(response: web.StreamResponse) -> bool:
    return isinstance(response, web.Response) and response.content_type.endswith("json")


def _body(response: web.StreamResponse) -> bytes:
    return (response.text or "").encode() if isinstance(response, web.Response) else b""


def _headers(response: web.StreamResponse) -> dict[str, str]:
    return {name: value for name, value in response.headers.items() if name.lower() not in _OVER_DE_BODY}


def _other(value: object) -> object:
    if isinstance(value, Mapping):
        # The outside stays an object, so that who reads a part of it meets the wrong type there.
        return {name: _wrong(part) for name, part in value.items()}
    return {"waarde": 42}


def _wrong(value: object) -> object:
    match value:
        case str():
            return 42
        case Mapping():
            return "tekst"
        case list():
            return {"tekst": True}
        case _:
            return [value]
