"""A visitor breaks a service and sees it; everything else goes on."""

import json
import time

import aiohttp
import pytest

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.storingen import Stand, _waiting_time
from tests.mijnomgeving.federatie.conftest import NOOR, zgw_headers
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie


class Regie:
    def __init__(self, http: aiohttp.ClientSession, base_url: str) -> None:
        self.http, self.base_url = http, base_url

    async def set(self, sleutel: str, stand: str) -> aiohttp.ClientResponse:
        return await self.http.put(f"{self.base_url}/regie/storingen/{sleutel}", json={"stand": stand})

    async def rdw(self, *, seconds: float = 2.0) -> aiohttp.ClientResponse:
        body = {"rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn": NOOR}
        url = f"{self.base_url}/zgw/rdw/zaken/api/v1/zaken/_zoek"
        timeout = aiohttp.ClientTimeout(total=seconds)
        return await self.http.post(url, json=body, headers=zgw_headers(), timeout=timeout)

    async def gemeente(self) -> int:
        headers = {"X-Ontvanger": f"BSN:{NOOR}"}
        async with self.http.get(f"{self.base_url}/fbs/gemeente-utrecht/berichten", headers=headers) as response:
            return response.status


@pytest.fixture
def regie(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Regie:
    return Regie(http, federatie.base_url)


async def test_traag_answers_late_but_well(regie: Regie) -> None:
    await regie.set("zgw/rdw", "traag")
    begin = time.monotonic()
    assert (await regie.rdw()).status == 200
    assert time.monotonic() - begin >= 0.3


async def test_hangt_never_answers_and_holds_up_nobody_else(regie: Regie) -> None:
    await regie.set("zgw/rdw", "hangt")
    with pytest.raises(TimeoutError):
        await regie.rdw(seconds=0.3)
    assert await regie.gemeente() == 200


async def test_uit_breaks_the_connection(regie: Regie) -> None:
    await regie.set("zgw/rdw", "uit")
    with pytest.raises(aiohttp.ClientConnectionError):
        await regie.rdw()
    assert await regie.gemeente() == 200


@pytest.mark.parametrize(("stand", "status"), [("fout_500", 500), ("fout_429", 429)])
async def test_an_error_is_a_problem(regie: Regie, stand: str, status: int) -> None:
    await regie.set("zgw/rdw", stand)
    response = await regie.rdw()
    assert (response.status, response.content_type) == (status, "application/problem+json")
    assert ("Retry-After" in response.headers) is (status == 429)


async def test_kapotte_json_says_yes_and_means_nothing(regie: Regie) -> None:
    await regie.set("zgw/rdw", "kapotte_json")
    response = await regie.rdw()
    assert (response.status, response.content_type) == (200, "application/json")
    with pytest.raises(json.JSONDecodeError):
        await response.json()


async def test_herstel_makes_all_well(regie: Regie) -> None:
    standen = await (await regie.set("zgw/rdw", "uit")).json()
    assert (standen["zgw/rdw"], standen["brp"]) == ("uit", "normaal")
    standen = await (await regie.http.post(f"{regie.base_url}/regie/herstel")).json()
    assert set(standen.values()) == {"normaal"}
    assert (await regie.rdw()).status == 200


async def test_a_visitor_does_it_on_the_page(regie: Regie) -> None:
    page = await regie.http.post(f"{regie.base_url}/regie/", data={"zgw/rdw": "fout_500", "brp": "normaal"})
    assert "Opgeslagen." in await page.text()
    assert (await regie.rdw()).status == 500
    await regie.http.post(f"{regie.base_url}/regie/", data={"herstel": "ja", "zgw/rdw": "fout_500"})
    assert (await regie.rdw()).status == 200


async def test_what_does_not_exist_cannot_be_set(regie: Regie) -> None:
    assert (await regie.set("zgw/maan", "uit")).status == 404
    assert (await regie.set("zgw/rdw", "kapot")).status == 400


async def test_an_address_that_no_service_has_is_a_problem_too(regie: Regie) -> None:
    missing = await regie.http.get(f"{regie.base_url}/zgw/rdw/zaken/api/v1/zaakobjecten")
    assert (missing.status, missing.content_type) == (404, "application/problem+json")
    wrong = await regie.http.delete(f"{regie.base_url}/brp/haalcentraal/api/brp/personen")
    assert (wrong.status, wrong.headers["Allow"]) == (405, "POST")
    assert (await regie.http.get(f"{regie.base_url}/elders")).status == 404


def test_pretended_work_takes_the_same_20_to_120_ms_for_the_same_path() -> None:
    instellingen = Instellingen(base_url="http://localhost:8001")
    times = [_waiting_time(path, Stand.NORMAAL, instellingen) for path in ("/brp/a", "/zgw/b", "/fbs/c") * 2]
    assert times[:3] == times[3:]
    assert all(0.020 <= seconds <= 0.120 for seconds in times)
