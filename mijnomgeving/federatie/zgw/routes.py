"""The operations of the Zaken, Catalogi, Documenten and Besluiten APIs, at /zgw/<organisatie>/."""

from collections.abc import Mapping, Sequence
from typing import Any

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.eigenaren import Eigenaren
from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.problemen import read_json_object
from mijnomgeving.federatie.wereld import Wereld
from mijnomgeving.federatie.zgw.adressen import API_VAN, APIS, VERSIES
from mijnomgeving.federatie.zgw.antwoord import answer, not_found, page
from mijnomgeving.federatie.zgw.filters import SAMEN, find_zaken, find_zaken_velen, refuse_filter
from mijnomgeving.federatie.zgw.indienen import SOORTEN, make
from mijnomgeving.federatie.zgw.notificaties import Notificaties, add_routes
from mijnomgeving.federatie.zgw.plank import Object
from mijnomgeving.federatie.zgw.register import Register
from mijnomgeving.federatie.zgw.schrijven import Geschreven
from mijnomgeving.federatie.zgw.toegang import require_crs, require_token

# Lists: which filters each has; at least one must be given, so that nobody gets what is everybody's.
_LIJSTEN: Mapping[str, tuple[str, ...]] = {
    "statussen": ("zaak", "statustype"),
    "rollen": ("zaak", "omschrijvingGeneriek"),
    "resultaten": ("zaak", "resultaattype"),
    "zaakinformatieobjecten": ("zaak", "informatieobject"),
    "statustypen": ("zaaktype", "zaaktypeIdentificatie"),
    "resultaattypen": ("zaaktype", "zaaktypeIdentificatie"),
    "roltypen": ("zaaktype", "zaaktypeIdentificatie", "omschrijvingGeneriek"),
    "enkelvoudiginformatieobjecten": ("identificatie", "bronorganisatie"),
    "objectinformatieobjecten": ("object", "informatieobject"),
    "besluiten": ("zaak", "identificatie"),
    "besluitinformatieobjecten": ("besluit", "informatieobject"),
}
# What the whole world may know of an organisation's catalogus: filters are a choice.
_OPEN_LIJSTEN: Mapping[str, tuple[str, ...]] = {
    "catalogussen": ("rsin", "domein"),
    "zaaktypen": ("catalogus", "identificatie"),
    "informatieobjecttypen": ("catalogus", "omschrijving"),
    "besluittypen": ("catalogus", "omschrijving"),
}
# These lists come without pages.
_ZONDER_PAGINAS = ("zaakinformatieobjecten", "objectinformatieobjecten", "besluitinformatieobjecten")


