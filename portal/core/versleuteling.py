"""Encryption of what is kept for a short time under a secret that only its owner has (KWALITEIT B48).

The key of a value follows from the key of the house and from that secret together: who reads the cache, even with the
key of the house, reads nothing, and neither does who knows the secret alone.
"""

import hashlib
import secrets
from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = 12


class Onleesbaar(ValueError):
    """The sealed value belongs to another owner or purpose, or was changed."""


def seal(plain: bytes, *, sleutel: bytes, geheim: str, doel: str) -> bytes:
    """Encrypt for one owner and one purpose (AES-256-GCM).

    Args:
        plain: what to keep.
        sleutel: the key of the house.
        geheim: the unguessable secret of the owner, such as the id of a session.
        doel: what it is for; two purposes never share a key.
    """
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(_key(sleutel, geheim, doel)).encrypt(nonce, plain, doel.encode())


def unseal(sealed: bytes, *, sleutels: Iterable[bytes], geheim: str, doel: str) -> bytes:
    """Decrypt what `seal` gave.

    Args:
        sealed: what was kept.
        sleutels: the keys of the house under which it may lie: the present one first, then those before it.
        geheim: as it was sealed.
        doel: as it was sealed.

    Raises:
        Onleesbaar: it was sealed for another owner or purpose, its key is gone, or it changed since.
    """
    for sleutel in sleutels:
        try:
            return AESGCM(_key(sleutel, geheim, doel)).decrypt(sealed[:_NONCE], sealed[_NONCE:], doel.encode())
        except (InvalidTag, ValueError):
            continue
    raise Onleesbaar(doel)


def cache_name(*, geheim: str, doel: str) -> str:
    """The name under which a value is kept; the secret cannot be read from it."""
    return f"{doel}:{hashlib.sha256(f'{doel}:{geheim}'.encode()).hexdigest()}"


def _key(sleutel: bytes, geheim: str, doel: str) -> bytes:
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"{doel}\x00{geheim}".encode())
    return hkdf.derive(sleutel)
