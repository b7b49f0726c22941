"""An address at which somebody lived."""

from dataclasses import dataclass
from enum import Enum

from portal.core.datum import OnzekereDatum


class Plaats(Enum):
    """The four forms of a place to live (BRP: AbstractVerblijfplaatsVoorkomen)."""

    ADRES = "Adres"
    LOCATIE = "Locatie"
    BUITENLAND = "VerblijfplaatsBuitenland"
    ONBEKEND = "VerblijfplaatsOnbekend"


@dataclass(frozen=True, slots=True)
class Verblijf:
    """One stay.

    Args:
        adres: the lines of the address, ready to show; none when it is unknown.
        tot: None for the present address.
    """

    plaats: Plaats
    adres: tuple[str, ...]
    gemeente: str
    van: OnzekereDatum | None
    tot: OnzekereDatum | None
    in_onderzoek: bool = False
