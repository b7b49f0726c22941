"""A visitor of Regie, and a portal that calls what was broken there."""

from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.mijnomgeving.federatie.conftest import NOOR, zgw_headers


@dataclass(frozen=True)
class Regisseur:
    """Sets and asks everything over HTTP."""

    http: aiohttp.ClientSession
    base_url: str

    async def set(self, sleutel: str, stand: str) -> aiohttp.ClientResponse:
        return await self.http.put(f"{self.base_url}/regie/storingen/{sleutel}", json={"stand": stand})

    async def get(self, path: str) -> Any:
        async with self.http.get(f"{self.base_url}/regie/{path}") as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def post(self, path: str, body: object = None, *, status: int = 200) -> Any:
        async with self.http.post(f"{self.base_url}/regie/{path}", json=body) as response:
            assert response.status == status, await response.text()
            return await response.json()

    async def submit(self, **form: str) -> str:
        async with self.http.post(f"{self.base_url}/regie/", data=form) as response:
            assert response.status == 200
            return await response.text()

    async def rdw(self, *, seconds: float = 2.0) -> aiohttp.ClientResponse:
        body = {"rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn": NOOR}
        url = f"{self.base_url}/zgw/rdw/zaken/api/v1/zaken/_zoek"
        timeout = aiohttp.ClientTimeout(total=seconds)
        return await self.http.post(url, json=body, headers=zgw_headers(), timeout=timeout)

    async def gemeente(self) -> int:
        headers = {"X-Ontvanger": f"BSN:{NOOR}"}
        async with self.http.get(f"{self.base_url}/fbs/gemeente-utrecht/berichten", headers=headers) as response:
            return response.status
