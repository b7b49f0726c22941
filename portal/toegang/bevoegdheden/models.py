"""What the register answers."""

from dataclasses import dataclass, field
from datetime import date

from portal.core.betrokkene import Medewerker, Onderneming, Partij, Persoon
from portal.core.nummers import Bsn, KvkNummer


class RegisterFout(Exception):
    """The register does not answer, or not as agreed: nothing may be done for another then."""


class Geweigerd(ValueError):
    """The register refuses what was asked; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Nummer:
    """A person or company as the register knows them: "bsn", "kvk", or "pseudoniem" for an employee."""

    soort: str
    waarde: str = field(repr=False)

    @classmethod
    def of(cls, partij: Partij) -> "Nummer | None":
        """The number by which the register knows this party; None for who has none there."""
        match partij:
            case Persoon(bsn):
                return cls("bsn", str(bsn))
            case Onderneming():
                return cls("kvk", str(partij.kvk_nummer))
            case Medewerker(pseudo_id):
                return cls("pseudoniem", pseudo_id)
            case _:
                return None

    def as_json(self) -> dict[str, str]:
        """As the API takes it."""
        return {"soort": self.soort, "nummer": self.waarde}

    def as_partij(self) -> Partij | None:
        """Whom it stands for; None when the number cannot exist."""
        try:
            match self.soort:
                case "bsn":
                    return Persoon(Bsn(self.waarde))
                case "kvk":
                    return Onderneming(KvkNummer(self.waarde))
                case "pseudoniem":
                    return Medewerker(self.waarde)
                case _:
                    return None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Bevoegdheid:
    """One row of the register.

    Args:
        machtiging_id: its key there.
        soort: the kind.
        voor: who is represented.
        voor_naam: what that person or company is called.
        door_naam: who got it, or who was invited to; empty when the register knows neither yet.
        diensten: service ids, or `*`.
        vestigingen: numbers, or `*`.
        van: the first day.
        tot: the last day; None without an end.
        status: "geldig", "wacht_op_activering", "nog_niet_ingegaan", "ingetrokken" or "verlopen".
        intrekbaar: whether somebody can take it back; what a law or a court gave cannot be.
        door: who got it, by number; None as long as nobody activated it.
        niveau: the level of eHerkenning that the company gave a colleague; empty elsewhere.
    """

    machtiging_id: str
    soort: str
    voor: Nummer
    voor_naam: str
    door_naam: str
    diensten: frozenset[str]
    vestigingen: frozenset[str]
    van: date
    tot: date | None
    status: str
    intrekbaar: bool
    door: Nummer | None = None
    niveau: str = ""

    @property
    def geldig(self) -> bool:
        """Whether it holds now; the register knows what day it is there."""
        return self.status == "geldig"

    @property
    def kan_ingetrokken(self) -> bool:
        """Whether a button to withdraw it makes sense."""
        return self.intrekbaar and self.status in {"geldig", "wacht_op_activering", "nog_niet_ingegaan"}


@dataclass(frozen=True, slots=True)
class Gegeven:
    """A machtiging that was just given: who hands in the code can use it."""

    machtiging_id: str
    code: str = field(repr=False)