class ZgwDienst:
    """One organisation's registers."""

    def __init__(
        self, organisatie: Organisatie, eigenaren: Eigenaren, wereld: Wereld, instellingen: Instellingen
    ) -> None:
        self._organisatie, self._eigenaren = organisatie, eigenaren
        self._wereld, self._instellingen = wereld, instellingen
        self._geschreven = Geschreven(organisatie)
        self.rebuild()

    def rebuild(self) -> None:
        """The registers as the stories stand now."""
        base_url = self._instellingen.base_url
        self._register = Register(self._organisatie, self._eigenaren, base_url, self._wereld.nu())
        self._geschreven.lay_over(self._register)

    def reset(self) -> None:
        """Forget what others wrote."""
        if self._geschreven:
            self._geschreven.clear()
            self.rebuild()

    def go_on(self, organisatie: str, zaak: str, toelichting: str) -> None:
        """Go on with a zaak of this organisation when the person did what it asked, by a taak."""
        if organisatie != self._organisatie.sleutel:
            return
        found = next((row for row in self._register.plank.all("zaken") if row["identificatie"] == zaak), None)
        if found is not None:
            self._geschreven.answer_document(self._register, found, self._wereld.nu(), toelichting)

    async def create(self, request: web.Request) -> web.Response:
        """POST an object of one of the kinds that a portal may make.

        Raises:
            Probleem: 400, 401, 403, 406 or 412 as the standard says.
        """
        require_token(request, self._instellingen)
        soort = request.match_info["soort"]
        if soort == "zaken":
            require_crs(request)
        body = await read_json_object(request)
        made = make(self._geschreven, self._register, soort=soort, body=body, op=self._wereld.nu())
        return answer(request, made, status=201)

    async def zoek_zaken(self, request: web.Request) -> web.Response:
        """POST /zaken/_zoek: the filter stands in the body, so no BSN comes in an address or a log.

        Raises:
            Probleem: 400, 401, 403, 404, 406 or 412 as the standard says.
        """
        require_token(request, self._instellingen)
        require_crs(request)
        body = await read_json_object(request)
        if SAMEN in body:
            return self._page(request, find_zaken_velen(self._register, body), str(body.get("expand", "")).split(","))
        return self._list_zaken(request, body)

    async def list_zaken(self, request: web.Request) -> web.Response:
        """GET /zaken with the same filters.

        Raises:
            Probleem: 400, 401, 403, 404 or 406 as the standard says.
        """
        require_token(request, self._instellingen)
        require_crs(request)
        return self._list_zaken(request, dict(request.query))

    def _list_zaken(self, request: web.Request, filters: Mapping[str, object]) -> web.Response:
        expand = filters.get("expand") or request.query.get("expand") or ""
        return self._page(request, find_zaken(self._register, filters), str(expand).split(","))

    async def read_one(self, request: web.Request) -> web.Response:
        """GET one object by uuid.

        Raises:
            Probleem: 401, 403, 404 or 406 as the standard says.
        """
        require_token(request, self._instellingen)
        soort = request.match_info["soort"]
        if soort == "zaken":
            require_crs(request)
        return answer(request, self._expand(request, self._find(soort, request.match_info["uuid"])))

    async def list_objects(self, request: web.Request) -> web.Response:
        """GET a list of anything but zaken, by the filters of its kind.

        Raises:
            Probleem: 400, 401, 403 or 404 as the standard says.
        """
        require_token(request, self._instellingen)
        soort = request.match_info["soort"]
        filters = _LIJSTEN.get(soort) or _OPEN_LIJSTEN[soort]
        given = {name: request.query[name] for name in filters if name in request.query}
        if not given and soort in _LIJSTEN:
            refuse_filter(filters[0], "required", f"Deze simulatie geeft {soort} alleen per {filters[0]}.")
        rows = [row for row in self._register.plank.all(soort) if all(row.get(k) == v for k, v in given.items())]
        if soort == "statussen":
            rows = sorted(rows, key=lambda row: str(row["datumStatusGezet"]), reverse=True)
        if soort == "statustypen":
            rows = sorted(rows, key=lambda row: int(row["volgnummer"]))
        if soort in _ZONDER_PAGINAS:
            return answer(request, [self._expand(request, row) for row in rows])
        return self._page(request, rows, request.query.get("expand", "").split(","))

    async def list_zaakbesluiten(self, request: web.Request) -> web.Response:
        """GET /zaken/{uuid}/besluiten: links to what was decided in a zaak.

        Raises:
            Probleem: 401, 403 or 404 as the standard says.
        """
        require_token(request, self._instellingen)
        zaak = self._find("zaken", request.match_info["uuid"])
        rows = [
            {"url": f"{zaak['url']}/besluiten/{uuid}", "uuid": uuid, "besluit": besluit["url"]}
            for besluit in self._register.plank.all("besluiten")
            if besluit["zaak"] == zaak["url"] and (uuid := besluit["url"].rpartition("/")[2])
        ]
        return answer(request, [self._expand(request, row) for row in rows])

    async def list_eigenschappen(self, request: web.Request) -> web.Response:
        """GET /zaken/{uuid}/zaakeigenschappen: what is particular to a zaak.

        Raises:
            Probleem: 401, 403 or 404 as the standard says.
        """
        require_token(request, self._instellingen)
        uuid = request.match_info["uuid"]
        self._find("zaken", uuid)
        return answer(request, self._register.eigenschappen.get(uuid, []))

    async def download(self, request: web.Request) -> web.Response:
        """GET /enkelvoudiginformatieobjecten/{uuid}/download: the file, always as a download.

        Raises:
            Probleem: 401, 403 or 404 as the standard says.
        """
        require_token(request, self._instellingen)
        bestand = self._register.bestanden.get(request.match_info["uuid"])
        if bestand is None:
            not_found()
        naam, inhoud = bestand
        headers = {
            "API-version": VERSIES["documenten"],
            "Content-Disposition": f'attachment; filename="{naam}"',
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=inhoud, content_type="application/octet-stream", headers=headers)

    def _find(self, soort: str, uuid: str) -> Object:
        found = self._register.plank.get(soort, uuid)
        return found if found else not_found()

    def _expand(self, request: web.Request, found: Mapping[str, Any]) -> Object:
        return self._register.plank.expand(found, request.query.get("expand", "").split(","))

    def _page(self, request: web.Request, rows: Sequence[Mapping[str, Any]], expand: Sequence[str]) -> web.Response:
        envelope, on_page = page(request, rows, size=self._instellingen.zgw_paginagrootte)
        results = [self._register.plank.expand(row, expand) for row in rows[on_page]]
        return answer(request, envelope | {"results": results})


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the routes of every organisation."""
    eigenaren = Eigenaren(wereld)
    diensten: list[ZgwDienst] = []
    abonnees: list[Notificaties] = []
    for organisatie in wereld.organisaties.values():
        dienst = ZgwDienst(organisatie, eigenaren, wereld, instellingen)
        wereld.bij_wijziging(dienst.rebuild)
        wereld.bij_gedaan(dienst.go_on)
        diensten.append(dienst)
        _add_routes(app, organisatie, dienst)
        abonnees.append(Notificaties(organisatie, instellingen))
        wereld.bij_voorvallen(abonnees[-1].tell)
        add_routes(app, abonnees[-1], organisatie)

    def reset() -> None:
        for notificaties in abonnees:
            notificaties.reset()
        for dienst in diensten:
            dienst.reset()

    namen = {f"zgw/{key}": f"Zaken van {org.naam}" for key, org in wereld.organisaties.items()}
    return Dienst(namen=namen, reset=reset)


def _add_routes(app: web.Application, organisatie: Organisatie, dienst: ZgwDienst) -> None:
    roots = {api: f"/zgw/{organisatie.sleutel}/{api}/api/v1" for api in APIS}
    app.router.add_post(f"{roots['zaken']}/zaken/_zoek", dienst.zoek_zaken)
    app.router.add_get(f"{roots['zaken']}/zaken", dienst.list_zaken)
    app.router.add_get(roots["zaken"] + "/zaken/{uuid}/besluiten", dienst.list_zaakbesluiten)
    app.router.add_get(roots["zaken"] + "/zaken/{uuid}/zaakeigenschappen", dienst.list_eigenschappen)
    app.router.add_get(roots["documenten"] + "/enkelvoudiginformatieobjecten/{uuid}/download", dienst.download)
    for api, root in roots.items():
        lijsten = [soort for soort in (*_LIJSTEN, *_OPEN_LIJSTEN) if API_VAN[soort] == api]
        app.router.add_get(f"{root}/{{soort:{'|'.join(lijsten)}}}", dienst.list_objects)
        if te_maken := [soort for soort in SOORTEN if API_VAN[soort] == api]:
            app.router.add_post(f"{root}/{{soort:{'|'.join(te_maken)}}}", dienst.create)
        app.router.add_get(f"{root}/{{soort:{'|'.join(APIS[api])}}}/{{uuid}}", dienst.read_one)
