"""POST /aanslagen/_zoek at /heffingen/v1; our own shape (aanslagen.yaml)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.opslag.inlezen import build_all
from mijnomgeving.federatie.opslag.waarden import like, read_date, read_number, read_text
from mijnomgeving.federatie.persoonsregister import Bronregister
from mijnomgeving.federatie.sleutels import require_key
from mijnomgeving.federatie.vragen import read_kvk_nummers
from mijnomgeving.federatie.wereld import Wereld

PAD = "/heffingen/v1"
_VERSIE = {"API-Version": "1.0.0"}
_BEWAARD = timedelta(days=396)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heffing:
    """One line of a letter in a story."""

    soort: str
    bedrag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanslag:
    """One letter in a story; it is there from its date on."""

    kenmerk: str
    gemeente: str
    adres: str
    dagtekening: date
    heffingen: tuple[Heffing, ...]
    woz_waarde: int | None = None


def read_aanslagen(rows: object, where: str) -> tuple[Aanslag, ...]:
    """The part `heffingen` of a story.

    Raises:
        OnjuisteGegevens: a field is missing, unknown or wrong.
    """
    return build_all(
        Aanslag,
        rows,
        where=where,
        kenmerk=read_text,
        gemeente=read_text,
        adres=read_text,
        dagtekening=read_date,
        woz_waarde=read_number,
        heffingen=lambda values: build_all(
            Heffing, values, where=where, soort=read_text, bedrag=like(r"[0-9]{1,7}\.[0-9]{2}")
        ),
    )


class AanslagenDienst:
    """Answers from the stories."""

    def __init__(self, register: Bronregister[Aanslag], wereld: Wereld, sleutel: str) -> None:
        self._register, self._wereld, self._sleutel = register, wereld, sleutel

    async def zoek(self, request: web.Request) -> web.Response:
        """The letters to these companies.

        Raises:
            Probleem: 400, 401 or 415.
        """
        require_key(request, self._sleutel)
        vandaag = self._wereld.nu().date()
        gevonden = [
            _aanslag(nummer, aanslag)
            for nummer in await read_kvk_nummers(request)
            for aanslag in self._register.of_kvk(nummer)
            if aanslag.dagtekening <= vandaag <= aanslag.dagtekening + _BEWAARD
        ]
        return web.json_response({"aanslagen": gevonden}, headers=_VERSIE)


def _aanslag(nummer: str, aanslag: Aanslag) -> dict[str, Any]:
    body: dict[str, Any] = {
        "kvkNummer": nummer,
        "kenmerk": aanslag.kenmerk,
        "gemeente": aanslag.gemeente,
        "adres": aanslag.adres,
        "dagtekening": aanslag.dagtekening.isoformat(),
        "heffingen": [{"soort": heffing.soort, "bedrag": heffing.bedrag} for heffing in aanslag.heffingen],
    }
    return body | ({"wozWaarde": aanslag.woz_waarde} if aanslag.woz_waarde is not None else {})


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the route.

    Raises:
        OnjuisteGegevens: a story is wrong.
    """
    dienst = AanslagenDienst(Bronregister(wereld, "heffingen", read_aanslagen), wereld, instellingen.heffingen_api_key)
    app.router.add_post(f"{PAD}/aanslagen/_zoek", dienst.zoek)
    return Dienst(namen={"heffingen": "Gemeentelijke belastingen"})
