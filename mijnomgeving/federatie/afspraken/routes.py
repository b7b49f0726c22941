"""Mijn Agenda at /afspraken/<organisatie>/v1: the standard's two questions, and ours to make, move and cancel.

VNG leaves making, changing and cancelling out of Mijn Agenda 0.2.0; those are ours (afspraken.yaml), after the NL API
Design Rules. Whose an appointment is, is asked by e-mail address in the standard's pilot, which leaves room for other
kinds: a BSN and a KVK number are ours.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, NoReturn

from aiohttp import web

from mijnomgeving.federatie.afspraken.agenda import OVERIG, Afspraak, Agenda, Bezet, Soort, load_aanbod
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.opmaak import el, html_response, page
from mijnomgeving.federatie.problemen import Probleem, read_json_object
from mijnomgeving.federatie.sleutels import require_token
from mijnomgeving.federatie.wereld import Wereld
from portal.core.nummers import doorstaat_elfproef

_VERSIE = {"API-Version": "0.2.0"}
_CIJFERS = {"bsn": 9, "kvkNummer": 8}
_TEKENS, _ID_TEKENS = 1000, 64
_MEESTE = 10
_VEEL_DAGEN = timedelta(days=62)


class AfsprakenDienst:
    """One organisation's agenda over HTTP."""

    def __init__(self, agenda: Agenda, naam: str, instellingen: Instellingen) -> None:
        self.agenda, self._naam, self._key = agenda, naam, instellingen.afspraken_api_key
        self._url = f"{instellingen.base_url}/afspraken/{agenda.sleutel}"

    async def search(self, request: web.Request) -> web.Response:
        """POST /afspraken/opvragen: the appointments of one party, in short.

        Raises:
            Probleem: 400 or 401.
        """
        body = await self._body(request)
        wie = _identificaties(body.get("identificaties"))
        van, tot = _moment_or_none(body.get("van"), "van"), _moment_or_none(body.get("tot"), "tot")
        rijen = [
            _short(afspraak)
            for afspraak in self.agenda.list_van(wie)
            if (van is None or afspraak.begin >= van) and (tot is None or afspraak.begin <= tot)
        ]
        return web.json_response({"afspraken": rijen}, headers=_VERSIE)

    async def read(self, request: web.Request) -> web.Response:
        """GET /afspraken/{afspraak-identificatie}.

        Raises:
            Probleem: 401 or 404.
        """
        require_token(request, self._key, headers=_VERSIE)
        afspraak = self.agenda.find(request.match_info["id"])
        if afspraak is None:
            _refuse(404, "NIET_GEVONDEN", "Deze afspraak is er niet.")
        return web.json_response(self._whole(afspraak), headers=_VERSIE)

    async def list_soorten(self, request: web.Request) -> web.Response:
        """GET /activiteitsoorten: what one can come for. Ours.

        Raises:
            Probleem: 401.
        """
        require_token(request, self._key, headers=_VERSIE)
        rijen = [_soort(soort) for soort in self.agenda.aanbod.soorten]
        return web.json_response({"activiteitsoorten": rijen}, headers=_VERSIE)

    async def list_momenten(self, request: web.Request) -> web.Response:
        """GET /beschikbaarheid: when there is room for this kind. Ours.

        Raises:
            Probleem: 400 or 401.
        """
        require_token(request, self._key, headers=_VERSIE)
        soort = self._require_soort(request.query.get("activiteitsoort"))
        vanaf, tot = _day(request.query.get("vanaf")), _day(request.query.get("totEnMet"))
        if not vanaf <= tot <= vanaf + _VEEL_DAGEN:
            _refuse(400, "ONGELDIGE_AANVRAAG", "totEnMet ligt voor vanaf, of meer dan 62 dagen erna.")
        rijen = [
            {"aanvangsmoment": _utc(moment), "eindmoment": _utc(moment + timedelta(minutes=soort.minuten))}
            for moment in self.agenda.list_vrij(soort, vanaf=vanaf, tot=tot)
        ]
        return web.json_response({"momenten": rijen}, headers=_VERSIE)

    async def put(self, request: web.Request) -> web.Response:
        """PUT /afspraken/{afspraak-identificatie}: make it under the caller's number, or move it. Ours.

        Raises:
            Probleem: 400, 401, or 409 when there is no room.
        """
        body, nummer = await self._body(request), request.match_info["id"]
        if len(nummer) > _ID_TEKENS:
            _refuse(400, "ONGELDIGE_AANVRAAG", "De afspraakIdentificatie is te lang.")
        toelichting, begin = body.get("toelichting", ""), _moment_or_none(body.get("aanvangsmoment"), "aanvangsmoment")
        if begin is None or not isinstance(toelichting, str) or len(toelichting) > _TEKENS:
            _refuse(400, "ONGELDIGE_AANVRAAG", "aanvangsmoment ontbreekt, of toelichting is te lang.")
        afspraak = Afspraak(
            afspraak_id=nummer,
            van_wie=_identificaties(body.get("identificaties")),
            soort=self._require_soort(body.get("activiteitsoort")),
            begin=begin,
            toelichting=toelichting,
        )
        eerder = self.agenda.find(nummer)
        if eerder and not eerder.van_wie & afspraak.van_wie:
            _refuse(409, "ANDERE_PARTIJ", "Deze afspraak is van iemand anders.")
        try:
            nieuw = self.agenda.put(afspraak)
        except Bezet:
            _refuse(409, "BEZET", "Op dit moment is er geen plaats meer.")
        return web.json_response(self._whole(afspraak), status=201 if nieuw else 200, headers=_VERSIE)

    async def delete(self, request: web.Request) -> web.Response:
        """DELETE /afspraken/{afspraak-identificatie}: it is cancelled. Ours.

        Raises:
            Probleem: 401.
        """
        require_token(request, self._key, headers=_VERSIE)
        self.agenda.remove(request.match_info["id"])
        return web.Response(status=204, headers=_VERSIE)

    async def show_gesprek(self, request: web.Request) -> web.Response:
        """GET /gesprek/{id}: where a video call would be.

        Raises:
            Probleem: 404.
        """
        afspraak = self.agenda.find(request.match_info["id"])
        if afspraak is None or not afspraak.soort.online:
            _refuse(404, "NIET_GEVONDEN", "Dit gesprek is er niet.")
        body = el("div", el("h1", afspraak.soort.naam), el("p", "Hier begint het gesprek op de afgesproken tijd."))
        return html_response(page(title=f"{afspraak.soort.naam} - {self._naam}", merk=self._naam, body=body))

    async def _body(self, request: web.Request) -> Mapping[str, Any]:
        require_token(request, self._key, headers=_VERSIE)
        return await read_json_object(request)

    def _require_soort(self, code: object) -> Soort:
        soort = self.agenda.soort(code) if isinstance(code, str) else None
        if soort is None:
            _refuse(400, "ONGELDIGE_AANVRAAG", "Deze activiteitsoort is er niet.")
        return soort

    def _whole(self, afspraak: Afspraak) -> dict[str, Any]:
        soort = afspraak.soort
        geheel = _short(afspraak) | {
            "afspraakSoort": "online" if soort.online else "fysiek",
            "aanmeldkenmerkAlfanumeriek": afspraak.afspraak_id[:8].upper(),
            "activiteiten": [
                {"naamActiviteitsoort": soort.naam, "aantal": 1, "aanduidingWatMeeTeNemen": soort.meenemen}
            ],
            "contactInformatie": {"naam": self._naam, "telefoonnummer": self.agenda.aanbod.telefoon},
        }
        if soort.online:
            return geheel | {"onlineAdres": f"{self._url}/gesprek/{afspraak.afspraak_id}"}
        naam, *regels = self.agenda.aanbod.plaats.split(", ")
        adres = {f"adresregel{nr}": regel for nr, regel in enumerate(regels, start=1)}
        return geheel | {"afspraakLocatie": {"naam": naam, "bezoekadres": adres}}


