"""Opaque keys of taken in URLs: of this person only, and without meaning to anybody else (KWALITEIT B11-B13)."""

from uuid import UUID

from django.conf import settings

from mijnomgeving.bronnen.taken.models import Taak
from portal.core.betrokkene import Betrokkene
from portal.core.pseudoniem import pseudoniem

LENGTE = 32


def taak_sleutel(taak: Taak, betrokkene: Betrokkene) -> str:
    """The key of this taak for this betrokkene: 128 bits as hexadecimal text, the same at each visit."""
    doel = f"taak {taak.bron} {taak.taak_id}"
    return pseudoniem(betrokkene, doel=doel, sleutel=settings.PSEUDONIEM_SLEUTEL.encode())[:LENGTE]


def ronde_sleutel(sleutel: str, ronde: int) -> UUID:
    """Under which key a taak is sent in this round: the same from every tab and at every click (KWALITEIT B57).

    Args:
        sleutel: of the taak.
        ronde: how often what was sent for it was not taken in.
    """
    return UUID(int=(int(sleutel, 16) + ronde) % 2**128)
