"""What a system proves by a signature: who it is (RFC 7523) and that a token is its own (DPoP, RFC 9449).

Each proof works once: its `jti` is remembered until the proof is too old. Nothing of a proof goes into a log.
"""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.core.cache import cache
from joserfc import jwt
from joserfc.errors import JoseError

from mijnomgeving.koppelvlak.sleutels import (
    ALGORITMEN,
    GeheimeSleutel,
    Jwk,
    OngeldigeSleutel,
    Sleutel,
    algorithms_for,
    import_sleutel,
)

# A client's clock may be a little wrong; a proof that lives longer than this is no proof of now.
SPELING, LANGST = 60, 300
_GROOTST = 8 * 1024
_JTI = 128
Claims = Mapping[str, Any]


class OngeldigBewijs(ValueError):
    """The proof is none, is too old, was used before, or is for something else; `detail` says which, not whose."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Verklaring:
    """Who a client says to be, before anything is checked."""

    client_id: UUID
    tekst: str


def read_verklaring(tekst: str) -> Verklaring:
    """Who signed this client assertion, as it says itself; check it with `check_verklaring`.

    Raises:
        OngeldigBewijs: it is no JWT that names a client.
    """
    claims = _peek(tekst, 1)
    try:
        return Verklaring(UUID(str(claims["iss"])), tekst)
    except (KeyError, ValueError):
        raise OngeldigBewijs("iss") from None


def check_verklaring(
    verklaring: Verklaring, *, sleutels: Sequence[Jwk], voor: Sequence[str], nu: float | None = None
) -> None:
    """Check a client assertion against the public keys of the client that it names.

    Args:
        verklaring: as `read_verklaring` read it.
        sleutels: the client's keys.
        voor: the values of `aud` that mean us.
        nu: for tests.

    Raises:
        OngeldigBewijs: none of the keys made it, or a claim is not right.
    """
    claims = _verified(verklaring.tekst, _candidates(verklaring.tekst, sleutels))
    wie = str(verklaring.client_id)
    if claims.get("iss") != wie or claims.get("sub") != wie:
        raise OngeldigBewijs("sub")
    aud = claims.get("aud")
    if not {*([aud] if isinstance(aud, str) else aud if isinstance(aud, list) else [])} & {*voor}:
        raise OngeldigBewijs("aud")
    moment = time.time() if nu is None else nu
    tot = _number(claims, "exp")
    if not moment - SPELING < tot <= moment + LANGST + SPELING:
        raise OngeldigBewijs("exp")
    if "iat" in claims and _number(claims, "iat") > moment + SPELING:
        raise OngeldigBewijs("iat")
    _use_once("verklaring", wie, claims, seconden=LANGST + 2 * SPELING)


def check_dpop(bewijs: str, *, methode: str, url: str, token: str = "", nu: float | None = None) -> str:
    """Check a DPoP proof for this request; gives the thumbprint of the key that made it.

    Args:
        bewijs: the header DPoP.
        methode: of the request.
        url: of the request, as the world sees it; its query does not count.
        token: the access token that goes with it; empty at the token endpoint.
        nu: for tests.

    Raises:
        OngeldigBewijs: it is not for this request, not of now, or was used before.
    """
    kop = _peek(bewijs, 0)
    jwk = kop.get("jwk")
    if kop.get("typ") != "dpop+jwt" or not isinstance(jwk, dict):
        raise OngeldigBewijs("typ")
    sleutel = _import_public(jwk)
    claims = _verified(bewijs, [sleutel])
    if claims.get("htm") != methode or _bare(str(claims.get("htu", ""))) != _bare(url):
        raise OngeldigBewijs("htu")
    moment = time.time() if nu is None else nu
    if abs(_number(claims, "iat") - moment) > SPELING:
        raise OngeldigBewijs("iat")
    if token and not hmac.compare_digest(str(claims.get("ath", "")).encode(), _hash(token).encode()):
        raise OngeldigBewijs("ath")
    kenmerk = sleutel.thumbprint()
    _use_once("dpop", kenmerk, claims, seconden=2 * SPELING + 1)
    return kenmerk


def _import_public(jwk: Jwk) -> Sleutel:
    if {"d", "k", "p", "q"} & jwk.keys():
        raise OngeldigBewijs("jwk")
    try:
        return import_sleutel(jwk)
    except (OngeldigeSleutel, GeheimeSleutel):
        raise OngeldigBewijs("jwk") from None


def _candidates(tekst: str, sleutels: Sequence[Jwk]) -> list[Sleutel]:
    """The keys that may have made it: the one that it names, else all of them."""
    kid = _peek(tekst, 0).get("kid")
    genoemd = [jwk for jwk in sleutels if kid is not None and jwk.get("kid") == kid]
    return [import_sleutel(jwk) for jwk in genoemd or sleutels]


def _verified(tekst: str, sleutels: Sequence[Sleutel]) -> Claims:
    """The claims, signed by one of these keys.

    Raises:
        OngeldigBewijs: none of them signed it.
    """
    if _peek(tekst, 0).get("alg") not in ALGORITMEN:
        raise OngeldigBewijs("alg")
    for sleutel in sleutels:
        try:
            return jwt.decode(tekst, sleutel, algorithms=algorithms_for(sleutel)).claims
        except (JoseError, ValueError, TypeError):
            continue
    raise OngeldigBewijs("handtekening")


def _peek(tekst: str, deel: int) -> dict[str, Any]:
    """The header (0) or the claims (1) of a JWT, as they stand there."""
    delen = tekst.split(".")
    if len(tekst) > _GROOTST or len(delen) != 3:  # noqa: PLR2004 - header, claims, signature
        raise OngeldigBewijs("vorm")
    try:
        data = json.loads(base64.urlsafe_b64decode(delen[deel] + "=" * (-len(delen[deel]) % 4)))
    except (ValueError, RecursionError):
        raise OngeldigBewijs("vorm") from None
    if not isinstance(data, dict):
        raise OngeldigBewijs("vorm")
    return data


def _number(claims: Claims, naam: str) -> float:
    waarde = claims.get(naam)
    if not isinstance(waarde, int | float) or isinstance(waarde, bool):
        raise OngeldigBewijs(naam)
    return float(waarde)


def _use_once(doel: str, wie: str, claims: Claims, *, seconden: int) -> None:
    jti = claims.get("jti")
    if not isinstance(jti, str) or not 0 < len(jti) <= _JTI:
        raise OngeldigBewijs("jti")
    naam = hashlib.sha256(f"{doel}\x00{wie}\x00{jti}".encode()).hexdigest()
    onthoud: Callable[..., bool] = cache.add
    if not onthoud(f"koppelvlak:jti:{naam}", 1, seconden):
        raise OngeldigBewijs("jti al gebruikt")


def _bare(url: str) -> tuple[str, str, str]:
    delen = urlsplit(url)
    return delen.scheme.lower(), delen.netloc.lower(), delen.path


def _hash(token: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(token.encode()).digest()).decode().rstrip("=")
