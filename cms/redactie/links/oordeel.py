"""When is a link broken? Not after one bad night: false alarms are what editors complain about most.

What is gone (404, 410, no such host) is broken when it is so on two days. What may be a fault (5xx, time-out, no
connection, certificate) on three. A site that refuses us (401, 403, 429) may be fine for people, so that is never
called broken; after three days we only say that we cannot look.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from cms.redactie.models import Linkhint, Linkstatus


class Soort(StrEnum):
    """What one visit tells."""

    GOED = "goed"
    WEG = "weg"
    STORING = "storing"
    GEWEIGERD = "geweigerd"
    ROBOTS = "robots"


# On how many different days in a row, and what it is called then.
DAGEN: Mapping[Soort, tuple[int, Linkstatus]] = {
    Soort.WEG: (2, Linkstatus.KAPOT),
    Soort.STORING: (3, Linkstatus.KAPOT),
    Soort.GEWEIGERD: (3, Linkstatus.GEWEIGERD),
}


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """One visit. `oorzaak` is a status or a word for it; `verhuisd_naar` where it moved to for good."""

    soort: Soort
    oorzaak: str = ""
    verhuisd_naar: str = ""
    hint: Linkhint = Linkhint.GEEN


@dataclass(frozen=True, slots=True)
class Stand:
    """What we know of a link after some visits."""

    status: Linkstatus = Linkstatus.NIEUW
    mislukte_dagen: int = 0
    mislukt_sinds: date | None = None
    laatst_mislukt: date | None = None


def judge(stand: Stand, uitkomst: Uitkomst, *, op: date) -> Stand:
    """The state after one more visit. More visits on one day count once."""
    if uitkomst.soort == Soort.GOED:
        return Stand(Linkstatus.GOED)
    if uitkomst.soort == Soort.ROBOTS:
        return Stand(Linkstatus.OVERGESLAGEN)
    if stand.laatst_mislukt != op:
        stand = replace(
            stand,
            mislukte_dagen=stand.mislukte_dagen + 1,
            mislukt_sinds=stand.mislukt_sinds or op,
            laatst_mislukt=op,
        )
    nodig, naam = DAGEN[uitkomst.soort]
    return replace(stand, status=naam if stand.mislukte_dagen >= nodig else Linkstatus.ONZEKER)
