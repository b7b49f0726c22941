"""DigiD at the edge: a real OpenID Provider over HTTP whose tokens the test may forge."""

import hmac
import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey
from joserfc.util import urlsafe_b64encode

from tests.factories.nepbron import Nepbron, Ontvangen, Terug, nepbron

SUBSTANTIEEL = "http://eidas.europa.eu/LoA/substantial"
SLEUTEL = RSAKey.generate_key(2048, {"kid": "een", "use": "sig"})
ANDERE_SLEUTEL = RSAKey.generate_key(2048, {"kid": "twee", "use": "sig"})


@dataclass
class NepDigid:
    """`claims` and `kop` go over what a right token has; None leaves a claim out."""

    bron: Nepbron
    claims: dict[str, Any] = field(default_factory=dict)
    alg: str = "RS256"
    sleutel: RSAKey | bytes = field(default_factory=lambda: SLEUTEL)
    sleutels: list[RSAKey] = field(default_factory=lambda: [SLEUTEL])
    discovery: dict[str, Any] = field(default_factory=dict)
    token_antwoord: Terug | None = None
    nonces: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.issuer = f"{self.bron.url}/digid"
        self.bron.antwoord = self.answer

    def answer(self, verzoek: Ontvangen) -> Terug:
        """The endpoints."""
        match verzoek.pad.removeprefix("/digid"):
            case "/.well-known/openid-configuration":
                return Terug(self.document())
            case "/jwks":
                return Terug({"keys": [key.as_dict(private=False) for key in self.sleutels]})
            case "/token":
                return self.token_antwoord or Terug({"id_token": self.id_token(verzoek.form["code"])})
        return Terug(status=404)

    def document(self) -> dict[str, Any]:
        """The discovery document."""
        endpoints = {
            "authorization_endpoint": "authorize",
            "token_endpoint": "token",
            "jwks_uri": "jwks",
            "end_session_endpoint": "end_session",
        }
        document = {name: f"{self.issuer}/{path}" for name, path in endpoints.items()}
        return {name: v for name, v in ({"issuer": self.issuer} | document | self.discovery).items() if v is not None}

    def log_in(self, authorize_url: str, **extra: str) -> dict[str, str]:
        """Log in where the portal sent the browser; the query with which the browser comes back."""
        query = dict(parse_qsl(urlsplit(authorize_url).query))
        code = secrets.token_urlsafe(8)
        self.nonces[code] = query["nonce"]
        return {"code": code, "state": query["state"], "iss": self.issuer} | extra

    def id_token(self, code: str) -> str:
        """The token for a code."""
        now = int(time.time())
        claims = {
            "iss": self.issuer, "sub": "paarsgewijs", "aud": "portaal", "exp": now + 300, "iat": now,
            "nonce": self.nonces.get(code, ""), "acr": SUBSTANTIEEL, "bsn": "999990019",
        } | self.claims  # fmt: skip
        claims = {name: value for name, value in claims.items() if value is not None}
        if isinstance(self.sleutel, bytes) or self.alg == "none":
            return by_hand(claims, self.alg, self.sleutel)
        header = {"alg": self.alg, "kid": self.sleutel.kid or "een"}
        return jwt.encode(header, claims, self.sleutel, algorithms=[self.alg])

    def calls(self, pad: str) -> list[Ontvangen]:
        """The calls that one endpoint got."""
        return [verzoek for verzoek in self.bron.ontvangen if verzoek.pad == f"/digid{pad}"]


def by_hand(claims: dict[str, Any], alg: str, sleutel: RSAKey | bytes) -> str:
    """A token that no library would make: without a signature, or with HMAC over bytes of our choice as the key."""
    parts = ({"alg": alg, "typ": "JWT", "kid": "een"}, claims)
    text = ".".join(urlsafe_b64encode(json.dumps(part).encode()).decode() for part in parts)
    signature = hmac.digest(sleutel, text.encode(), "sha256") if isinstance(sleutel, bytes) else b""
    return f"{text}.{urlsafe_b64encode(signature).decode()}"


@contextmanager
def nep_digid() -> Iterator[NepDigid]:
    """A provider that runs as long as the block."""
    with nepbron() as bron:
        yield NepDigid(bron)
