"""POST /reisdocumenten of Reisdocumenten 2.0: by the holder's number or by the document's."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from aiohttp import web

from mijnomgeving.federatie.brp.register import Register, brp_register
from mijnomgeving.federatie.brp.toegang import Toegang, brp_toegang
from mijnomgeving.federatie.brp.velden import select_fields
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.parameters import Vraagsoort, check_vraag, lijst, patroon, velden
from mijnomgeving.federatie.reisdocumenten.documenten import Reisdocument, check_unique, read_reisdocumenten
from mijnomgeving.federatie.verloop import OOIT, persona_op
from mijnomgeving.federatie.wereld import Wereld

PAD = "/reisdocumenten/haalcentraal/api/reisdocumenten"
OP_NUMMER: Final = "RaadpleegMetReisdocumentnummer"
OP_BSN: Final = "ZoekMetBurgerservicenummer"
_DATUMDELEN = ("type", "datum", "langFormaat", "jaar", "maand", "onbekend")
_GROEPEN: Mapping[str, tuple[str, ...]] = {
    "reisdocumentnummer": (),
    "soort": ("code", "omschrijving"),
    "datumEindeGeldigheid": _DATUMDELEN,
    "inhoudingOfVermissing": ("datum", "aanduiding"),
    "inhoudingOfVermissing.datum": _DATUMDELEN,
    "inhoudingOfVermissing.aanduiding": ("code", "omschrijving"),
    "houder": ("burgerservicenummer",),
}
TOEGESTAAN = frozenset(_GROEPEN) | {f"{groep}.{deel}" for groep, delen in _GROEPEN.items() for deel in delen}
_FIELDS = {"fields": velden(TOEGESTAAN, hoogstens=25)}
VRAAGSOORTEN: Final = {
    OP_BSN: Vraagsoort(verplicht={"burgerservicenummer": patroon("[0-9]{9}"), **_FIELDS}),
    OP_NUMMER: Vraagsoort(verplicht={"reisdocumentnummer": lijst(patroon("[A-Z0-9]{9}"), hoogstens=1), **_FIELDS}),
}


class Reisdocumenten:
    """The service: answers from the documents in the stories."""

    def __init__(self, wereld: Wereld, register: Register, toegang: Toegang) -> None:
        self._wereld, self._register, self._toegang = wereld, register, toegang

    async def reisdocumenten(self, request: web.Request) -> web.Response:
        """Answer one question.

        Raises:
            Probleem: 400, 401, 403, 406 or 415 as the standard says.
        """
        doel, body = await self._toegang.read_question(request)
        soort, vraag = check_vraag(body, VRAAGSOORTEN)
        found = list(self._find(vraag))
        bsns = dict.fromkeys(houder["burgerservicenummer"] for _, houder in found)
        self._toegang.record("reisdocumenten", doel, soort, vraag, bsns)
        documenten = [_asked(document.to_json(houder), vraag["fields"]) for document, houder in found]
        return web.json_response({"type": soort, "reisdocumenten": documenten}, headers={"api-version": "2.0.0"})

    def _find(self, vraag: Mapping[str, Any]) -> Iterator[tuple[Reisdocument, dict[str, Any]]]:
        bsn, nummers = vraag.get("burgerservicenummer"), vraag.get("reisdocumentnummer", ())
        houders = [self._register.with_bsn(bsn)] if bsn else self._register
        for persoon in filter(None, houders):
            persona = self._wereld.personas.with_bsn(persoon["burgerservicenummer"])
            for document in read_reisdocumenten(persona) if persona else ():
                if bsn or document.reisdocumentnummer in nummers:
                    yield document, _houder(persoon)


def _houder(persoon: Mapping[str, Any]) -> dict[str, Any]:
    """The holder, with what is told of a person whether or not it is asked."""
    always = ("burgerservicenummer", "geheimhoudingPersoonsgegevens", "opschortingBijhouding")
    return {name: persoon[name] for name in always if persoon.get(name)}


def _asked(document: Mapping[str, Any], fields: list[str]) -> dict[str, Any]:
    """The asked fields of a document; of its holder also what always comes along."""
    selected = select_fields(document, fields)
    houder = {name: value for name, value in document["houder"].items() if name != "burgerservicenummer"}
    return selected | {"houder": selected.get("houder", {}) | houder} if houder else selected


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the service's routes.

    Raises:
        OnjuisteGegevens: a story tells a document that is none, now or later on.
    """
    for moment in (wereld.nu(), OOIT):
        personas = (persona_op(verhaal, moment) for verhaal in wereld.verhalen.personas.values())
        check_unique(document for persona in personas for document in read_reisdocumenten(persona))
    dienst = Reisdocumenten(wereld, brp_register(app, wereld), brp_toegang(app, wereld, instellingen))
    app.router.add_post(f"{PAD}/reisdocumenten", dienst.reisdocumenten)
    return Dienst(namen={"reisdocumenten": "Reisdocumenten"})
