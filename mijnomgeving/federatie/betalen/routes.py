"""The payment service: an API for who receives money, and pages for who pays."""

import asyncio
import hmac
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from mijnomgeving.federatie.apidocument import publish_document
from mijnomgeving.federatie.betalen.betaling import GELDIG_SECONDEN, AnderVerzoek, Betaling, Betalingen, Status
from mijnomgeving.federatie.betalen.invoer import SLEUTEL, read_opdracht
from mijnomgeving.federatie.betalen.melding import Melder
from mijnomgeving.federatie.betalen.pagina import (
    ANDERE_BANK,
    BANKEN,
    bank_page,
    end_page,
    notice_page,
    pay_page,
    return_url,
)
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.opmaak import html_response
from mijnomgeving.federatie.problemen import Probleem, read_json_object
from mijnomgeving.federatie.wereld import Wereld

PAD = "/betalen"
VERSIE = f"{PAD}/api/v1"
API = f"{VERSIE}/betalingen"
_EINDES = {"betalen": Status.BETAALD, "annuleren": Status.GEANNULEERD, "verlopen": Status.VERLOPEN}


class Betalen:
    """The endpoints of the service."""

    def __init__(self, betalingen: Betalingen, instellingen: Instellingen) -> None:
        self._betalingen, self._instellingen = betalingen, instellingen

    async def create(self, request: web.Request) -> web.Response:
        """POST a request for money, with an Idempotency-Key: the same key gives the same betaling.

        Raises:
            Probleem: 400 or 401; 422 when the key was used for another request.
        """
        self._check_key(request)
        key = request.headers.get("Idempotency-Key", "")
        if not SLEUTEL.fullmatch(key):
            raise Probleem(
                status=400,
                title="De header Idempotency-Key ontbreekt of is niet goed.",
                code="idempotencyKey",
                detail="Geef 8 tot 64 letters, cijfers of streepjes, voor elk verzoek andere.",
            )
        opdracht = read_opdracht(await read_json_object(request), portaal_url=self._instellingen.portaal_url)
        try:
            betaling, new = self._betalingen.create(opdracht, idempotency_key=key)
        except AnderVerzoek:
            raise Probleem(
                status=422,
                title="Deze Idempotency-Key is gebruikt voor een ander verzoek.",
                code="idempotencyConflict",
            ) from None
        if new:
            # A moment later, so that the deadline itself has passed.
            asyncio.get_running_loop().call_later(GELDIG_SECONDEN + 1, self._betalingen.expire_due)
        return self._answer(betaling, status=201)

    async def show(self, request: web.Request) -> web.Response:
        """GET how a betaling stands.

        Raises:
            Probleem: 401 or 404.
        """
        self._check_key(request)
        betaling = self._betalingen.find(request.match_info["betaling_id"])
        if betaling is None:
            raise Probleem(status=404, title="Niet gevonden.", code="notFound", detail="Deze betaling is er niet.")
        return self._answer(betaling)

    def _check_key(self, request: web.Request) -> None:
        given, right = request.headers.get("X-API-KEY", ""), self._instellingen.betalen_api_key
        if not hmac.compare_digest(given.encode(), right.encode()):
            raise Probleem(status=401, title="Geen toegang.", code="notAuthenticated", detail="Stuur X-API-KEY mee.")

    def _answer(self, betaling: Betaling, *, status: int = 200) -> web.Response:
        body = betaling.as_json(self._instellingen.base_url)
        headers = {"API-Version": "1.0.0", "Cache-Control": "no-store"}
        return web.json_response(body, status=status, headers=headers)

    async def page(self, request: web.Request) -> web.Response:
        """GET where the payer is: the banks, the bank, or the end."""
        betaling = self._betalingen.with_token(request.match_info["token"])
        return _unknown() if betaling is None else _shown(betaling)

    async def choose(self, request: web.Request) -> web.Response:
        """POST a bank, or the end of it: back to the portal with the id."""
        betaling = self._betalingen.with_token(request.match_info["token"])
        if betaling is None:
            return _unknown()
        keuze = str((await request.post()).get("keuze", ""))
        if betaling.status is not Status.OPEN:
            return _shown(betaling)
        if keuze in BANKEN or keuze == ANDERE_BANK:
            self._betalingen.choose_bank(betaling, keuze if keuze in BANKEN else "")
            return _redirect(request.path)
        if keuze not in _EINDES or (keuze == "betalen" and not betaling.bank):
            return html_response(notice_page("Deze keuze kan niet", "Ga terug en kies eerst een bank."), status=400)
        return _redirect(return_url(self._betalingen.end(betaling, _EINDES[keuze])))


def _shown(betaling: Betaling) -> web.Response:
    action, parts = f"{PAD}/{betaling.token}", urlsplit(betaling.opdracht.terug_url)
    if betaling.status is not Status.OPEN:
        return html_response(end_page(betaling))
    markup = pay_page(betaling, action=action) if betaling.bank else bank_page(betaling, action=action)
    return html_response(markup, form_target=f"{parts.scheme}://{parts.netloc}")


def _unknown() -> web.Response:
    text = "Ga terug naar het portaal en begin de betaling opnieuw."
    return html_response(notice_page("Deze betaling is er niet", text), status=404)


def _redirect(location: str) -> web.Response:
    return web.Response(status=303, headers={"Location": location, "Cache-Control": "no-store"})


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the API and the pages."""
    melder = Melder(instellingen.betalen_sleutel, pauze=instellingen.meldingen_pauze)
    betalingen = Betalingen(nu=wereld.nu, klok=wereld.klok, on_end=melder.send)
    betalen = Betalen(betalingen, instellingen)

    def reset() -> None:
        melder.reset()
        betalingen.reset()

    async def stop(_app: web.Application) -> None:
        reset()

    app.router.add_post(API, betalen.create)
    app.router.add_get(f"{API}/{{betaling_id}}", betalen.show)
    app.router.add_get(f"{PAD}/{{token}}", betalen.page)
    app.router.add_post(f"{PAD}/{{token}}", betalen.choose)
    publish_document(app, VERSIE, Path(__file__).with_name("openapi.yaml"), base_url=instellingen.base_url)
    app.on_cleanup.append(stop)
    return Dienst(namen={"betalen": "Betalen"}, reset=reset)
