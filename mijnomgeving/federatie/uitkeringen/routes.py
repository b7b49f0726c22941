"""POST /uitkeringen/_zoek at /uitkeringen/v1; our own shape (uitkeringen.yaml)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.opslag.inlezen import build_all
from mijnomgeving.federatie.opslag.waarden import like, one_of, read_date, read_date_or_none, read_flag, read_text
from mijnomgeving.federatie.persoonsregister import Bronregister
from mijnomgeving.federatie.sleutels import require_key
from mijnomgeving.federatie.vragen import read_nummer
from mijnomgeving.federatie.wereld import Wereld

PAD = "/uitkeringen/v1"
SOORTEN = frozenset({"aow", "anw", "kinderbijslag", "ww", "wia", "wajong", "ziektewet", "bijstand", "ioaw"})
_VERSIE = {"API-Version": "1.0.0"}
_JAAR: Final = timedelta(days=365)
_DECEMBER: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitkering:
    """One benefit in a story; `betaaldag` is the day of the month on which it is paid."""

    soort: str
    organisatie: str
    bruto: str
    ingang: date
    betaaldag: str
    periode: str = "maand"
    einde: date | None = None
    in_onderzoek: bool = False


def read_uitkeringen(rows: object, where: str) -> tuple[Uitkering, ...]:
    """The part `uitkeringen` of a story.

    Raises:
        OnjuisteGegevens: a field is missing, unknown or wrong.
    """
    return build_all(
        Uitkering,
        rows,
        where=where,
        soort=one_of(SOORTEN),
        organisatie=read_text,
        bruto=like(r"[0-9]{1,5}\.[0-9]{2}"),
        ingang=read_date,
        betaaldag=like(r"0[1-9]|1[0-9]|2[0-8]"),
        periode=one_of({"maand", "kwartaal"}),
        einde=read_date_or_none,
        in_onderzoek=read_flag,
    )


class UitkeringenDienst:
    """Answers from the stories."""

    def __init__(self, register: Bronregister[Uitkering], wereld: Wereld, sleutel: str) -> None:
        self._register, self._wereld, self._sleutel = register, wereld, sleutel

    async def zoek(self, request: web.Request) -> web.Response:
        """The benefits of one person that go on, or ended in the last year.

        Raises:
            Probleem: 400, 401 or 415.
        """
        require_key(request, self._sleutel)
        _, bsn = await read_nummer(request, "burgerservicenummer")
        vandaag = self._wereld.nu().date()
        gevonden = [
            uitkering
            for uitkering in self._register.of_bsn(bsn)
            if uitkering.ingang <= vandaag and (uitkering.einde is None or vandaag - uitkering.einde <= _JAAR)
        ]
        regels = [_uitkering(uitkering, vandaag) for uitkering in gevonden]
        return web.json_response({"uitkeringen": regels}, headers=_VERSIE)


def _uitkering(uitkering: Uitkering, vandaag: date) -> dict[str, Any]:
    betaling = _next_payment(uitkering, vandaag)
    return {
        "soort": uitkering.soort,
        "organisatie": uitkering.organisatie,
        "brutobedrag": uitkering.bruto,
        "periode": uitkering.periode,
        "ingangsdatum": uitkering.ingang.isoformat(),
        "einddatum": uitkering.einde.isoformat() if uitkering.einde else None,
        "volgendeBetaling": betaling.isoformat() if betaling else None,
        "inOnderzoek": uitkering.in_onderzoek,
    }


def _next_payment(uitkering: Uitkering, vandaag: date) -> date | None:
    """The first day of payment after today; a quarter is paid in its first month after (SVB)."""
    dag, moment = int(uitkering.betaaldag), vandaag.replace(day=int(uitkering.betaaldag))
    while moment <= vandaag or (uitkering.periode == "kwartaal" and moment.month % 3 != 1):
        jaar, maand = (moment.year + 1, 1) if moment.month == _DECEMBER else (moment.year, moment.month + 1)
        moment = date(jaar, maand, dag)
    return None if uitkering.einde and moment > uitkering.einde + timedelta(days=31) else moment


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the route.

    Raises:
        OnjuisteGegevens: a story is wrong.
    """
    register = Bronregister(wereld, "uitkeringen", read_uitkeringen)
    dienst = UitkeringenDienst(register, wereld, instellingen.uitkeringen_api_key)
    app.router.add_post(f"{PAD}/uitkeringen/_zoek", dienst.zoek)
    return Dienst(namen={"uitkeringen": "Uitkeringen van UWV, SVB en gemeenten"})
