"""The read operations of Open Product at /openproduct/<organisatie>/, and the organisation's own form."""

from collections.abc import Callable, Mapping
from typing import Any

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.openproduct.gegevens import Productsoort, Productverhaal, load_soorten, read_producten
from mijnomgeving.federatie.openproduct.register import Object, Producttypen, as_product
from mijnomgeving.federatie.opmaak import el, html_response, page
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.persoonsregister import Bronregister
from mijnomgeving.federatie.problemen import Probleem
from mijnomgeving.federatie.sleutels import has_key
from mijnomgeving.federatie.wereld import Wereld

_VERSIE = {"API-version": "1.7.0"}
# Of whom; one must be given, so that nobody gets what is everybody's. A real Open Product gives all.
_WIE = ("eigenaren__bsn", "eigenaren__kvk_nummer", "eigenaren__vestigingsnummer")
_FILTERS: Mapping[str, Callable[[Object], Any]] = {
    "status": lambda product: product["status"],
    "naam": lambda product: product["naam"],
    "uniforme_product_naam": lambda product: product["producttype"]["uniforme_product_naam"],
    "producttype__code": lambda product: product["producttype"]["code"],
    "producttype__uuid": lambda product: product["producttype"]["uuid"],
}
_STANDAARD, _GROOTSTE = 100, 500


class Weigering(Probleem):
    """A refusal in the form of the standard: a field with what is wrong, or `detail`."""

    def to_response(self, request: web.Request) -> web.Response:  # noqa: ARG002 - as every problem
        """The response in that form."""
        body = {"detail": self.title} if self.status_code != 400 else {self.code: [self.title]}  # noqa: PLR2004
        return web.json_response(body, status=self.status_code, headers=_VERSIE)


class OpenProductDienst:
    """One organisation's products."""

    def __init__(
        self,
        organisatie: Organisatie,
        register: Bronregister[Productverhaal],
        soorten: Mapping[str, Productsoort],
        wereld: Wereld,
        instellingen: Instellingen,
    ) -> None:
        self._organisatie, self._register, self._wereld = organisatie, register, wereld
        self._instellingen = instellingen
        self.pad = f"/openproduct/{organisatie.sleutel}"
        self.typen = Producttypen(organisatie.sleutel, instellingen.base_url, soorten)

    async def list_producten(self, request: web.Request) -> web.Response:
        """GET /producten of one owner, newest first.

        Raises:
            Weigering: 400, 403 or 404.
        """
        self._require_token(request)
        asked = {name: value for name, value in request.query.items() if name not in ("page", "page_size")}
        if unknown := sorted(set(asked) - {*_WIE, *_FILTERS}):
            raise Weigering(status=400, title="Dit filter kent deze simulatie niet.", code=unknown[0])
        if not set(asked) & set(_WIE):
            raise Weigering(status=400, title="Vul in van wie de producten zijn.", code=_WIE[0])
        found = [product for product in self._all() if _meets(product, asked)]
        found.sort(key=lambda product: str(product["start_datum"]), reverse=True)
        return self._page(request, found)

    async def read_product(self, request: web.Request) -> web.Response:
        """GET /producten/{uuid}.

        Raises:
            Weigering: 403 or 404.
        """
        self._require_token(request)
        return _answer(_named(self._all(), request.match_info["uuid"]))

    async def list_producttypen(self, request: web.Request) -> web.Response:
        """GET /producttypen.

        Raises:
            Weigering: 400, 403 or 404.
        """
        self._require_token(request)
        return self._page(request, list(self.typen))

    async def read_producttype(self, request: web.Request) -> web.Response:
        """GET /producttypen/{uuid}.

        Raises:
            Weigering: 403 or 404.
        """
        self._require_token(request)
        return _answer(_named(list(self.typen), request.match_info["uuid"]))

    async def show_form(self, request: web.Request) -> web.Response:
        """GET /formulier/{soort}/{actie}: the organisation's own page for what a portal does not do.

        Raises:
            Weigering: 404.
        """
        if request.match_info["soort"] not in self.typen:
            raise Weigering(status=404, title="Niet gevonden.", code="not_found")
        naam = self._organisatie.naam
        body = el("div", el("h1", "Dit regelt u bij ons"), el("p", f"Hier staat het formulier van {naam}."))
        return html_response(page(title=f"Formulier - {naam}", merk=naam, body=body))

    def _all(self) -> list[Object]:
        vandaag, base_url = self._wereld.nu().date(), self._instellingen.base_url
        return [
            as_product(verhaal, houder, self.typen.nested(verhaal.soort), base_url, vandaag)
            for houder, verhaal in self._register
            if verhaal.organisatie == self._organisatie.sleutel and verhaal.is_gegeven(vandaag)
        ]

    def _require_token(self, request: web.Request) -> None:
        if not has_key(request, "Authorization", f"Token {self._instellingen.producten_api_key}"):
            raise Weigering(status=403, title="Authenticatiegegevens zijn niet opgegeven.", code="not_authenticated")

    def _page(self, request: web.Request, found: list[Object]) -> web.Response:
        size, number = _number(request, "page_size", _STANDAARD), _number(request, "page", 1)
        size = min(size, _GROOTSTE)
        if found[(number - 1) * size :] == [] and number > 1:
            raise Weigering(status=404, title="Ongeldige pagina.", code="not_found")

        def link(page: int) -> str | None:
            exists = page >= 1 and (page - 1) * size < len(found)
            return f"{self._instellingen.base_url}{request.rel_url.update_query(page=str(page))}" if exists else None

        rows = found[(number - 1) * size : number * size]
        return _answer({"count": len(found), "next": link(number + 1), "previous": link(number - 1), "results": rows})


