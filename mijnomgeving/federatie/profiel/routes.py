"""The operations of the Profielservice at /profiel/api/profielservice/v1/; whose profile stands in the body."""

import re
from collections.abc import Mapping
from typing import Any, NoReturn

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.eigenaren import Eigenaren
from mijnomgeving.federatie.opmaak import el, html_response, page
from mijnomgeving.federatie.opslag.eigenaren import Nummer
from mijnomgeving.federatie.postvak.post import POSTVAK, Postvak
from mijnomgeving.federatie.problemen import Probleem, read_json_object
from mijnomgeving.federatie.profiel.bewaarplaats import (
    CONTACTTYPES,
    EMAIL,
    TELEFOON,
    VOORKEURTYPES,
    Bewaarplaats,
    Gegeven,
    as_contactgegeven,
    as_partij,
    as_voorkeur,
)
from mijnomgeving.federatie.sleutels import require_token
from mijnomgeving.federatie.wereld import Wereld
from portal.core.nummers import doorstaat_elfproef

_ROOT = "/profiel/api/profielservice/v1"
_NUMMERS = {"BSN": re.compile(r"[0-9]{9}"), "RSIN": re.compile(r"[0-9]{9}"), "KVK": re.compile(r"[0-9]{8}")}
_VORMEN = {
    EMAIL: re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}"),
    TELEFOON: re.compile(r"\+?[0-9 -]{8,20}"),
}
_WAARDE_TEKENS = 320
# What can be verified by a code, and under which name a body has it.
_VERIFICATIES = {"emailverificatie": (EMAIL, "email"), "telefoonverificatie": (TELEFOON, "telefoonnummer")}


class ProfielDienst:
    """All profiles over HTTP."""

    def __init__(self, eigenaren: Eigenaren, wereld: Wereld, instellingen: Instellingen, postvak: Postvak) -> None:
        self._eigenaren, self._wereld, self._instellingen = eigenaren, wereld, instellingen
        self._profielen = Bewaarplaats(wereld.nu, wereld.klok, postvak.add_code)
        self.reset()

    def reset(self) -> None:
        """All profiles as the stories tell them."""
        namen = {sleutel: organisatie.naam for sleutel, organisatie in self._wereld.organisaties.items()}
        self._profielen.reset(self._eigenaren, namen)

    async def read_partij(self, request: web.Request) -> web.Response:
        """POST /partij: the whole profile.

        Raises:
            Probleem: 400, 401 or 404.
        """
        _, nummer = await self._asked(request)
        profiel = self._profielen.find(nummer)
        return web.json_response(as_partij(profiel)) if profiel else _not_found()

    async def add(self, request: web.Request) -> web.Response:
        """POST /contactgegeven or /voorkeur: add one, also for somebody who had no profile.

        Raises:
            Probleem: 400 or 401.
        """
        body, nummer = await self._asked(request)
        soort = request.match_info["soort"]
        new = self._profielen.new(_type(body, soort), _waarde(body, soort), *_scope(body))
        profiel = self._profielen.find_or_add(nummer)
        rows = profiel.contactgegevens if soort == "contactgegeven" else profiel.voorkeuren
        same = next((row for row in rows if _is_same(row, new)), None)
        if same is None:
            rows.append(new)
        return web.json_response(_as(soort, same or new), status=200 if same else 201)

    async def change(self, request: web.Request) -> web.Response:
        """PUT /contactgegeven or /voorkeur: another value; a changed address is no longer verified.

        Raises:
            Probleem: 400, 401 or 404.
        """
        body, nummer = await self._asked(request)
        soort = request.match_info["soort"]
        soort_gegeven, waarde, (scope, dienst) = _type(body, soort), _waarde(body, soort), _scope(body)
        found = next((row for row in self._rows(nummer, soort) if row.id == body.get("id")), None)
        if found is None:
            _not_found()
        if found.waarde != waarde or found.type != soort_gegeven:
            found.geverifieerd = False
        found.type, found.waarde, found.scope, found.dienst = soort_gegeven, waarde, scope, dienst
        found.standaard = body.get("isDefault", found.standaard) is True
        found.sinds = self._wereld.nu()
        return web.json_response(_as(soort, found))

    async def remove(self, request: web.Request) -> web.Response:
        """DELETE /contactgegeven/{id} or /voorkeur/{id}.

        Raises:
            Probleem: 400, 401 or 404.
        """
        _, nummer = await self._asked(request)
        rows = self._rows(nummer, request.match_info["soort"])
        found = next((row for row in rows if row.id == request.match_info["id"]), None)
        if found is None:
            _not_found()
        rows.remove(found)
        return web.Response(status=204)

    async def send_code(self, request: web.Request) -> web.Response:
        """POST /emailverificatie/code or /telefoonverificatie/code: send a code to what stands in the profile.

        The standard has the first only; the second has the same shape.

        Raises:
            Probleem: 400, 401 or 404.
        """
        body, nummer = await self._asked(request)
        soort, veld = _VERIFICATIES[request.match_info["wat"]]
        waarde = _text(body, veld)
        if not any(row.type == soort and row.waarde == waarde for row in self._rows(nummer, "contactgegeven")):
            _not_found()
        self._profielen.send_code(nummer, waarde)
        return web.json_response({})

    async def verify(self, request: web.Request) -> web.Response:
        """POST /emailverificatie or /telefoonverificatie: it is the person's own when this is the code that was sent.

        Raises:
            Probleem: 400 or 401.
        """
        body, nummer = await self._asked(request)
        soort, veld = _VERIFICATIES[request.match_info["wat"]]
        if not self._profielen.verify(nummer, soort, _text(body, veld), _text(body, "verificatieCode")):
            _bad_request("De code klopt niet of is niet meer geldig.")
        return web.json_response({})

    async def show_postvak(self, request: web.Request) -> web.Response:  # noqa: ARG002 - the same for everybody
        """GET /profiel/postvak/: the e-mails that the simulation would have sent, so that a visitor finds the code."""
        rows = [el("li", f"Aan {email}: uw code is {code}") for email, code in self._profielen.postvak]
        body = el("div", el("h1", "Postvak van de simulatie"), el("ul", *rows) if rows else el("p", "Nog geen e-mail."))
        return html_response(page(title="Postvak", merk="Profielservice", body=body))

    def _rows(self, nummer: Nummer, soort: str) -> list[Gegeven]:
        profiel = self._profielen.find(nummer)
        if profiel is None:
            _not_found()
        return profiel.contactgegevens if soort == "contactgegeven" else profiel.voorkeuren

    async def _asked(self, request: web.Request) -> tuple[dict[str, object], Nummer]:
        require_token(request, self._instellingen.profiel_api_key)
        body = await read_json_object(request)
        soort, nummer = _text(body, "identificatieType"), _text(body, "identificatieNummer")
        pattern = _NUMMERS.get(soort)
        if pattern is None or not pattern.fullmatch(nummer) or (soort != "KVK" and not doorstaat_elfproef(nummer)):
            _bad_request("De identificatie is niet geldig.")
        return body, (soort, nummer)


