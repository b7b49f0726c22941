"""Who subscribes to a register of zaken is called back at each new zaak and status."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from openapi_core import OpenAPI

from tests.mijnomgeving import verhalen
from tests.mijnomgeving.federatie.conftest import zgw_headers
from tests.mijnomgeving.federatie.test_standaarden import check, openapi
from tests.mijnomgeving.verhalen import afgerond, federatie_met, persona

KANALEN = [{"naam": "zaken", "filters": {}}]


@dataclass
class Portaal:
    """What was called back, and how that is answered."""

    url: str = ""
    kreeg: asyncio.Queue[tuple[str, dict[str, Any]]] = field(default_factory=asyncio.Queue)
    statussen: list[int] = field(default_factory=list)


@pytest.fixture
async def portaal() -> AsyncIterator[Portaal]:
    portaal = Portaal()

    async def receive(request: web.Request) -> web.Response:
        portaal.kreeg.put_nowait((request.headers["Authorization"], await request.json()))
        return web.Response(status=portaal.statussen.pop(0) if portaal.statussen else 204)

    app = web.Application()
    app.router.add_post("/terug", receive)
    server = TestServer(app)
    await server.start_server()
    portaal.url = str(server.make_url("")).rstrip("/")
    yield portaal
    await server.close()


@pytest.fixture
async def register(portaal: Portaal) -> AsyncIterator[str]:
    later = verhalen.zaak("NIEUW", startdatum="2026-11-30", statussen=())
    anders = verhalen.zaak("ANDERS", organisatie="svb", startdatum="2026-11-30", statussen=())
    verhaal = persona(zaken=(afgerond("B-0", "2026-12-01"), later, anders))
    with federatie_met(verhaal, portaal_url=portaal.url, meldingen_pauze=0.01) as (draait, _):
        yield draait.base_url


async def subscribe(http: aiohttp.ClientSession, register: str, url: str, **anders: Any) -> aiohttp.ClientResponse:
    body = {"callbackUrl": url, "auth": "Bearer terugbel-geheim", "kanalen": KANALEN} | anders
    root = f"{register}/zgw/uwv/notificaties/api/v1/abonnement"
    return await http.post(root, json=body, headers=zgw_headers())


def notificaties(standaarden: Path, register: str) -> OpenAPI:
    path = standaarden / "zgw" / "vng-notificaties-1.0.1-openapi.yaml"
    return openapi(path, f"{register}/zgw/uwv/notificaties/api/v1")


async def test_time_passes_and_the_portal_is_called_back(
    standaarden: Path, http: aiohttp.ClientSession, portaal: Portaal, register: str
) -> None:
    api = openapi(
        standaarden / "zgw" / "vng-notificaties-1.0.1-openapi.yaml", f"{register}/zgw/uwv/notificaties/api/v1"
    )
    portaal.statussen = [503]
    abonnement = await check(api, await subscribe(http, register, f"{portaal.url}/terug"), "post")
    await check(api, await http.get(abonnement["url"], headers=zgw_headers()))
    root = f"{register}/zgw/uwv/notificaties/api/v1"
    assert await check(api, await http.get(f"{root}/abonnement", headers=zgw_headers())) == [abonnement]
    assert [k["naam"] for k in await check(api, await http.get(f"{root}/kanaal", headers=zgw_headers()))] == ["zaken"]

    assert (await http.post(f"{register}/regie/tijd", json={"dagen": 9})).status == 200
    # One for each of two, and one again after the answer 503.
    kreeg = [await asyncio.wait_for(portaal.kreeg.get(), 5) for _ in range(3)]
    assert {auth for auth, _ in kreeg} == {"Bearer terugbel-geheim"}
    messages = {message["resource"]: message for _, message in kreeg}
    assert set(messages) == {"zaak", "status"}
    assert messages["zaak"]["hoofdObject"] == messages["zaak"]["resourceUrl"]
    status = messages["status"]
    async with http.get(status["resourceUrl"], headers=zgw_headers()) as response:
        assert (await response.json())["zaak"] == status["hoofdObject"]
    assert "999990019" not in str(kreeg)

    gone = await http.delete(abonnement["url"], headers=zgw_headers())
    assert gone.status == 204
    await check(api, await http.get(abonnement["url"], headers=zgw_headers()))


@pytest.mark.parametrize(
    "anders",
    [
        {"callbackUrl": "http://169.254.169.254/"},
        {"callbackUrl": "http://["},
        {"callbackUrl": None},
        {"auth": ""},
        {"auth": "a\r\nb"},
        {"kanalen": []},
        {"kanalen": [{"naam": "besluiten"}]},
        {"kanalen": [{"naam": "zaken", "filters": {"kleur": "rood"}}]},
    ],
)
async def test_a_wrong_subscription_is_refused(
    standaarden: Path, http: aiohttp.ClientSession, portaal: Portaal, register: str, anders: dict[str, Any]
) -> None:
    api = openapi(
        standaarden / "zgw" / "vng-notificaties-1.0.1-openapi.yaml", f"{register}/zgw/uwv/notificaties/api/v1"
    )
    response = await subscribe(http, register, f"{portaal.url}/terug", **anders)
    assert response.status == 400
    await check(api, response, "post")
