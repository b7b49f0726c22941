"""Opaque keys of zaken in URLs: of this person only, and without meaning to anybody else (KWALITEIT B11-B13)."""

from mijnomgeving.bronnen.zgw.models import Zaak
from portal.core.betrokkene import Betrokkene
from portal.verantwoording.sleutels import pseudoniemen

LENGTE = 32


def zaak_sleutel(zaak: Zaak, betrokkene: Betrokkene) -> str:
    """The key of this zaak for this betrokkene: 128 bits as hexadecimal text, the same at each visit."""
    return list_sleutels(zaak.url, betrokkene)[0]


def list_sleutels(zaak_url: str, betrokkene: Betrokkene) -> list[str]:
    """The keys of the zaak at this address: by the present key of the house first, then by those before it."""
    doel = f"zaak {zaak_url}"
    return [naam[:LENGTE] for naam in pseudoniemen(betrokkene, doel=doel)]
