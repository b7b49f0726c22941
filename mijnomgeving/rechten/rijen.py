"""The row of a Toegangsvraag and what it says; it can be read in its own row only."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from mijnomgeving.rechten.models import Toegangsvraag
from portal.core.betrokkene import Partij
from portal.verantwoording.kluis import seal_json, unseal_json
from portal.verantwoording.sleutels import pseudoniemen

_DOEL, _KLUIS = "rechten", "toegangsvraag"


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """What a colleague asks.

    Args:
        machtiging_id: the right that it is about.
        naam: of the colleague, as the register has it.
        diensten: what the colleague would like to be allowed besides what is allowed now.
        waarom: in the colleague's own words; may be empty.
    """

    machtiging_id: str
    naam: str
    diensten: tuple[str, ...]
    waarom: str


@dataclass(frozen=True, slots=True)
class Vraagregel:
    """A question with what came of it."""

    kenmerk: UUID
    gevraagd: Gevraagd
    gevraagd_op: datetime
    uitkomst: str
    beantwoord_op: datetime | None

    @property
    def open(self) -> bool:
        """Whether nobody answered it yet."""
        return not self.uitkomst

    @property
    def antwoord(self) -> str:
        """What came of it, in words."""
        return str(Toegangsvraag.Uitkomst(self.uitkomst).label)


def names_of(partij: Partij) -> list[str]:
    """Under which pseudonyms somebody's questions stand, or those to a company: by the present key first."""
    return pseudoniemen(partij, doel=_DOEL)


def seal_gevraagd(gevraagd: Gevraagd, *, kenmerk: UUID) -> bytes:
    """For the row with this key."""
    return seal_json(asdict(gevraagd), geheim=str(kenmerk), doel=_KLUIS)


def read_vraag(rij: Toegangsvraag) -> Vraagregel:
    """The row, opened.

    Raises:
        Onleesbaar: it was changed, or its key is gone.
    """
    inhoud: dict[str, Any] = unseal_json(rij.inhoud, geheim=str(rij.kenmerk), doel=_KLUIS)
    gevraagd = Gevraagd(**{**inhoud, "diensten": tuple(inhoud["diensten"])})
    return Vraagregel(rij.kenmerk, gevraagd, rij.gevraagd_op, rij.uitkomst, rij.beantwoord_op)
