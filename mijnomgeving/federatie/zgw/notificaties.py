"""The Notificaties API of one organisation: who subscribes hears of each new zaak and status, by a call back."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn
from uuid import uuid4

import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout, web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.problemen import Probleem, read_json_object
from mijnomgeving.federatie.terugweg import leads_to_portal
from mijnomgeving.federatie.voorvallen import STATUS, ZAAK, Voorval
from mijnomgeving.federatie.zgw.adressen import api_root, object_url, stable_uuid
from mijnomgeving.federatie.zgw.antwoord import answer, not_found
from mijnomgeving.federatie.zgw.toegang import require_token

KANAAL = "zaken"
FILTERS = ("bronorganisatie", "zaaktype", "vertrouwelijkheidaanduiding")
_POGINGEN = 3
_HOOGSTENS = 100
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Abonnement:
    """Who wants to hear what: where to call back, with which `Authorization`, and which filters of the channel."""

    uuid: str
    callback_url: str
    auth: str = field(repr=False)
    filters: Mapping[str, str]

    def wants(self, notificatie: Mapping[str, Any]) -> bool:
        """Whether the notificatie meets every filter; '*' meets all."""
        kenmerken = notificatie["kenmerken"]
        return all(value in ("*", kenmerken.get(name)) for name, value in self.filters.items())


class Notificaties:
    """One organisation's subscriptions, and the calls back to them."""

    def __init__(self, organisatie: Organisatie, instellingen: Instellingen) -> None:
        self._organisatie, self._instellingen = organisatie, instellingen
        self._root = api_root(instellingen.base_url, organisatie.sleutel, "notificaties")
        self._abonnementen: dict[str, Abonnement] = {}
        self._taken: set[asyncio.Task[None]] = set()

    def reset(self) -> None:
        """Nobody subscribes any more, and what was to be sent is forgotten."""
        self._abonnementen.clear()
        for taak in self._taken:
            taak.cancel()

    def tell(self, voorvallen: Iterable[Voorval]) -> None:
        """Send what happened to the zaken of this organisation; with a subscriber it must run in the loop."""
        own = [v for v in voorvallen if v.organisatie == self._organisatie.sleutel and v.soort in (ZAAK, STATUS)]
        for voorval in own if self._abonnementen else ():
            self._publish(self._notificatie(voorval))

    async def list_abonnementen(self, request: web.Request) -> web.Response:
        """GET /abonnement.

        Raises:
            Probleem: 401 or 403.
        """
        require_token(request, self._instellingen)
        return answer(request, [self._as_json(abonnement) for abonnement in self._abonnementen.values()])

    async def add_abonnement(self, request: web.Request) -> web.Response:
        """POST /abonnement: only the portal may be called back, so that nobody lets us call a stranger.

        Raises:
            Probleem: 400, 401 or 403.
        """
        require_token(request, self._instellingen)
        abonnement = self._parse(await read_json_object(request))
        self._abonnementen[abonnement.uuid] = abonnement
        return answer(request, self._as_json(abonnement), status=201)

    async def read_abonnement(self, request: web.Request) -> web.Response:
        """GET /abonnement/{uuid}.

        Raises:
            Probleem: 401, 403 or 404.
        """
        require_token(request, self._instellingen)
        found = self._abonnementen.get(request.match_info["uuid"])
        return answer(request, self._as_json(found or not_found()))

    async def remove_abonnement(self, request: web.Request) -> web.Response:
        """DELETE /abonnement/{uuid}.

        Raises:
            Probleem: 401, 403 or 404.
        """
        require_token(request, self._instellingen)
        if self._abonnementen.pop(request.match_info["uuid"], None) is None:
            not_found()
        return web.Response(status=204)

    async def list_kanalen(self, request: web.Request) -> web.Response:
        """GET /kanaal.

        Raises:
            Probleem: 401 or 403.
        """
        require_token(request, self._instellingen)
        url = f"{self._root}/kanaal/{stable_uuid(self._organisatie.sleutel, 'kanaal', KANAAL)}"
        rows = [{"url": url, "naam": KANAAL, "filters": list(FILTERS)}]
        return answer(request, rows if request.query.get("naam", KANAAL) == KANAAL else [])

    def _notificatie(self, voorval: Voorval) -> dict[str, Any]:
        sleutel, base_url = self._organisatie.sleutel, self._instellingen.base_url

        def url(soort: str, naam: str) -> str:
            return object_url(base_url, sleutel, soort, stable_uuid(sleutel, soort, naam))

        zaak = next(zaak for zaak in voorval.van.zaken if zaak.identificatie == voorval.kenmerk)
        resource, naam = ("status", f"{voorval.kenmerk}/{voorval.deel}") if voorval.deel else ("zaak", voorval.kenmerk)
        return {
            "kanaal": KANAAL,
            "hoofdObject": url("zaken", voorval.kenmerk),
            "resource": resource,
            "resourceUrl": url("statussen" if resource == "status" else "zaken", naam),
            "actie": "create",
            "aanmaakdatum": voorval.op.isoformat(),
            "kenmerken": {
                "bronorganisatie": str(self._organisatie.rsin),
                "zaaktype": url("zaaktypen", zaak.zaaktype),
                "vertrouwelijkheidaanduiding": "zaakvertrouwelijk",
            },
        }

    def _publish(self, notificatie: Mapping[str, Any]) -> None:
        for abonnement in self._abonnementen.values():
            if abonnement.wants(notificatie):
                taak = asyncio.create_task(self._deliver(abonnement, notificatie))
                self._taken.add(taak)
                taak.add_done_callback(self._taken.discard)

    async def _deliver(self, abonnement: Abonnement, notificatie: Mapping[str, Any]) -> None:
        async with ClientSession(timeout=ClientTimeout(total=10), headers={"Authorization": abonnement.auth}) as http:
            for poging in range(_POGINGEN):
                await asyncio.sleep(self._instellingen.meldingen_pauze * poging)
                try:
                    # Never elsewhere than where the subscriber said.
                    async with http.post(abonnement.callback_url, json=notificatie, allow_redirects=False) as response:
                        if response.ok:
                            return
                except (ClientError, TimeoutError):
                    continue
        log.warning("notificatie_not_delivered", organisatie=self._organisatie.sleutel)

    def _parse(self, body: Mapping[str, object]) -> Abonnement:
        url, auth, kanalen = body.get("callbackUrl"), body.get("auth"), body.get("kanalen")
        if not isinstance(url, str) or not leads_to_portal(url, self._instellingen):
            _invalid("callbackUrl", "Alleen adressen van het portaal worden teruggebeld.")
        if not isinstance(auth, str) or not auth or not auth.isascii() or not auth.isprintable():
            _invalid("auth", "Vul in waarmee wij ons melden.")
        if len(self._abonnementen) >= _HOOGSTENS:
            _invalid("callbackUrl", "Er zijn te veel abonnementen.")
        return Abonnement(uuid=str(uuid4()), callback_url=url, auth=auth, filters=_filters(kanalen))

    def _as_json(self, abonnement: Abonnement) -> dict[str, Any]:
        return {
            "url": f"{self._root}/abonnement/{abonnement.uuid}",
            "callbackUrl": abonnement.callback_url,
            "auth": abonnement.auth,
            "kanalen": [{"naam": KANAAL, "filters": dict(abonnement.filters)}],
        }


