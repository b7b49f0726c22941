"""Keys: our own, which signs tokens and follows from the settings, and the public ones of systems.

Of a system only public keys are taken; a secret key that somebody pastes by mistake is refused and kept nowhere.
"""

import hashlib
import json
from functools import cache
from typing import Any

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_public_key,
)
from django.conf import settings
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

ALGORITMEN = ("ES256", "ES384", "PS256", "RS256")
"""With which a system may sign (NL GOV profile for OAuth: RS256 at least; never symmetric, never none)."""

EIGEN_ALGORITME = "ES256"
MEEST = 4
_RSA_BITS = 2048
_KROMMEN = {"P-256": "ES256", "P-384": "ES384"}
_GEHEIM = frozenset({"d", "p", "q", "dp", "dq", "qi", "k"})
_ORDE = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
Jwk = dict[str, Any]
Sleutel = ECKey | RSAKey


class OngeldigeSleutel(ValueError):
    """What was given is no public key that we take."""


class GeheimeSleutel(OngeldigeSleutel):
    """What was given is or holds a secret key."""


def signing_key() -> ECKey:
    """The key that signs tokens."""
    return _own_key(settings.KOPPELVLAK_SLEUTEL)


def public_jwks() -> Jwk:
    """Its public half as a JWK set (RFC 7517)."""
    return {"keys": [signing_key().as_dict(private=False)]}


def read_sleutels(tekst: str) -> list[Jwk]:
    """The public keys in what somebody pasted: PEM, a certificate, a JWK or a JWK set.

    Raises:
        GeheimeSleutel: there is a secret key in it.
        OngeldigeSleutel: there is no key in it, too many, or one that is too weak.
    """
    tekst = tekst.strip()
    if "PRIVATE KEY" in tekst:
        raise GeheimeSleutel
    return [_from_pem(tekst)] if tekst.startswith("-----") else _from_json(tekst)


def parse_jwks(data: Any) -> list[Jwk]:  # noqa: ANN401 - JSON from outside
    """The keys of a JWK set that we can use; those for something else are left out.

    Raises:
        GeheimeSleutel: there is a secret key in it.
        OngeldigeSleutel: no set, or none that we take, or too many.
    """
    sleutels = data.get("keys") if isinstance(data, dict) else None
    if not isinstance(sleutels, list) or not all(isinstance(jwk, dict) for jwk in sleutels):
        raise OngeldigeSleutel
    bruikbaar = [_check(jwk) for jwk in sleutels if jwk.get("use", "sig") == "sig"]
    if not 0 < len(bruikbaar) <= MEEST:
        raise OngeldigeSleutel
    return bruikbaar


def import_sleutel(jwk: Jwk) -> Sleutel:
    """A key for checking signatures.

    Raises:
        OngeldigeSleutel: it is none that we take.
    """
    try:
        sleutel = ECKey.import_key(jwk) if jwk.get("kty") == "EC" else RSAKey.import_key(jwk)
    except (JoseError, ValueError, TypeError, KeyError, AttributeError):
        raise OngeldigeSleutel from None
    _check_strength(sleutel)
    return sleutel


def afdruk(jwk: Jwk) -> str:
    """The thumbprint of a key (RFC 7638)."""
    return import_sleutel(jwk).thumbprint()


def algorithms_for(sleutel: Sleutel) -> list[str]:
    """With which algorithms this key may have signed."""
    if isinstance(sleutel, ECKey):
        return [_KROMMEN[sleutel.curve_name]]
    return ["PS256", "RS256"]


def _from_json(tekst: str) -> list[Jwk]:
    try:
        data = json.loads(tekst)
    except (ValueError, RecursionError):
        raise OngeldigeSleutel from None
    if isinstance(data, dict) and "keys" in data:
        return parse_jwks(data)
    if not isinstance(data, dict):
        raise OngeldigeSleutel
    return [_check(data)]


def _from_pem(tekst: str) -> Jwk:
    try:
        openbaar = _public_of(tekst)
    except (ValueError, UnsupportedAlgorithm):
        raise OngeldigeSleutel from None
    if isinstance(openbaar, ec.EllipticCurvePublicKey):
        pem = openbaar.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        return _check(dict(ECKey.import_key(pem).as_dict(private=False)))
    if isinstance(openbaar, rsa.RSAPublicKey):
        pem = openbaar.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        return _check(dict(RSAKey.import_key(pem).as_dict(private=False)))
    raise OngeldigeSleutel


def _public_of(tekst: str) -> object:
    if "BEGIN CERTIFICATE" in tekst:
        return x509.load_pem_x509_certificate(tekst.encode()).public_key()
    return load_pem_public_key(tekst.encode())


def _check(jwk: Jwk) -> Jwk:
    """The public members only, of a key that is strong enough."""
    if _GEHEIM & jwk.keys():
        raise GeheimeSleutel
    sleutel = import_sleutel(jwk)
    return {**sleutel.as_dict(private=False), "kid": str(jwk.get("kid") or sleutel.thumbprint())}


def _check_strength(sleutel: Sleutel) -> None:
    if isinstance(sleutel, RSAKey):
        if sleutel.raw_value.key_size < _RSA_BITS:
            raise OngeldigeSleutel
    elif sleutel.curve_name not in _KROMMEN:
        raise OngeldigeSleutel


@cache
def _own_key(tekst: str) -> ECKey:
    # 48 bytes over an order of 32: the bias is nothing (FIPS 186-5, A.2.1).
    bits = HKDF(algorithm=SHA256(), length=48, salt=None, info=b"koppelvlak ES256").derive(tekst.encode())
    private = ec.derive_private_key(int.from_bytes(bits, "big") % (_ORDE - 1) + 1, ec.SECP256R1())
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    naam = hashlib.sha256(b"koppelvlak kid\x00" + pem).hexdigest()[:16]
    return ECKey.import_key(pem, {"kid": naam, "use": "sig", "alg": EIGEN_ALGORITME})
