"""POST /verzoeken and /verzoeken/_zoek at /loket/api/v1; our own shape (loket.yaml).

The law gives providers from other countries of Europe one place to ask and apply (Dienstenrichtlijn art. 6; Dienstenwet
art. 5). How organisations get what comes in there is public nowhere: the shape is ours, after the NL API Design Rules.
Every verzoek is confirmed at once, with the term (Dienstenrichtlijn art. 13 lid 5), and answered after two days.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.parameters import Fout, Regel, Vraagsoort, check_parameters, patroon
from mijnomgeving.federatie.problemen import Probleem, read_json_object
from mijnomgeving.federatie.sleutels import require_key
from mijnomgeving.federatie.wereld import Wereld

PAD = "/loket/api/v1"
_VERSIE = {"API-Version": "1.0.0"}
_ANTWOORD_NA = timedelta(days=2)
_MEESTE_BIJLAGEN = 10


def _tekst(hoogstens: int, *, leeg: bool = True) -> Regel:
    return patroon(rf"(?s:.{{{0 if leeg else 1},{hoogstens}}})")


def _bijlagen(name: str, value: object) -> list[Fout]:
    goed = isinstance(value, list) and len(value) <= _MEESTE_BIJLAGEN
    for bijlage in value if isinstance(value, list) else ():
        match bijlage:
            case {"naam": str(), "mimeType": str(), "inhoud": str(), **rest} if not rest:
                continue
        goed = False
    return [] if goed else [Fout(name, "object", "Een bijlage heeft een naam, een mimeType en een inhoud.")]


_EIDAS = patroon(r"[!-~]{1,256}")
_NIEUW = Vraagsoort(
    verplicht={
        "kenmerk": patroon("[a-zA-Z0-9-]{8,64}"),
        "soort": patroon("vraag|aanvraag"),
        "eidas": _EIDAS,
        "naam": _tekst(200, leeg=False),
        "bedrijf": _tekst(200, leeg=False),
        "land": patroon("[A-Z]{2}"),
        "organisatie": _tekst(200, leeg=False),
        "onderwerp": _tekst(200, leeg=False),
        "tekst": _tekst(10_000, leeg=False),
    },
    optioneel={
        "registratienummer": _tekst(60),
        "email": _tekst(254),
        "dienst": _tekst(200),
        "bijlagen": _bijlagen,
    },
)
_ZOEK = Vraagsoort(verplicht={"eidas": _EIDAS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzoek:
    """One question or application as it came in."""

    body: Mapping[str, Any] = field(repr=False)
    op: datetime

    def to_json(self, nu: datetime) -> dict[str, Any]:
        """As the API gives it: without the files, which the organisation has."""
        body, beantwoord = self.body, nu >= self.op + _ANTWOORD_NA
        return {
            "id": str(uuid5(NAMESPACE_URL, f"loket/{body['kenmerk']}")),
            "kenmerk": body["kenmerk"],
            "soort": body["soort"],
            "organisatie": body["organisatie"],
            "onderwerp": body["onderwerp"],
            "status": "beantwoord" if beantwoord else "in_behandeling",
            "ontvangenOp": self.op.isoformat(),
            "berichten": [_confirmation(body, self.op), *([_answer(body, self.op)] if beantwoord else [])],
        }


class Loket:
    """Keeps verzoeken by kenmerk, so that one sent twice is one."""

    def __init__(self, wereld: Wereld, sleutel: str) -> None:
        self._wereld, self._sleutel = wereld, sleutel
        self._by_kenmerk: dict[str, Verzoek] = {}

    def reset(self) -> None:
        """Forget all verzoeken."""
        self._by_kenmerk.clear()

    async def create(self, request: web.Request) -> web.Response:
        """POST a verzoek: 201, or 200 for one that was sent before.

        Raises:
            Probleem: 400 a fault in it, 401 no key, 409 another verzoek with this kenmerk.
        """
        require_key(request, self._sleutel)
        body = await read_json_object(request)
        check_parameters(body, _NIEUW)
        kenmerk = str(body["kenmerk"])
        eerder = self._by_kenmerk.get(kenmerk)
        if eerder is not None and eerder.body != body:
            raise Probleem(status=409, title="Dit kenmerk is al gebruikt.", code="kenmerkBezet")
        verzoek = self._by_kenmerk.setdefault(kenmerk, Verzoek(body=body, op=self._wereld.nu()))
        status = 200 if eerder else 201
        return web.json_response(verzoek.to_json(self._wereld.nu()), status=status, headers=_VERSIE)

    async def search(self, request: web.Request) -> web.Response:
        """The verzoeken of one European identity, newest first.

        Raises:
            Probleem: 400 or 401.
        """
        require_key(request, self._sleutel)
        body = await read_json_object(request)
        check_parameters(body, _ZOEK)
        eigen = [verzoek for verzoek in self._by_kenmerk.values() if verzoek.body["eidas"] == body["eidas"]]
        regels = [verzoek.to_json(self._wereld.nu()) for verzoek in reversed(eigen)]
        return web.json_response({"verzoeken": regels}, headers=_VERSIE)


def _confirmation(body: Mapping[str, Any], op: datetime) -> dict[str, str]:
    """What the law wants said at once: that it came in, the term, and what one can do then."""
    if body["soort"] == "aanvraag":
        tekst = (
            "Wij hebben uw aanvraag ontvangen. Wij beslissen binnen acht weken. Duurt het langer, dan hoort u dat van "
            "ons. Bent u het niet eens met ons besluit, dan kunt u binnen zes weken bezwaar maken.\n\n"
            "We have received your application. We decide within eight weeks. If you do not agree with our decision, "
            "you can object within six weeks."
        )
    else:
        tekst = (
            "Wij hebben uw vraag ontvangen. U krijgt binnen vijf werkdagen antwoord.\n\n"
            "We have received your question. You will have an answer within five working days."
        )
    return {"van": str(body["organisatie"]), "op": op.isoformat(), "tekst": tekst}


def _answer(body: Mapping[str, Any], op: datetime) -> dict[str, str]:
    if body["soort"] == "aanvraag":
        tekst = (
            "Uw aanvraag is compleet. Wij beoordelen haar nu. U hoeft niets te doen.\n\n"
            "Your application is complete. We are assessing it. You do not have to do anything."
        )
    else:
        tekst = (
            "U mag uw dienst in Nederland tijdelijk aanbieden zonder inschrijving in het Handelsregister. Vestigt u "
            "zich hier, schrijf u dan in bij KVK.\n\n"
            "You may offer your service in the Netherlands temporarily without registering. If you establish your "
            "business here, register with KVK."
        )
    return {"van": str(body["organisatie"]), "op": (op + _ANTWOORD_NA).isoformat(), "tekst": tekst}


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the routes."""
    loket = Loket(wereld, instellingen.loket_api_key)
    app.router.add_post(f"{PAD}/verzoeken", loket.create)
    app.router.add_post(f"{PAD}/verzoeken/_zoek", loket.search)
    return Dienst(namen={"loket": "Loket voor Europese ondernemers"}, reset=loket.reset)
