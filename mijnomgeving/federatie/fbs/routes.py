"""The operations of the Berichtenmagazijn API, at /fbs/<organisatie>/."""

import math
import re
from typing import Any, NoReturn
from urllib.parse import quote

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.eigenaren import Eigenaren
from mijnomgeving.federatie.fbs.aanlevering import VERSIE, bad_request, is_ontvanger, parse_aanlevering
from mijnomgeving.federatie.fbs.magazijn import Bericht, Magazijn
from mijnomgeving.federatie.problemen import Probleem, read_json_object
from mijnomgeving.federatie.sleutels import require_token
from mijnomgeving.federatie.wereld import Wereld

_CIJFERS = re.compile(r"[0-9]{1,9}")
_MAP_TEKENS = 128
_GROOTSTE_PAGINA = 100
_MEESTE_ONTVANGERS = 1000
# Five files of 10 MB, written as text.
_GROOTSTE_AANLEVERING = 72 * 1024 * 1024


class FbsDienst:
    """One organisation's magazijn over HTTP."""

    def __init__(self, magazijn: Magazijn, api_key: str) -> None:
        self._magazijn, self._api_key = magazijn, api_key

    async def deliver(self, request: web.Request) -> web.Response:
        """POST /aanleveringen: a message of an organisation to somebody, or of somebody to this organisation.

        A reply is a message to the organisation's own OIN: the standard has no other form for it. A second delivery
        with the same Idempotency-Key gives the receipt of the first.

        Raises:
            Probleem: 400, 401 or 415.
        """
        require_token(request, self._api_key, headers=VERSIE)
        if request.content_type != "application/json":
            raise Probleem(status=415, title="Unsupported Media Type", code="unsupported", headers=VERSIE)
        sleutel = request.headers.get("Idempotency-Key", "")
        body = await read_json_object(request.clone(client_max_size=_GROOTSTE_AANLEVERING))
        bericht = self._magazijn.deliver(parse_aanlevering(body), sleutel=sleutel)
        return web.json_response(self._magazijn.response(bericht), status=201, headers=VERSIE)

    async def list_berichten(self, request: web.Request) -> web.Response:
        """GET /berichten of the receiver in X-Ontvanger, by page from 0.

        Raises:
            Probleem: 400.
        """
        ontvanger = _read_ontvanger(request)
        page = _number(request, "page", 0, at_least=0)
        size = _number(request, "pageSize", 20, at_least=1, at_most=_GROOTSTE_PAGINA)
        found = self._magazijn.list_for([ontvanger], afzender=request.query.get("afzender", ""))
        return self._page(found, page, size)

    async def search_berichten(self, request: web.Request) -> web.Response:
        """POST /berichten/_zoek: as the list, for many receivers at once. The standard has no such thing: it is ours.

        Raises:
            Probleem: 400 or 401.
        """
        require_token(request, self._api_key, headers=VERSIE)
        body = await read_json_object(request)
        ontvangers, page, size = body.get("ontvangers"), body.get("page", 0), body.get("pageSize", 20)
        if not isinstance(ontvangers, list) or not 1 <= len(ontvangers) <= _MEESTE_ONTVANGERS:
            bad_request("ontvangers is geen lijst van 1 tot 1000 ontvangers.")
        if not all(isinstance(ontvanger, str) and is_ontvanger(ontvanger) for ontvanger in ontvangers):
            bad_request("Een van de ontvangers is ongeldig.")
        if type(page) is not int or page < 0 or type(size) is not int or not 1 <= size <= _GROOTSTE_PAGINA:
            bad_request("page of pageSize is ongeldig.")
        return self._page(self._magazijn.list_for(ontvangers), page, size)

    def _page(self, found: list[Bericht], page: int, size: int) -> web.Response:
        pages = math.ceil(len(found) / size)
        places = {"self": page, "first": 0, "last": max(0, pages - 1)}
        places |= {"prev": page - 1} if page > 0 else {}
        places |= {"next": page + 1} if page + 1 < pages else {}
        body = {
            "berichten": [self._magazijn.summary(bericht) for bericht in found[page * size : (page + 1) * size]],
            "page": page,
            "pageSize": size,
            "totalElements": len(found),
            "totalPages": pages,
            "_links": {name: {"href": f"{self._magazijn.url}?page={n}&pageSize={size}"} for name, n in places.items()},
        }
        return web.json_response(body, headers=VERSIE)

    async def read_bericht(self, request: web.Request) -> web.Response:
        """GET one message.

        Raises:
            Probleem: 400, 403 or 404.
        """
        return web.json_response(self._magazijn.whole(self._find(request)), headers=VERSIE)

    async def update_bericht(self, request: web.Request) -> web.Response:
        """PATCH (merge-patch) gelezen and map of one message.

        Raises:
            Probleem: 400, 403, 404 or 415.
        """
        bericht = self._find(request)
        if request.content_type != "application/merge-patch+json":
            raise Probleem(status=415, title="Unsupported Media Type", code="unsupported", headers=VERSIE)
        patch = await read_json_object(request)
        gelezen, map_ = patch.get("gelezen"), patch.get("map")
        if not isinstance(gelezen, bool | None) or not isinstance(map_, str | None):
            bad_request("gelezen is waar of onwaar; map is tekst.")
        if map_ is not None and not 1 <= len(map_) <= _MAP_TEKENS:
            bad_request("map heeft 1 tot 128 tekens.")
        self._magazijn.update(bericht, gelezen=gelezen, map_=map_)
        return web.json_response(self._magazijn.whole(bericht), headers=VERSIE)

    async def delete_bericht(self, request: web.Request) -> web.Response:
        """DELETE one message: it is kept but no longer given.

        Raises:
            Probleem: 400, 403 or 404.
        """
        self._find(request).verwijderd = True
        return web.Response(status=204, headers=VERSIE)

    async def read_bijlage(self, request: web.Request) -> web.Response:
        """GET an attachment, always as a download.

        Raises:
            Probleem: 400, 403 or 404.
        """
        bijlage_id = request.match_info["bijlage_id"]
        stuk = next((stuk for stuk in self._find(request).stukken if stuk.bijlage_id == bijlage_id), None)
        if stuk is None:
            _not_found("Bijlage niet gevonden.")
        headers = VERSIE | {
            "Content-Disposition": _attachment(stuk.naam),
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=stuk.lees(), content_type=stuk.soort, headers=headers)

    def _find(self, request: web.Request) -> Bericht:
        ontvanger = _read_ontvanger(request)
        bericht = self._magazijn.find(request.match_info["bericht_id"])
        if bericht is None:
            _not_found("Bericht niet gevonden.")
        if bericht.ontvanger != ontvanger:
            raise Probleem(
                status=403,
                title="Forbidden",
                code="forbidden",
                detail="Dit bericht is voor een andere ontvanger.",
                headers=VERSIE,
            )
        return bericht


