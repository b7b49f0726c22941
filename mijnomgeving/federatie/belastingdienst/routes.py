"""POST /ondernemers/_zoek at /belastingdienst/ondernemers/v1; our own shape (ondernemers.yaml)."""

from datetime import date
from typing import Any

from aiohttp import web

from mijnomgeving.federatie.belastingdienst.aangiften import list_aangiften
from mijnomgeving.federatie.belastingdienst.gegevens import Ondernemer, read_ondernemers
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.opslag.bedrijven import Bedrijf
from mijnomgeving.federatie.persoonsregister import Bronregister
from mijnomgeving.federatie.sleutels import require_key
from mijnomgeving.federatie.vragen import read_kvk_nummers
from mijnomgeving.federatie.wereld import Wereld

PAD = "/belastingdienst/ondernemers/v1"
_VERSIE = {"API-Version": "1.0.0"}


class OndernemersDienst:
    """Answers from the stories."""

    def __init__(self, register: Bronregister[Ondernemer], wereld: Wereld, sleutel: str) -> None:
        self._register, self._wereld, self._sleutel = register, wereld, sleutel

    async def zoek(self, request: web.Request) -> web.Response:
        """What is known of these companies.

        Raises:
            Probleem: 400, 401 or 415.
        """
        require_key(request, self._sleutel)
        vandaag = self._wereld.nu().date()
        gevonden = [
            _ondernemer(bedrijf, ondernemer, vandaag)
            for nummer in await read_kvk_nummers(request)
            if (bedrijf := self._wereld.bedrijven.with_kvk(nummer))
            for ondernemer in self._register.of_kvk(nummer)
        ]
        return web.json_response({"ondernemers": gevonden}, headers=_VERSIE)


def _ondernemer(bedrijf: Bedrijf, ondernemer: Ondernemer, vandaag: date) -> dict[str, Any]:
    btw = {
        "btwIdentificatienummer": ondernemer.btw_nummer or None,
        "tijdvak": ondernemer.btw,
        "kleineondernemersregeling": ondernemer.kor,
        "icpTijdvak": ondernemer.icp,
    }
    loon = {
        "loonheffingennummer": ondernemer.loonheffingennummer or None,
        "tijdvak": ondernemer.loon,
        "uiterlijkeDatums": [dag.isoformat() for dag in ondernemer.loon_dagen] or None,
        "aantalWerknemers": ondernemer.werknemers,
        "eersteWerkdagen": [dag.isoformat() for dag in ondernemer.eerste_werkdagen] or None,
    }
    winst = {"vennootschapsbelasting": ondernemer.vpb, "boekjaarEindmaand": ondernemer.boekjaar_eindmaand}
    return {
        "kvkNummer": str(bedrijf.kvk_nummer),
        "peildatum": vandaag.isoformat(),
        "omzetbelasting": _known(btw),
        "loonheffingen": _known(loon),
        "winst": _known(winst),
        "aangiften": list_aangiften(
            ondernemer, gestart=date.fromisoformat(str(bedrijf.kvk["aanvang"])), vandaag=vandaag
        ),
    }


def _known(velden: dict[str, Any]) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in velden.items() if waarde is not None}


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the route.

    Raises:
        OnjuisteGegevens: a story is wrong.
    """
    register = Bronregister(wereld, "belastingdienst", read_ondernemers)
    dienst = OndernemersDienst(register, wereld, instellingen.belastingdienst_api_key)
    app.router.add_post(f"{PAD}/ondernemers/_zoek", dienst.zoek)
    return Dienst(namen={"belastingdienst": "Belastingdienst (onderneming)"})
