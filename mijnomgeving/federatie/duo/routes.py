"""POST /diplomas/_zoek at /duo/diplomaregister/v1; our own shape (diplomaregister.yaml)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.opslag.inlezen import build_all
from mijnomgeving.federatie.opslag.waarden import one_of, read_date, read_text
from mijnomgeving.federatie.persoonsregister import Bronregister
from mijnomgeving.federatie.sleutels import require_key
from mijnomgeving.federatie.vragen import read_nummer
from mijnomgeving.federatie.wereld import Wereld

PAD = "/duo/diplomaregister/v1"
SOORTEN = frozenset({"vmbo", "havo", "vwo", "mbo", "hbo", "wo", "inburgering", "nt2"})
_VERSIE = {"API-Version": "1.0.0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Diploma:
    """One diploma in a story."""

    nummer: str
    soort: str
    opleiding: str
    instelling: str
    plaats: str
    uitgereikt_op: date
    niveau: str = ""


def read_diplomas(rows: object, where: str) -> tuple[Diploma, ...]:
    """The part `diplomas` of a story.

    Raises:
        OnjuisteGegevens: a field is missing, unknown or wrong.
    """
    return build_all(
        Diploma,
        rows,
        where=where,
        nummer=read_text,
        soort=one_of(SOORTEN),
        niveau=read_text,
        opleiding=read_text,
        instelling=read_text,
        plaats=read_text,
        uitgereikt_op=read_date,
    )


class DuoDienst:
    """Answers from the stories."""

    def __init__(self, register: Bronregister[Diploma], wereld: Wereld, sleutel: str) -> None:
        self._register, self._wereld, self._sleutel = register, wereld, sleutel

    async def zoek(self, request: web.Request) -> web.Response:
        """The diplomas of one person that have been handed out.

        Raises:
            Probleem: 400, 401 or 415.
        """
        require_key(request, self._sleutel)
        _, bsn = await read_nummer(request, "burgerservicenummer")
        vandaag = self._wereld.nu().date()
        gevonden = [diploma for diploma in self._register.of_bsn(bsn) if diploma.uitgereikt_op <= vandaag]
        return web.json_response({"diplomas": [_diploma(diploma) for diploma in gevonden]}, headers=_VERSIE)


def _diploma(diploma: Diploma) -> dict[str, Any]:
    body = {
        "diplomanummer": diploma.nummer,
        "onderwijssoort": diploma.soort,
        "opleiding": diploma.opleiding,
        "instelling": diploma.instelling,
        "plaats": diploma.plaats,
        "datumUitreiking": diploma.uitgereikt_op.isoformat(),
    }
    return body | ({"niveau": diploma.niveau} if diploma.niveau else {})


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the route.

    Raises:
        OnjuisteGegevens: a story is wrong.
    """
    dienst = DuoDienst(Bronregister(wereld, "diplomas", read_diplomas), wereld, instellingen.duo_api_key)
    app.router.add_post(f"{PAD}/diplomas/_zoek", dienst.zoek)
    return Dienst(namen={"duo": "Diplomaregister (DUO)"})
