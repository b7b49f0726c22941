"""How large a picture is, read from its own bytes without opening it (pixel flood, ASVS 5.2.6)."""

import struct

from mijnomgeving.bestanden.fouten import Onleesbaar, TeZwaar

MEESTE_PUNTEN = 60_000_000
_PNG_KOP = struct.Struct(">4s4sII")
# The frames that carry a size: all SOF but DHT, JPG and DAC.
_SOF = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ZONDER_LENGTE = frozenset({0x01, *range(0xD0, 0xD9)})


def check_png(inhoud: bytes) -> None:
    """Refuse a picture that is too large or broken.

    Raises:
        Onleesbaar, TeZwaar: see there.
    """
    if len(inhoud) < 24:  # noqa: PLR2004 - signature, length, IHDR, width, height
        raise Onleesbaar
    _lengte, soort, breed, hoog = _PNG_KOP.unpack_from(inhoud, 8)
    if soort != b"IHDR" or b"IEND" not in inhoud[-64:]:
        raise Onleesbaar
    _check_size(breed, hoog)


def check_jpeg(inhoud: bytes) -> None:
    """Refuse a picture that is too large or broken; every frame in it counts.

    Raises:
        Onleesbaar, TeZwaar: see there.
    """
    plek, gevonden = 2, False
    while plek + 4 <= len(inhoud):
        if inhoud[plek] != 0xFF:  # noqa: PLR2004 - each segment begins with a marker
            raise Onleesbaar
        merk = inhoud[plek + 1]
        if merk == 0xFF or merk in _ZONDER_LENGTE:  # noqa: PLR2004 - padding, or a marker alone
            plek += 1 if merk == 0xFF else 2  # noqa: PLR2004
            continue
        if merk in {0xDA, 0xD9}:
            break
        (lengte,) = struct.unpack_from(">H", inhoud, plek + 2)
        if merk in _SOF and plek + 9 <= len(inhoud):
            hoog, breed = struct.unpack_from(">HH", inhoud, plek + 5)
            _check_size(breed, hoog)
            gevonden = True
        plek += 2 + max(lengte, 2)
    if not gevonden:
        raise Onleesbaar


def _check_size(breed: int, hoog: int) -> None:
    if not breed or not hoog:
        raise Onleesbaar
    if breed * hoog > MEESTE_PUNTEN:
        raise TeZwaar
