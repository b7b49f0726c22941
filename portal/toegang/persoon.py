"""Who is logged in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.http import HttpRequest

from portal.core.betrokkene import Persoon
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn


@dataclass(frozen=True, slots=True)
class Sessiepersoon:
    """The person of this session; its BSN lives in the encrypted session only.

    Args:
        betrokkene: the person.
        naam: how the shell greets; empty until a source told it.
        niveau: the level of this login.
        ingelogd_op: when.
        middel: the login means, for example "digid".
    """

    betrokkene: Persoon
    naam: str
    niveau: Niveau
    ingelogd_op: datetime
    middel: str

    def to_session(self) -> dict[str, str | int]:
        """As JSON for the session."""
        return {
            "bsn": str(self.betrokkene.bsn),
            "naam": self.naam,
            "niveau": self.niveau.value,
            "ingelogd_op": self.ingelogd_op.isoformat(),
            "middel": self.middel,
        }

    @classmethod
    def from_session(cls, data: dict[str, Any]) -> Self:
        """From the session's JSON."""
        return cls(
            betrokkene=Persoon(Bsn(data["bsn"])),
            naam=data["naam"],
            niveau=Niveau(data["niveau"]),
            ingelogd_op=datetime.fromisoformat(data["ingelogd_op"]),
            middel=data["middel"],
        )


class PersoonRequest(HttpRequest):
    """A request that passed `requires`: there is a person, at the level that the view needs."""

    persoon: Sessiepersoon
