"""Where to go after logging in at the counter: pages of the counter only."""

from portal.toegang.medewerkers.medewerker import Loketmedewerker, Rol
from portal.toegang.volgende import safe_next

THUIS, TOEZICHT = "/loket/", "/loket/toezicht/"
_INLOGGEN = ("/loket/inloggen", "/loket/uitloggen", "/loket/uitgelogd")


def safe_loket(pad: str | None) -> str:
    """The asked path if it is a page of the counter, else its home."""
    veilig = safe_next(pad)
    return veilig if veilig.startswith(THUIS) and not veilig.startswith(_INLOGGEN) else THUIS


def thuis_of(medewerker: Loketmedewerker) -> str:
    """Where this caseworker begins: an officer who does nothing else has no contacts."""
    return TOEZICHT if medewerker.rollen == {Rol.TOEZICHT} else THUIS
