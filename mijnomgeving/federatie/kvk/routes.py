"""The APIs of the KVK over HTTP, at /kvk/."""

import math
import re
from datetime import datetime

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.kvk.fouten import KvkFout
from mijnomgeving.federatie.kvk.profielen import Profielen
from mijnomgeving.federatie.kvk.register import ABONNEMENT, KLANT, Register
from mijnomgeving.federatie.kvk.zoeken import zoek
from mijnomgeving.federatie.problemen import read_json_object
from mijnomgeving.federatie.sleutels import has_key
from mijnomgeving.federatie.wereld import Wereld

PAD = "/kvk/api"
EIGEN_PAD = "/kvk/handelsregister/v1"
_PAGINA = re.compile(r"[1-9][0-9]{0,5}")
_MEESTE = 500


class KvkDienst:
    """Answers from the stories of the companies."""

    def __init__(self, register: Register, instellingen: Instellingen) -> None:
        self._register, self._sleutel = register, instellingen.kvk_api_key
        self._zoek_url = f"{instellingen.base_url}{PAD}/v2/zoeken"

    async def zoeken(self, request: web.Request) -> web.Response:
        """GET /v2/zoeken.

        Raises:
            Probleem: 400, 401 or 404.
        """
        self._check_key(request)
        return _antwoord(zoek(self._register, list(request.query.items()), url=self._zoek_url), versie="2.0.0")

    async def basisprofiel(self, request: web.Request) -> web.Response:
        """GET /v1/basisprofielen/{kvkNummer}.

        Raises:
            Probleem: 400, 401 or 404.
        """
        return _antwoord(self._profielen(request).basisprofiel(geo=_geo(request)))

    async def eigenaar(self, request: web.Request) -> web.Response:
        """GET /v1/basisprofielen/{kvkNummer}/eigenaar.

        Raises:
            Probleem: 400, 401 or 404.
        """
        return _antwoord(self._profielen(request).eigenaar(geo=_geo(request)))

    async def hoofdvestiging(self, request: web.Request) -> web.Response:
        """GET /v1/basisprofielen/{kvkNummer}/hoofdvestiging.

        Raises:
            Probleem: 400, 401 or 404; also when the company has none.
        """
        profielen = self._profielen(request)
        if profielen.hoofdvestiging is None:
            raise KvkFout("IPD0005")
        return _antwoord(profielen.vestiging_kort(profielen.hoofdvestiging, geo=_geo(request)))

    async def vestigingen(self, request: web.Request) -> web.Response:
        """GET /v1/basisprofielen/{kvkNummer}/vestigingen.

        Raises:
            Probleem: 400, 401 or 404.
        """
        return _antwoord(self._profielen(request).vestigingen())

    async def vestigingsprofiel(self, request: web.Request) -> web.Response:
        """GET /v1/vestigingsprofielen/{vestigingsnummer}.

        Raises:
            Probleem: 400, 401 or 404.
        """
        self._check_key(request)
        nummer = request.match_info["vestigingsnummer"]
        if not re.fullmatch(r"[0-9]{12}", nummer, re.ASCII):
            raise KvkFout("IPD0006")
        found = self._register.with_vestiging(nummer)
        if found is None:
            raise KvkFout("IPD0007")
        profielen, vestiging = found
        return _antwoord(profielen.vestigingsprofiel(vestiging, geo=_geo(request)))

    async def bestuur(self, request: web.Request) -> web.Response:
        """GET the functionarissen of a company; our own shape (handelsregister.yaml).

        Raises:
            Probleem: 400, 401 or 404.
        """
        return _antwoord(self._register.bestuur(self._profielen(request)), soort="application/json")

    async def inschrijvingen(self, request: web.Request) -> web.Response:
        """POST .../inschrijvingen/_zoek: basisprofiel and vestigingen of many companies; our own shape.

        Raises:
            Probleem: 400 or 401.
        """
        self._check_key(request)
        nummers = (await read_json_object(request)).get("kvkNummers")
        if not isinstance(nummers, list) or not 1 <= len(nummers) <= _MEESTE:
            raise KvkFout("IPD1999")
        if not all(isinstance(nummer, str) and re.fullmatch(r"[0-9]{8}", nummer, re.ASCII) for nummer in nummers):
            raise KvkFout("IPD0004")
        gevonden = [profielen for nummer in dict.fromkeys(nummers) if (profielen := self._register.with_kvk(nummer))]
        rijen = [
            {"basisprofiel": profielen.basisprofiel(geo=False), "vestigingen": profielen.vestigingen()}
            for profielen in gevonden
        ]
        return _antwoord({"inschrijvingen": rijen}, versie="1.0.0", soort="application/json")

    async def abonnementen(self, request: web.Request) -> web.Response:
        """GET /v1/abonnementen: the one subscription of this portal.

        Raises:
            Probleem: 401.
        """
        self._check_key(request)
        abonnement = {
            "id": str(ABONNEMENT),
            "contract": {"id": "API Services Contract"},
            "startDatum": "2020-01-01T00:00:00Z",
            "actief": True,
        }
        return _antwoord({"klantId": str(KLANT), "abonnementen": [abonnement]}, soort="application/json")

    async def signalen(self, request: web.Request) -> web.Response:
        """GET /v1/abonnementen/{id}: what changed, oldest first, by page.

        Raises:
            Probleem: 400, 401 or 404.
        """
        self._check_key(request)
        if request.match_info["abonnement"] != str(ABONNEMENT):
            raise KvkFout("IPD0001")
        pagina, aantal = _number(request, "pagina", 1), min(_number(request, "aantal", 100), _MEESTE)
        vanaf, tot = _moment(request, "vanaf"), _moment(request, "tot")
        found = [
            signaal
            for signaal in self._register.signalen()
            if (vanaf is None or datetime.fromisoformat(signaal["timestamp"]) >= vanaf)
            and (tot is None or datetime.fromisoformat(signaal["timestamp"]) <= tot)
        ]
        body = {
            "pagina": pagina,
            "aantal": aantal,
            "totaal": len(found),
            "totaalPaginas": math.ceil(len(found) / aantal),
            "signalen": found[(pagina - 1) * aantal : pagina * aantal],
        }
        return _antwoord(body, soort="application/json")

    def _check_key(self, request: web.Request) -> None:
        if not has_key(request, "apikey", self._sleutel):
            raise KvkFout("401")

    def _profielen(self, request: web.Request) -> Profielen:
        self._check_key(request)
        nummer = request.match_info["kvkNummer"]
        if not re.fullmatch(r"[0-9]{8}", nummer, re.ASCII):
            raise KvkFout("IPD0004")
        profielen = self._register.with_kvk(nummer)
        if profielen is None:
            raise KvkFout("IPD0005")
        return profielen