def _read_ontvanger(request: web.Request) -> str:
    ontvanger = request.headers.get("X-Ontvanger", "")
    if not is_ontvanger(ontvanger):
        bad_request("X-Ontvanger ontbreekt of is ongeldig.")
    return ontvanger


def _attachment(naam: str) -> str:
    # RFC 6266: a name with other letters than ASCII goes percent-encoded.
    return f'attachment; filename="{naam}"' if naam.isascii() else f"attachment; filename*=UTF-8''{quote(naam)}"


def _number(request: web.Request, name: str, default: int, *, at_least: int, at_most: int | None = None) -> int:
    text = request.query.get(name, str(default))
    number = int(text) if _CIJFERS.fullmatch(text) else -1
    if number < at_least or (at_most is not None and number > at_most):
        bad_request(f"{name} is ongeldig.")
    return number


def _not_found(detail: str) -> NoReturn:
    raise Probleem(status=404, title="Not Found", code="notFound", detail=detail, headers=VERSIE)


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the routes of every organisation that has a magazijn."""
    eigenaren = Eigenaren(wereld)
    magazijnen: dict[str, Magazijn] = {}
    for sleutel, organisatie in wereld.organisaties.items():
        if organisatie.magazijn:
            magazijnen[sleutel] = Magazijn(organisatie, eigenaren, instellingen.base_url, wereld.nu)
            wereld.bij_wijziging(magazijnen[sleutel].rebuild)
            _add_routes(app, f"/fbs/{sleutel}", FbsDienst(magazijnen[sleutel], instellingen.fbs_api_key))

    def reset() -> None:
        for magazijn in magazijnen.values():
            magazijn.reset()

    namen = {f"fbs/{sleutel}": f"Berichten van {wereld.organisaties[sleutel].naam}" for sleutel in magazijnen}
    return Dienst(namen=namen, reset=reset)


def _add_routes(app: web.Application, root: str, dienst: FbsDienst) -> None:
    handlers: dict[str, Any] = {
        "GET": dienst.read_bericht,
        "PATCH": dienst.update_bericht,
        "DELETE": dienst.delete_bericht,
    }
    app.router.add_post(f"{root}/aanleveringen", dienst.deliver)
    app.router.add_get(f"{root}/berichten", dienst.list_berichten)
    app.router.add_post(f"{root}/berichten/_zoek", dienst.search_berichten)
    for method, handler in handlers.items():
        app.router.add_route(method, root + "/berichten/{bericht_id}", handler)
    app.router.add_get(root + "/berichten/{bericht_id}/bijlagen/{bijlage_id}", dienst.read_bijlage)