def _as(soort: str, gegeven: Gegeven) -> dict[str, Any]:
    return as_contactgegeven(gegeven) if soort == "contactgegeven" else as_voorkeur(gegeven)


def _is_same(row: Gegeven, new: Gegeven) -> bool:
    return (row.type, row.waarde, row.scope, row.dienst) == (new.type, new.waarde, new.scope, new.dienst)


def _type(body: Mapping[str, object], soort: str) -> str:
    name, allowed = ("type", CONTACTTYPES) if soort == "contactgegeven" else ("voorkeurType", VOORKEURTYPES)
    value = _text(body, name)
    if value not in allowed:
        _bad_request(f"{name} is geen van {', '.join(allowed)}.")
    return value


def _waarde(body: Mapping[str, object], soort: str) -> str:
    waarde = _text(body, "waarde")
    vorm = _VORMEN.get(_type(body, soort))
    if not 1 <= len(waarde) <= _WAARDE_TEKENS or (vorm and not vorm.fullmatch(waarde)):
        _bad_request("waarde is niet geldig.")
    return waarde


def _scope(body: Mapping[str, object]) -> tuple[str, str]:
    """The organisation and the service of it; empty texts when it is for all."""
    scope = body.get("scope")
    if scope is None:
        return "", ""
    if not isinstance(scope, Mapping):
        _bad_request("scope is geen object.")
    return _text(scope, "dienstverlenerNaam"), _text(scope, "dienstNaam") if scope.get("dienstNaam") else ""


def _text(body: Mapping[str, object], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str):
        _bad_request(f"{name} ontbreekt of is geen tekst.")
    return value


def _bad_request(detail: str) -> NoReturn:
    raise Probleem(status=400, title="Ongeldige invoer.", code="invalid", detail=detail)


def _not_found() -> NoReturn:
    raise Probleem(status=404, title="Niet gevonden.", code="not_found", detail="Dit gegeven of profiel is er niet.")


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the routes."""
    dienst = ProfielDienst(Eigenaren(wereld), wereld, instellingen, app[POSTVAK])
    soort = "/{soort:contactgegeven|voorkeur}"
    app.router.add_post(f"{_ROOT}/partij", dienst.read_partij)
    wat = "/{wat:emailverificatie|telefoonverificatie}"
    app.router.add_post(f"{_ROOT}{wat}/code", dienst.send_code)
    app.router.add_post(f"{_ROOT}{wat}", dienst.verify)
    app.router.add_post(f"{_ROOT}{soort}", dienst.add)
    app.router.add_put(f"{_ROOT}{soort}", dienst.change)
    app.router.add_delete(f"{_ROOT}{soort}/{{id}}", dienst.remove)
    app.router.add_get("/profiel/postvak/", dienst.show_postvak)
    return Dienst(namen={"profiel": "Profielservice"}, reset=dienst.reset)
