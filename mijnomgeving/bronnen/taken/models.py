"""A task as the portal shows it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum


class Taaksoort(Enum):
    """How a task is done."""

    UPLOAD = "upload"
    FORMULIER = "formulier"
    BETALING = "betaling"
    OVERIG = "overig"


@dataclass(frozen=True, slots=True)
class Taak:
    """Something that an organisation asks of the person or company, and that is still open.

    Args:
        bron: the organisation's name as people know it.
        taak_id: uuid at the organisation.
        titel: what to do.
        toelichting: more about it; may be empty.
        soort: how it is done.
        uiterlijk: the last moment; None when there is none.
        zaaknummer: the number of the zaak that it belongs to; empty when it stands alone.
        uitvoeren_url: the page of the organisation where it is done; empty when the source gives none that is safe.
    """

    bron: str
    taak_id: str
    titel: str
    toelichting: str
    soort: Taaksoort
    uiterlijk: datetime | None
    zaaknummer: str
    uitvoeren_url: str = field(repr=False, default="")
