"""The operations of Mijn Taken at /taken/<organisatie>/, and the page where a task is done."""

from datetime import datetime
from typing import Any, NoReturn

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.eigenaren import Eigenaren
from mijnomgeving.federatie.opmaak import el, html_response, page
from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.problemen import Probleem, read_json_object
from mijnomgeving.federatie.sleutels import require_token
from mijnomgeving.federatie.taken.inname import Inname
from mijnomgeving.federatie.taken.lijst import Taak, as_info, as_whole, list_taken
from mijnomgeving.federatie.terugweg import leads_to_portal
from mijnomgeving.federatie.wereld import Wereld

_VERSIE = {"API-Version": "0.1.0"}
# With these an organisation goes on with the zaak that waited for it.
_VERDER = {"upload": "Wij hebben uw document.", "formulier": "Wij hebben uw antwoord."}
_MEESTE_KLANTEN = 1000
# Five files of 10 MB as base64.
_GROOTSTE_INDIENING = 72 * 1024 * 1024


class TakenDienst:
    """One organisation's tasks."""

    def __init__(
        self, organisatie: Organisatie, eigenaren: Eigenaren, wereld: Wereld, instellingen: Instellingen
    ) -> None:
        self._organisatie, self._eigenaren, self._wereld = organisatie, eigenaren, wereld
        self._instellingen = instellingen
        self.root = f"{instellingen.base_url}/taken/{organisatie.sleutel}"
        self._gedaan: dict[str, datetime] = {}
        self._inname = Inname()
        self.rebuild()

    def rebuild(self) -> None:
        """The tasks as the stories stand now; what somebody did stays done."""
        self._taken = list_taken(self._organisatie.sleutel, self._eigenaren, self._wereld.nu())
        for uuid in self._gedaan.keys() & self._taken.keys():
            self._taken[uuid].afgerond_op = self._taken[uuid].afgerond_op or self._gedaan[uuid]

    def reset(self) -> None:
        """All tasks as the stories begin."""
        self._gedaan.clear()
        self._inname.reset()
        self.rebuild()

    async def zoek(self, request: web.Request) -> web.Response:
        """POST /v1/context/zoek: the tasks of one klant, open and done, or those of one zaak of the klant.

        Raises:
            Probleem: 400 or 401.
        """
        require_token(request, self._instellingen.taken_api_key, headers=_VERSIE)
        body = await read_json_object(request)
        if "klantIds" in body:
            return self._zoek_velen(body["klantIds"])
        klant, context, include = body.get("klantId"), body.get("contextId"), body.get("include", [])
        if not isinstance(klant, str) or not klant:
            _bad_request("klantId ontbreekt.")
        if context is not None and (not isinstance(context, str) or not context.startswith("urn:")):
            _bad_request("contextId is geen URN.")
        if not isinstance(include, list) or not all(isinstance(item, str) for item in include):
            _bad_request("include is geen lijst van teksten.")
        if include and "taken" not in include:
            return web.json_response({}, headers=_VERSIE)
        found = [self._info(taak) for taak in self._taken.values() if klant in taak.klanten]
        rows = [info for info in found if context is None or info.get("context", {}).get("urn") == context]
        return web.json_response({"taken": rows}, headers=_VERSIE)

    def _zoek_velen(self, klanten: object) -> web.Response:
        """The tasks of many klanten, by klant. The standard has one klant: this is ours."""
        if not isinstance(klanten, list) or not 1 <= len(klanten) <= _MEESTE_KLANTEN:
            _bad_request("klantIds is geen lijst van 1 tot 1000 klanten.")
        if not all(isinstance(klant, str) and klant for klant in klanten):
            _bad_request("klantIds is geen lijst van teksten.")
        rows = [
            {
                "klantId": klant,
                "taken": [self._info(taak) for taak in self._taken.values() if klant in taak.klanten],
            }
            for klant in dict.fromkeys(klanten)
        ]
        return web.json_response({"klanten": rows}, headers=_VERSIE)

    async def read_taak(self, request: web.Request) -> web.Response:
        """GET /v1/taken/{uuid}.

        Raises:
            Probleem: 401 or 404.
        """
        require_token(request, self._instellingen.taken_api_key, headers=_VERSIE)
        taak = self._find(request)
        bezet = frozenset(self._inname.bezet)
        return web.json_response(as_whole(taak, self.root, self._organisatie.sleutel, bezet=bezet), headers=_VERSIE)

    async def hand_in(self, request: web.Request) -> web.Response:
        """POST /v1/taken/{uuid}/uitvoering: what a portal hands in for the person; `submitUrl` names this address.

        Raises:
            Probleem: 400, 401, 404, 409 or 422.
        """
        require_token(request, self._instellingen.taken_api_key, headers=_VERSIE)
        taak = self._find(request)
        body = await read_json_object(request.clone(client_max_size=_GROOTSTE_INDIENING))
        nu = self._wereld.nu()
        referentie = self._inname.take(taak, body, nu)
        new = taak.uuid not in self._gedaan
        self._gedaan.setdefault(taak.uuid, nu)
        if new and taak.zaak and taak.soort in _VERDER:
            self._wereld.tell_done(self._organisatie.sleutel, taak.zaak, _VERDER[taak.soort])
        return web.json_response({"referentie": referentie, "status": "afgerond"}, headers=_VERSIE)

    async def show_form(self, request: web.Request) -> web.Response:
        """GET /uitvoeren/{uuid}: the organisation's own page, where the person does the task.

        Raises:
            Probleem: 404.
        """
        taak = self._find(request)
        terug = request.query.get("returnUrl", "")
        form = el(
            "form",
            el("input", type="hidden", name="returnUrl", value=terug),
            el("button", "Ik heb dit gedaan", type="submit", class_="knop"),
            method="post",
        )
        body = el(
            "div",
            el("h1", taak.titel),
            el("p", taak.toelichting),
            el("p", "Dit is gedaan.") if taak.afgerond else form,
        )
        naam = self._organisatie.naam
        markup = page(title=f"{taak.titel} - {naam}", merk=naam, body=body)
        return html_response(markup, form_target=self._instellingen.portaal_url)

    async def do_taak(self, request: web.Request) -> web.Response:
        """POST /uitvoeren/{uuid}: the task is done; back to the portal.

        Raises:
            Probleem: 404.
            HTTPSeeOther: always, when there is such a task.
        """
        taak = self._find(request)
        taak.afgerond_op = self._gedaan.setdefault(taak.uuid, self._wereld.nu())
        data = await request.post()
        terug = str(data.get("returnUrl", ""))
        raise web.HTTPSeeOther(terug if leads_to_portal(terug, self._instellingen) else request.path)

    def _info(self, taak: Taak) -> dict[str, Any]:
        return as_info(taak, self.root, self._organisatie.sleutel)

    def _find(self, request: web.Request) -> Taak:
        taak = self._taken.get(request.match_info["uuid"])
        if taak is None:
            raise Probleem(
                status=404, title="Niet gevonden.", code="not_found", detail="Deze taak is er niet.", headers=_VERSIE
            )
        return taak


