"""The version of an API, which these standards want in every answer, also in a refusal."""

from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from mijnomgeving.federatie.problemen import Probleem

Handler = Callable[[web.Request], Awaitable[web.Response]]


def with_version(handler: Handler, headers: Mapping[str, str]) -> Handler:
    """The handler, with these headers in all that it answers or refuses."""

    async def answer(request: web.Request) -> web.Response:
        try:
            response = await handler(request)
        except Probleem as probleem:
            probleem.extra_headers = {**headers, **(probleem.extra_headers or {})}
            raise
        response.headers.update(headers)
        return response

    return answer
