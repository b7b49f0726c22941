"""What a provider hands out: logins in progress, codes that work once, and signed id_tokens."""

import base64
import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from mijnomgeving.federatie.inloggen.aanvraag import Aanvraag
from mijnomgeving.federatie.inloggen.bewaarplaats import Bewaarplaats
from mijnomgeving.federatie.inloggen.middel import Identiteit, Poging
from mijnomgeving.federatie.inloggen.sleutels import Sleutelbos
from mijnomgeving.federatie.klok import wall_seconds

AANVRAAG_SECONDEN = 600
CODE_SECONDEN = 60
TOKEN_SECONDEN = 300
LOGOUT_SECONDEN = 120
BACKCHANNEL = "http://schemas.openid.net/event/backchannel-logout"
# The kind of `sub`: a pseudonym that is another one for each client (NL GOV profile, sub_id_type).
PSEUDONIEM = "urn:nl-eid-gdi:1.0:id:pseudonym"
# RFC 7636 section 4.1.
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """An authorization code: whom it is for, and which access token came of it."""

    aanvraag: Aanvraag
    identiteit: Identiteit
    auth_time: int
    access_token: str = ""


class Uitgifte:
    """Codes and tokens of one provider."""

    def __init__(
        self, *, issuer: str, algoritme: str, sub_geheim: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._issuer, self._sub_geheim = issuer, sub_geheim.encode()
        self._sleutels = Sleutelbos(algoritme=algoritme, clock=clock)
        self.pogingen: Bewaarplaats[Poging] = Bewaarplaats(seconds=AANVRAAG_SECONDEN, clock=clock)
        self._codes: Bewaarplaats[Code] = Bewaarplaats(seconds=CODE_SECONDEN, clock=clock)
        self._access: Bewaarplaats[Code] = Bewaarplaats(seconds=TOKEN_SECONDEN, clock=clock)

    def jwks(self) -> dict[str, Any]:
        """The public keys, for whoever checks our signatures."""
        return self._sleutels.jwks()

    def give_code(self, aanvraag: Aanvraag, identiteit: Identiteit) -> str:
        """A code for somebody who has just logged in."""
        return self._codes.put(Code(aanvraag=aanvraag, identiteit=identiteit, auth_time=int(wall_seconds())))

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
        access_token = self._access.put(kept)
        self._codes.replace(code, replace(kept, access_token=access_token))
        return {
            "access_token": access_token,
            "token_type": "Bearer",
            "expires_in": TOKEN_SECONDEN,
            "scope": "openid",
            "id_token": self._id_token(kept, access_token),
        }

    def userinfo(self, access_token: str) -> dict[str, Any] | None:
        """Who is behind an access token."""
        kept = self._access.get(access_token)
        return None if kept is None else self._person(kept)

    def logout_token(self, wie: str, *, client_id: str, redirect_uri: str) -> str:
        """That all sessions of somebody are over, for one client (OpenID Connect Back-Channel Logout 1.0, 2.4)."""
        now = int(wall_seconds())
        return self._sleutels.sign(
            {
                "iss": self._issuer,
                "aud": client_id,
                "iat": now,
                "exp": now + LOGOUT_SECONDEN,
                "jti": secrets.token_urlsafe(16),
                "events": {BACKCHANNEL: {}},
                "sub": self._sub(wie, redirect_uri),
            }
        )

    def _id_token(self, code: Code, access_token: str) -> str:
        now = int(wall_seconds())
        half = hashlib.sha256(access_token.encode()).digest()[:16]
        claims = {
            "iss": self._issuer,
            "aud": code.aanvraag.client_id,
            "exp": now + TOKEN_SECONDEN,
            "iat": now,
            "nbf": now,
            "auth_time": code.auth_time,
            "jti": secrets.token_urlsafe(16),
            "nonce": code.aanvraag.nonce,
            "acr": code.identiteit.trede.acr,
            "at_hash": base64.urlsafe_b64encode(half).rstrip(b"=").decode(),
            **self._person(code),
        }
        return self._sleutels.sign(claims)

    def _person(self, code: Code) -> dict[str, Any]:
        """The claims about who logged in; whom they represent stands under them, the last one deepest."""
        person: dict[str, Any] = {
            "sub": self._sub(code.identiteit.wie, code.aanvraag.redirect_uri),
            "sub_id_type": PSEUDONIEM,
            **code.identiteit.claims,
        }
        represents: dict[str, Any] = {}
        for wie in reversed(code.identiteit.vertegenwoordigt):
            sub = self._sub(wie, code.aanvraag.redirect_uri)
            deeper = {"represents": represents} if represents else {}
            represents = {"sub": sub, "sub_id_type": PSEUDONIEM, "iss": self._issuer, **deeper}
        return person | ({"represents": represents} if represents else {})

    def _sub(self, wie: str, redirect_uri: str) -> str:
        """Pairwise: another sub for each client's host (OpenID Core section 8.1)."""
        text = f"{urlsplit(redirect_uri).hostname}|{wie}".encode()
        digest = hmac.new(self._sub_geheim, text, hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
