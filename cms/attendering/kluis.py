"""The address of a subscriber: sealed for its row, and a keyed hash by which it is found again."""

import hashlib
import hmac
import json
from typing import Any

from django.conf import settings

from portal.core import versleuteling
from portal.core.versleuteling import Onleesbaar

__all__ = ["Onleesbaar", "hash_adres", "hashes", "seal", "unseal"]


def seal(data: Any, *, geheim: str, doel: str) -> bytes:  # noqa: ANN401 - JSON may be anything
    """Encrypt for one row and one purpose, with the key of the house."""
    plain = json.dumps(data, ensure_ascii=False).encode()
    return versleuteling.seal(plain, sleutel=settings.KLUIS_SLEUTEL.encode(), geheim=geheim, doel=doel)


def unseal(sealed: bytes | memoryview, *, geheim: str, doel: str) -> Any:  # noqa: ANN401 - JSON may be anything
    """Decrypt what `seal` gave, with the present key or one before it.

    Raises:
        Onleesbaar: it belongs to another row or purpose, was changed, or its key is gone.
    """
    for sleutel in (settings.KLUIS_SLEUTEL, *settings.KLUIS_SLEUTELS_VORIGE):
        try:
            return json.loads(versleuteling.unseal(bytes(sealed), sleutel=sleutel.encode(), geheim=geheim, doel=doel))
        except Onleesbaar:
            continue
    raise Onleesbaar(doel)


def hash_adres(adres: str) -> str:
    """By which an address is recognised; it cannot be read from it."""
    return hashes(adres)[0]


def hashes(tekst: str) -> list[str]:
    """The keyed hash by the present key first, then by those before it."""
    inhoud = b"attendering\x00" + tekst.strip().lower().encode()
    sleutels = (settings.PSEUDONIEM_SLEUTEL, *settings.PSEUDONIEM_SLEUTELS_VORIGE)
    return [hmac.digest(sleutel.encode(), inhoud, hashlib.sha256).hex() for sleutel in sleutels]