def _antwoord(body: object, *, versie: str = "1.4.0", soort: str = "application/hal+json") -> web.Response:
    return web.json_response(body, content_type=soort, headers={"api-version": versie})


def _geo(request: web.Request) -> bool:
    waarde = request.query.get("geoData", "false")
    if waarde not in ("true", "false"):
        raise KvkFout("IPD1999")
    return waarde == "true"


def _number(request: web.Request, naam: str, anders: int) -> int:
    tekst = request.query.get(naam, str(anders))
    if not _PAGINA.fullmatch(tekst):
        raise KvkFout("IPD1999")
    return int(tekst)


def _moment(request: web.Request, naam: str) -> datetime | None:
    if naam not in request.query:
        return None
    try:
        moment = datetime.fromisoformat(request.query[naam])
    except ValueError:
        raise KvkFout("IPD1999") from None
    if moment.tzinfo is None:
        raise KvkFout("IPD1999")
    return moment


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the routes.

    Raises:
        OnjuisteGegevens: the `kvk` part of a company is wrong.
    """
    dienst = KvkDienst(Register(wereld, f"{instellingen.base_url}{PAD}"), instellingen)
    profiel = f"{PAD}/v1/basisprofielen/{{kvkNummer}}"
    app.router.add_get(f"{PAD}/v2/zoeken", dienst.zoeken)
    app.router.add_get(profiel, dienst.basisprofiel)
    app.router.add_get(f"{profiel}/eigenaar", dienst.eigenaar)
    app.router.add_get(f"{profiel}/hoofdvestiging", dienst.hoofdvestiging)
    app.router.add_get(f"{profiel}/vestigingen", dienst.vestigingen)
    app.router.add_get(f"{PAD}/v1/vestigingsprofielen/{{vestigingsnummer}}", dienst.vestigingsprofiel)
    app.router.add_get(f"{PAD}/v1/abonnementen", dienst.abonnementen)
    app.router.add_get(f"{PAD}/v1/abonnementen/{{abonnement}}", dienst.signalen)
    app.router.add_get(f"{EIGEN_PAD}/inschrijvingen/{{kvkNummer}}", dienst.bestuur)
    app.router.add_post(f"{EIGEN_PAD}/inschrijvingen/_zoek", dienst.inschrijvingen)
    return Dienst(namen={"kvk": "Handelsregister (KVK)"})
