"""The keys of the logs, from the settings: the present one first, then those that old rows still need."""

import hashlib
import hmac

from django.conf import settings

from portal.core.betrokkene import Partij
from portal.core.pseudoniem import pseudoniem


def pseudoniem_sleutels() -> list[bytes]:
    """Keys of the pseudonyms: new rows get the first, reading back tries them all."""
    return [settings.PSEUDONIEM_SLEUTEL.encode(), *(oud.encode() for oud in settings.PSEUDONIEM_SLEUTELS_VORIGE)]


def pseudoniemen(partij: Partij, *, doel: str) -> list[str]:
    """Under which pseudonyms somebody's rows for this purpose stand: by the present key first, then by those before."""
    return [pseudoniem(partij, doel=doel, sleutel=sleutel) for sleutel in pseudoniem_sleutels()]


def keyed_hashes(tekst: str, *, doel: str) -> list[str]:
    """By which a text is recognised that cannot be read from it (HMAC-SHA-256): by the present key first."""
    gezegd = f"{doel}\x00{tekst}".encode()
    return [hmac.digest(sleutel, gezegd, hashlib.sha256).hex() for sleutel in pseudoniem_sleutels()]


def audit_sleutels() -> dict[str, bytes]:
    """Keys of the audit chain by the id that each row carries; the first one signs."""
    sleutels = [settings.AUDIT_SLEUTEL, *settings.AUDIT_SLEUTELS_VORIGE]
    return {sleutel_id(sleutel.encode()): sleutel.encode() for sleutel in sleutels}


def sleutel_id(sleutel: bytes) -> str:
    """A short name for a key that gives nothing of it away."""
    return hashlib.sha256(b"sleutel-id\x00" + sleutel).hexdigest()[:16]
