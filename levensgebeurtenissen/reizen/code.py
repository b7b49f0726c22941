"""The code with which somebody comes back to a list, such as K7QF-29MX-T4RD: 60 bits, and nothing of a person in it."""

import re
import secrets
from typing import Final

from portal.verantwoording.sleutels import keyed_hashes

# Without 0, 1, I and O, which people take for one another on paper: 32 signs, five bits each.
_TEKENS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LENGTE: Final = 12
_GROEP: Final = 4
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
    return keyed_hashes(code, doel="stappenlijst")


def _in_groups(kaal: str) -> str:
    return "-".join(kaal[begin : begin + _GROEP] for begin in range(0, len(kaal), _GROEP))
