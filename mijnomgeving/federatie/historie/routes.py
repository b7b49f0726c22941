"""POST /verblijfplaatshistorie of BRP historie 2.0: where a person lived on a day or in a period."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from aiohttp import web

from mijnomgeving.federatie.brp.register import Register, brp_register
from mijnomgeving.federatie.brp.toegang import Toegang, brp_toegang
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.historie.verblijf import verblijven
from mijnomgeving.federatie.parameters import Fout, Vraagsoort, check_vraag, datum, patroon, refuse
from mijnomgeving.federatie.verloop import OOIT
from mijnomgeving.federatie.wereld import Wereld

PAD = "/historie/haalcentraal/api/brphistorie"
_BSN = {"burgerservicenummer": patroon("[0-9]{9}")}
VRAAGSOORTEN: Final = {
    "RaadpleegMetPeildatum": Vraagsoort(verplicht={**_BSN, "peildatum": datum}),
    "RaadpleegMetPeriode": Vraagsoort(verplicht={**_BSN, "datumVan": datum, "datumTot": datum}),
}


class Historie:
    """The service: answers from the stories' present and earlier addresses."""

    def __init__(self, wereld: Wereld, register: Register, toegang: Toegang) -> None:
        self._wereld, self._register, self._toegang = wereld, register, toegang

    async def verblijfplaatshistorie(self, request: web.Request) -> web.Response:
        """Answer one question.

        Raises:
            Probleem: 400, 401, 403, 406 or 415 as the standard says.
        """
        doel, body = await self._toegang.read_question(request)
        soort, vraag = check_vraag(body, VRAAGSOORTEN)
        van, tot = asked_days(vraag)
        antwoord = self._answer(vraag["burgerservicenummer"], van, tot)
        bsns = [vraag["burgerservicenummer"]] if antwoord["verblijfplaatsen"] else []
        self._toegang.record("historie", doel, soort, vraag, bsns)
        return web.json_response(antwoord, headers={"api-version": "2.0.0"})

    def _answer(self, bsn: str, van: date, tot: date) -> dict[str, Any]:
        persoon, persona = self._register.with_bsn(bsn), self._wereld.personas.with_bsn(bsn)
        if persoon is None or persona is None:
            return {"verblijfplaatsen": []}
        alle = verblijven(self._wereld.verhalen.personas[persona.sleutel], self._wereld.nu())
        always = ("opschortingBijhouding", "geheimhoudingPersoonsgegevens")
        return {"verblijfplaatsen": [verblijf.voorkomen() for verblijf in alle if verblijf.overlaps(van, tot)]} | {
            name: persoon[name] for name in always if persoon.get(name)
        }


def asked_days(vraag: Mapping[str, Any]) -> tuple[date, date]:
    """The first day that is asked about, and the first that is not any more.

    Raises:
        Probleem: 400, the end is not after the beginning.
    """
    if "peildatum" in vraag:
        dag = date.fromisoformat(vraag["peildatum"])
        return dag, dag + timedelta(days=1) if dag < date.max else dag
    van, tot = date.fromisoformat(vraag["datumVan"]), date.fromisoformat(vraag["datumTot"])
    if tot <= van:
        refuse([Fout("datumTot", "date", "datumTot moet na datumVan liggen.")])
    return van, tot


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the service's routes.

    Raises:
        OnjuisteGegevens: a story tells an address that is none, now or later on.
    """
    for verhaal in wereld.verhalen.personas.values():
        verblijven(verhaal, OOIT)
    dienst = Historie(wereld, brp_register(app, wereld), brp_toegang(app, wereld, instellingen))
    app.router.add_post(f"{PAD}/verblijfplaatshistorie", dienst.verblijfplaatshistorie)
    return Dienst(namen={"historie": "BRP Historie"})
