"""Under which names somebody's marks and folders stand.

Everything is keyed by the betrokkene: who acts for another works in the other's box, as a magazijn has one status for
a bericht as well. After a key was replaced, what stands under the key before it is still found.
"""

import hashlib
import hmac
from dataclasses import dataclass, field
from typing import Self

from portal.core.betrokkene import Betrokkene
from portal.core.pseudoniem import pseudoniem
from portal.verantwoording.sleutels import pseudoniem_sleutels

DOEL = "berichten"
_LENGTE = 32


@dataclass(frozen=True, slots=True)
class Sleutelbos:
    """As whom somebody stands in these tables; by the present key first, then by those before it."""

    namen: tuple[str, ...]
    _sleutels: tuple[bytes, ...] = field(repr=False)

    @classmethod
    def of(cls, betrokkene: Betrokkene) -> Self:
        """As whom this person's or company's rows stand."""
        sleutels = pseudoniem_sleutels()
        return cls(
            namen=tuple(pseudoniem(betrokkene, doel=DOEL, sleutel=sleutel) for sleutel in sleutels),
            _sleutels=tuple(
                pseudoniem(betrokkene, doel=f"{DOEL} sleutel", sleutel=sleutel).encode() for sleutel in sleutels
            ),
        )

    @property
    def naam(self) -> str:
        """Under which new rows stand."""
        return self.namen[0]

    def list_sleutels(self, magazijn: str, bericht_id: str) -> list[str]:
        """The keys of one bericht, for each of our keys; nobody else can compute them."""
        return [_mac(sleutel, f"{magazijn}/{bericht_id}") for sleutel in self._sleutels]

    def is_sleutel(self, magazijn: str, bericht_id: str, gegeven: str) -> bool:
        """Whether this key came from us, for this bericht of this betrokkene (KWALITEIT B13)."""
        return any(
            hmac.compare_digest(sleutel, gegeven)
            for sleutel in self.list_sleutels(magazijn, bericht_id)
            if gegeven.isascii()
        )

    def map_sleutel(self, naam: str) -> str:
        """The key of a folder in addresses: the same for the same name, and without meaning."""
        return _mac(self._sleutels[0], f"map {naam.casefold()}")[:16]


def _mac(sleutel: bytes, tekst: str) -> str:
    return hmac.digest(sleutel, tekst.encode(), hashlib.sha256).hex()[:_LENGTE]
