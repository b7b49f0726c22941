"""A letterbox: everybody can put something in, and only who has the key can take it out.

The key is a secret of 192 bits that fits in an address. From it follows an X25519 key pair; what goes in is a JWE with
ECDH-ES and A256GCM (RFC 7516, 7518 and 8037), so that whoever has the rows and every other key reads nothing.
"""

import hashlib
import secrets
from base64 import urlsafe_b64encode

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

LENGTE = 32
"""Signs in a key, of the alphabet of base64url."""
_KOP = {"alg": "ECDH-ES", "enc": "A256GCM"}


class Gesloten(ValueError):
    """This key does not open it, or it was changed."""


def make_key() -> str:
    """A new secret; nobody can work it out, and it stands nowhere but with its owner."""
    return secrets.token_urlsafe(LENGTE * 3 // 4)


def public_of(key: str) -> str:
    """What one needs to put something in; the secret cannot be read from it."""
    return _encode(_private(key).public_key().public_bytes_raw())


def put_in(plain: bytes, *, publiek: str) -> bytes:
    """Seal it for the owner of this letterbox."""
    from joserfc import jwe  # noqa: PLC0415 - not needed before somebody asks for an address
    from joserfc.jwk import OKPKey  # noqa: PLC0415 - as above

    slot = OKPKey.import_key({"kty": "OKP", "crv": "X25519", "x": publiek})
    return jwe.encrypt_compact(_KOP, plain, slot).encode()


def take_out(sealed: bytes | memoryview, *, key: str) -> bytes:
    """What was put in.

    Raises:
        Gesloten: this is not its key, or it was changed.
    """
    from joserfc import jwe  # noqa: PLC0415 - not needed before somebody asks for an address
    from joserfc.errors import JoseError  # noqa: PLC0415 - as above
    from joserfc.jwk import OKPKey  # noqa: PLC0415 - as above

    geheim = _encode(_private(key).private_bytes_raw())
    slot = OKPKey.import_key({"kty": "OKP", "crv": "X25519", "x": public_of(key), "d": geheim})
    try:
        plain = jwe.decrypt_compact(bytes(sealed), slot).plaintext
    except (JoseError, ValueError):
        raise Gesloten from None
    return plain or b""


def _private(key: str) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(hashlib.sha256(b"brievenbus\x00" + key.encode()).digest())


def _encode(ruw: bytes) -> str:
    return urlsafe_b64encode(ruw).rstrip(b"=").decode()
