"""What the portal itself keeps of people, encrypted with the key of the house: who reads the database reads nothing.

For what must outlive a session and be read without the person: a worker delivers it, a page shows it next month. What
only the session needs is sealed under the session itself (`portal.toegang.versleuteling`).

Each value has a key of its own; before it stands that key, locked with the key of the house. So a new key of the house
asks for new locks only (`relock`): nobody needs to know whose value it is, or what it says (docs/beheer/sleutels.md).
"""

import json
import secrets
from typing import Any

from django.conf import settings

from portal.core import versleuteling
from portal.core.versleuteling import Onleesbaar
from portal.verantwoording.sleutels import sleutel_id

__all__ = ["KOP_MERK", "Onleesbaar", "present_kop", "relock", "seal", "seal_json", "unseal", "unseal_json"]

# Before a value: a mark, the id of the key of the house, and its own key, locked (nonce, 32 bytes, tag).
KOP_MERK = b"kl1\x00"
_ID, _SLOT = 16, 12 + 32 + 16
_KOP = len(KOP_MERK) + _ID + _SLOT
_DOEL_SLOT = "kluis slot"


def seal(plain: bytes, *, geheim: str, doel: str) -> bytes:
    """Encrypt for one row and one purpose (AES-256-GCM).

    Args:
        plain: what to keep.
        geheim: what is only of this row, such as its number: no row can then be read in the place of another.
        doel: what it is for, for example "inzending kopie".
    """
    eigen = secrets.token_bytes(32)
    return _lock(eigen) + versleuteling.seal(plain, sleutel=eigen, geheim=geheim, doel=doel)


def unseal(sealed: bytes | memoryview, *, geheim: str, doel: str) -> bytes:
    """Decrypt what `seal` gave, with the present key or one before it; what the database gives may be a memoryview.

    Raises:
        Onleesbaar: it belongs to another row or purpose, was changed, or its key is gone.
    """
    ruw = bytes(sealed)
    if ruw.startswith(KOP_MERK):
        return versleuteling.unseal(ruw[_KOP:], sleutels=[_unlock(ruw)], geheim=geheim, doel=doel)
    # From before values had a key of their own.
    return versleuteling.unseal(ruw, sleutels=_huissleutels().values(), geheim=geheim, doel=doel)


def relock(sealed: bytes | memoryview) -> bytes | None:
    """The same value under the present key of the house; None when it is so already, or is not locked this way.

    Raises:
        Onleesbaar: the key under which it lies is gone.
    """
    ruw = bytes(sealed)
    if not ruw.startswith(KOP_MERK) or ruw.startswith(present_kop()):
        return None
    return _lock(_unlock(ruw)) + ruw[_KOP:]


def present_kop() -> bytes:
    """With what each value under the present key of the house begins."""
    return KOP_MERK + next(iter(_huissleutels())).encode()


def seal_json(data: Any, *, geheim: str, doel: str) -> bytes:  # noqa: ANN401 - JSON may be anything
    """Encrypt JSON; see `seal`."""
    return seal(json.dumps(data, ensure_ascii=False).encode(), geheim=geheim, doel=doel)


def unseal_json(sealed: bytes | memoryview, *, geheim: str, doel: str) -> Any:  # noqa: ANN401 - JSON may be anything
    """Decrypt what `seal_json` gave; see `unseal`."""
    return json.loads(unseal(sealed, geheim=geheim, doel=doel))


def _huissleutels() -> dict[str, bytes]:
    """The keys of the house by their id, the present one first."""
    sleutels = [sleutel.encode() for sleutel in (settings.KLUIS_SLEUTEL, *settings.KLUIS_SLEUTELS_VORIGE)]
    return {sleutel_id(sleutel): sleutel for sleutel in sleutels}


def _lock(eigen: bytes) -> bytes:
    """What stands before a value: its own key, locked with the present key of the house."""
    [(naam, huis), *_eerder] = _huissleutels().items()
    return KOP_MERK + naam.encode() + versleuteling.seal(eigen, sleutel=huis, geheim=naam, doel=_DOEL_SLOT)


def _unlock(ruw: bytes) -> bytes:
    """The own key of a value.

    Raises:
        Onleesbaar: the key of the house under which it lies is gone.
    """
    naam = _id_of(ruw)
    huis = _huissleutels().get(naam)
    if huis is None:
        raise Onleesbaar(_DOEL_SLOT)
    slot = ruw[len(KOP_MERK) + _ID : _KOP]
    return versleuteling.unseal(slot, sleutels=[huis], geheim=naam, doel=_DOEL_SLOT)


def _id_of(ruw: bytes) -> str:
    return ruw[len(KOP_MERK) : len(KOP_MERK) + _ID].decode("ascii", errors="replace")
