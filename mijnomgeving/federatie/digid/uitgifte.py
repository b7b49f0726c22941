"""What DigiD hands out: requests in progress, codes that work once, and signed id_tokens."""

import base64
import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

from mijnomgeving.federatie.digid.aanvraag import NIVEAU_ACR, Aanvraag
from mijnomgeving.federatie.opslag.personas import Persona

AANVRAAG_SECONDEN = 600
CODE_SECONDEN = 60
TOKEN_SECONDEN = 300
# RFC 7636 section 4.1.
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")
T = TypeVar("T")


class Bewaarplaats(Generic[T]):
    """Things under an unguessable key, for a limited time."""

    def __init__(self, *, seconds: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._items: dict[str, tuple[float, T]] = {}

    def put(self, item: T) -> str:
        """Keep it and give its key."""
        now = self._clock()
        self._items = {key: kept for key, kept in self._items.items() if kept[0] > now}
        key = secrets.token_urlsafe(32)
        self._items[key] = (now + self._seconds, item)
        return key

    def get(self, key: str) -> T | None:
        """What is kept under the key, unless its time is over."""
        until, item = self._items.get(key, (0.0, None))
        return item if until > self._clock() else None

    def replace(self, key: str, item: T) -> None:
        """Keep something else under the same key until the same moment."""
        self._items[key] = (self._items[key][0], item)

    def drop(self, key: str) -> None:
        """Forget it."""
        self._items.pop(key, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """An authorization code: whom it is for, and which access token came of it."""

    aanvraag: Aanvraag
    persona: Persona
    auth_time: int
    access_token: str = ""


class Uitgifte:
    """Codes and tokens of one provider."""

    def __init__(
        self, *, issuer: str, algoritme: str, sub_geheim: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._issuer, self._algoritme, self._sub_geheim = issuer, algoritme, sub_geheim.encode()
        self._key = RSAKey.generate_key(2048, {"use": "sig", "alg": algoritme}, auto_kid=True)
        self.aanvragen: Bewaarplaats[Aanvraag] = Bewaarplaats(seconds=AANVRAAG_SECONDEN, clock=clock)
        self._codes: Bewaarplaats[Code] = Bewaarplaats(seconds=CODE_SECONDEN, clock=clock)
        self._access: Bewaarplaats[tuple[str, Persona]] = Bewaarplaats(seconds=TOKEN_SECONDEN, clock=clock)

    def jwks(self) -> dict[str, Any]:
        """The public key, for whoever checks our signatures."""
        return {"keys": [self._key.as_dict(private=False)]}

    def give_code(self, aanvraag: Aanvraag, persona: Persona) -> str:
        """A code for a person who has just logged in."""
        return self._codes.put(Code(aanvraag=aanvraag, persona=persona, auth_time=int(time.time())))

    def redeem(self, code: str, *, redirect_uri: str, verifier: str) -> dict[str, Any] | None:
        """The token response for a code; None when the code, address or verifier is not right.

        A second use also takes back the access token of the first (RFC 6749 section 4.1.2).
        """
        kept = self._codes.get(code)
        if kept is None:
            return None
        if kept.access_token:
            self._access.drop(kept.access_token)
            return None
        digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        right = hmac.compare_digest(digest, kept.aanvraag.code_challenge)
        if not right or redirect_uri != kept.aanvraag.redirect_uri or not _VERIFIER.fullmatch(verifier):
            self._codes.drop(code)
            return None
        access_token = self._access.put((kept.aanvraag.redirect_uri, kept.persona))
        self._codes.replace(code, replace(kept, access_token=access_token))
        return {
            "access_token": access_token,
            "token_type": "Bearer",
            "expires_in": TOKEN_SECONDEN,
            "scope": "openid",
            "id_token": self._id_token(kept, access_token),
        }

    def userinfo(self, access_token: str) -> dict[str, str] | None:
        """The person behind an access token."""
        kept = self._access.get(access_token)
        if kept is None:
            return None
        redirect_uri, persona = kept
        return {"sub": self._sub(persona, redirect_uri), "bsn": str(persona.bsn)}

    def _id_token(self, code: Code, access_token: str) -> str:
        now = int(time.time())
        half = hashlib.sha256(access_token.encode()).digest()[:16]
        claims = {
            "iss": self._issuer,
            "sub": self._sub(code.persona, code.aanvraag.redirect_uri),
            "aud": code.aanvraag.client_id,
            "exp": now + TOKEN_SECONDEN,
            "iat": now,
            "nbf": now,
            "auth_time": code.auth_time,
            "jti": secrets.token_urlsafe(16),
            "nonce": code.aanvraag.nonce,
            "acr": NIVEAU_ACR[code.aanvraag.niveau],
            "at_hash": base64.urlsafe_b64encode(half).rstrip(b"=").decode(),
            # The portal may use the BSN by law (Wabb); OIDC brokers for DigiD give it in this claim.
            "bsn": str(code.persona.bsn),
        }
        header = {"alg": self._algoritme, "kid": self._key.kid, "typ": "JWT"}
        return jwt.encode(header, claims, self._key, algorithms=[self._algoritme])

    def _sub(self, persona: Persona, redirect_uri: str) -> str:
        """Pairwise: another sub for each client's host (OpenID Core section 8.1)."""
        text = f"{urlsplit(redirect_uri).hostname}|{persona.bsn}".encode()
        digest = hmac.new(self._sub_geheim, text, hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