def _short(afspraak: Afspraak) -> dict[str, Any]:
    return {
        "afspraakIdentificatie": afspraak.afspraak_id,
        "onderwerp": afspraak.soort.naam,
        "geplandAanvangsmoment": _utc(afspraak.begin),
        "geplandEindmoment": _utc(afspraak.einde),
    }


def _soort(soort: Soort) -> dict[str, Any]:
    return {
        "code": soort.code,
        "naamActiviteitsoort": soort.naam,
        "duurInMinuten": soort.minuten,
        "aanduidingWatMeeTeNemen": soort.meenemen,
        "afspraakSoort": "online" if soort.online else "fysiek",
    }


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _identificaties(value: object) -> frozenset[tuple[str, str]]:
    if not isinstance(value, list) or not 1 <= len(value) <= _MEESTE:
        _refuse(400, "ONGELDIGE_AANVRAAG", "identificaties is geen lijst met minimaal een identificatie.")
    for rij in value:
        match rij:
            case {"type": "email", "waarde": str()}:
                continue
            case {"type": "bsn" | "kvkNummer" as soort, "waarde": str() as nummer}:
                if (
                    nummer.isascii()
                    and nummer.isdigit()
                    and len(nummer) == _CIJFERS[soort]
                    and (soort != "bsn" or doorstaat_elfproef(nummer))
                ):
                    continue
        _refuse(400, "ONGELDIGE_AANVRAAG", "Een identificatie heeft een bekend type en een geldige waarde.")
    return frozenset((rij["type"], rij["waarde"]) for rij in value)


