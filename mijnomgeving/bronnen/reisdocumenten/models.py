"""A passport or identity card as the register knows it."""

from dataclasses import dataclass, field
from datetime import date

from portal.core.betrokkene import Persoon
from portal.core.datum import OnzekereDatum


@dataclass(frozen=True, slots=True)
class Reisdocument:
    """One document.

    Args:
        soort: what it is, e.g. 'Nationaal paspoort'.
        ingenomen_op: since when it is with the holder no more; None for as long as it is.
        reden: why then: handed in, missing, ended by law.
        in_onderzoek: whether something of it is being looked into.
    """

    soort: str
    nummer: str
    geldig_tot: OnzekereDatum | None
    ingenomen_op: OnzekereDatum | None
    reden: str
    in_onderzoek: bool = False

    def is_verlopen(self, op: date) -> bool:
        """Whether its time is over on that day; a date that is not known whole does not tell."""
        return self.geldig_tot is not None and self.geldig_tot.volledig is not None and self.geldig_tot.volledig < op


@dataclass(frozen=True, slots=True)
class Houder:
    """Whose document a number is, and what the register says of that document."""

    persoon: Persoon
    document: Reisdocument = field(repr=False)
