"""How the ZGW APIs answer: pages, plain lists, one object, each with the version of its API."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from aiohttp import web

from mijnomgeving.federatie.problemen import BASE_URL, Probleem
from mijnomgeving.federatie.zgw.adressen import VERSIES
from mijnomgeving.federatie.zgw.toegang import CRS

_GROOTSTE_PAGINA = 9_999


def api_of(request: web.Request) -> str:
    """Which of the APIs is asked: /zgw/<organisatie>/<api>/..."""
    return request.path.split("/")[3]


def answer(request: web.Request, body: object, *, status: int = 200) -> web.Response:
    """The body as JSON; answers with zaken say their coordinate system."""
    headers = {"API-version": VERSIES[api_of(request)]}
    with_crs = "/zaken/api/v1/zaken" in request.path
    return web.json_response(body, status=status, headers=headers | ({"Content-Crs": CRS} if with_crs else {}))


def page(request: web.Request, rows: Sequence[Mapping[str, Any]], *, size: int) -> tuple[dict[str, Any], slice]:
    """The envelope of one page of a list, and which rows are on it.

    Raises:
        Probleem: 404, there is no such page.
    """
    last = max(1, math.ceil(len(rows) / size))
    text = request.query.get("page", "1")
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(_GROOTSTE_PAGINA)) else 0
    if not 1 <= number <= last:
        not_found()

    def link(number: int) -> str | None:
        url = request.rel_url.update_query(page=str(number))
        return f"{request.app[BASE_URL]}{url}" if 1 <= number <= last else None

    envelope = {"count": len(rows), "next": link(number + 1), "previous": link(number - 1)}
    return envelope, slice((number - 1) * size, number * size)


def not_found() -> NoReturn:
    """Answer that there is no such object or page.

    Raises:
        Probleem: always.
    """
    raise Probleem(
        status=404, title="Niet gevonden.", code="not_found", detail="Dit object of deze bladzijde is er niet."
    )
