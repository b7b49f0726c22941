"""A doubt about a gegeven, and how far its register is with it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from portal.core.betrokkene import Onderneming, Persoon


class Basisregistratie(Enum):
    """Where the gegeven stands. The last four are no basisregistratie: doubts about them go the same way."""

    PERSONEN = "BRP"
    ADRESSEN = "BAG"
    KADASTER = "BRK"
    VOERTUIGEN = "BRV"
    HANDELSREGISTER = "HR"
    WOZ = "WOZ"
    INKOMEN = "BRI"
    BELASTINGEN = "BD"
    STATISTIEK = "CBS"
    ENERGIE = "NB"
    HEFFINGEN = "LB"


class Meldstatus(Enum):
    """How far the bronhouder is."""

    ONTVANGEN = "ontvangen"
    IN_ONDERZOEK = "in_onderzoek"
    AFGEHANDELD = "afgehandeld"


@dataclass(frozen=True, slots=True)
class Melding:
    """What somebody reports.

    Args:
        kenmerk: ours; a report sent twice with the same kenmerk is one report.
        over: whose gegeven it is.
        gegeven: its path in the answer of the register, e.g. 'adressering.adresregel1'.
        toelichting: why it is wrong, in the reporter's words.
    """

    kenmerk: str
    basisregistratie: Basisregistratie
    over: Persoon | Onderneming = field(repr=False)
    gegeven: str
    huidige_waarde: str = field(repr=False)
    voorgestelde_waarde: str = field(repr=False)
    toelichting: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """What the register says about a report.

    Args:
        bronhouder: who looks into it, e.g. 'Gemeente Utrecht'.
        verwacht_op: when the bronhouder expects to be done; None when it does not say.
    """

    id: str
    kenmerk: str
    status: Meldstatus
    bronhouder: str
    ontvangen_op: datetime
    verwacht_op: date | None
