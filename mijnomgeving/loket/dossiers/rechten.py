"""What a party of a dossier may see and do: pure rules, without a database.

A party is an organisation. It has a right for each part of the dossier, and those hold only as long as the person's
consent for this party holds. Whose dossier it is sees all of it, always.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Any, Self


class Onderdeel(StrEnum):
    """A part of a dossier for which a party has a right."""

    VRAAG = "vraag"
    AFSPRAKEN = "afspraken"
    ACTIES = "acties"
    NOTITIES = "notities"
    DOCUMENTEN = "documenten"
    UITKOMST = "uitkomst"


class Recht(IntEnum):
    """How far a right goes; the higher holds the lower."""

    NIETS = 0
    LEZEN = 1
    SCHRIJVEN = 2


class Toestemmingstand(StrEnum):
    """What the person said about one party."""

    GEVRAAGD = "gevraagd"
    GEGEVEN = "gegeven"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"


@dataclass(frozen=True, slots=True)
class Rechten:
    """The right of one party for each part; what is not named is nothing."""

    per_onderdeel: Mapping[Onderdeel, Recht]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """From what the database holds; a part that we do not know gives no right at all."""
        bekend = {deel.value: deel for deel in Onderdeel}
        return cls({bekend[naam]: Recht(int(recht)) for naam, recht in data.items() if naam in bekend})

    def to_json(self) -> dict[str, int]:
        """As the database holds it."""
        return {deel.value: int(self.of(deel)) for deel in Onderdeel}

    def of(self, onderdeel: Onderdeel) -> Recht:
        """How far this party may go in this part, as long as consent holds."""
        return self.per_onderdeel.get(onderdeel, Recht.NIETS)

    def wider_than(self, ander: "Rechten") -> bool:
        """Whether it reaches further somewhere: then the person is asked again."""
        return any(self.of(deel) > ander.of(deel) for deel in Onderdeel)


_ALLES = dict.fromkeys(Onderdeel, Recht.SCHRIJVEN)
# What an organisation begins with, by what it comes to do.
SETS: Mapping[str, Rechten] = MappingProxyType(
    {
        "regie": Rechten(_ALLES),
        "meedoen": Rechten(_ALLES | {Onderdeel.VRAAG: Recht.LEZEN, Onderdeel.UITKOMST: Recht.LEZEN}),
        "meelezen": Rechten(dict.fromkeys(Onderdeel, Recht.LEZEN)),
        "eigen": Rechten({Onderdeel.VRAAG: Recht.LEZEN}),
    }
)


@dataclass(frozen=True, slots=True)
class Partijstand:
    """What decides the rights of one party now.

    Args:
        organisatie: its OIN.
        rechten: what was agreed for it.
        toestemming: what the person said.
        tot: the last day on which consent holds; None: as long as the dossier runs.
    """

    organisatie: str
    rechten: Rechten
    toestemming: Toestemmingstand
    tot: date | None = None

    def holds(self, vandaag: date) -> bool:
        """Whether the person's consent for this party holds."""
        return self.toestemming is Toestemmingstand.GEGEVEN and (self.tot is None or vandaag <= self.tot)


@dataclass(frozen=True, slots=True)
class Toegang:
    """What one party may do in one dossier today."""

    partij: Partijstand
    vandaag: date
    gesloten: bool

    def recht(self, onderdeel: Onderdeel) -> Recht:
        """Nothing without consent; in a closed dossier nobody writes."""
        if not self.partij.holds(self.vandaag):
            return Recht.NIETS
        recht = self.partij.rechten.of(onderdeel)
        return min(recht, Recht.LEZEN) if self.gesloten else recht

    def may_read(self, onderdeel: Onderdeel) -> bool:
        """Whether it may see this part."""
        return self.recht(onderdeel) >= Recht.LEZEN

    def may_write(self, onderdeel: Onderdeel) -> bool:
        """Whether it may add to this part."""
        return self.recht(onderdeel) >= Recht.SCHRIJVEN

    def sees(self, onderdeel: Onderdeel, *, van: str, eigenaar: str = "") -> bool:
        """Whether it sees one item: of a part that it may read, or its own, or an action that it must do."""
        if not self.partij.holds(self.vandaag):
            return False
        return self.may_read(onderdeel) or self.partij.organisatie in {van, eigenaar}

    def may_finish(self, *, eigenaar: str) -> bool:
        """Whether it may say that an action was done: its owner, or who may write in this part."""
        if self.gesloten or not self.partij.holds(self.vandaag):
            return False
        return self.partij.organisatie == eigenaar or self.may_write(Onderdeel.ACTIES)

    @property
    def leads(self) -> bool:
        """Whether it may bring in others and propose the outcome."""
        return self.may_write(Onderdeel.UITKOMST)
