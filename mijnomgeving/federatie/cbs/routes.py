"""POST /uitvragen/_zoek at /cbs/uitvragen/v1; our own shape (uitvragen.yaml)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.opslag.inlezen import build_all
from mijnomgeving.federatie.opslag.waarden import read_date, read_date_or_none, read_text
from mijnomgeving.federatie.persoonsregister import Bronregister
from mijnomgeving.federatie.sleutels import require_key
from mijnomgeving.federatie.vragen import read_kvk_nummers
from mijnomgeving.federatie.wereld import Wereld

PAD = "/cbs/uitvragen/v1"
_INVULLEN = "https://antwoord.cbs.nl/"
_VERSIE = {"API-Version": "1.0.0"}
_JAAR = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitvraag:
    """A survey in a story; `ontvangen_op` may still be to come."""

    naam: str
    periode: str
    gevraagd_op: date
    uiterlijk: date
    ontvangen_op: date | None = None


def read_uitvragen(rows: object, where: str) -> tuple[Uitvraag, ...]:
    """The part `cbs` of a story.

    Raises:
        OnjuisteGegevens: a field is missing, unknown or wrong.
    """
    return build_all(
        Uitvraag,
        rows,
        where=where,
        naam=read_text,
        periode=read_text,
        gevraagd_op=read_date,
        uiterlijk=read_date,
        ontvangen_op=read_date_or_none,
    )


class UitvragenDienst:
    """Answers from the stories."""

    def __init__(self, register: Bronregister[Uitvraag], wereld: Wereld, sleutel: str) -> None:
        self._register, self._wereld, self._sleutel = register, wereld, sleutel

    async def zoek(self, request: web.Request) -> web.Response:
        """The surveys that these companies were asked in the last year.

        Raises:
            Probleem: 400, 401 or 415.
        """
        require_key(request, self._sleutel)
        vandaag = self._wereld.nu().date()
        gevonden = [
            _uitvraag(nummer, uitvraag, vandaag)
            for nummer in await read_kvk_nummers(request)
            for uitvraag in self._register.of_kvk(nummer)
            if uitvraag.gevraagd_op <= vandaag <= uitvraag.gevraagd_op + _JAAR
        ]
        return web.json_response({"uitvragen": gevonden}, headers=_VERSIE)


def _uitvraag(nummer: str, uitvraag: Uitvraag, vandaag: date) -> dict[str, Any]:
    body = {
        "kvkNummer": nummer,
        "naam": uitvraag.naam,
        "periode": uitvraag.periode,
        "gevraagdOp": uitvraag.gevraagd_op.isoformat(),
        "uiterlijkOp": uitvraag.uiterlijk.isoformat(),
        "invulUrl": _INVULLEN,
    }
    binnen = uitvraag.ontvangen_op if uitvraag.ontvangen_op and uitvraag.ontvangen_op <= vandaag else None
    return body | ({"ontvangenOp": binnen.isoformat()} if binnen else {})


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the route.

    Raises:
        OnjuisteGegevens: a story is wrong.
    """
    dienst = UitvragenDienst(Bronregister(wereld, "cbs", read_uitvragen), wereld, instellingen.cbs_api_key)
    app.router.add_post(f"{PAD}/uitvragen/_zoek", dienst.zoek)
    return Dienst(namen={"cbs": "CBS (vragenlijsten)"})
