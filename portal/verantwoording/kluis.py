"""What the portal itself keeps of people, encrypted with the key of the house: who reads the database reads nothing.

For what must outlive a session and be read without the person: a worker delivers it, a page shows it next month. What
only the session needs is sealed under the session itself (`portal.toegang.versleuteling`).
"""

import json
from typing import Any

from django.conf import settings

from portal.core import versleuteling
from portal.core.versleuteling import Onleesbaar

__all__ = ["Onleesbaar", "seal", "seal_json", "unseal", "unseal_json"]


def seal(plain: bytes, *, geheim: str, doel: str) -> bytes:
    """Encrypt for one row and one purpose (AES-256-GCM).

    Args:
        plain: what to keep.
        geheim: what is only of this row, such as its number: no row can then be read in the place of another.
        doel: what it is for, for example "inzending kopie".
    """
    return versleuteling.seal(plain, sleutel=settings.KLUIS_SLEUTEL.encode(), geheim=geheim, doel=doel)


def unseal(sealed: bytes | memoryview, *, geheim: str, doel: str) -> bytes:
    """Decrypt what `seal` gave, with the present key or one before it; what the database gives may be a memoryview.

    Raises:
        Onleesbaar: it belongs to another row or purpose, was changed, or its key is gone.
    """
    for sleutel in (settings.KLUIS_SLEUTEL, *settings.KLUIS_SLEUTELS_VORIGE):
        try:
            return versleuteling.unseal(bytes(sealed), sleutel=sleutel.encode(), geheim=geheim, doel=doel)
        except Onleesbaar:
            continue
    raise Onleesbaar(doel)


def seal_json(data: Any, *, geheim: str, doel: str) -> bytes:  # noqa: ANN401 - JSON may be anything
    """Encrypt JSON; see `seal`."""
    return seal(json.dumps(data, ensure_ascii=False).encode(), geheim=geheim, doel=doel)


def unseal_json(sealed: bytes | memoryview, *, geheim: str, doel: str) -> Any:  # noqa: ANN401 - JSON may be anything
    """Decrypt what `seal_json` gave; see `unseal`."""
    return json.loads(unseal(sealed, geheim=geheim, doel=doel))
