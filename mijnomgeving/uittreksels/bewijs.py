"""Making and checking the credential itself: SD-JWT VC (RFC 9901 and draft-ietf-oauth-sd-jwt-vc), ES256.

Each fact can be shown or kept back. The credential is bound to the key of the wallet, and its state stands in a list
(Token Status List) that tells who reads it nothing about who asks.
"""

import base64
import json
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from mijnomgeving.uittreksels.models import Uittreksel
from mijnomgeving.uittreksels.services import LIJSTLENGTE
from mijnomgeving.uittreksels.sleutels import ALGORITME, list_keys, signing_key
from mijnomgeving.uittreksels.soorten import SOORTEN, Inhoud, Soort

Jwk = Mapping[str, Any]
GROOTST = 20_000
LIJST_TTL = 300
_TYPE, _LIJST_TYPE = "dc+sd-jwt", "statuslist+jwt"
# Claims of the credential itself; the others are what it says.
_EIGEN = frozenset({"iss", "iat", "nbf", "exp", "vct", "cnf", "status", "_sd_alg", "sub"})
_SPELING = 60


class OngeldigBewijs(Exception):
    """It is no extract of ours, was changed, or belongs to another than who shows it.

    Args:
        reden: which, as a word for the page: vorm, handtekening, houder, voor_ander, oud.
    """

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


@dataclass(frozen=True, slots=True)
class Getoond:
    """What somebody showed, proven.

    Args:
        getoond: the facts that were shown.
        gemaakt_op: when the holder made this presentation.
        lijst, plaats: where its state stands.
    """

    soort: Soort
    getoond: Inhoud = field(repr=False)
    uitgegeven_op: datetime
    geldig_tot: datetime
    gemaakt_op: datetime
    lijst: int
    plaats: int

    @property
    def verlopen(self) -> bool:
        """Whether its time is over."""
        return self.geldig_tot <= datetime.now(UTC)


def issuer() -> str:
    """Who signs, as the credential names us; also the Credential Issuer Identifier."""
    return str(settings.SITE_URL)


def vct(soort: Soort) -> str:
    """The type of the credential; at this address stands what it is (Type Metadata)."""
    return f"{issuer()}{reverse('uittreksels:soort', args=[soort.id])}"


def status_uri(lijst: int) -> str:
    """Where a list of states stands."""
    return f"{issuer()}{reverse('uittreksels:status', args=[lijst])}"


def controle_url() -> str:
    """For whom a presentation must be made to be checked here."""
    return f"{issuer()}{reverse('uittreksels:controleren')}"


def make_credential(uittreksel: Uittreksel, inhoud: Inhoud, *, houder: Jwk) -> str:
    """The credential, bound to the wallet's key."""
    from jwcrypto.jwk import JWK  # noqa: PLC0415 - only who issues needs it
    from sd_jwt.common import SDObj  # noqa: PLC0415 - as above
    from sd_jwt.issuer import SDJWTIssuer  # noqa: PLC0415 - as above

    key = signing_key()
    status = {"status_list": {"idx": uittreksel.plaats, "uri": status_uri(uittreksel.lijst)}}
    vast: dict[Any, Any] = {
        "iss": issuer(),
        "iat": int(time.time()),
        "exp": int(uittreksel.geldig_tot.timestamp()),
        "vct": vct(SOORTEN[uittreksel.soort]),
        "status": status,
    }
    made = SDJWTIssuer(
        vast | {SDObj(naam): waarde for naam, waarde in inhoud.items()},
        issuer_key=JWK(**key.as_dict(private=True)),
        holder_key=JWK(**houder),
        sign_alg=ALGORITME,
        extra_header_parameters={"typ": _TYPE, "kid": key.kid},
    )
    return str(made.sd_jwt_issuance)


