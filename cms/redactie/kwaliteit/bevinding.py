"""What the advice says: one finding in one field, with the sentence, the reason and what to write instead.

The words are Dutch and are not translated: they are about Dutch sentences, and they are kept as they were found.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Ernst(StrEnum):
    """How much it matters to the reader. Only a mistake makes a page wrong; a tip makes it easier to read."""

    FOUT = "fout"
    LET_OP = "let_op"
    TIP = "tip"


class Soort(StrEnum):
    """What a finding is about."""

    LANGE_ZIN = "lange_zin"
    LANGE_ALINEA = "lange_alinea"
    LIJDENDE_VORM = "lijdende_vorm"
    MOEILIJK_WOORD = "moeilijk_woord"
    AFKORTING = "afkorting"
    AANSPREEKVORM = "aanspreekvorm"
    DUBBEL_NIET = "dubbel_niet"
    TOEGANKELIJKHEID = "toegankelijkheid"
    ONTBREEKT = "ontbreekt"
    VERTALING = "vertaling"
    KOSTEN = "kosten"
    CONTROLE = "controle"
    TEGENSPRAAK = "tegenspraak"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One piece of advice. `zin` is quoted from the page; `voorstel` is empty where only the editor can know.

    Attributes:
        regel: of accessibility, the id of the rule (`cms.redactie.toegankelijkheid.regels`).
    """

    soort: Soort
    ernst: Ernst
    veld: str
    waarom: str
    voorstel: str = ""
    zin: str = ""
    regel: str = ""


_VOLGORDE: Mapping[Ernst, int] = {Ernst.FOUT: 0, Ernst.LET_OP: 1, Ernst.TIP: 2}


def by_weight(bevinding: Bevinding) -> tuple[int, str, str]:
    """Sort key: what matters most first."""
    return _VOLGORDE[bevinding.ernst], bevinding.soort, bevinding.veld
