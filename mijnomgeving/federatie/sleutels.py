"""The keys with which a caller proves to a service who it is."""

import secrets

from aiohttp import web

from mijnomgeving.federatie.problemen import Probleem


def has_key(request: web.Request, header: str, key: str) -> bool:
    """Whether the request has the key in this header."""
    return secrets.compare_digest(request.headers.get(header, "").encode(), key.encode())


def require_key(request: web.Request, key: str, *, status: int = 401) -> None:
    """Let through only who has the key in `X-Api-Key`.

    Args:
        request: the request.
        key: what it must be.
        status: how this standard refuses: 401, or 403 at the BAG.

    Raises:
        Probleem: it is another key, or there is none.
    """
    if has_key(request, "X-Api-Key", key):
        return
    if status == 401:  # noqa: PLR2004 - Unauthorized
        raise Probleem(status=401, title="Niet correct geauthenticeerd.", code="authentication")
    raise Probleem(status=status, title="U bent niet geautoriseerd voor deze operatie.", code="autorisation")


def require_token(
    request: web.Request, key: str, *, scheme: str = "Bearer", headers: dict[str, str] | None = None
) -> None:
    """Let through only who has the key as token; a real service would check a JWT of its own issuer.

    Args:
        request: the request.
        key: what the token must be.
        scheme: the word before the token in `Authorization`.
        headers: what the refusal says besides.

    Raises:
        Probleem: it is another token, or there is none.
    """
    given, _, token = request.headers.get("Authorization", "").partition(" ")
    if given == scheme and secrets.compare_digest(token.encode("utf-8", "replace"), key.encode()):
        return
    raise Probleem(
        status=401,
        title="Niet ingelogd.",
        code="not_authenticated",
        headers={"WWW-Authenticate": scheme, **(headers or {})},
    )
