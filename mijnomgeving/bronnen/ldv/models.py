"""A use of data as an organisation wrote it down and the portal shows it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Activiteit:
    """Why an organisation uses data, from its own register (AVG art. 30), in its own words."""

    naam: str
    doel: str
    grondslag: str
    toelichting: str
    bewaartermijn: str
    gegevens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dataverwerking:
    """One record of a log.

    Args:
        bron: the organisation that wrote it down, as people know it.
        trace_id: of the whole operation, maybe over several organisations; 32 hexadecimal characters.
        span_id: of this part of it; 16 of them.
        ouder: the part that asked for this one; empty when nobody did.
        naam: what was done, in the organisation's words.
        begin: when it began.
        gelukt: whether it succeeded.
        activiteit: why; None when the organisation's register does not say it or gave no answer.
        afnemer: the organisation that got the data, where the log says that; empty otherwise.
        gegevens: which data, where the log itself says that.
    """

    bron: str
    trace_id: str
    span_id: str
    ouder: str
    naam: str
    begin: datetime
    gelukt: bool
    activiteit: Activiteit | None
    afnemer: str
    gegevens: tuple[str, ...]