def _meets(product: Object, asked: Mapping[str, str]) -> bool:
    """Whether it has an owner for each filter on owners, as each filter of Django looks by itself, and all the rest."""
    owners = product["eigenaren"]
    of_whom = all(
        any(owner.get(name.removeprefix("eigenaren__")) == value for owner in owners)
        for name, value in asked.items()
        if name in _WIE
    )
    return of_whom and all(_FILTERS[name](product) == value for name, value in asked.items() if name in _FILTERS)


def _named(objects: list[Object], uuid: str) -> Object:
    found = next((one for one in objects if one["uuid"] == uuid), None)
    if found is None:
        raise Weigering(status=404, title="Niet gevonden.", code="not_found")
    return found


def _number(request: web.Request, name: str, default: int) -> int:
    text = request.query.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) <= len("9999") and int(text) >= 1):
        raise Weigering(status=404, title="Ongeldige pagina.", code="not_found")
    return int(text)


def _answer(body: object) -> web.Response:
    return web.json_response(body, headers=_VERSIE)


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the routes of every organisation.

    Raises:
        OnjuisteGegevens: a story names a kind of product that its organisation does not have.
    """
    soorten = load_soorten()
    producten = Bronregister(wereld, "producten", read_producten)
    diensten = {
        sleutel: OpenProductDienst(organisatie, producten, soorten, wereld, instellingen)
        for sleutel, organisatie in wereld.organisaties.items()
    }
    for houder, verhaal in producten:
        if verhaal.organisatie not in diensten or verhaal.soort not in diensten[verhaal.organisatie].typen:
            raise OnjuisteGegevens(f"{houder.sleutel}: producten: {verhaal.organisatie} kent geen {verhaal.soort}")
    for dienst in diensten.values():
        producten_pad, typen_pad = f"{dienst.pad}/producten/api/v1", f"{dienst.pad}/producttypen/api/v1"
        app.router.add_get(f"{producten_pad}/producten", dienst.list_producten)
        app.router.add_get(f"{producten_pad}/producten/{{uuid}}", dienst.read_product)
        app.router.add_get(f"{typen_pad}/producttypen", dienst.list_producttypen)
        app.router.add_get(f"{typen_pad}/producttypen/{{uuid}}", dienst.read_producttype)
        app.router.add_get(f"{dienst.pad}/formulier/{{soort}}/{{actie}}", dienst.show_form)
    namen = {f"openproduct/{key}": f"Vergunningen van {org.naam}" for key, org in wereld.organisaties.items()}
    return Dienst(namen=namen)
