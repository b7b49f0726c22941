"""Opaque keys of zaken in URLs: of this person only, and without meaning to anybody else (KWALITEIT B11-B13)."""

from django.conf import settings

from mijnomgeving.bronnen.zgw.models import Zaak
from portal.core.betrokkene import Betrokkene
from portal.core.pseudoniem import pseudoniem

LENGTE = 32


def zaak_sleutel(zaak: Zaak, betrokkene: Betrokkene) -> str:
    """The key of this zaak for this betrokkene: 128 bits as hexadecimal text, the same at each visit."""
    return pseudoniem(betrokkene, doel=f"zaak {zaak.url}", sleutel=settings.PSEUDONIEM_SLEUTEL.encode())[:LENGTE]
