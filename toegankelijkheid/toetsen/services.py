"""Asking for a round of checks, and the pictures of what was found."""

from collections.abc import Sequence
from pathlib import Path

from django.contrib.auth.models import User

from toegankelijkheid.toetsen.models import Gevonden, Rondesoort, Toetsronde


class Bezet(Exception):
    """A round over everything waits or runs already."""


def begin_ronde(
    *, soort: Rondesoort, adressen: Sequence[str] | None = None, omvang: str = "", door: User | None = None
) -> Toetsronde:
    """Ask for a round over these addresses, or over everything.

    Raises:
        Bezet: one over everything is asked for and one waits or runs already.
    """
    if adressen is None and Toetsronde.objects.filter(omvang="alle", klaar_op=None).exists():
        raise Bezet
    return Toetsronde.objects.create(
        soort=soort, omvang=omvang or "alle", gevraagd_door=door, adressen=len(adressen or ())
    )


def find_beeld(gevonden: Gevonden) -> Path | None:  # noqa: ARG001 - no pictures are kept yet
    """The picture of the spot; None without one."""
    return None
