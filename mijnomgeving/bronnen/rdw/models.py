"""A vehicle as the RDW knows it and the portal shows it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Voertuig:
    """A vehicle in somebody's name.

    Args:
        kenteken: as on the plate, without dashes.
        brandstof: what it runs on; empty for what has no engine.
        apk_tot: until when it may be on the road; None for what needs no APK.
        verzekerd: None where the RDW does not say it.
        geschorst: taken off the road by the owner, so that no tax and insurance is due.
    """

    kenteken: str
    soort: str
    merk: str
    handelsbenaming: str
    kleur: str
    brandstof: str
    eerste_toelating: date | None
    op_naam_sinds: date
    apk_tot: date | None
    verzekerd: bool | None
    geschorst: bool


@dataclass(frozen=True, slots=True)
class Apk:
    """Until when a vehicle may be on the road; there is none for what needs no APK."""

    kenteken: str
    tot: date
    geschorst: bool
