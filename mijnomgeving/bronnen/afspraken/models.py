"""Appointments as the portal shows them."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Afspraaksoort:
    """Something that one can make an appointment for.

    Args:
        code: the source's own.
        naam: as people read it.
        minuten: how long it takes.
        meenemen: what to bring; empty for nothing.
        online: whether it is a video call.
    """

    code: str
    naam: str
    minuten: int
    meenemen: str
    online: bool


@dataclass(frozen=True, slots=True)
class Vrij:
    """A moment that can be chosen."""

    begin: datetime
    einde: datetime


@dataclass(frozen=True, slots=True)
class Afspraak:
    """An appointment.

    Args:
        bron: the organisation's name as people know it.
        afspraak_id: the organisation's number of it.
        onderwerp: what it is about.
        plaats: where, in lines; empty for a video call.
        online_url: where the video call is; empty for a visit.
        meenemen: what to bring; empty for nothing.
        telefoon: to call when something comes up; empty when the source gives none.
    """

    bron: str
    afspraak_id: str
    onderwerp: str = field(repr=False)
    begin: datetime
    einde: datetime
    plaats: tuple[str, ...] = ()
    online_url: str = field(default="", repr=False)
    meenemen: str = ""
    telefoon: str = ""
