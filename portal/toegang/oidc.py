"""OpenID Connect login after the NL GOV profile: code flow with PKCE (S256), state, nonce and checked ID token."""

import base64
import hashlib
import hmac
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlencode

from django.core.cache import cache
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from portal.core.niveau import Niveau
from portal.toegang.aanbieder import Aanbieder, find_aanbieder, find_jwks, redeem_code
from portal.toegang.claims import Login, read_login
from portal.toegang.fouten import Geannuleerd, NiveauTeLaag, TokenGeweigerd, Verlopen
from portal.toegang.middelen import DIGID, Middel, find_middel

ALGORITMES = ("RS256", "PS256")
_SPELING = 10
_OUDST = 300
_CODE_GEHEUGEN = 3600
_KORTSTE_MODULUS = 2048 // 6


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """A login that was started in this browser; kept in its session until the provider answers."""

    state: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    nonce: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(48), repr=False)
    volgende: str = ""
    niveau: Niveau = Niveau.SUBSTANTIEEL
    middel: str = DIGID

    def to_session(self) -> dict[str, Any]:
        """As JSON for the session."""
        return {
            "nonce": self.nonce,
            "verifier": self.verifier,
            "volgende": self.volgende,
            "niveau": self.niveau.value,
            "middel": self.middel,
        }

    @classmethod
    def from_session(cls, state: str, data: Mapping[str, Any]) -> Self:
        """From the session's JSON."""
        return cls(
            state, data["nonce"], data["verifier"], data["volgende"], Niveau(data["niveau"]), middel=data["middel"]
        )


def authorization_url(aanvraag: Aanvraag, *, middel: Middel, redirect_uri: str) -> str:
    """Where the browser goes to log in.

    Raises:
        AanbiederOnbereikbaar: the provider does not answer.
    """
    challenge = base64.urlsafe_b64encode(hashlib.sha256(aanvraag.verifier.encode()).digest()).rstrip(b"=").decode()
    query = {
        "response_type": "code",
        "client_id": middel.client_id,
        "redirect_uri": redirect_uri,
        "scope": "openid",
        "state": aanvraag.state,
        "nonce": aanvraag.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
        "acr_values": middel.acr[aanvraag.niveau],
        "prompt": "login",
    }
    return f"{find_aanbieder(middel).authorization_endpoint}?{urlencode(query)}"


def finish(antwoord: Mapping[str, str], *, aanvragen: dict[str, Any], redirect_uri: str) -> tuple[Login, str]:
    """Handle the provider's answer; return who logged in and the path to go to.

    Args:
        antwoord: the query of the callback.
        aanvragen: the logins that this browser started, by state; the one answered is removed.
        redirect_uri: as given at the start.

    Raises:
        InlogFout: the login failed; which kind says why.
    """
    aanvraag, claims = redeem(antwoord, aanvragen=aanvragen, redirect_uri=redirect_uri, find=find_middel)
    login = read_login(aanvraag.middel, claims)
    if login.niveau < aanvraag.niveau:
        raise NiveauTeLaag(aanvraag.middel, aanvraag.niveau, gekregen=login.niveau, volgende=aanvraag.volgende)
    return login, aanvraag.volgende


def redeem(
    antwoord: Mapping[str, str],
    *,
    aanvragen: dict[str, Any],
    redirect_uri: str,
    find: Callable[[str], Middel | None],
) -> tuple[Aanvraag, dict[str, Any]]:
    """The login that is answered, and the checked claims of its ID token; what they mean is for who asked.

    Args:
        antwoord: the query of the callback.
        aanvragen: the logins that this browser started, by state; the one answered is removed.
        redirect_uri: as given at the start.
        find: the means with a key; None when it is not there any more.

    Raises:
        InlogFout: the login failed; which kind says why.
    """
    state = antwoord.get("state", "")
    data = aanvragen.pop(state, None)
    if data is None:
        raise Verlopen("onbekende state")
    aanvraag = Aanvraag.from_session(state, data)
    if "error" in antwoord:
        raise Geannuleerd("geannuleerd") if antwoord["error"] == "access_denied" else TokenGeweigerd("fout gemeld")
    middel = find(aanvraag.middel)
    if middel is None:
        raise Verlopen("dit inlogmiddel is er niet meer")
    aanbieder = find_aanbieder(middel)
    # Mix-up defence: the answer comes from the provider that was asked (RFC 9207).
    if antwoord.get("iss", "" if aanbieder.noemt_zich else aanbieder.issuer) != aanbieder.issuer:
        raise TokenGeweigerd("iss van het antwoord")
    code = antwoord.get("code", "")
    _use_once(code)
    id_token = redeem_code(aanbieder, code=code, verifier=aanvraag.verifier, redirect_uri=redirect_uri)
    return aanvraag, _verify(aanbieder, id_token, nonce=aanvraag.nonce)


def _use_once(code: str) -> None:
    """Take a code out of use; of two answers at the same moment only one comes through."""
    name = f"oidc-code:{hashlib.sha256(code.encode()).hexdigest()}"
    if not code or not cache.add(name, 1, _CODE_GEHEUGEN):
        raise Verlopen("code ontbreekt of is gebruikt")


def _verify(aanbieder: Aanbieder, id_token: str, *, nonce: str) -> dict[str, Any]:
    """Check signature and claims (OpenID Connect Core 3.1.3.7).

    Raises:
        TokenGeweigerd: anything is not as it should be; which claim stands in the audit log.
    """
    client_id = aanbieder.middel.client_id
    claims = decode_signed(aanbieder, id_token)
    registry = jwt.JWTClaimsRegistry(
        leeway=_SPELING,
        iss={"essential": True, "value": aanbieder.issuer},
        sub={"essential": True},
        aud={"essential": True, "value": client_id},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True},
    )
    try:
        registry.validate(claims)
    except JoseError as fout:
        raise TokenGeweigerd(f"{fout.error} {getattr(fout, 'claim', '')}".strip()) from None
    if not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise TokenGeweigerd("nonce")
    if claims["aud"] not in (client_id, [client_id]):
        raise TokenGeweigerd("aud")
    if time.time() - claims["iat"] > _OUDST:
        raise TokenGeweigerd("iat")
    return claims


def decode_signed(aanbieder: Aanbieder, token: str) -> dict[str, Any]:
    """The claims of a token that the provider signed with a key that it publishes; nothing else of it is checked.

    Raises:
        TokenGeweigerd: no key of the provider signed it.
        AanbiederOnbereikbaar: its keys cannot be had.
    """
    claims = _decode(token, find_jwks(aanbieder), final=False)
    return claims if claims is not None else _decode(token, find_jwks(aanbieder, refresh=True), final=True) or {}


def _decode(id_token: str, jwks: Mapping[str, Any], *, final: bool) -> dict[str, Any] | None:
    """The claims if a key of ours signed them; None when another set of keys may still have it."""
    keys = [key for key in jwks["keys"] if _is_strong_rsa(key)]
    try:
        return jwt.decode(id_token, KeySet.import_key_set({"keys": keys}), algorithms=list(ALGORITMES)).claims
    except (JoseError, ValueError, TypeError) as fout:
        if final:
            raise TokenGeweigerd(f"handtekening: {type(fout).__name__}") from None
        return None


def _is_strong_rsa(key: object) -> bool:
    """RSA of 2048 bits or more (NCSC); the modulus is base64url of its bytes."""
    return isinstance(key, dict) and key.get("kty") == "RSA" and len(str(key.get("n", ""))) >= _KORTSTE_MODULUS
