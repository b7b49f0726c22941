"""POST /processing-activities of Logboek Dataverwerkingen extensie lezen 1.1, at /ldv/<organisatie>/.

Beside it the register to which the records refer (VAR API 0.1 of VNG). The RvIG gives the protocollering of the BRP
in the same form; `dpl.rvig.afnemer` and `dpl.rvig.gegevens` say who got what, as the standard lets an organisation add
attributes of its own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from aiohttp import web

from mijnomgeving.federatie.brp.toegang import brp_toegang
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.eigenaren import Eigenaren
from mijnomgeving.federatie.ldv.activiteiten import ORGANISATIES, RVIG, activiteit_id, load_activiteiten
from mijnomgeving.federatie.ldv.verwerkingen import Logregel, of_organisatie, of_rvig, read_verwerkingen
from mijnomgeving.federatie.opslag.eigenaren import Eigenaar
from mijnomgeving.federatie.parameters import Fout, Vraagsoort, check_parameters, getal, patroon, refuse
from mijnomgeving.federatie.persoonsregister import Bronregister
from mijnomgeving.federatie.problemen import Probleem, read_json_object
from mijnomgeving.federatie.sleutels import require_key
from mijnomgeving.federatie.versie import with_version
from mijnomgeving.federatie.wereld import Wereld

PAD = "/ldv"
_VERSIE, _VERSIE_VAR = {"API-Version": "1.1.0"}, {"API-Version": "0.1.0"}
_RVIG_NAAM, _RVIG_OIN = "Basisregistratie Personen", "00000001822100824000"
_WIE, _SOORT, _ACTIVITEIT = (
    f"dpl.core.{naam}" for naam in ("data_subject_id", "data_subject_id_type", "processing_activity_id")
)
_UUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_VRAAG = Vraagsoort(
    verplicht={_WIE: patroon(r"[0-9]{8,9}"), _SOORT: patroon("BSN|KVK|RSIN")},
    optioneel={
        _ACTIVITEIT: patroon(r"https?://\S{1,300}"),
        "traceId": patroon(_UUID),
        "startTime": getal(0, 2**53),
        "endTime": getal(0, 2**53),
    },
)


class Logboek:
    """The log of one organisation over HTTP; `regels` gives what stands in it now about who has a number."""

    def __init__(self, sleutel: str, soort: str, oin: str, regels: Callable[[str], Iterable[Logregel]]) -> None:
        self.sleutel, self._soort, self._oin, self._regels = sleutel, soort, oin, regels
        self.pad = f"{PAD}/{sleutel}"

    def add_routes(self, app: web.Application, instellingen: Instellingen) -> None:
        """Add the two routes."""
        self._root, self._sleutel = f"{instellingen.base_url}{self.pad}", instellingen.ldv_api_key
        app.router.add_post(f"{self.pad}/processing-activities", with_version(self.zoek, _VERSIE))
        app.router.add_get(f"{self.pad}/verwerkingsactiviteiten", with_version(self.register, _VERSIE_VAR))

    async def zoek(self, request: web.Request) -> web.Response:
        """The records about one person or company, newest first.

        Raises:
            Probleem: 400, 401 or 415.
        """
        require_key(request, self._sleutel)
        if request.content_type != "application/json":
            raise Probleem(status=415, title="Media Type wordt niet ondersteund.", code="unsupported")
        vraag: dict[str, Any] = await read_json_object(request)
        check_parameters(vraag, _VRAAG)
        known = self._regels(vraag[_WIE])
        found = sorted((regel for regel in known if self._past(regel, vraag)), key=lambda r: r.begin, reverse=True)
        body = {"processingActivities": [self._record(regel, vraag) for regel in found]}
        return web.json_response(body)

    async def register(self, request: web.Request) -> web.Response:
        """What the activities are, for everybody with a key.

        Raises:
            Probleem: 401.
        """
        require_key(request, self._sleutel)
        if unknown := set(request.query):
            refuse([Fout(min(unknown)[:30], "unknownParam", "Parameter is niet verwacht.")])
        results = [
            activiteit.to_json(activiteit_id(self.sleutel, key), self._oin)
            for key, activiteit in load_activiteiten(self._soort).items()
        ]
        return web.json_response({"count": len(results), "next": None, "previous": None, "results": results})

    def _past(self, regel: Logregel, vraag: Mapping[str, Any]) -> bool:
        begin, eind = _milliseconds(regel)
        return bool(
            vraag.get("traceId", _uuid(regel)).lower() == _uuid(regel)
            and vraag.get(_ACTIVITEIT, self._uri(regel)) == self._uri(regel)
            and vraag.get("startTime", 0) <= begin
            and eind <= vraag.get("endTime", eind)
        )

    def _record(self, regel: Logregel, vraag: Mapping[str, Any]) -> dict[str, Any]:
        begin, eind = _milliseconds(regel)
        attributes: dict[str, Any] = {
            _ACTIVITEIT: self._uri(regel),
            _WIE: vraag[_WIE],
            _SOORT: vraag[_SOORT],
        }
        attributes |= {"dpl.rvig.afnemer": regel.afnemer} if regel.afnemer else {}
        attributes |= {"dpl.rvig.gegevens": list(regel.gegevens)} if regel.gegevens else {}
        record = {
            "traceId": _uuid(regel),
            "spanId": regel.trace.operation_id,
            "status": "Ok",
            "name": regel.naam,
            "startTime": begin,
            "endTime": eind,
            "resource": {"attributes": {"name": self.sleutel}},
            "attributes": attributes,
        }
        return record | ({"parentSpanId": regel.ouder} if regel.ouder else {})

    def _uri(self, regel: Logregel) -> str:
        return f"{self._root}/verwerkingsactiviteiten/{activiteit_id(self.sleutel, regel.activiteit)}"


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the log of every organisation, and of the RvIG.

    Raises:
        OnjuisteGegevens: a story is wrong.
    """
    eigenaren = Eigenaren(wereld)
    verhalen = Bronregister(wereld, "verwerkingen", read_verwerkingen)
    toegang = brp_toegang(app, wereld, instellingen)

    def of_one(sleutel: str) -> Callable[[str], Iterator[Logregel]]:
        def regels(nummer: str) -> Iterator[Logregel]:
            for eigenaar in _known(eigenaren, nummer):
                eigen = [verhaal for houder, verhaal in verhalen if houder.sleutel == eigenaar.sleutel]
                yield from of_organisatie(wereld.organisaties[sleutel], eigenaar, eigen, wereld.nu())

        return regels

    def verstrekt(nummer: str) -> Iterator[Logregel]:
        for eigenaar in _known(eigenaren, nummer):
            yield from of_rvig(wereld.organisaties, eigenaar, toegang.regels, "dit portaal")

    logboeken = [
        Logboek(sleutel, ORGANISATIES, str(organisatie.oin), of_one(sleutel))
        for sleutel, organisatie in wereld.organisaties.items()
    ]
    logboeken.append(Logboek(RVIG, RVIG, _RVIG_OIN, verstrekt))
    for logboek in logboeken:
        logboek.add_routes(app, instellingen)
    namen = {f"ldv/{key}": f"Logboek van {organisatie.naam}" for key, organisatie in wereld.organisaties.items()}
    return Dienst(namen={**namen, f"ldv/{RVIG}": f"Protocollering van de {_RVIG_NAAM}"})


def _known(eigenaren: Iterable[Eigenaar], nummer: str) -> Iterator[Eigenaar]:
    return (eigenaar for eigenaar in eigenaren if nummer in dict(eigenaar.nummers).values())


def _uuid(regel: Logregel) -> str:
    """The trace as the reading extension writes it."""
    return str(UUID(regel.trace.trace_id))


def _milliseconds(regel: Logregel) -> tuple[int, int]:
    return int(regel.begin.timestamp() * 1000), int(regel.eind.timestamp() * 1000)