def _bad_request(detail: str) -> NoReturn:
    raise Probleem(status=400, title="Ongeldige invoer.", code="invalid", detail=detail, headers=_VERSIE)


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the routes of every organisation."""
    eigenaren = Eigenaren(wereld)
    diensten = {
        sleutel: TakenDienst(organisatie, eigenaren, wereld, instellingen)
        for sleutel, organisatie in wereld.organisaties.items()
    }
    for sleutel, dienst in diensten.items():
        wereld.bij_wijziging(dienst.rebuild)
        app.router.add_post(f"/taken/{sleutel}/v1/context/zoek", dienst.zoek)
        app.router.add_get(f"/taken/{sleutel}/v1/taken/{{uuid}}", dienst.read_taak)
        app.router.add_post(f"/taken/{sleutel}/v1/taken/{{uuid}}/uitvoering", dienst.hand_in)
        app.router.add_get(f"/taken/{sleutel}/uitvoeren/{{uuid}}", dienst.show_form)
        app.router.add_post(f"/taken/{sleutel}/uitvoeren/{{uuid}}", dienst.do_taak)

    def reset() -> None:
        for dienst in diensten.values():
            dienst.reset()

    namen = {f"taken/{sleutel}": f"Taken van {wereld.organisaties[sleutel].naam}" for sleutel in diensten}
    return Dienst(namen=namen, reset=reset)
