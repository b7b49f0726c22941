"""Encryption with a key per session: who reads the cache reads nothing (KWALITEIT B48)."""

import hashlib
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE = 12


class Onleesbaar(ValueError):
    """The sealed value belongs to another session or purpose, or was changed."""


def seal(plain: bytes, *, session_key: str, doel: str) -> bytes:
    """Encrypt for one session and one purpose (AES-256-GCM)."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(_key(session_key, doel)).encrypt(nonce, plain, doel.encode())


def unseal(sealed: bytes, *, session_key: str, doel: str) -> bytes:
    """Decrypt what `seal` gave.

    Raises:
        Onleesbaar: it was sealed for another session or purpose, or changed since.
    """
    try:
        return AESGCM(_key(session_key, doel)).decrypt(sealed[:_NONCE], sealed[_NONCE:], doel.encode())
    except (InvalidTag, ValueError):
        raise Onleesbaar(doel) from None


def cache_name(*, session_key: str, doel: str) -> str:
    """The cache key for a value of one session; the session key cannot be read from it."""
    return f"{doel}:{hashlib.sha256(f'{doel}:{session_key}'.encode()).hexdigest()}"


def _key(session_key: str, doel: str) -> bytes:
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"{doel}\x00{session_key}".encode())
    return hkdf.derive(settings.SESSIE_SLEUTEL.encode())
