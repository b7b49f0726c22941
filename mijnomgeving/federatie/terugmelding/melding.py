"""A doubt about a gegeven of a basisregistratie, and what becomes of it as days pass."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

# After how many days the bronhouder begins, and is done; ours, for the law only asks 'soon' (Wet BRP art. 2.34).
BEGINT_NA = timedelta(days=1)
KLAAR_NA = timedelta(days=28)


class Status(StrEnum):
    """How far the bronhouder is."""

    ONTVANGEN = "ontvangen"
    IN_ONDERZOEK = "in_onderzoek"
    AFGEHANDELD = "afgehandeld"


_UITLEG = {
    Status.ONTVANGEN: "De melding is ontvangen. De bronhouder kijkt er morgen naar.",
    Status.IN_ONDERZOEK: "De bronhouder onderzoekt of het gegeven klopt.",
    Status.AFGEHANDELD: "Het onderzoek is klaar. De bronhouder heeft laten weten wat de uitkomst is.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Melding:
    """What is reported: which gegeven of whom is doubted, what stands there and what it should be."""

    kenmerk: str
    basisregistratie: str
    soort: str
    nummer: str = field(repr=False)
    gegeven: str
    huidige_waarde: str = field(repr=False)
    voorgestelde_waarde: str = field(repr=False)
    toelichting: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontvangen:
    """A report that was taken in."""

    id: str
    melding: Melding = field(repr=False)
    op: datetime
    bronhouder: str

    @property
    def onderzoek(self) -> tuple[date, date]:
        """The days between which the bronhouder looks into it."""
        return (self.op + BEGINT_NA).date(), (self.op + KLAAR_NA).date()

    def status(self, nu: datetime) -> Status:
        """How far it is at this moment."""
        begin, eind = self.onderzoek
        if nu.date() >= eind:
            return Status.AFGEHANDELD
        return Status.IN_ONDERZOEK if nu.date() >= begin else Status.ONTVANGEN

    def to_json(self, nu: datetime) -> dict[str, Any]:
        """The report as its reporter may read it back: without the number of whom it is about."""
        status = self.status(nu)
        return {
            "id": self.id,
            "kenmerk": self.melding.kenmerk,
            "basisregistratie": self.melding.basisregistratie,
            "gegeven": self.melding.gegeven,
            "bronhouder": self.bronhouder,
            "ontvangenOp": self.op.isoformat(),
            "status": status.value,
            "toelichtingStatus": _UITLEG[status],
            "verwachtKlaarOp": self.onderzoek[1].isoformat(),
        }

    def same_as(self, melding: Melding) -> bool:
        """Whether this is that report, sent once more."""
        return asdict(self.melding) == asdict(melding)
