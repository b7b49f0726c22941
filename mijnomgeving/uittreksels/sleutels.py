"""The keys with which extracts are signed: the present one signs, those before it still prove what they signed.

The private key follows from the text in the settings, so that it is kept and replaced as every other secret.
"""

import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings

if TYPE_CHECKING:
    from joserfc.jwk import ECKey

ALGORITME = "ES256"
# The order of P-256 (NIST SP 800-186); a private key lies below it and above zero.
_ORDE = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def signing_key() -> "ECKey":
    """The key that signs."""
    return _key(settings.UITTREKSEL_SLEUTEL)


def list_keys() -> dict[str, "ECKey"]:
    """Every key that proves something, by its name."""
    texts = (settings.UITTREKSEL_SLEUTEL, *settings.UITTREKSEL_SLEUTELS_VORIGE)
    return {str(key.kid): key for key in map(_key, texts)}


def public_jwks() -> dict[str, Any]:
    """The public halves as a JWK set (RFC 7517)."""
    return {"keys": [key.as_dict(private=False) for key in list_keys().values()]}


@cache
def _key(text: str) -> "ECKey":
    from joserfc.jwk import ECKey  # noqa: PLC0415 - not needed before somebody signs or proves

    # 48 bytes over an order of 32: the bias is nothing (FIPS 186-5, A.2.1).
    bits = HKDF(algorithm=SHA256(), length=48, salt=None, info=b"uittreksel ES256").derive(text.encode())
    private = ec.derive_private_key(int.from_bytes(bits, "big") % (_ORDE - 1) + 1, ec.SECP256R1())
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    naam = hashlib.sha256(b"uittreksel kid\x00" + pem).hexdigest()[:16]
    return ECKey.import_key(pem, {"kid": naam, "use": "sig", "alg": ALGORITME})
