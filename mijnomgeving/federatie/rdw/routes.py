"""The RDW over HTTP: /rdw/voertuigregister/v1 (closed, our own shape) and /rdw/opendata (Socrata)."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.persoonsregister import Bronregister
from mijnomgeving.federatie.problemen import Probleem
from mijnomgeving.federatie.rdw.gegevens import Voertuig, read_voertuigen
from mijnomgeving.federatie.sleutels import require_key
from mijnomgeving.federatie.vragen import read_nummer
from mijnomgeving.federatie.wereld import Wereld

PAD = "/rdw/voertuigregister/v1"
OPEN_PAD = "/rdw/opendata"
VOERTUIGEN, BRANDSTOFFEN = "m9d7-ebf2", "8ys7-d773"
_VERSIE = {"API-Version": "1.0.0"}
_WAAR = re.compile(r"kenteken in\(('[A-Z0-9]{6}'(?:, ?'[A-Z0-9]{6}')*)\)")
_PARAMETERS = frozenset({"kenteken", "$where", "$limit"})
_MEESTE = 1000
_GETAL = re.compile(r"[0-9]{1,5}")


class Socratafout(Probleem):
    """An error in the form of the open data platform."""

    def __init__(self, zin: str) -> None:
        super().__init__(status=400, title=zin, code="query.soql.invalid")

    def to_response(self, request: web.Request) -> web.Response:  # noqa: ARG002 - as every problem
        """The response in the platform's form."""
        return web.json_response({"code": self.code, "error": True, "message": self.title}, status=400)


class RdwDienst:
    """Answers from the stories."""

    def __init__(self, register: Bronregister[Voertuig], wereld: Wereld, sleutel: str) -> None:
        self._register, self._wereld, self._sleutel = register, wereld, sleutel

    @property
    def _vandaag(self) -> date:
        return self._wereld.nu().date()

    async def zoek(self, request: web.Request) -> web.Response:
        """POST: the vehicles in the name of one person or company.

        Raises:
            Probleem: 400, 401 or 415.
        """
        require_key(request, self._sleutel)
        soort, nummer = await read_nummer(request, "burgerservicenummer", "kvkNummer")
        van = self._register.of_bsn if soort == "burgerservicenummer" else self._register.of_kvk
        gevonden = [_regel(voertuig) for voertuig in van(nummer) if voertuig.is_op_naam(self._vandaag)]
        return web.json_response({"voertuigen": gevonden}, headers=_VERSIE)

    async def voertuigen(self, request: web.Request) -> web.Response:
        """GET: the public facts of vehicles; no word on whose they are.

        Raises:
            Socratafout: the question is not one that is simulated.
        """
        return _rijen(_feiten(voertuig) for voertuig in self._asked(request))

    async def brandstoffen(self, request: web.Request) -> web.Response:
        """GET: what vehicles run on.

        Raises:
            Socratafout: the question is not one that is simulated.
        """
        return _rijen(
            {
                "kenteken": voertuig.kenteken,
                "brandstof_volgnummer": "1",
                "brandstof_omschrijving": voertuig.brandstof,
            }
            for voertuig in self._asked(request)
            if voertuig.brandstof
        )

    def _asked(self, request: web.Request) -> Iterator[Voertuig]:
        query = request.query
        if set(query) - _PARAMETERS:
            raise Socratafout("Unrecognized arguments")
        kentekens = re.findall(r"[A-Z0-9]{6}", query["kenteken"]) if "kenteken" in query else None
        if "$where" in query:
            waar = _WAAR.fullmatch(query["$where"])
            if waar is None:
                raise Socratafout("Could not parse SoQL query")
            kentekens = re.findall(r"[A-Z0-9]{6}", waar[1])
        hoogstens = query.get("$limit", str(_MEESTE))
        if not _GETAL.fullmatch(hoogstens):
            raise Socratafout("Could not parse limit")
        # A vehicle that is sold in a story stands in two; the facts are the same.
        alle = {voertuig.kenteken: voertuig for _, voertuig in self._register}
        found = [alle[key] for key in sorted(alle) if kentekens is None or key in kentekens]
        return iter(found[: int(hoogstens)])


def _regel(voertuig: Voertuig) -> dict[str, Any]:
    regel = {
        "kenteken": voertuig.kenteken,
        "tenaamgesteldOp": voertuig.tenaamstelling.isoformat(),
        "geschorst": voertuig.geschorst,
    }
    return regel | ({"vervaldatumApk": voertuig.apk_tot.isoformat()} if voertuig.apk_tot else {})


def _feiten(voertuig: Voertuig) -> dict[str, str]:
    """A row of Gekentekende_voertuigen; the platform writes every value as text and leaves out what is empty."""
    feiten = {
        "kenteken": voertuig.kenteken,
        "voertuigsoort": voertuig.voertuigsoort,
        "merk": voertuig.merk,
        "handelsbenaming": voertuig.handelsbenaming,
        "eerste_kleur": voertuig.kleur,
        "datum_tenaamstelling": f"{voertuig.tenaamstelling:%Y%m%d}",
        "datum_eerste_toelating": f"{voertuig.eerste_toelating:%Y%m%d}",
        "wam_verzekerd": "Ja" if voertuig.verzekerd else "Nee",
    }
    if voertuig.zitplaatsen is not None:
        feiten["aantal_zitplaatsen"] = str(voertuig.zitplaatsen)
    if voertuig.apk_tot:
        feiten["vervaldatum_apk"] = f"{voertuig.apk_tot:%Y%m%d}"
        feiten["vervaldatum_apk_dt"] = f"{voertuig.apk_tot:%Y-%m-%d}T00:00:00.000"
    return feiten


def _rijen(rijen: Iterator[dict[str, str]]) -> web.Response:
    return web.json_response(list(rijen))


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the routes.

    Raises:
        OnjuisteGegevens: a story is wrong.
    """
    dienst = RdwDienst(Bronregister(wereld, "rdw", read_voertuigen), wereld, instellingen.rdw_api_key)
    app.router.add_post(f"{PAD}/voertuigen/_zoek", dienst.zoek)
    app.router.add_get(f"{OPEN_PAD}/resource/{VOERTUIGEN}.json", dienst.voertuigen)
    app.router.add_get(f"{OPEN_PAD}/resource/{BRANDSTOFFEN}.json", dienst.brandstoffen)
    return Dienst(namen={"rdw": "Voertuigen (RDW)"})
