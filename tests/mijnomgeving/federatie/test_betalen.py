"""The portal asks for money, somebody pays or does not, and the portal hears how it ended."""

import asyncio
import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from tests.mijnomgeving.federatie.apidocument import Document
from tests.mijnomgeving.federatie.inlogwereld import Inlogwereld, draaiende_inlogwereld

TERUG = "http://127.0.0.1:8000/mijn/betaald/"
OPDRACHT = {"bedrag": "42.50", "omschrijving": "Paspoort", "kenmerk": "UTR-2026-17", "terugUrl": TERUG}
SLEUTEL = b"demo-betalen-sleutel-van-minstens-32-tekens"


@pytest.fixture
async def inlogwereld() -> AsyncIterator[Inlogwereld]:
    async with draaiende_inlogwereld() as inlogwereld:
        yield inlogwereld


class Kassa:
    """The portal's side of paying; every answer is held against the published document."""

    def __init__(self, http: aiohttp.ClientSession, base_url: str) -> None:
        self.http, self.url = http, f"{base_url}/betalen/api/v1/betalingen"
        self.document: Document | None = None

    async def check(self, response: aiohttp.ClientResponse, sent: object = None) -> dict[str, Any]:
        self.document = self.document or await Document.fetch(self.http, self.url.removesuffix("/betalingen"))
        body: dict[str, Any] = await response.json()
        self.document.check(response, body, sent=sent)
        return body

    async def post(self, sleutel: str = "sleutel-1", **changes: object) -> tuple[int, dict[str, Any]]:
        body = {name: value for name, value in (OPDRACHT | changes).items() if value is not None}
        headers = {"X-API-KEY": "demo-betalen", "Idempotency-Key": sleutel}
        async with self.http.post(self.url, json=body, headers=headers) as response:
            return response.status, await self.check(response, body)

    async def create(self, sleutel: str = "sleutel-1", **changes: object) -> dict[str, Any]:
        status, body = await self.post(sleutel, **changes)
        assert status == 201, body
        return body

    async def get(self, betaling_id: str) -> dict[str, Any]:
        async with self.http.get(f"{self.url}/{betaling_id}", headers={"X-API-KEY": "demo-betalen"}) as response:
            assert response.status == 200
            return await self.check(response)

    async def choose(self, betaling: dict[str, Any], keuze: str) -> aiohttp.ClientResponse:
        return await self.http.post(betaling["betaalUrl"], data={"keuze": keuze}, allow_redirects=False)

    async def page(self, betaling: dict[str, Any]) -> str:
        return await (await self.http.get(betaling["betaalUrl"])).text()


@pytest.fixture
def kassa(http: aiohttp.ClientSession, inlogwereld: Inlogwereld) -> Kassa:
    return Kassa(http, inlogwereld.base_url)


@dataclass
class Ontvanger:
    """Where the portal hears how betalingen ended; `fails` times it does not answer well."""

    url: str = ""
    fails: int = 0
    received: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    arrived: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))

    async def handle(self, request: web.Request) -> web.Response:
        self.received.append((dict(request.headers), await request.read()))
        self.arrived.release()
        return web.Response(status=500 if len(self.received) <= self.fails else 204)

    async def wait_for(self, count: int) -> None:
        async with asyncio.timeout(5):
            for _ in range(count):
                await self.arrived.acquire()


