import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import aiohttp
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie, draaiende_federatie

NOOR, YOUSSEF, AMINA, MEREL, DAAN = "999997671", "999994062", "999994220", "999991826", "999997592"


@pytest.fixture(scope="session")
def _federatie() -> Iterator[DraaiendeFederatie]:
    with draaiende_federatie() as federatie:
        yield federatie


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as session:
        yield session


@pytest.fixture
async def federatie(_federatie: DraaiendeFederatie, http: aiohttp.ClientSession) -> DraaiendeFederatie:
    """The running simulators, as they are after a start."""
    _federatie.klok.voorsprong = 0.0
    # All registers may have to be built again, on a machine that does more.
    await http.post(f"{_federatie.base_url}/regie/herstel", timeout=aiohttp.ClientTimeout(total=30))
    return _federatie


def zgw_headers(**claims: object) -> dict[str, str]:
    key = OctKey.import_key("demo-zgw-geheim-van-minstens-32-tekens")
    token = jwt.encode({"alg": "HS256"}, {"client_id": "portaal", "iat": int(time.time()), **claims}, key)
    return {"Authorization": f"Bearer {token}", "Accept-Crs": "EPSG:4326", "Content-Crs": "EPSG:4326"}


# Why the BRP is asked, and for whom; without them it gives nothing.
DOEL = {"x-doelbinding": "inzage-betrokkene", "x-verwerking": "mijn-gegevens", "x-gebruiker": "betrokkene"}
BALIE = {"x-doelbinding": "dienstverlening-balie", "x-verwerking": "loket-hulp", "x-gebruiker": "7a" * 32}


class Brp:
    """Asks the BRP a question."""

    def __init__(self, http: aiohttp.ClientSession, base_url: str) -> None:
        self.http, self.url = http, f"{base_url}/brp/haalcentraal/api/brp/personen"

    async def post(self, vraag: object, **headers: str) -> aiohttp.ClientResponse:
        return await self.http.post(self.url, json=vraag, headers={"X-API-KEY": "demo-brp", **DOEL, **headers})

    async def zoek(self, soort: str, *fields: str, **parameters: object) -> list[dict[str, Any]]:
        """A search by somebody behind a counter."""
        response = await self.post({"type": soort, "fields": list(fields), **parameters}, **BALIE)
        assert response.status == 200, await response.text()
        personen: list[dict[str, Any]] = (await response.json())["personen"]
        return personen

    async def persoon(self, bsn: str, *fields: str) -> dict[str, Any]:
        vraag = {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [bsn], "fields": list(fields)}
        response = await self.post(vraag)
        assert response.status == 200, await response.text()
        persoon: dict[str, Any] = (await response.json())["personen"][0]
        return persoon


@pytest.fixture
def brp(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Brp:
    return Brp(http, federatie.base_url)


class Zgw:
    """Reads zaken and their types."""

    def __init__(self, http: aiohttp.ClientSession, base_url: str) -> None:
        self.http, self.base_url = http, base_url

    def zaken_url(self, organisatie: str) -> str:
        return f"{self.base_url}/zgw/{organisatie}/zaken/api/v1"

    async def zoek(self, organisatie: str, bsn: str, **query: str) -> dict[str, Any]:
        body = {
            "rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn": bsn,
            "rol__omschrijvingGeneriek": "initiator",
        }
        url = f"{self.zaken_url(organisatie)}/zaken/_zoek"
        async with self.http.post(url, json=body, params=query, headers=zgw_headers()) as response:
            assert response.status == 200, await response.text()
            page: dict[str, Any] = await response.json()
            return page

    async def get(self, url: str, **params: str) -> Any:
        async with self.http.get(url, params=params, headers=zgw_headers()) as response:
            assert response.status == 200, await response.text()
            return await response.json()


@pytest.fixture
def zgw(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Zgw:
    return Zgw(http, federatie.base_url)
