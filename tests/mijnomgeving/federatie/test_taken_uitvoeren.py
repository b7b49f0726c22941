"""The organisation's own page where a task is done, and the way back to the portal."""

from collections.abc import Iterator
from typing import Any

import aiohttp
import pytest

from tests.mijnomgeving import verhalen
from tests.mijnomgeving.federatie.test_standaarden_zaken import BRONNEN
from tests.mijnomgeving.verhalen import SANNE, federatie_met, persona

PORTAAL = "http://portaal.example:8000"
TOKEN = {"Authorization": "Bearer demo-taken"}


@pytest.fixture(scope="module")
def base_url() -> Iterator[str]:
    with federatie_met(persona(zaken=(verhalen.zaak("B-0"),), bronnen=BRONNEN), portaal_url=PORTAAL) as (draait, _):
        yield draait.base_url


async def open_taken(http: aiohttp.ClientSession, base_url: str) -> list[dict[str, Any]]:
    body = {"klantId": f"urn:nld:brp.bsn:{SANNE}"}
    async with http.post(f"{base_url}/taken/uwv/v1/context/zoek", json=body, headers=TOKEN) as response:
        taken: list[dict[str, Any]] = (await response.json())["taken"]
        return [taak for taak in taken if taak["status"] == "open"]


async def test_sanne_does_a_task_and_comes_back(http: aiohttp.ClientSession, base_url: str) -> None:
    eerste, *rest = await open_taken(http, base_url)
    url, terug = eerste["uitvoering"]["fallbackUrl"], f"{PORTAAL}/mijn/?a=%3Cb%3E"
    async with http.get(url, params={"returnUrl": terug}) as response:
        html = await response.text()
        assert "Doe dit" in html
        assert f'value="{terug}"' in html
        assert PORTAAL in response.headers["Content-Security-Policy"]
    async with http.post(url, data={"returnUrl": terug}, allow_redirects=False) as response:
        assert (response.status, response.headers["Location"]) == (303, terug)
    assert [taak["uuid"] for taak in await open_taken(http, base_url)] == [taak["uuid"] for taak in rest]
    async with http.get(url) as response:
        assert "Dit is gedaan." in await response.text()
    await http.post(f"{base_url}/regie/herstel")
    assert len(await open_taken(http, base_url)) == len(rest) + 1


@pytest.mark.parametrize("terug", ["", "https://kwaad.example/", "//kwaad.example/", "javascript:alert(1)", "http://["])
async def test_nobody_is_sent_to_a_stranger(http: aiohttp.ClientSession, base_url: str, terug: str) -> None:
    taak = (await open_taken(http, base_url))[0]
    url = taak["uitvoering"]["fallbackUrl"]
    async with http.post(url, data={"returnUrl": terug}, allow_redirects=False) as response:
        assert response.status == 303
        assert response.headers["Location"] == url.removeprefix(base_url)
    await http.post(f"{base_url}/regie/herstel")
