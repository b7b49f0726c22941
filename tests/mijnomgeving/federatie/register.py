"""Asking the simulated registers, and holding their answers against a document."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from openapi_core import OpenAPI

from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.test_standaarden import check, openapi

TIM, SANNE = "999990020", "999990019"
EIGEN = Path(__file__).parents[3] / "mijnomgeving" / "federatie"


@dataclass
class Register:
    """One service: where it stands, its key, and the document that its answers must keep to."""

    http: aiohttp.ClientSession
    federatie: DraaiendeFederatie
    pad: str
    headers: dict[str, str]
    document: Path | None = None
    _api: OpenAPI | None = field(default=None, init=False)

    @property
    def url(self) -> str:
        return f"{self.federatie.base_url}{self.pad}"

    async def get(self, pad: str, *, status: int = 200, **params: str) -> Any:
        """The body of a GET; checked when there is a document."""
        response = await self.http.get(f"{self.url}{pad}", params=params, headers=self.headers)
        return await self._body(response, status, "get")

    async def post(self, pad: str, body: object, *, status: int = 200) -> Any:
        """The body of a POST; checked when there is a document."""
        response = await self.http.post(f"{self.url}{pad}", json=body, headers=self.headers)
        return await self._body(response, status, "post")

    async def _body(self, response: aiohttp.ClientResponse, status: int, method: str) -> Any:
        assert response.status == status, await response.text()
        if self.document is None:
            return await response.json(content_type=None)
        if self._api is None:
            self._api = openapi(self.document, self.url)
        return await check(self._api, response, method)

    async def verder(self, dagen: int) -> None:
        """Let days pass in the stories."""
        response = await self.http.post(f"{self.federatie.base_url}/regie/tijd", json={"dagen": dagen})
        assert response.status == 200, await response.text()
