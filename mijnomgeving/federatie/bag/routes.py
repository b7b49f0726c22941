"""GET /adressen of BAG Individuele Bevragingen v2, at /bag/lvbag/individuelebevragingen/v2."""

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from mijnomgeving.federatie.adressen import is_adres
from mijnomgeving.federatie.bag.adressenboek import Adres, Adressenboek
from mijnomgeving.federatie.bag.locatieserver import Locatieserver
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.parameters import Fout, Regel, patroon, refuse
from mijnomgeving.federatie.problemen import Probleem
from mijnomgeving.federatie.queryparameters import check_query, getaltekst, namen, waarheid
from mijnomgeving.federatie.sleutels import require_key
from mijnomgeving.federatie.versie import with_version
from mijnomgeving.federatie.wereld import Wereld

PAD = "/bag/lvbag/individuelebevragingen/v2"
LOCATIE_PAD = "/bag/locatieserver/search/v3_1"
_EXPAND = namen(frozenset({"openbareRuimte", "woonplaats"}), code="expand")
_NAAM = patroon(r"[^\x00-\x1f]{1,80}")
_REGELS: Mapping[str, Regel] = {
    "postcode": patroon(r"[1-9][0-9]{3}[a-zA-Z]{2}"),
    "huisnummer": getaltekst(1, 99999),
    "huisnummertoevoeging": patroon(r"[0-9a-zA-Z]{1,4}"),
    "huisletter": patroon(r"[a-zA-Z]"),
    "exacteMatch": waarheid,
    "adresseerbaarObjectIdentificatie": patroon(r"[0-9]{4}(01|02|03)[0-9]{10}"),
    "woonplaatsNaam": _NAAM,
    "openbareRuimteNaam": _NAAM,
    "expand": _EXPAND,
    "page": getaltekst(1, 999_999),
    "pageSize": getaltekst(10, 100),
}
# Each way to ask for an address: the parameters that it must have.
_COMBINATIES = (
    frozenset({"postcode", "huisnummer"}),
    frozenset({"adresseerbaarObjectIdentificatie"}),
    frozenset({"woonplaatsNaam", "openbareRuimteNaam", "huisnummer"}),
)
_VERSIE = {"api-version": "2.7.0"}
# What the story does not tell of places and streets: when they were named, and by which document.
_BENOEMD = {
    "geconstateerd": "N",
    "documentdatum": "2010-06-01",
    "documentnummer": "2010/1",
    "voorkomen": {
        "tijdstipRegistratie": "2010-06-01T09:00:00Z",
        "versie": 1,
        "beginGeldigheid": "2010-06-01",
        "tijdstipRegistratieLV": "2010-06-01T09:05:00Z",
    },
}


