"""Encryption with a key per session: who reads the cache reads nothing (KWALITEIT B48)."""

from django.conf import settings

from portal.core import versleuteling
from portal.core.versleuteling import Onleesbaar

__all__ = ["Onleesbaar", "cache_name", "seal", "unseal"]


def seal(plain: bytes, *, session_key: str, doel: str) -> bytes:
    """Encrypt for one session and one purpose (AES-256-GCM), with the present key."""
    return versleuteling.seal(plain, sleutel=settings.SESSIE_SLEUTEL.encode(), geheim=session_key, doel=doel)


def unseal(sealed: bytes, *, session_key: str, doel: str) -> bytes:
    """Decrypt what `seal` gave.

    Raises:
        Onleesbaar: it was sealed for another session or purpose, its key is gone, or it changed since.
    """
    sleutels = [sleutel.encode() for sleutel in (settings.SESSIE_SLEUTEL, *settings.SESSIE_SLEUTELS_VORIGE)]
    return versleuteling.unseal(sealed, sleutels=sleutels, geheim=session_key, doel=doel)


def cache_name(*, session_key: str, doel: str) -> str:
    """The cache key for a value of one session; the session key cannot be read from it."""
    return versleuteling.cache_name(geheim=session_key, doel=doel)
