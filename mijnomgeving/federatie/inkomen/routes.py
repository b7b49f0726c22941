"""POST /inkomens/_zoek at /inkomen/bri/v1; our own shape (geregistreerd-inkomen.yaml)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens, build_all
from mijnomgeving.federatie.opslag.waarden import one_of, read_date, read_flag, read_number
from mijnomgeving.federatie.persoonsregister import Bronregister
from mijnomgeving.federatie.sleutels import require_key
from mijnomgeving.federatie.vragen import read_nummer
from mijnomgeving.federatie.wereld import Wereld

PAD = "/inkomen/bri/v1"
_VERSIE = {"API-Version": "1.0.0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inkomen:
    """The registered income of one year."""

    jaar: int
    soort: str
    bedrag: int
    status: str
    vastgesteld_op: date
    in_onderzoek: bool = False


def read_inkomens(rows: object, where: str) -> tuple[Inkomen, ...]:
    """The part `inkomen` of a story.

    Raises:
        OnjuisteGegevens: a field is missing, unknown or wrong, or a year stands there twice.
    """
    inkomens = build_all(
        Inkomen,
        rows,
        where=where,
        jaar=read_number,
        soort=one_of({"verzamelinkomen", "belastbaar_loon"}),
        bedrag=read_number,
        status=one_of({"voorlopig", "definitief"}),
        vastgesteld_op=read_date,
        in_onderzoek=read_flag,
    )
    if len({inkomen.jaar for inkomen in inkomens}) != len(inkomens):
        raise OnjuisteGegevens("een jaar komt twee keer voor")
    return inkomens


class InkomenDienst:
    """Answers from the stories."""

    def __init__(self, register: Bronregister[Inkomen], wereld: Wereld, sleutel: str) -> None:
        self._register, self._wereld, self._sleutel = register, wereld, sleutel

    async def zoek(self, request: web.Request) -> web.Response:
        """The income of one person, as far as it has been set.

        Raises:
            Probleem: 400, 401 or 415.
        """
        require_key(request, self._sleutel)
        _, bsn = await read_nummer(request, "burgerservicenummer")
        vandaag = self._wereld.nu().date()
        gevonden = [inkomen for inkomen in self._register.of_bsn(bsn) if inkomen.vastgesteld_op <= vandaag]
        return web.json_response({"inkomens": [_inkomen(inkomen) for inkomen in gevonden]}, headers=_VERSIE)


def _inkomen(inkomen: Inkomen) -> dict[str, Any]:
    return {
        "belastingjaar": inkomen.jaar,
        "soort": inkomen.soort,
        "bedrag": inkomen.bedrag,
        "status": inkomen.status,
        "datumVaststelling": inkomen.vastgesteld_op.isoformat(),
        "inOnderzoek": inkomen.in_onderzoek,
    }


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the route.

    Raises:
        OnjuisteGegevens: a story is wrong.
    """
    register = Bronregister(wereld, "inkomen", read_inkomens)
    dienst = InkomenDienst(register, wereld, instellingen.inkomen_api_key)
    app.router.add_post(f"{PAD}/inkomens/_zoek", dienst.zoek)
    return Dienst(namen={"inkomen": "Basisregistratie Inkomen"})