def verify(tekst: str, *, nonce: str = "") -> Getoond:
    """What a presentation proves.

    Args:
        tekst: the SD-JWT with its shown facts and the proof of the holder's key (KB-JWT).
        nonce: the word that the checker gave the holder; empty when there was none.

    Raises:
        OngeldigBewijs: it proves nothing.
    """
    from sd_jwt.verifier import SDJWTVerifier  # noqa: PLC0415 - only who checks needs it

    tekst = "".join(tekst.split())
    kop, houder = _check_form(tekst)
    if nonce and houder.get("nonce") != nonce:
        raise OngeldigBewijs("voor_ander")
    if houder.get("aud") != controle_url():
        raise OngeldigBewijs("voor_ander")
    try:
        proof = SDJWTVerifier(
            tekst,
            lambda _iss, _kop: _issuer_key(kop["kid"]),
            expected_aud=houder["aud"],
            expected_nonce=houder["nonce"],
        )
        claims = proof.get_verified_payload()
    except Exception as fout:
        # The library raises whatever it stumbles on; to whoever shows it, it is one thing: no proof.
        raise OngeldigBewijs("handtekening") from fout
    return _read(claims, houder)


def make_status_list(lijst: int, ingetrokken: list[int]) -> str:
    """The list of states as a signed token (Token Status List): one bit each, 1 is withdrawn."""
    from joserfc import jwt  # noqa: PLC0415 - not needed before somebody asks

    bits = bytearray(LIJSTLENGTE // 8)
    for plaats in ingetrokken:
        bits[plaats // 8] |= 1 << (plaats % 8)
    packed = base64.urlsafe_b64encode(zlib.compress(bytes(bits), 9)).rstrip(b"=").decode()
    key, nu = signing_key(), int(time.time())
    claims = {
        "sub": status_uri(lijst),
        "iss": issuer(),
        "iat": nu,
        "exp": nu + 24 * 3600,
        "ttl": LIJST_TTL,
        "status_list": {"bits": 1, "lst": packed},
    }
    return jwt.encode({"alg": ALGORITME, "typ": _LIJST_TYPE, "kid": key.kid}, claims, key)


def _check_form(tekst: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The header of the credential and the payload of the holder's proof, not proven yet."""
    delen = tekst.split("~")
    if len(tekst) > GROOTST or len(delen) < 2:  # noqa: PLR2004 - the credential and the proof
        raise OngeldigBewijs("vorm")
    kop, houderkop = _part(delen[0], 0), _part(delen[-1], 0) if delen[-1] else {}
    if kop.get("typ") != _TYPE or kop.get("alg") != ALGORITME or not isinstance(kop.get("kid"), str):
        raise OngeldigBewijs("vorm")
    if houderkop.get("typ") != "kb+jwt" or houderkop.get("alg") != ALGORITME:
        raise OngeldigBewijs("houder")
    houder = _part(delen[-1], 1)
    if not isinstance(houder.get("nonce"), str) or not isinstance(houder.get("iat"), int):
        raise OngeldigBewijs("houder")
    return kop, houder


def _part(token: str, welk: int) -> dict[str, Any]:
    delen = token.split(".")
    if len(delen) != 3:  # noqa: PLR2004 - header, payload, signature
        raise OngeldigBewijs("vorm")
    try:
        deel = json.loads(base64.urlsafe_b64decode(delen[welk] + "=" * (-len(delen[welk]) % 4)))
    except ValueError:
        raise OngeldigBewijs("vorm") from None
    if not isinstance(deel, dict):
        raise OngeldigBewijs("vorm")
    return deel


def _issuer_key(kid: str) -> Any:  # noqa: ANN401 - a key of the library
    from jwcrypto.jwk import JWK  # noqa: PLC0415 - as above

    return JWK(**list_keys()[kid].as_dict(private=False))


def _read(claims: Mapping[str, Any], houder: Mapping[str, Any]) -> Getoond:
    """What the proven claims say; what we signed ourselves has this form, or it was not for this."""
    soort = next((soort for soort in SOORTEN.values() if vct(soort) == claims.get("vct")), None)
    gemaakt, status = houder["iat"], claims.get("status", {}).get("status_list", {})
    if soort is None or claims.get("iss") != issuer():
        raise OngeldigBewijs("handtekening")
    if gemaakt > time.time() + _SPELING or gemaakt < claims["iat"] - _SPELING:
        raise OngeldigBewijs("houder")
    return Getoond(
        soort=soort,
        getoond={naam: waarde for naam, waarde in claims.items() if naam not in _EIGEN},
        uitgegeven_op=datetime.fromtimestamp(claims["iat"], UTC),
        geldig_tot=datetime.fromtimestamp(claims["exp"], UTC),
        gemaakt_op=datetime.fromtimestamp(gemaakt, UTC),
        lijst=int(str(status["uri"]).rstrip("/").rpartition("/")[2]),
        plaats=int(status["idx"]),
    )
