"""Klantinteracties at /klantinteracties/<organisatie>/klantinteracties/api/v1/: reading, and writing down a contact."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.eigenaren import Eigenaren
from mijnomgeving.federatie.klantinteracties.register import SOORTEN, Ding, Register
from mijnomgeving.federatie.klantinteracties.schrijven import VERSIE as _VERSIE
from mijnomgeving.federatie.klantinteracties.schrijven import Geschreven
from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.problemen import Probleem, read_json_object
from mijnomgeving.federatie.sleutels import require_token
from mijnomgeving.federatie.wereld import Wereld

_IDENTIFICATOR = tuple(
    f"partijIdentificator__{veld}" for veld in ("codeSoortObjectId", "codeRegister", "codeObjecttype", "objectId")
)
# The filters of each list; one that says whose or which must be given, so that nobody gets what is everybody's.
_FILTERS: Mapping[str, tuple[str, ...]] = {
    "klantcontacten": (
        *(f"hadBetrokkene__wasPartij__{veld}" for veld in (*_IDENTIFICATOR, "uuid")),
        "onderwerpobject__onderwerpobjectidentificatorObjectId",
        "referentienummer",
    ),
    "partijen": _IDENTIFICATOR,
    "betrokkenen": ("hadKlantcontact__uuid", *(f"wasPartij__{veld}" for veld in (*_IDENTIFICATOR, "uuid"))),
    "digitaleadressen": tuple(f"verstrektDoorPartij__{veld}" for veld in (*_IDENTIFICATOR, "uuid")),
    "internetaken": ("klantcontact__uuid", "aanleidinggevendKlantcontact__uuid", "status", "referentienummer"),
    "onderwerpobjecten": ("klantcontact__uuid",),
}
_WIE = ("objectId", "ObjectId", "uuid", "referentienummer")
_TE_MAKEN = ("partijen", "maak-klantcontact", "internetaken")
# What may be brought along, and of which kind that is.
_EXPAND = {
    "hadBetrokkenen": "betrokkenen",
    "leiddeTotInterneTaken": "internetaken",
    "gingOverOnderwerpobjecten": "onderwerpobjecten",
    "digitaleAdressen": "digitaleadressen",
    "betrokkenen": "betrokkenen",
}
_GROOTSTE = 100


class KlantinteractiesDienst:
    """One organisation's contacts over HTTP."""

    def __init__(
        self, organisatie: Organisatie, eigenaren: Eigenaren, wereld: Wereld, instellingen: Instellingen
    ) -> None:
        self._organisatie, self._eigenaren, self._wereld = organisatie, eigenaren, wereld
        self._instellingen, self._geschreven = instellingen, Geschreven()
        self.pad = f"/klantinteracties/{organisatie.sleutel}/klantinteracties/api/v1"
        self.rebuild()

    def rebuild(self) -> None:
        """The contacts as the stories stand now."""
        root = f"{self._instellingen.base_url}{self.pad}"
        self._register = Register(self._organisatie, self._eigenaren, root, self._wereld.nu())
        self._geschreven.lay_over(self._register)

    def reset(self) -> None:
        """The contacts as the stories begin: what was written is gone."""
        self._geschreven.clear()
        self.rebuild()

    async def create(self, request: web.Request) -> web.Response:
        """POST a partij, a klantcontact with its betrokkene and onderwerpobject, or an internetaak.

        Raises:
            Probleem: 400 or 401.
        """
        self._require_token(request)
        body, soort = await read_json_object(request), request.match_info["soort"]
        gemaakt = self._geschreven.add(self._register, soort, body, self._wereld.nu())
        return web.json_response(gemaakt, status=201, headers=_VERSIE)

    async def list_objects(self, request: web.Request) -> web.Response:
        """GET a list by its filters, newest contacts first.

        Raises:
            Probleem: 400, 401 or 404.
        """
        self._require_token(request)
        soort = request.match_info["soort"]
        given = {name: value for name, value in request.query.items() if name not in ("page", "pageSize", "expand")}
        if unknown := sorted(set(given) - set(_FILTERS[soort])):
            _bad_request(unknown[0], "Dit filter kent deze simulatie niet.")
        if not any(name.endswith(_WIE) for name in given):
            _bad_request(_FILTERS[soort][0], "Vul in van wie of van welk contact.")
        found = [
            ding
            for ding in self._register.all(soort)
            if all(value in ding.kenmerken.get(name, ()) for name, value in given.items())
        ]
        if soort == "klantcontacten":
            found.sort(key=lambda ding: str(ding.body["plaatsgevondenOp"]), reverse=True)
        return self._page(request, found)

    async def read_one(self, request: web.Request) -> web.Response:
        """GET one object by uuid.

        Raises:
            Probleem: 401 or 404.
        """
        self._require_token(request)
        ding = self._register.get(request.match_info["soort"], request.match_info["uuid"])
        return web.json_response(self._expanded(ding or _not_found(), request), headers=_VERSIE)

    def _require_token(self, request: web.Request) -> None:
        require_token(request, self._instellingen.klantinteracties_api_key, scheme="Token", headers=_VERSIE)

    def _page(self, request: web.Request, found: Sequence[Ding]) -> web.Response:
        size, number = _number(request, "pageSize", _GROOTSTE), _number(request, "page", 1)
        last = max(1, math.ceil(len(found) / size))
        if size > _GROOTSTE or not 1 <= number <= last:
            _not_found()

        def link(page: int) -> str | None:
            url = request.rel_url.update_query(page=str(page))
            return f"{self._instellingen.base_url}{url}" if 1 <= page <= last else None

        rows = [self._expanded(ding, request) for ding in found[(number - 1) * size : number * size]]
        body = {"count": len(found), "next": link(number + 1), "previous": link(number - 1), "results": rows}
        return web.json_response(body, headers=_VERSIE)

    def _expanded(self, ding: Ding, request: web.Request) -> dict[str, Any]:
        wanted = [name for text in request.query.getall("expand", []) for name in text.split(",") if name in _EXPAND]
        brought = {
            name: [
                linked.body
                for link in ding.body[name]
                if (linked := self._register.get(_EXPAND[name], link["uuid"])) is not None
            ]
            for name in wanted
            if name in ding.body
        }
        return ding.body | ({"_expand": brought} if brought else {})