def _filters(kanalen: object) -> dict[str, str]:
    if not isinstance(kanalen, list) or not kanalen:
        _invalid("kanalen", "Kies ten minste een kanaal.")
    filters: dict[str, str] = {}
    for kanaal in kanalen:
        if not isinstance(kanaal, Mapping) or kanaal.get("naam") != KANAAL:
            _invalid("kanalen", f"Er is alleen een kanaal {KANAAL}.")
        given = kanaal.get("filters") or {}
        if not isinstance(given, Mapping) or not all(isinstance(value, str) for value in given.values()):
            _invalid("kanalen", "filters is geen lijst van teksten.")
        if unknown := set(given) - set(FILTERS):
            _invalid("kanalen", f"Dit filter is er niet: {sorted(unknown)[0]}"[:200])
        filters |= given
    return filters


def _invalid(name: str, reason: str) -> NoReturn:
    raise Probleem(
        status=400,
        title="Ongeldige invoer.",
        code="invalid",
        detail=reason,
        invalidParams=[{"name": name, "code": "invalid", "reason": reason}],
    )


def add_routes(app: web.Application, notificaties: Notificaties, organisatie: Organisatie) -> None:
    """Add the operations of one organisation."""
    root = f"/zgw/{organisatie.sleutel}/notificaties/api/v1"
    app.router.add_get(f"{root}/abonnement", notificaties.list_abonnementen)
    app.router.add_post(f"{root}/abonnement", notificaties.add_abonnement)
    app.router.add_get(f"{root}/abonnement/{{uuid}}", notificaties.read_abonnement)
    app.router.add_delete(f"{root}/abonnement/{{uuid}}", notificaties.remove_abonnement)
    app.router.add_get(f"{root}/kanaal", notificaties.list_kanalen)

    async def stop(_app: web.Application) -> None:
        notificaties.reset()

    app.on_cleanup.append(stop)
