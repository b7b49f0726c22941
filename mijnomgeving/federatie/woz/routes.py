"""GET /wozobjecten of WOZ Bevragen 1.0, at /woz/api/v1."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from aiohttp import web

from mijnomgeving.federatie.adressen import adres_body, is_adres
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.parameters import Fout, Regel, patroon, refuse
from mijnomgeving.federatie.persoonsregister import Bronregister, Houder
from mijnomgeving.federatie.problemen import Probleem
from mijnomgeving.federatie.queryparameters import check_query, getaltekst, namen
from mijnomgeving.federatie.sleutels import require_key
from mijnomgeving.federatie.versie import with_version
from mijnomgeving.federatie.wereld import Wereld
from mijnomgeving.federatie.woz.gegevens import WozObject, read_objecten

PAD = "/woz/api/v1"
VELDEN = frozenset(
    {
        *("aanduiding", "adresseerbaarObjectIdentificaties", "belanghebbendeEigenaar", "belanghebbendeGebruiker"),
        *("grondoppervlakte", "identificatie", "kadastraalOnroerendeZaken", "pandIdentificaties"),
        *("verantwoordelijkeGemeente", "waarden", "_links"),
    }
)
_FIELDS = namen(VELDEN)
_ZOEKREGELS: Mapping[str, Regel] = {
    "rsin": patroon(r"[0-9]{9}"),
    "kvkNummer": patroon(r"[0-9]{8}"),
    "adresseerbaarObjectIdentificatie": patroon(r"[0-9]{16}"),
    "nummeraanduidingIdentificatie": patroon(r"[0-9]{16}"),
    "postcode": patroon(r"[1-9][0-9]{3}[A-Z]{2}"),
    "huisnummer": getaltekst(1, 99999),
    "huisnummertoevoeging": patroon(r"[0-9a-zA-Z]{1,4}"),
    "huisletter": patroon(r"[a-zA-Z]"),
}
_REGELS = {**_ZOEKREGELS, "fields": _FIELDS, "page": getaltekst(1, 999_999), "pageSize": getaltekst(1, 100)}
_VERSIE = {"api-version": "1.0.0"}


@dataclass(frozen=True, slots=True)
class Deel:
    """One object as one story tells it."""

    houder: Houder
    object: WozObject


class WozDienst:
    """Answers from the stories; who is named in several stories is one object."""

    def __init__(self, register: Bronregister[WozObject], wereld: Wereld, instellingen: Instellingen) -> None:
        self._register, self._wereld, self._instellingen = register, wereld, instellingen

    async def zoek(self, request: web.Request) -> web.Response:
        """GET /wozobjecten.

        Raises:
            Probleem: 400 or 401.
        """
        require_key(request, self._instellingen.woz_api_key)
        vraag = check_query(request.query.items(), _REGELS)
        if not set(vraag) & set(_ZOEKREGELS):
            raise Probleem(status=400, title="Ten minste één parameter moet worden opgegeven.", code="paramsRequired")
        if ("postcode" in vraag) != ("huisnummer" in vraag):
            refuse([Fout("huisnummer" if "postcode" in vraag else "postcode", "required", "Parameter is verplicht.")])
        gevonden = [delen for delen in self._objecten().values() if _past(delen, vraag)]
        pagina, omvang = int(vraag.get("page", "1")), int(vraag.get("pageSize", "20"))
        op_pagina = gevonden[(pagina - 1) * omvang : pagina * omvang]
        body = {
            "_links": {"self": {"href": f"{self._root}/wozobjecten"}},
            "_embedded": {"wozObjecten": [self._body(delen, vraag.get("fields")) for delen in op_pagina]},
        }
        headers = {"X-Pagination-Page": str(pagina), "X-Pagination-Limit": str(omvang)}
        return web.json_response(body, content_type="application/hal+json", headers=headers)

    async def raadpleeg(self, request: web.Request) -> web.Response:
        """GET /wozobjecten/{identificatie}.

        Raises:
            Probleem: 400, 401 or 404.
        """
        require_key(request, self._instellingen.woz_api_key)
        vraag = check_query(request.query.items(), {"fields": _FIELDS})
        identificatie = request.match_info["identificatie"]
        if fouten := patroon(r"[0-9]{12}")("identificatie", identificatie):
            refuse(fouten)
        delen = self._objecten().get(identificatie)
        if delen is None:
            raise Probleem(status=404, title="Opgevraagde resource bestaat niet.", code="notFound")
        body = self._body(delen, vraag.get("fields"))
        return web.json_response(body, content_type="application/hal+json")

    @property
    def _root(self) -> str:
        return f"{self._instellingen.base_url}{PAD}"

    def _objecten(self) -> dict[str, list[Deel]]:
        found: dict[str, list[Deel]] = {}
        for houder, woz in self._register:
            found.setdefault(woz.identificatie, []).append(Deel(houder, woz))
        return found

    def _body(self, delen: list[Deel], fields: str | None) -> dict[str, Any]:
        body = _woz_object(delen, self._wereld.nu().date())
        if fields is not None:
            asked = {name.partition(".")[0] for name in fields.split(",")}
            body = {name: value for name, value in body.items() if name in asked}
        self_href = f"{self._root}/wozobjecten/{delen[0].object.identificatie}"
        return body | {"_links": {"self": {"href": self_href}}}


def _past(delen: list[Deel], vraag: dict[str, str]) -> bool:
    woz = delen[0].object
    regels = {
        "adresseerbaarObjectIdentificatie": woz.object,
        "nummeraanduidingIdentificatie": woz.nummeraanduiding,
    }
    if any(vraag.get(naam, waarde) != waarde for naam, waarde in regels.items()):
        return False
    if "postcode" in vraag and not is_adres(woz, vraag):
        return False
    for naam in ("kvkNummer", "rsin"):
        eigenaren = (_belanghebbende(deel.houder) for deel in delen if "eigenaar" in deel.object.als)
        if naam in vraag and all(eigenaar.get(naam) != vraag[naam] for eigenaar in eigenaren):
            return False
    return True


def _woz_object(delen: list[Deel], vandaag: date) -> dict[str, Any]:
    woz = delen[0].object
    eigenaren = [deel.houder for deel in delen if "eigenaar" in deel.object.als]
    gebruikers = [deel.houder for deel in delen if "gebruiker" in deel.object.als]
    # The standard has room for one owner and one user: of two owners each gets a place, who does not live there first.
    eigenaren.sort(key=lambda houder: houder in gebruikers)
    gebruikers.sort(key=lambda houder: houder in eigenaren[:1])
    waarden = [waarde for waarde in woz.waarden if waarde.bekend_op <= vandaag]
    body: dict[str, Any] = {
        "identificatie": woz.identificatie,
        "aanduiding": adres_body(woz) | {"nummeraanduidingIdentificatie": woz.nummeraanduiding},
        "adresseerbaarObjectIdentificaties": [woz.object],
        "verantwoordelijkeGemeente": {"code": woz.gemeente.code, "omschrijving": woz.gemeente.naam},
        "waarden": [
            {
                "vastgesteldeWaarde": waarde.waarde,
                "waardepeildatum": waarde.peildatum.isoformat(),
                "indicatieBezwaarBeroep": waarde.bezwaar,
            }
            for waarde in sorted(waarden, key=lambda waarde: waarde.peildatum, reverse=True)
        ],
    }
    body |= {"belanghebbendeEigenaar": _belanghebbende(eigenaren[0])} if eigenaren else {}
    body |= {"belanghebbendeGebruiker": _belanghebbende(gebruikers[0])} if gebruikers else {}
    return body | ({"grondoppervlakte": woz.grondoppervlakte} if woz.grondoppervlakte is not None else {})


def _belanghebbende(houder: Houder) -> dict[str, str]:
    if isinstance(houder, Persona):
        nummers: Iterable[tuple[str, object]] = [("burgerservicenummer", houder.bsn)]
        soort = "natuurlijk_persoon"
    else:
        nummers, soort = [("kvkNummer", houder.kvk_nummer), ("rsin", houder.rsin)], "niet_natuurlijk_persoon"
    return {"naam": houder.naam, "type": soort} | {naam: str(nummer) for naam, nummer in nummers if nummer}


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the routes.

    Raises:
        OnjuisteGegevens: a story is wrong.
    """
    dienst = WozDienst(Bronregister(wereld, "woz", read_objecten), wereld, instellingen)
    app.router.add_get(f"{PAD}/wozobjecten", with_version(dienst.zoek, _VERSIE))
    app.router.add_get(f"{PAD}/wozobjecten/{{identificatie}}", with_version(dienst.raadpleeg, _VERSIE))
    return Dienst(namen={"woz": "WOZ (waarde van woningen)"})