def _number(request: web.Request, name: str, default: int) -> int:
    text = request.query.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) <= len("9999") and int(text) >= 1):
        _bad_request(name, "Dit is geen getal van 1 of hoger.")
    return int(text)


def _bad_request(name: str, reason: str) -> NoReturn:
    raise Probleem(
        status=400,
        title="Ongeldige invoer.",
        code="invalid",
        detail=reason,
        headers=_VERSIE,
        invalidParams=[{"name": name, "code": "invalid", "reason": reason}],
    )


def _not_found() -> NoReturn:
    raise Probleem(status=404, title="Niet gevonden.", code="not_found", detail="Dit is er niet.", headers=_VERSIE)


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the routes of every organisation."""
    eigenaren = Eigenaren(wereld)
    diensten = [
        KlantinteractiesDienst(organisatie, eigenaren, wereld, instellingen)
        for organisatie in wereld.organisaties.values()
    ]
    for dienst in diensten:
        wereld.bij_wijziging(dienst.rebuild)
        app.router.add_post(f"{dienst.pad}/{{soort:{'|'.join(_TE_MAKEN)}}}", dienst.create)
        app.router.add_get(f"{dienst.pad}/{{soort:{'|'.join(_FILTERS)}}}", dienst.list_objects)
        app.router.add_get(f"{dienst.pad}/{{soort:{'|'.join(SOORTEN)}}}/{{uuid}}", dienst.read_one)
    namen = {f"klantinteracties/{key}": f"Contact met {org.naam}" for key, org in wereld.organisaties.items()}

    def reset() -> None:
        for dienst in diensten:
            dienst.reset()

    return Dienst(namen=namen, reset=reset)
