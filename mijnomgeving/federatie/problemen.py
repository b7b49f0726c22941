"""Errors as application/problem+json (RFC 9457), the form that all these standards share."""

import json
from typing import NoReturn

from aiohttp import web


def problem_response(
    request: web.Request,
    *,
    status: int,
    title: str,
    code: str,
    detail: str = "",
    headers: dict[str, str] | None = None,
    **extra: object,
) -> web.Response:
    """A problem as answer; `code` and `instance` stand in it as ZGW and BRP ask."""
    body = {
        "type": f"{request.app[BASE_URL]}/problemen/{code}",
        "code": code,
        "title": title,
        "status": status,
        "detail": detail or title,
        "instance": f"{request.app[BASE_URL]}{request.path}",
        **extra,
    }
    return web.json_response(body, status=status, content_type="application/problem+json", headers=headers)


class Probleem(web.HTTPException):
    """Raised by a handler to answer with a problem; the middleware turns it into the response."""

    status_code = 500

    def __init__(
        self,
        *,
        status: int,
        title: str,
        code: str,
        detail: str = "",
        headers: dict[str, str] | None = None,
        **extra: object,
    ) -> None:
        self.status_code = status
        super().__init__(reason=code)
        self.title = title
        self.code = code
        self.detail = detail
        self.extra_headers = headers
        self.extra = extra

    def to_response(self, request: web.Request) -> web.Response:
        """The response that says this problem."""
        return problem_response(
            request,
            status=self.status_code,
            title=self.title,
            code=self.code,
            detail=self.detail,
            headers=self.extra_headers,
            **self.extra,
        )


BASE_URL = web.AppKey("base_url", str)


async def read_json_object(request: web.Request) -> dict[str, object]:
    """The body as a JSON object.

    Raises:
        Probleem: 400, the body is no JSON object.
    """
    try:
        body = json.loads(await request.text())
    except (ValueError, LookupError, RecursionError):
        # No JSON, a charset that does not exist, or nested deeper than can be read.
        _refuse_body()
    if not isinstance(body, dict):
        _refuse_body()
    return body


def _refuse_body() -> NoReturn:
    raise Probleem(
        status=400, title="Het bericht is geen geldig JSON-object.", code="parseError", detail="Controleer de body."
    ) from None
