"""Holds what goes over the line against the document that the API publishes itself."""

import json
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from openapi_core import Config, OpenAPI
from openapi_core.testing import MockRequest, MockResponse


class Document:
    """The OpenAPI document of one API, as it is published."""

    def __init__(self, document: dict[str, Any]) -> None:
        config = Config(extra_media_type_deserializers={"application/problem+json": json.loads})
        self._openapi = OpenAPI.from_dict(document, config=config)

    @classmethod
    async def fetch(cls, http: aiohttp.ClientSession, url: str) -> "Document":
        async with http.get(f"{url}/openapi.json") as response:
            assert response.status == 200
            return cls(await response.json())

    def check(self, response: aiohttp.ClientResponse, body: object, *, sent: object = None) -> None:
        """The answer is as the document says; so was the request, where it was let through."""
        parts = urlsplit(str(response.url))
        headers = dict(response.request_info.headers)
        data = json.dumps(sent).encode() if sent is not None else b""
        request = MockRequest(
            f"{parts.scheme}://{parts.netloc}",
            response.method.lower(),
            parts.path,
            headers=headers,
            data=data,
        )
        if response.status < 400:
            self._openapi.validate_request(request)
        answer = MockResponse(
            data=json.dumps(body).encode(),
            status_code=response.status,
            headers=dict(response.headers),
            content_type=response.content_type,
        )
        self._openapi.validate_response(request, answer)