def _moment_or_none(value: object, name: str) -> datetime | None:
    if value is None:
        return None
    try:
        return datetime.fromisoformat(str(value)).astimezone(UTC)
    except (ValueError, OverflowError):
        _refuse(400, "ONGELDIGE_AANVRAAG", f"{name} is geen moment.")


def _day(text: str | None) -> date:
    try:
        dag = date.fromisoformat(text or "")
    except ValueError:
        _refuse(400, "ONGELDIGE_AANVRAAG", "vanaf of totEnMet is geen datum.")
    if dag > date.max - _VEEL_DAGEN:
        _refuse(400, "ONGELDIGE_AANVRAAG", "vanaf of totEnMet ligt te ver weg.")
    return dag


def _refuse(status: int, code: str, detail: str) -> NoReturn:
    titels = {400: "Ongeldige aanvraag", 404: "Niet gevonden", 409: "Dit kan niet"}
    raise Probleem(status=status, title=titels[status], code=code, detail=detail, headers=_VERSIE)


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the routes of every organisation."""
    aanbod = load_aanbod()
    diensten = {
        sleutel: AfsprakenDienst(
            Agenda(sleutel, aanbod.get(sleutel, aanbod[OVERIG]), wereld.nu), organisatie.naam, instellingen
        )
        for sleutel, organisatie in wereld.organisaties.items()
    }
    for sleutel, dienst in diensten.items():
        pad = f"/afspraken/{sleutel}/v1"
        app.router.add_post(f"{pad}/afspraken/opvragen", dienst.search)
        app.router.add_get(f"{pad}/afspraken/{{id}}", dienst.read)
        app.router.add_put(f"{pad}/afspraken/{{id}}", dienst.put)
        app.router.add_delete(f"{pad}/afspraken/{{id}}", dienst.delete)
        app.router.add_get(f"/afspraken/{sleutel}/gesprek/{{id}}", dienst.show_gesprek)
        app.router.add_get(f"{pad}/activiteitsoorten", dienst.list_soorten)
        app.router.add_get(f"{pad}/beschikbaarheid", dienst.list_momenten)

    def reset() -> None:
        for dienst in diensten.values():
            dienst.agenda.clear()

    namen = {f"afspraken/{sleutel}": f"Afspraken bij {wereld.organisaties[sleutel].naam}" for sleutel in diensten}
    return Dienst(namen=namen, reset=reset)