@pytest.fixture
async def ontvanger() -> AsyncIterator[Ontvanger]:
    ontvanger, app = Ontvanger(), web.Application()
    app.router.add_post("/betaalmelding", ontvanger.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    ontvanger.url = f"http://127.0.0.1:{runner.addresses[0][1]}/betaalmelding"
    yield ontvanger
    await runner.cleanup()


async def test_somebody_chooses_a_bank_and_pays(kassa: Kassa) -> None:
    betaling = await kassa.create()
    assert betaling["status"] == "open"
    page = await kassa.page(betaling)
    assert "€ 42,50" in page
    assert "UTR-2026-17" in page
    assert "Betaal met Polderbank" in page

    assert (await kassa.choose(betaling, "polder")).status == 303
    assert "Betalen bij Polderbank" in await kassa.page(betaling)
    back = await kassa.choose(betaling, "betalen")

    # The browser brings the id and nothing that it could have made up.
    assert (back.status, back.headers["Location"]) == (303, f"{TERUG}?id={betaling['id']}")
    paid = await kassa.get(betaling["id"])
    assert (paid["status"], paid["bedrag"], paid["valuta"]) == ("betaald", "42.50", "EUR")
    assert paid["afgerondOp"]
    assert "bank" not in paid
    assert "U hebt betaald" in await kassa.page(betaling)


@pytest.mark.parametrize(("keuze", "status"), [("annuleren", "geannuleerd"), ("verlopen", "verlopen")])
async def test_somebody_does_not_pay(kassa: Kassa, keuze: str, status: str) -> None:
    betaling = await kassa.create(terugUrl=f"{TERUG}?stap=2")
    back = await kassa.choose(betaling, keuze)
    assert back.headers["Location"] == f"{TERUG}?stap=2&id={betaling['id']}"
    assert (await kassa.get(betaling["id"]))["status"] == status
    # What has ended stays as it is, also when a form is sent again.
    await kassa.choose(betaling, "polder")
    await kassa.choose(betaling, "betalen")
    assert (await kassa.get(betaling["id"]))["status"] == status


async def test_a_betaling_is_over_after_fifteen_minutes(kassa: Kassa, inlogwereld: Inlogwereld) -> None:
    betaling = await kassa.create()
    inlogwereld.klok.voorsprong = 899
    assert (await kassa.get(betaling["id"]))["status"] == "open"
    inlogwereld.klok.voorsprong = 901
    assert "De tijd om te betalen is voorbij" in await kassa.page(betaling)
    assert (await kassa.get(betaling["id"]))["status"] == "verlopen"


async def test_nobody_pays_without_a_bank(kassa: Kassa) -> None:
    betaling = await kassa.create()
    for keuze in ("betalen", "bank-van-niemand", ""):
        assert (await kassa.choose(betaling, keuze)).status == 400
    await kassa.choose(betaling, "duin")
    await kassa.choose(betaling, "andere-bank")
    assert "Kies uw bank" in await kassa.page(betaling)
    assert (await kassa.choose(betaling, "betalen")).status == 400


async def test_the_same_key_gives_the_same_betaling(kassa: Kassa) -> None:
    first, again, other = await kassa.create(), await kassa.create(), await kassa.create("sleutel-2")
    assert first == again
    assert first["id"] != other["id"]
    status, problem = await kassa.post(bedrag="43.00")
    assert (status, problem["code"]) == (422, "idempotencyConflict")


async def test_the_portal_hears_it_signed(kassa: Kassa, ontvanger: Ontvanger) -> None:
    betaling = await kassa.create(meldingUrl=ontvanger.url)
    await kassa.choose(betaling, "molen")
    await kassa.choose(betaling, "betalen")
    await ontvanger.wait_for(1)

    [(headers, body)] = ontvanger.received
    assert json.loads(body) == {"id": betaling["id"], "status": "betaald"}
    text = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    right = base64.b64encode(hmac.digest(SLEUTEL, text, hashlib.sha256)).decode()
    assert headers["webhook-signature"] == f"v1,{right}"


async def test_a_receiver_that_fails_hears_it_again(kassa: Kassa, ontvanger: Ontvanger) -> None:
    ontvanger.fails = 1
    betaling = await kassa.create(meldingUrl=ontvanger.url)
    await kassa.choose(betaling, "annuleren")
    await ontvanger.wait_for(2)
    assert {body for _, body in ontvanger.received} == {ontvanger.received[0][1]}
    # Told once more is told enough: nothing follows a good answer.
    await asyncio.sleep(0.1)
    assert len(ontvanger.received) == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"bedrag": 42.5}, "bedrag"),
        ({"bedrag": "0.00"}, "bedrag"),
        ({"bedrag": "-1.00"}, "bedrag"),
        ({"bedrag": "50000.01"}, "bedrag"),
        ({"bedrag": "1e3"}, "bedrag"),
        ({"bedrag": "1,00"}, "bedrag"),
        ({"bedrag": "١.00"}, "bedrag"),
        ({"omschrijving": ""}, "omschrijving"),
        ({"omschrijving": "x" * 36}, "omschrijving"),
        ({"omschrijving": "<b>"}, "omschrijving"),
        ({"kenmerk": "met spatie"}, "kenmerk"),
        ({"kenmerk": None}, "kenmerk"),
        ({"terugUrl": "https://kwaad.example/"}, "terugUrl"),
        ({"terugUrl": "javascript:alert(1)"}, "terugUrl"),
        ({"terugUrl": "http://localhost:8000@kwaad.example/"}, "terugUrl"),
        ({"terugUrl": "http://127.0.0.1:poort/"}, "terugUrl"),
        ({"meldingUrl": "http://169.254.169.254/latest/"}, "meldingUrl"),
        ({"meldingUrl": 1}, "meldingUrl"),
        ({"valuta": "USD"}, "valuta"),
    ],
)
async def test_a_wrong_request_is_refused_by_name(kassa: Kassa, changes: dict[str, object], field: str) -> None:
    status, problem = await kassa.post(**changes)
    assert status == 400
    assert [param["name"] for param in problem["invalidParams"]] == [field]


async def test_without_a_key_there_is_nothing(
    kassa: Kassa, http: aiohttp.ClientSession, inlogwereld: Inlogwereld
) -> None:
    assert (await kassa.post("kort"))[1]["code"] == "idempotencyKey"
    assert (await http.post(kassa.url, json=OPDRACHT, headers={"Idempotency-Key": "sleutel-1"})).status == 401
    betaling = await kassa.create()
    assert (await http.get(f"{kassa.url}/{betaling['id']}")).status == 401
    unknown = await http.get(f"{kassa.url}/bestaat-niet", headers={"X-API-KEY": "demo-betalen"})
    assert (unknown.status, unknown.content_type) == (404, "application/problem+json")
    # The id that the browser brings back opens no page of the payer.
    assert (await http.get(f"{inlogwereld.base_url}/betalen/{betaling['id']}")).status == 404


async def test_the_page_lets_a_form_go_back_to_the_portal_only(kassa: Kassa, http: aiohttp.ClientSession) -> None:
    response = await http.get((await kassa.create())["betaalUrl"])
    policy = response.headers["Content-Security-Policy"]
    assert "form-action 'self' http://127.0.0.1:8000" in policy
    assert "script" not in policy
    assert response.headers["Referrer-Policy"] == "no-referrer"


async def test_a_reset_forgets_every_betaling(
    kassa: Kassa, http: aiohttp.ClientSession, inlogwereld: Inlogwereld
) -> None:
    betaling = await kassa.create()
    for dienst in inlogwereld.diensten:
        dienst.reset()
    assert (await http.get(betaling["betaalUrl"])).status == 404
