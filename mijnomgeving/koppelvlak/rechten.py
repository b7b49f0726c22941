"""Who may let systems in, and whether that right still holds: asked of the register of machtigingen at each use."""

from collections.abc import Sequence

from mijnomgeving.koppelvlak.zegel import Toelating
from portal.core.betrokkene import Onderneming
from portal.core.machtiging import ALLES, BESTUUR
from portal.toegang.bevoegdheden.client import list_gegeven
from portal.toegang.bevoegdheden.models import Bevoegdheid, Nummer
from portal.toegang.persoon import Sessiepersoon


def is_bestuur(persoon: Sessiepersoon) -> bool:
    """Whether this person acts as bestuur or owner of a whole company, by a right that the register knows."""
    machtiging = persoon.machtiging
    if machtiging is None or not isinstance(machtiging.voor, Onderneming):
        return False
    return machtiging.van_bestuur and not machtiging.voor.beperkt and bool(machtiging.machtiging_id)


def list_bestuur(kvk_nummer: str) -> list[Bevoegdheid]:
    """Who is bestuur or owner of this company now.

    Raises:
        RegisterFout: the register gives no usable answer, so that nobody is.
    """
    return [rij for rij in list_gegeven(Nummer("kvk", kvk_nummer)) if _leads(rij)]


def holds(toelating: Toelating, bestuur: Sequence[Bevoegdheid]) -> bool:
    """Whether who let this system in is still bestuur."""
    return any(rij.machtiging_id == toelating.machtiging_id for rij in bestuur)


def _leads(rij: Bevoegdheid) -> bool:
    return rij.geldig and rij.soort in BESTUUR and ALLES in rij.diensten and ALLES in rij.vestigingen
