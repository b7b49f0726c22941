"""The file of a company at KVK, as the portal shows it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Wijzigingsoort(StrEnum):
    """In which register a change belongs."""

    HANDELSREGISTER = "handelsregister"
    UBO = "ubo"


@dataclass(frozen=True, slots=True)
class Jaarrekening:
    """The accounts of one financial year; the days are None as long as KVK does not know them."""

    boekjaar_einde: date
    vastgesteld_op: date | None
    gedeponeerd_op: date | None


@dataclass(frozen=True, slots=True)
class OpenWijziging:
    """Something that changed by what KVK heard (often from another register), and that is not reported yet."""

    soort: Wijzigingsoort
    op: date
    omschrijving: str


@dataclass(frozen=True, slots=True)
class Registerstand:
    """What KVK keeps of a company besides its profile.

    Args:
        op: the day as of which it holds.
        ubo_geregistreerd: None for a company that registers no UBOs.
        ubo_opgave_op: the day of the last report of UBOs; None when there was none.
        jaarrekeningen: newest financial year first; empty for who files none.
    """

    kvk_nummer: str
    op: date
    ubo_geregistreerd: bool | None
    ubo_opgave_op: date | None
    jaarrekeningen: tuple[Jaarrekening, ...]
    wijzigingen: tuple[OpenWijziging, ...]
