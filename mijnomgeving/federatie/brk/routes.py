"""The operations of BRK Bevragen 2.0 that a portal for citizens needs, at /brk/bevragen/v2."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from mijnomgeving.federatie.adressen import adres_body, is_adres
from mijnomgeving.federatie.brk.drukte import Drukte
from mijnomgeving.federatie.brk.gegevens import AANDUIDING, RECHTEN, OnroerendeZaak, read_onroerende_zaken
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.parameters import Fout, Regel, patroon, refuse
from mijnomgeving.federatie.persoonsregister import Bronregister, Houder
from mijnomgeving.federatie.problemen import Probleem, read_json_object
from mijnomgeving.federatie.queryparameters import check_query, getaltekst, namen
from mijnomgeving.federatie.sleutels import require_key
from mijnomgeving.federatie.versie import with_version
from mijnomgeving.federatie.wereld import Wereld

PAD = "/brk/bevragen/v2"
VELDEN = frozenset(
    {
        *("identificatie", "domein", "type", "aardCultuurBebouwd", "kadastraleAanduiding", "kadastraleGrootte"),
        *("koopsom", "adressen", "hypotheekIdentificaties", "zakelijkGerechtigdeIdentificaties", "_links"),
    }
)
RECHTVELDEN = frozenset({"identificatie", "type", "aanvangsdatum", "persoon", "tenaamstelling", "_links"})
_ZOEKREGELS: Mapping[str, Regel] = {
    "kadastraleAanduiding": patroon(AANDUIDING),
    "postcode": patroon(r"[1-9][0-9]{3}[A-Z]{2}"),
    "nummeraanduidingIdentificatie": patroon(r"[0-9]{16}"),
}
_BIJ_POSTCODE: Mapping[str, Regel] = {
    "huisnummer": getaltekst(1, 99999),
    "huisletter": patroon(r"[a-zA-Z]"),
    "huisnummertoevoeging": patroon(r"[a-zA-Z0-9]{1,4}"),
}
_CRS = "epsg:28992"
_VERSIE = {"api-version": "2.0.0", "Content-Crs": _CRS}


@dataclass(frozen=True, slots=True)
class Recht:
    """The right of one person or company, as its story tells it."""

    houder: Houder
    zaak: OnroerendeZaak

    @property
    def identificatie(self) -> str:
        """Of the zakelijk gerechtigde; holds no number of the person."""
        return f"{self.zaak.identificatie}{zlib.crc32(self.houder.sleutel.encode()) % 10**6:06d}"


class BrkDienst:
    """Answers from the stories; a property that stands in several stories has several owners."""

    def __init__(
        self, register: Bronregister[OnroerendeZaak], wereld: Wereld, instellingen: Instellingen, drukte: Drukte
    ) -> None:
        self._register, self._wereld, self._drukte = register, wereld, drukte
        self._sleutel, self._root = instellingen.brk_api_key, f"{instellingen.base_url}{PAD}"

    async def zoek_met_bsn(self, request: web.Request) -> web.Response:
        """POST /kadastraalonroerendezaken: what a person has a right on; without word on who else has.

        Raises:
            Probleem: 400, 401, 415 or 429.
        """
        self._admit(request)
        if request.content_type != "application/json":
            raise Probleem(status=415, title="Media Type wordt niet ondersteund.", code="unsupported")
        vraag = await read_json_object(request)
        fields = _read_bsn_vraag(vraag)
        eigen = {
            zaak.identificatie: zaak
            for zaak in self._register.of_bsn(str(vraag["burgerservicenummer"]))
            if zaak.is_van(self._wereld.nu().date())
        }
        return self._collectie(self._body(zaak, fields, met_rechten=False) for zaak in eigen.values())

    async def zoek(self, request: web.Request) -> web.Response:
        """GET /kadastraalonroerendezaken by aanduiding or address.

        Raises:
            Probleem: 400, 401 or 429.
        """
        self._admit(request)
        vraag = check_query(request.query.items(), {**_ZOEKREGELS, **_BIJ_POSTCODE, "fields": namen(VELDEN)})
        soorten = set(vraag) & set(_ZOEKREGELS)
        if len(soorten) != 1 or (set(vraag) & set(_BIJ_POSTCODE) and "postcode" not in vraag):
            raise Probleem(
                status=400,
                title="De combinatie van opgegeven parameters is niet correct.",
                code="unsupportedCombi",
            )
        gevonden = [zaak for zaak in self._zaken().values() if _past(zaak, vraag)]
        return self._collectie(self._body(zaak, vraag.get("fields")) for zaak in gevonden)

    async def raadpleeg(self, request: web.Request) -> web.Response:
        """GET /kadastraalonroerendezaken/{identificatie}.

        Raises:
            Probleem: 400, 401, 404 or 429.
        """
        self._admit(request)
        vraag = check_query(request.query.items(), {"fields": namen(VELDEN)})
        return _antwoord(self._body(self._find(request), vraag.get("fields")))

    async def rechten(self, request: web.Request) -> web.Response:
        """GET the zakelijk gerechtigden of one property.

        Raises:
            Probleem: 400, 401, 404 or 429.
        """
        self._admit(request)
        vraag = check_query(request.query.items(), {"fields": namen(RECHTVELDEN), "type": _type})
        zaak = self._find(request)
        gevonden = [
            _met_velden(self._recht(recht), vraag.get("fields"))
            for recht in self._rechten(zaak.identificatie)
            if vraag.get("type", recht.zaak.recht) == recht.zaak.recht
        ]
        href = f"{self._root}/kadastraalonroerendezaken/{zaak.identificatie}/zakelijkgerechtigden"
        return _antwoord({"_links": {"self": {"href": href}}, "_embedded": {"zakelijkGerechtigden": gevonden}})

    def _admit(self, request: web.Request) -> None:
        require_key(request, self._sleutel)
        self._drukte.count()
        if request.headers.get("Accept-Crs", _CRS) != _CRS:
            raise Probleem(status=406, title="Gevraagde CRS wordt niet ondersteund.", code="crsNotAcceptable")

    def _zaken(self) -> dict[str, OnroerendeZaak]:
        vandaag = self._wereld.nu().date()
        return {zaak.identificatie: zaak for _, zaak in self._register if zaak.is_van(vandaag)}

    def _rechten(self, identificatie: str) -> Iterator[Recht]:
        vandaag = self._wereld.nu().date()
        for houder, zaak in self._register:
            if zaak.identificatie == identificatie and zaak.is_van(vandaag):
                yield Recht(houder, zaak)

    def _find(self, request: web.Request) -> OnroerendeZaak:
        zaak = self._zaken().get(request.match_info["identificatie"])
        if zaak is None:
            raise Probleem(status=404, title="Opgevraagde resource bestaat niet.", code="notFound")
        return zaak

    def _collectie(self, bodies: Iterator[dict[str, Any]]) -> web.Response:
        href = f"{self._root}/kadastraalonroerendezaken"
        return _antwoord({"_links": {"self": {"href": href}}, "_embedded": {"kadastraalOnroerendeZaken": list(bodies)}})

    def _body(self, zaak: OnroerendeZaak, fields: str | None, *, met_rechten: bool = True) -> dict[str, Any]:
        href = f"{self._root}/kadastraalonroerendezaken/{zaak.identificatie}"
        body: dict[str, Any] = {
            "identificatie": zaak.identificatie,
            "domein": "NL.IMKAD.KadastraalObject",
            "type": zaak.type,
            "kadastraleAanduiding": zaak.aanduiding,
            "_links": {"self": {"href": href}, "zakelijkGerechtigden": [{"href": f"{href}/zakelijkgerechtigden"}]},
        }
        if met_rechten:
            rechten = self._rechten(zaak.identificatie)
            body["zakelijkGerechtigdeIdentificaties"] = [recht.identificatie for recht in rechten]
        if zaak.grootte is not None:
            body["kadastraleGrootte"] = {"soortGrootte": {"code": "1", "waarde": "Vastgesteld"}, "waarde": zaak.grootte}
        if zaak.aard:
            body["aardCultuurBebouwd"] = {"code": "11", "waarde": zaak.aard}
        if zaak.koopsom is not None:
            koopjaar = {"koopjaar": zaak.koopjaar} if zaak.koopjaar else {}
            body["koopsom"] = {"koopsom": zaak.koopsom, **koopjaar, "indicatieMetMeerObjectenVerkregen": False}
        if zaak.object:
            body["adressen"] = [adres_body(zaak) | {"adresseerbaarObjectIdentificatie": zaak.object}]
        if zaak.hypotheek:
            body["hypotheekIdentificaties"] = [f"{zaak.identificatie}9001"]
        return _met_velden(body, fields)

    def _recht(self, recht: Recht) -> dict[str, Any]:
        zaak = recht.zaak
        href = f"{self._root}/kadastraalonroerendezaken/{zaak.identificatie}/zakelijkgerechtigden/{recht.identificatie}"
        return {
            "identificatie": recht.identificatie,
            "type": zaak.recht,
            "aanvangsdatum": zaak.sinds.isoformat(),
            "persoon": _persoon(recht.houder),
            "tenaamstelling": {"aandeel": {"teller": zaak.aandeel.teller, "noemer": zaak.aandeel.noemer}},
            "_links": {"self": {"href": href}},
        }


def _read_bsn_vraag(vraag: Mapping[str, object]) -> str | None:
    regels: Mapping[str, Regel] = {"burgerservicenummer": patroon(r"[0-9]{9}"), "fields": namen(VELDEN)}
    fouten = [Fout("body", "unknownParam", "Parameter is niet verwacht.") for naam in vraag if naam not in regels]
    if "burgerservicenummer" not in vraag:
        fouten.append(Fout("burgerservicenummer", "required", "Parameter is verplicht."))
    for naam, waarde in vraag.items():
        fouten += regels[naam](naam, waarde) if naam in regels else []
    if fouten:
        refuse(fouten)
    fields = vraag.get("fields")
    return fields if isinstance(fields, str) else None


def _type(naam: str, waarde: object) -> list[Fout]:
    return [] if waarde in RECHTEN else [Fout(naam, "enum", "Waarde heeft geen geldige waarde uit de enumeratie.")]


def _past(zaak: OnroerendeZaak, vraag: dict[str, str]) -> bool:
    if "kadastraleAanduiding" in vraag:
        return zaak.aanduiding.casefold() == vraag["kadastraleAanduiding"].casefold()
    if "postcode" in vraag:
        return bool(zaak.object) and is_adres(zaak, vraag)
    # In the stories the BAG numbers of an address and of what stands there differ in their kind only (01 and 20).
    return f"{zaak.object[:4]}20{zaak.object[6:]}" == vraag["nummeraanduidingIdentificatie"]


def _met_velden(body: dict[str, Any], fields: str | None) -> dict[str, Any]:
    if fields is None:
        return body
    asked = {name.partition(".")[0] for name in fields.split(",")} | {"_links"}
    return {name: value for name, value in body.items() if name in asked}


def _persoon(houder: Houder) -> dict[str, str]:
    if isinstance(houder, Persona):
        return {
            "type": "ingeschreven_natuurlijk_persoon",
            "identificatie": str(houder.bsn),
            "omschrijving": houder.naam,
        }
    soort = "ingeschreven_niet_natuurlijk_persoon"
    return {"type": soort, "identificatie": str(houder.rsin or houder.kvk_nummer), "omschrijving": houder.naam}


def _antwoord(body: object) -> web.Response:
    return web.json_response(body, content_type="application/hal+json")


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the routes.

    Raises:
        OnjuisteGegevens: a story is wrong.
    """
    drukte = Drukte(instellingen.brk_per_seconde, wereld.klok)
    register = Bronregister(wereld, "brk", read_onroerende_zaken)
    dienst = BrkDienst(register, wereld, instellingen, drukte)
    zaken = f"{PAD}/kadastraalonroerendezaken"
    app.router.add_post(zaken, with_version(dienst.zoek_met_bsn, _VERSIE))
    app.router.add_get(zaken, with_version(dienst.zoek, _VERSIE))
    app.router.add_get(f"{zaken}/{{identificatie}}", with_version(dienst.raadpleeg, _VERSIE))
    app.router.add_get(f"{zaken}/{{identificatie}}/zakelijkgerechtigden", with_version(dienst.rechten, _VERSIE))
    return Dienst(namen={"brk": "Kadaster (BRK)"}, reset=drukte.reset)
