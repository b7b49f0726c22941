"""The code with which somebody comes back to a list, such as K7QF-29MX-T4RD: 60 bits, and nothing of a person in it."""

import hashlib
import hmac
import re
import secrets
from typing import Final

from django.conf import settings

from portal.core import versleuteling
from portal.core.versleuteling import Onleesbaar
from portal.verantwoording.sleutels import pseudoniem_sleutels

__all__ = ["Onleesbaar", "hash_codes", "make_code", "parse_code", "seal", "unseal"]

# Without 0, 1, I and O, which people take for one another on paper: 32 signs, five bits each.
_TEKENS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LENGTE: Final = 12
_GROEP: Final = 4
_DOEL: Final = "stappenlijst"
_VORM: Final = re.compile(f"[{_TEKENS}]{{{_LENGTE}}}")


def make_code() -> str:
    """A new code, in groups of four."""
    return _in_groups("".join(secrets.choice(_TEKENS) for _ in range(_LENGTE)))


def parse_code(tekst: str) -> str:
    """The code that somebody typed, however they wrote it; empty when it cannot be one."""
    kaal = re.sub(r"[\s.\-_–]", "", tekst).upper()
    return _in_groups(kaal) if _VORM.fullmatch(kaal) else ""


def hash_codes(code: str) -> list[str]:
    """The names under which the list with this code may stand: by the present key first, then by those before it.

    The code cannot be read from a name (HMAC-SHA-256).
    """
    gezegd = f"{_DOEL}\x00{code}".encode()
    return [hmac.digest(sleutel, gezegd, hashlib.sha256).hex() for sleutel in pseudoniem_sleutels()]


def seal(plain: bytes, *, code: str) -> bytes:
    """Encrypt so that it takes both the key of the house and this code to read it (AES-256-GCM)."""
    return versleuteling.seal(plain, sleutel=settings.KLUIS_SLEUTEL.encode(), geheim=code, doel=_DOEL)


def unseal(sealed: bytes | memoryview, *, code: str) -> bytes:
    """Decrypt what `seal` gave, with the present key of the house or one before it.

    Raises:
        Onleesbaar: it is of another code, was changed, or its key is gone.
    """
    for sleutel in (settings.KLUIS_SLEUTEL, *settings.KLUIS_SLEUTELS_VORIGE):
        try:
            return versleuteling.unseal(bytes(sealed), sleutel=sleutel.encode(), geheim=code, doel=_DOEL)
        except Onleesbaar:
            continue
    raise Onleesbaar(_DOEL)


def _in_groups(kaal: str) -> str:
    return "-".join(kaal[begin : begin + _GROEP] for begin in range(0, len(kaal), _GROEP))
