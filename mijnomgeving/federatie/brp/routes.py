"""POST /personen of BRP Personen 2.7: raadplegen with BSN; every read is written down."""

import re
from dataclasses import asdict, dataclass, field
from typing import NoReturn

from aiohttp import web

from mijnomgeving.federatie.brp.persoon import brp_persoon
from mijnomgeving.federatie.brp.velden import select_fields, unknown_fields
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.problemen import Probleem, read_json_object
from mijnomgeving.federatie.wereld import Wereld

PAD = "/brp/haalcentraal/api/brp"
RAADPLEEG = "RaadpleegMetBurgerservicenummer"
ZOEKTYPEN = frozenset(
    {
        "ZoekMetGeslachtsnaamEnGeboortedatum",
        "ZoekMetNaamEnGemeenteVanInschrijving",
        "ZoekMetPostcodeEnHuisnummer",
        "ZoekMetStraatHuisnummerEnGemeenteVanInschrijving",
        "ZoekMetNummeraanduidingIdentificatie",
        "ZoekMetAdresseerbaarObjectIdentificatie",
    }
)
_PARAMETERS = frozenset({"type", "fields", "burgerservicenummer", "gemeenteVanInschrijving"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocolregel:
    """What the BRP keeps of one question: who asked which fields about whom, and for what goal."""

    burgerservicenummers: tuple[str, ...] = field(repr=False)
    fields: tuple[str, ...]
    doelbinding: str
    verwerking: str
    gebruiker: str


class BrpPersonen:
    """The service: answers questions from the personas' stories and keeps the protocollering."""

    def __init__(self, wereld: Wereld, instellingen: Instellingen) -> None:
        self._wereld = wereld
        self._instellingen = instellingen
        self._protocol: list[Protocolregel] = []

    def reset(self) -> None:
        """Forget all reads."""
        self._protocol.clear()

    async def show_protocollering(self, _request: web.Request) -> web.Response:
        """GET all reads since the last reset, oldest first."""
        return web.json_response([asdict(regel) for regel in self._protocol])

    async def personen(self, request: web.Request) -> web.Response:
        """Answer one question.

        Raises:
            Probleem: 400, 401, 403 or 415 as the standard says.
        """
        if request.headers.get("X-API-KEY") != self._instellingen.brp_api_key:
            raise Probleem(status=401, title="Niet correct geauthenticeerd.", code="authentication")
        if request.content_type != "application/json":
            raise Probleem(status=415, title="Media Type wordt niet ondersteund.", code="unsupported")
        vraag = await read_json_object(request)
        bsns, fields = _read_question(vraag)
        self._protocol.append(
            Protocolregel(
                burgerservicenummers=tuple(bsns),
                fields=tuple(fields),
                doelbinding=request.headers.get("x-doelbinding", ""),
                verwerking=request.headers.get("x-verwerking", ""),
                gebruiker=request.headers.get("x-gebruiker", ""),
            )
        )
        today = self._wereld.nu().date()
        found = [persona for bsn in bsns if (persona := self._wereld.personas.with_bsn(bsn))]
        personen = [select_fields(brp_persoon(persona, on=today), fields) for persona in found]
        return web.json_response({"type": RAADPLEEG, "personen": personen}, headers={"api-version": "2.7.0"})


def _read_question(vraag: dict[str, object]) -> tuple[list[str], list[str]]:
    soort = vraag.get("type")
    if soort is None:
        _refuse("type", "required", "Parameter is verplicht.")
    if soort in ZOEKTYPEN:
        raise Probleem(
            status=403,
            title="U bent niet geautoriseerd voor deze operatie.",
            code="autorisation",
            detail="Dit portaal mag alleen raadplegen met een burgerservicenummer.",
        )
    if soort != RAADPLEEG:
        _refuse("type", "value", "Waarde is geen geldig zoek type.")
    for name in sorted(set(vraag) - _PARAMETERS):
        _refuse(re.sub(r"[^a-zA-Z0-9._]", "", name)[:30] or "body", "unknownParam", "Parameter is niet verwacht.")
    bsns = _texts(vraag, "burgerservicenummer", at_most=20)
    for index, bsn in enumerate(bsns):
        if not re.fullmatch(r"[0-9]{9}", bsn):
            _refuse(f"burgerservicenummer.{index}", "pattern", "Waarde voldoet niet aan patroon.")
    fields = _texts(vraag, "fields", at_most=130)
    wrong = [(f"fields.{i}", "fields", "Parameter bevat een niet bestaande veldnaam.") for i in unknown_fields(fields)]
    if wrong:
        _refuse_all(wrong)
    return bsns, fields


def _texts(vraag: dict[str, object], name: str, *, at_most: int) -> list[str]:
    values = vraag.get(name)
    if values is None:
        _refuse(name, "required", "Parameter is verplicht.")
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        _refuse(name, "array", "Parameter is geen array.")
    if not values:
        _refuse(name, "minItems", "Array bevat minder dan 1 items.")
    if len(values) > at_most:
        _refuse(name, "maxItems", f"Array bevat meer dan {at_most} items.")
    return values


def _refuse(name: str, code: str, reason: str) -> NoReturn:
    _refuse_all([(name, code, reason)])


def _refuse_all(wrong: list[tuple[str, str, str]]) -> NoReturn:
    raise Probleem(
        status=400,
        title="Een of meerdere parameters zijn niet correct.",
        code="paramsValidation",
        detail=f"De foutieve parameter(s) zijn {', '.join(name for name, _, _ in wrong)}."[:200],
        invalidParams=[{"name": name, "code": code, "reason": reason} for name, code, reason in wrong],
    )


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the service's routes."""
    dienst = BrpPersonen(wereld, instellingen)
    app.router.add_post(f"{PAD}/personen", dienst.personen)
    app.router.add_get("/regie/protocollering", dienst.show_protocollering)
    return Dienst(namen={"brp": "Basisregistratie Personen"}, reset=dienst.reset)
