"""The read operations of the Zaken and Catalogi APIs, at /zgw/<organisatie>/."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NoReturn

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.problemen import Probleem, read_json_object
from mijnomgeving.federatie.wereld import Wereld
from mijnomgeving.federatie.zgw.register import Register
from mijnomgeving.federatie.zgw.toegang import CRS, require_crs, require_token

BSN_FILTER = "rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn"
ROL_FILTER = "rol__omschrijvingGeneriek"
_BSN = re.compile(r"[0-9]{9}")
VERSIES = {"zaken": "1.7.0", "catalogi": "1.4.0"}


class ZgwDienst:
    """One organisation's two APIs."""

    def __init__(self, organisatie: Organisatie, wereld: Wereld, instellingen: Instellingen) -> None:
        self._organisatie, self._wereld, self._instellingen = organisatie, wereld, instellingen
        self.rebuild()

    def rebuild(self) -> None:
        """The register as the stories stand now."""
        self._register = Register(self._organisatie, self._wereld.personas, self._instellingen.base_url)

    async def zoek_zaken(self, request: web.Request) -> web.Response:
        """POST /zaken/_zoek: the filter stands in the body, so no BSN comes in an address or a log.

        Raises:
            Probleem: 400, 401, 403, 404, 406 or 412 as the standard says.
        """
        require_token(request, self._instellingen)
        require_crs(request)
        return self._list_zaken(request, await read_json_object(request))

    async def list_zaken(self, request: web.Request) -> web.Response:
        """GET /zaken with the same filter.

        Raises:
            Probleem: 400, 401, 403, 404 or 406 as the standard says.
        """
        require_token(request, self._instellingen)
        require_crs(request)
        return self._list_zaken(request, request.query)

    def _list_zaken(self, request: web.Request, filters: Mapping[str, object]) -> web.Response:
        bsn = filters.get(BSN_FILTER)
        if not isinstance(bsn, str) or not _BSN.fullmatch(bsn):
            _refuse_filter(BSN_FILTER, "required", "Vul het burgerservicenummer van de initiator in.")
        zaken = self._register.initiated_by(bsn) if filters.get(ROL_FILTER, "initiator") == "initiator" else []
        expand = filters.get("expand") or request.query.get("expand") or ""
        return self._page(request, [self._expanded(zaak, str(expand)) for zaak in zaken], crs=True)

    async def read_one(self, request: web.Request) -> web.Response:
        """GET one object by uuid.

        Raises:
            Probleem: 401, 403, 404 or 406 as the standard says.
        """
        require_token(request, self._instellingen)
        soort = request.match_info["soort"]
        if soort == "zaken":
            require_crs(request)
        found = self._register.objecten.get(soort, {}).get(request.match_info["uuid"])
        if found is None:
            _not_found()
        return _json(request, self._expanded(found, request.query.get("expand", "")), crs=soort == "zaken")

    async def list_of_parent(self, request: web.Request) -> web.Response:
        """GET /statussen, /rollen, /resultaten (by zaak) or /statustypen, /resultaattypen, ... (by zaaktype).

        Raises:
            Probleem: 401, 403 or 404 as the standard says.
        """
        require_token(request, self._instellingen)
        soort, parent = request.match_info["soort"], "zaaktype" if "/catalogi/" in request.path else "zaak"
        rows: Iterable[dict[str, Any]] = self._register.objecten.get(soort, {}).values()
        if parent not in request.query:
            _refuse_filter(parent, "required", f"Deze simulatie geeft {soort} alleen per {parent}.")
        rows = [row for row in rows if row.get(parent) == request.query[parent]]
        if soort == "statussen":
            rows = sorted(rows, key=lambda row: str(row["datumStatusGezet"]), reverse=True)
        if soort == "statustypen":
            rows = sorted(rows, key=lambda row: int(row["volgnummer"]))
        return self._page(request, rows)

    def _expanded(self, found: Mapping[str, Any], expand: str) -> dict[str, Any]:
        """The object with the linked ones that were asked, e.g. 'zaaktype,status,status.statustype'."""
        result = dict(found)
        paths = [path.strip() for path in expand.split(",") if path.strip()]
        for name in dict.fromkeys(path.partition(".")[0] for path in paths):
            linked = self._register.find(found[name]) if isinstance(found.get(name), str) else None
            below = ",".join(path.partition(".")[2] for path in paths if path.startswith(f"{name}."))
            if linked:
                result.setdefault("_expand", {})[name] = self._expanded(linked, below)
        return result

    def _page(self, request: web.Request, rows: Sequence[Mapping[str, Any]], *, crs: bool = False) -> web.Response:
        size = self._instellingen.zgw_paginagrootte
        last = max(1, math.ceil(len(rows) / size))
        text = request.query.get("page", "1")
        number = int(text) if text.isascii() and text.isdigit() else 0
        if not 1 <= number <= last:
            _not_found()

        def link(page: int) -> str | None:
            url = request.rel_url.update_query(page=str(page))
            return f"{self._instellingen.base_url}{url}" if 1 <= page <= last else None

        results = list(rows[(number - 1) * size : number * size])
        body = {"count": len(rows), "next": link(number + 1), "previous": link(number - 1), "results": results}
        return _json(request, body, crs=crs)


def _json(request: web.Request, body: Mapping[str, Any], *, crs: bool) -> web.Response:
    headers = {"API-version": VERSIES["catalogi" if "/catalogi/" in request.path else "zaken"]}
    return web.json_response(body, headers=headers | ({"Content-Crs": CRS} if crs else {}))


def _not_found() -> NoReturn:
    raise Probleem(
        status=404, title="Niet gevonden.", code="not_found", detail="Dit object of deze bladzijde is er niet."
    )


def _refuse_filter(name: str, code: str, reason: str) -> NoReturn:
    raise Probleem(
        status=400,
        title="Ongeldige invoer.",
        code="invalid",
        detail=reason,
        invalidParams=[{"name": name, "code": code, "reason": reason}],
    )


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the routes of every organisation."""
    for organisatie in wereld.organisaties.values():
        dienst = ZgwDienst(organisatie, wereld, instellingen)
        wereld.bij_wijziging(dienst.rebuild)
        _add_routes(app, organisatie, dienst)
    return Dienst(namen={f"zgw/{key}": f"Zaken van {org.naam}" for key, org in wereld.organisaties.items()})


def _add_routes(app: web.Application, organisatie: Organisatie, dienst: ZgwDienst) -> None:
    zaken, catalogi = (f"/zgw/{organisatie.sleutel}/{api}/api/v1" for api in ("zaken", "catalogi"))
    app.router.add_post(f"{zaken}/zaken/_zoek", dienst.zoek_zaken)
    app.router.add_get(f"{zaken}/zaken", dienst.list_zaken)
    app.router.add_get(zaken + "/{soort:statussen|rollen|resultaten}", dienst.list_of_parent)
    app.router.add_get(zaken + "/{soort:zaken|statussen|rollen|resultaten}/{uuid}", dienst.read_one)
    catalogus_soorten = "{soort:zaaktypen|statustypen|resultaattypen|roltypen}"
    app.router.add_get(catalogi + "/{soort:statustypen|resultaattypen|roltypen}", dienst.list_of_parent)
    app.router.add_get(f"{catalogi}/{catalogus_soorten}/{{uuid}}", dienst.read_one)
