"""Asking the simulated registers, and holding their answers against a document."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import aiohttp
from openapi_core import OpenAPI

from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.test_standaarden import check, load_spec, openapi

TIM, SANNE = "999990020", "999990019"
EIGEN = Path(__file__).parents[3] / "mijnomgeving" / "federatie"


def names_in(data: Any) -> set[str]:
    """The names in an answer; those of links are free in every document (HAL)."""
    if isinstance(data, list):
        return {name for item in data for name in names_in(item)}
    if not isinstance(data, dict):
        return set()
    return set(data) | {name for key, value in data.items() if key != "_links" for name in names_in(value)}


@cache
def described_in(document: Path) -> frozenset[str]:
    """Every name that the document describes."""

    def walk(node: Any) -> Iterator[str]:
        children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        if isinstance(node, dict) and isinstance(node.get("properties"), dict):
            yield from node["properties"]
        for child in children:
            yield from walk(child)

    return frozenset(walk(load_spec(document)))


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
        body = await check(self._api, response, method)
        # Most of these documents let an answer hold more than they describe; ours does not. A problem may (RFC 9457).
        assert status >= 400 or names_in(body) <= described_in(self.document)
        return body

    async def verder(self, dagen: int) -> None:
        """Let days pass in the stories."""
        response = await self.http.post(f"{self.federatie.base_url}/regie/tijd", json={"dagen": dagen})
        assert response.status == 200, await response.text()
