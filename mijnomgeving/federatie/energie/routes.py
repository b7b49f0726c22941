"""POST /verbruik/_zoek at /energie/verbruik/v1; our own shape (verbruik.yaml)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.opslag.bedrijven import Bedrijf
from mijnomgeving.federatie.opslag.inlezen import build_all
from mijnomgeving.federatie.opslag.waarden import like, read_number
from mijnomgeving.federatie.persoonsregister import Bronregister
from mijnomgeving.federatie.sleutels import require_key
from mijnomgeving.federatie.vragen import read_kvk_nummers
from mijnomgeving.federatie.wereld import Wereld

PAD = "/energie/verbruik/v1"
_VERSIE = {"API-Version": "1.0.0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbruik:
    """What a vestiging uses each calendar year in a story; left out where it has no connection of its own."""

    vestigingsnummer: str
    kwh: int | None = None
    m3_gas: int | None = None


def read_verbruik(rows: object, where: str) -> tuple[Verbruik, ...]:
    """The part `energie` of a story.

    Raises:
        OnjuisteGegevens: a field is missing, unknown or wrong.
    """
    nummer = like(r"[0-9]{12}")
    return build_all(Verbruik, rows, where=where, vestigingsnummer=nummer, kwh=read_number, m3_gas=read_number)


class VerbruikDienst:
    """Answers from the stories."""

    def __init__(self, register: Bronregister[Verbruik], wereld: Wereld, sleutel: str) -> None:
        self._register, self._wereld, self._sleutel = register, wereld, sleutel

    async def zoek(self, request: web.Request) -> web.Response:
        """What the vestigingen of these companies used in the last whole calendar year.

        Raises:
            Probleem: 400, 401 or 415.
        """
        require_key(request, self._sleutel)
        jaar = self._wereld.nu().year - 1
        gevonden = [
            _verbruik(bedrijf, verbruik, jaar)
            for nummer in await read_kvk_nummers(request)
            if (bedrijf := self._wereld.bedrijven.with_kvk(nummer))
            for verbruik in self._register.of_kvk(nummer)
        ]
        return web.json_response({"verbruik": gevonden}, headers=_VERSIE)


def _verbruik(bedrijf: Bedrijf, verbruik: Verbruik, jaar: int) -> dict[str, Any]:
    namen = {vestiging.vestigingsnummer: vestiging.naam for vestiging in bedrijf.vestigingen}
    body = {
        "kvkNummer": str(bedrijf.kvk_nummer),
        "naam": namen[verbruik.vestigingsnummer],
        "vestigingsnummer": verbruik.vestigingsnummer,
        "jaar": jaar,
        "gemetenTot": date(jaar, 12, 31).isoformat(),
    }
    gemeten = {"elektriciteitKwh": verbruik.kwh, "aardgasM3": verbruik.m3_gas}
    return body | {naam: waarde for naam, waarde in gemeten.items() if waarde is not None}


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the route.

    Raises:
        OnjuisteGegevens: a story is wrong.
    """
    dienst = VerbruikDienst(Bronregister(wereld, "energie", read_verbruik), wereld, instellingen.energie_api_key)
    app.router.add_post(f"{PAD}/verbruik/_zoek", dienst.zoek)
    return Dienst(namen={"energie": "Energieverbruik (netbeheerders)"})
