"""POST /personen of BRP Personen 2.7: raadplegen with BSN and six searches; every read is written down."""

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from mijnomgeving.federatie.brp.feiten import check_feiten
from mijnomgeving.federatie.brp.register import Register, brp_register
from mijnomgeving.federatie.brp.toegang import Toegang, brp_toegang
from mijnomgeving.federatie.brp.velden import select_beperkt, select_fields
from mijnomgeving.federatie.brp.vragen import RAADPLEEG, VRAAGSOORTEN
from mijnomgeving.federatie.brp.zoeken import in_gemeente, zoek
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.parameters import check_vraag
from mijnomgeving.federatie.wereld import Wereld

PAD = "/brp/haalcentraal/api/brp"
TOKEN_PAD = "/brp/oauth2/token"  # noqa: S105 - an address
_NAAM = "Basisregistratie Personen"


class BrpPersonen:
    """The service: answers questions from the personas' stories."""

    def __init__(self, register: Register, toegang: Toegang) -> None:
        self._register, self._toegang = register, toegang

    async def personen(self, request: web.Request) -> web.Response:
        """Answer one question.

        Raises:
            Probleem: 400, 401, 403, 406 or 415 as the standard says.
        """
        doel, body = await self._toegang.read_question(request)
        soort, vraag = check_vraag(body, VRAAGSOORTEN)
        found = self._raadpleeg(vraag) if soort == RAADPLEEG else zoek(self._register, vraag)
        self._toegang.record("brp", doel, soort, vraag, (persoon["burgerservicenummer"] for persoon in found))
        select = select_fields if soort == RAADPLEEG else select_beperkt
        personen = [select(persoon, vraag["fields"]) for persoon in found]
        return web.json_response({"type": soort, "personen": personen}, headers={"api-version": "2.7.0"})

    def _raadpleeg(self, vraag: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        gemeente = vraag.get("gemeenteVanInschrijving")
        asked = (self._register.with_bsn(bsn) for bsn in dict.fromkeys(vraag["burgerservicenummer"]))
        return [persoon for persoon in asked if persoon and (gemeente is None or in_gemeente(persoon, gemeente))]


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the service's routes.

    Raises:
        OnjuisteGegevens: a story says of somebody what the BRP does not keep.
    """
    for persona in wereld.verhalen.personas.values():
        check_feiten(persona)
    toegang, personen = brp_toegang(app, wereld, instellingen), brp_register(app, wereld)
    dienst = BrpPersonen(personen, toegang)
    app.router.add_post(f"{PAD}/personen", dienst.personen)
    app.router.add_post(TOKEN_PAD, toegang.token)
    app.router.add_get("/regie/protocollering", toegang.show_protocollering)

    def reset() -> None:
        toegang.reset()
        personen.reset()

    return Dienst(namen={"brp": _NAAM}, reset=reset)
