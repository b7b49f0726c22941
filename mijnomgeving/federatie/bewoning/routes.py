"""POST /bewoningen of BRP bewoning 2.1: who lived at an address on a day or in a period."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from aiohttp import web

from mijnomgeving.federatie.bewoning.bewoning import Inschrijving, bewoningen
from mijnomgeving.federatie.brp.register import Register, brp_register
from mijnomgeving.federatie.brp.toegang import Toegang, brp_toegang
from mijnomgeving.federatie.brp.velden import select_fields
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.historie.routes import asked_days
from mijnomgeving.federatie.historie.verblijf import Verblijf, verblijven
from mijnomgeving.federatie.parameters import Vraagsoort, check_vraag, datum, patroon
from mijnomgeving.federatie.wereld import Wereld

PAD = "/bewoning/haalcentraal/api/bewoning"
_OBJECT = "adresseerbaarObjectIdentificatie"
_IDENTIFICATIE = {_OBJECT: patroon("(?!0{16})[0-9]{16}")}
VRAAGSOORTEN: Final = {
    "BewoningMetPeildatum": Vraagsoort(verplicht={**_IDENTIFICATIE, "peildatum": datum}),
    "BewoningMetPeriode": Vraagsoort(verplicht={**_IDENTIFICATIE, "datumTot": datum, "datumVan": datum}),
}
_BEWONER = ("burgerservicenummer", "naam.volledigeNaam", "geboorte.datum")


class Bewoning:
    """The service: answers from the addresses of all stories."""

    def __init__(self, wereld: Wereld, register: Register, toegang: Toegang) -> None:
        self._wereld, self._register, self._toegang = wereld, register, toegang

    async def bewoningen(self, request: web.Request) -> web.Response:
        """Answer one question.

        Raises:
            Probleem: 400, 401, 403, 406 or 415 as the standard says.
        """
        doel, body = await self._toegang.read_question(request)
        soort, vraag = check_vraag(body, VRAAGSOORTEN)
        van, tot = asked_days(vraag)
        found = list(bewoningen(self._registered(vraag[_OBJECT]), identificatie=vraag[_OBJECT], van=van, tot=tot))
        given = [b for bewoning in found for b in bewoning["bewoners"] + bewoning["mogelijkeBewoners"]]
        bsns = dict.fromkeys(bewoner["burgerservicenummer"] for bewoner in given)
        self._toegang.record("bewoning", doel, soort, vraag, bsns)
        return web.json_response({"bewoningen": found}, headers={"api-version": "2.1.0"})

    def _registered(self, identificatie: str) -> Iterator[Inschrijving]:
        for persoon in self._register:
            persona = self._wereld.personas.with_bsn(persoon["burgerservicenummer"])
            if persona is None:
                continue
            for verblijf in verblijven(self._wereld.verhalen.personas[persona.sleutel], self._wereld.nu()):
                if verblijf.feiten.get(_OBJECT) == identificatie:
                    yield _inschrijving(persoon, verblijf)


def _inschrijving(persoon: Mapping[str, Any], verblijf: Verblijf) -> Inschrijving:
    gevraagd = select_fields(persoon, _BEWONER)
    names = ("burgerservicenummer", "geheimhoudingPersoonsgegevens")
    bewoner: dict[str, Any] = {name: gevraagd[name] for name in names if name in gevraagd}
    for groep, veld in (("naam", "volledigeNaam"), ("geboorte", "datum")):
        if veld in gevraagd.get(groep, {}):
            bewoner[groep] = {veld: gevraagd[groep][veld]}
    if "inOnderzoek" in verblijf.feiten or "inOnderzoek" in verblijf.feiten.get("verblijfadres", {}):
        bewoner["inOnderzoek"] = True
    return Inschrijving(bewoner=bewoner, zeker=verblijf.zeker, mogelijk=verblijf.mogelijk)


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the service's routes."""
    dienst = Bewoning(wereld, brp_register(app, wereld), brp_toegang(app, wereld, instellingen))
    app.router.add_post(f"{PAD}/bewoningen", dienst.bewoningen)
    return Dienst(namen={"bewoning": "BRP Bewoning"})
