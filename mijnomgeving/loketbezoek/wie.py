"""Under which names somebody's rows stand, and who may allow a caseworker something for another."""

from collections.abc import Mapping
from types import MappingProxyType

from mijnomgeving.bronnen.vraag import Onderdeel
from portal.core.betrokkene import Betrokkene
from portal.core.machtiging import ALLES, Dienst, Machtiging
from portal.verantwoording.sleutels import pseudoniemen

DOEL = "loketbezoek"
# What of a machtiging reaches a part; who may act for the person is told by who may do everything only.
_DIENSTEN: Mapping[Onderdeel, Dienst | None] = MappingProxyType(
    {
        "zaken": "zaken",
        "contacten": "zaken",
        "taken": "taken",
        "berichten": "berichten",
        "berichtinhoud": "berichten",
        "gegevens": "gegevens",
        "regelingen": "gegevens",
        "machtigingen": None,
    }
)


def list_pseudoniemen(betrokkene: Betrokkene) -> list[str]:
    """Under which pseudonyms somebody's rows stand: by the present key first, then by those before it."""
    return pseudoniemen(betrokkene, doel=DOEL)


def may_give(machtiging: Machtiging | None, onderdeel: Onderdeel) -> bool:
    """Whether who acts so may let a caseworker see this part: oneself everything, another what the machtiging covers.

    Nobody can give away more than they may see themselves.
    """
    if machtiging is None or ALLES in machtiging.diensten:
        return True
    dienst = _DIENSTEN[onderdeel]
    return dienst is not None and dienst in machtiging.diensten
