"""The OpenAPI document of an API of our own, published where the API stands (API Design Rules: openapi.json)."""

from pathlib import Path

from aiohttp import web

from mijnomgeving.federatie.opslag.inlezen import read_yaml


def publish_document(app: web.Application, pad: str, file: Path, *, base_url: str) -> None:
    """Give the document at `pad`/openapi.json, to everybody and from every page (CORS).

    Raises:
        OnjuisteGegevens: the file holds no document.
    """
    document = read_yaml(file) | {"servers": [{"url": f"{base_url}{pad}"}]}

    async def show(_request: web.Request) -> web.Response:
        return web.json_response(document, headers={"Access-Control-Allow-Origin": "*"})

    app.router.add_get(f"{pad}/openapi.json", show)