class BagDienst:
    """Answers from the book of addresses."""

    def __init__(self, boek: Adressenboek, instellingen: Instellingen) -> None:
        self._boek, self._sleutel = boek, instellingen.bag_api_key
        self._root = f"{instellingen.base_url}{PAD}"

    async def zoek(self, request: web.Request) -> web.Response:
        """GET /adressen.

        Raises:
            Probleem: 400 or 403.
        """
        # The BAG refuses a missing key with 403, as its specification says.
        require_key(request, self._sleutel, status=403)
        vraag = check_query(request.query.items(), _REGELS)
        if not any(combinatie <= set(vraag) for combinatie in _COMBINATIES):
            refuse([Fout("postcode", "required", "Minimale combinatie van parameters moet worden opgegeven.")])
        pagina, omvang = int(vraag.get("page", "1")), int(vraag.get("pageSize", "20"))
        gevonden = [adres for adres in self._boek if _past(adres, vraag)]
        op_pagina = gevonden[(pagina - 1) * omvang : pagina * omvang]
        body: dict[str, Any] = {"_links": {"self": {"href": f"{self._root}/adressen"}}}
        if op_pagina:
            body["_embedded"] = {"adressen": [self._body(adres, vraag) for adres in op_pagina]}
        headers = {"X-Pagination-Page": str(pagina), "X-Pagination-Limit": str(omvang)}
        return web.json_response(body, content_type="application/hal+json", headers=headers)

    async def raadpleeg(self, request: web.Request) -> web.Response:
        """GET /adressen/{nummeraanduidingIdentificatie}.

        Raises:
            Probleem: 400, 403 or 404.
        """
        require_key(request, self._sleutel, status=403)
        vraag = check_query(request.query.items(), {"expand": _EXPAND})
        nummer = request.match_info["nummer"]
        if fouten := patroon(r"[0-9]{16}")("nummeraanduidingIdentificatie", nummer):
            refuse(fouten)
        adres = self._boek.with_nummeraanduiding(nummer)
        if adres is None:
            raise Probleem(status=404, title="Opgevraagde resource bestaat niet.", code="notFound")
        return web.json_response(self._body(adres, vraag), content_type="application/hal+json")

    def _body(self, adres: Adres, vraag: Mapping[str, str]) -> dict[str, Any]:
        body: dict[str, Any] = {
            "openbareRuimteNaam": adres.straat,
            "korteNaam": adres.straat[:24],
            "huisnummer": adres.huisnummer,
            "huisletter": adres.huisletter,
            "huisnummertoevoeging": adres.huisnummertoevoeging,
            "postcode": adres.postcode,
            "woonplaatsNaam": adres.woonplaats,
            "nummeraanduidingIdentificatie": adres.nummeraanduiding,
            "openbareRuimteIdentificatie": adres.openbare_ruimte,
            "woonplaatsIdentificatie": adres.plaats.code,
            "adresseerbaarObjectIdentificatie": adres.adresseerbaar_object,
            "pandIdentificaties": [adres.pand],
        }
        links = {
            "self": f"adressen/{adres.nummeraanduiding}",
            "openbareRuimte": f"openbareruimten/{adres.openbare_ruimte}",
            "nummeraanduiding": f"nummeraanduidingen/{adres.nummeraanduiding}",
            "woonplaats": f"woonplaatsen/{adres.plaats.code}",
            "adresseerbaarObject": f"verblijfsobjecten/{adres.adresseerbaar_object}",
        }
        body = {naam: waarde for naam, waarde in body.items() if waarde}
        body["_links"] = {naam: {"href": f"{self._root}/{pad}"} for naam, pad in links.items()}
        expand = {naam.partition(".")[0] for naam in vraag.get("expand", "").split(",")}
        bijlagen = {naam: maak(adres) for naam, maak in self._bijlagen.items() if naam in expand}
        return body | ({"_embedded": bijlagen} if bijlagen else {})

    @property
    def _bijlagen(self) -> Mapping[str, Any]:
        return {"openbareRuimte": self._openbare_ruimte, "woonplaats": self._woonplaats}

    def _openbare_ruimte(self, adres: Adres) -> dict[str, Any]:
        ruimte = {
            "identificatie": adres.openbare_ruimte,
            "domein": "NL.IMBAG.Openbareruimte",
            "naam": adres.straat,
            "type": "Weg",
            "status": "Naamgeving uitgegeven",
            "korteNaam": adres.straat[:24],
            "ligtIn": adres.plaats.code,
            **_BENOEMD,
        }
        links = {
            "self": {"href": f"{self._root}/openbareruimten/{adres.openbare_ruimte}"},
            "ligtInWoonplaats": {"href": f"{self._root}/woonplaatsen/{adres.plaats.code}"},
        }
        return {"openbareRuimte": ruimte, "_links": links}

    def _woonplaats(self, adres: Adres) -> dict[str, Any]:
        plaats = {
            "identificatie": adres.plaats.code,
            "domein": "NL.IMBAG.Woonplaats",
            "naam": adres.woonplaats,
            "status": "Woonplaats aangewezen",
            **_BENOEMD,
        }
        links = {
            "self": {"href": f"{self._root}/woonplaatsen/{adres.plaats.code}"},
            "bronhouders": [{"href": f"{self._root}/bronhouders/{adres.plaats.gemeentecode}"}],
        }
        return {"woonplaats": plaats, "_links": links}


def _past(adres: Adres, vraag: dict[str, str]) -> bool:
    if vraag.get("adresseerbaarObjectIdentificatie", adres.adresseerbaar_object) != adres.adresseerbaar_object:
        return False
    if vraag.get("woonplaatsNaam", adres.woonplaats).casefold() != adres.woonplaats.casefold():
        return False
    if vraag.get("openbareRuimteNaam", adres.straat).casefold() != adres.straat.casefold():
        return False
    precies = vraag.get("exacteMatch") == "true"
    if precies and ("huisletter" not in vraag and adres.huisletter):
        return False
    if precies and ("huisnummertoevoeging" not in vraag and adres.huisnummertoevoeging):
        return False
    return is_adres(adres, {"postcode": adres.postcode, **vraag})


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the routes.

    Raises:
        OnjuisteGegevens: a story names a place that does not exist.
    """
    boek = Adressenboek(wereld)
    dienst, locatieserver = BagDienst(boek, instellingen), Locatieserver(boek)
    app.router.add_get(f"{PAD}/adressen", with_version(dienst.zoek, _VERSIE))
    app.router.add_get(f"{PAD}/adressen/{{nummer}}", with_version(dienst.raadpleeg, _VERSIE))
    app.router.add_get(f"{LOCATIE_PAD}/free", locatieserver.free)
    app.router.add_get(f"{LOCATIE_PAD}/suggest", locatieserver.suggest)
    return Dienst(namen={"bag": "Adressen (BAG)"})
