"""Letting go of what the counter keeps, over all its parts."""

from mijnomgeving.loket.delen import find_functies
from portal.core.betrokkene import Betrokkene


def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away what the parts of the counter keep of this person or company; gives how many rows."""
    return sum(forget_deel(betrokkene=betrokkene) for _naam, forget_deel in find_functies("services", "forget"))


def wipe_old() -> int:
    """Throw away what is too old, in every part; gives how many rows."""
    return sum(wipe() for _naam, wipe in find_functies("services", "wipe_old"))
