"""Access tokens: JWTs after RFC 9068 that work for ten minutes, for who holds the key that they are bound to."""

import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from joserfc import jwt
from joserfc.errors import JoseError

from mijnomgeving.koppelvlak.sleutels import EIGEN_ALGORITME, signing_key

SECONDEN = 600
PAD = "/api/v1/mijn"


class OngeldigToken(ValueError):
    """The token is not ours, or its time is over."""


@dataclass(frozen=True, slots=True)
class Token:
    """What a token says.

    Args:
        client_id: whose it is.
        scopes: what it was given for.
        sleutel: the thumbprint of the key that it is bound to.
    """

    client_id: UUID
    scopes: frozenset[str]
    sleutel: str


def issuer() -> str:
    """Who gives tokens, as an address (RFC 8414)."""
    return f"{settings.SITE_URL}/oauth"


def token_url() -> str:
    """Where a system gets its tokens."""
    return f"{issuer()}/token"


def make_token(*, client_id: UUID, scopes: Iterable[str], sleutel: str) -> str:
    """A token that works from now on, for ten minutes."""
    nu = int(time.time())
    claims = {
        "iss": issuer(),
        "aud": f"{settings.SITE_URL}{PAD}",
        "sub": str(client_id),
        "client_id": str(client_id),
        "iat": nu,
        "exp": nu + SECONDEN,
        "jti": secrets.token_urlsafe(16),
        "scope": " ".join(sorted(scopes)),
        "cnf": {"jkt": sleutel},
    }
    eigen = signing_key()
    return jwt.encode({"alg": EIGEN_ALGORITME, "typ": "at+jwt", "kid": eigen.kid}, claims, eigen)


def read_token(tekst: str) -> Token:
    """What a token says, when it is ours and its time is not over.

    Raises:
        OngeldigToken: it is not.
    """
    try:
        gelezen = jwt.decode(tekst, signing_key(), algorithms=[EIGEN_ALGORITME])
        claims = gelezen.claims
        if gelezen.header.get("typ") != "at+jwt" or claims["iss"] != issuer():
            raise OngeldigToken("iss")
        if claims["aud"] != f"{settings.SITE_URL}{PAD}" or claims["exp"] <= time.time():
            raise OngeldigToken("exp")
        return Token(UUID(claims["client_id"]), frozenset(claims["scope"].split()), claims["cnf"]["jkt"])
    except (JoseError, KeyError, TypeError, ValueError):
        raise OngeldigToken("token") from None
