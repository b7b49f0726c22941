"""What was asked and what was given, as the sealed columns hold it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self
from uuid import UUID

from mijnomgeving.bronnen.vraag import Onderdeel
from mijnomgeving.loket.reikwijdte import ONDERDELEN
from portal.verantwoording.kluis import seal_json, unseal_json

_GEVRAAGD, _GEGEVEN = "loket gevraagde toestemming", "loket gegeven toestemming"


def only_known(onderdelen: Iterable[str]) -> frozenset[Onderdeel]:
    """Those of these that are parts, so that what an older version kept under another name reaches nothing."""
    gezocht = set(onderdelen)
    return frozenset(onderdeel for onderdeel in ONDERDELEN if onderdeel in gezocht)


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """What a caseworker asks to see.

    Args:
        organisaties: names as the sources have them.
        onderdelen: the parts.
        waarom: why, in the caseworker's words to the person.
    """

    organisaties: tuple[str, ...]
    onderdelen: frozenset[Onderdeel]
    waarom: str = field(repr=False)

    def seal(self, vraag_id: UUID) -> bytes:
        """For the column of this question only."""
        return seal_json(
            {
                "organisaties": list(self.organisaties),
                "onderdelen": sorted(self.onderdelen),
                "waarom": self.waarom,
            },
            geheim=str(vraag_id),
            doel=_GEVRAAGD,
        )

    @classmethod
    def unseal(cls, sealed: bytes | memoryview, vraag_id: UUID) -> Self:
        """From the column.

        Raises:
            Onleesbaar: it belongs to another question, or its key is gone.
        """
        data = unseal_json(sealed, geheim=str(vraag_id), doel=_GEVRAAGD)
        return cls(tuple(data["organisaties"]), only_known(data["onderdelen"]), data["waarom"])


@dataclass(frozen=True, slots=True)
class Gegeven:
    """What the person allowed: never more than was asked.

    Args:
        organisaties: names as the sources have them; empty when only parts of no one organisation were allowed.
        onderdelen: the parts.
        wie: who gave it where that is not the betrokkene ("executeur"), as the caseworker wrote down.
        bewijs: how the caseworker knows ("verklaring van erfrecht gezien"); of consent given in the conversation only.
    """

    organisaties: tuple[str, ...]
    onderdelen: frozenset[Onderdeel]
    wie: str = field(default="", repr=False)
    bewijs: tuple[str, ...] = ()

    def seal(self, vraag_id: UUID) -> bytes:
        """For the column of this question only."""
        data: dict[str, Any] = {
            "organisaties": list(self.organisaties),
            "onderdelen": sorted(self.onderdelen),
            "wie": self.wie,
            "bewijs": list(self.bewijs),
        }
        return seal_json(data, geheim=str(vraag_id), doel=_GEGEVEN)

    @classmethod
    def unseal(cls, sealed: bytes | memoryview, vraag_id: UUID) -> Self:
        """From the column.

        Raises:
            Onleesbaar: it belongs to another question, or its key is gone.
        """
        data = unseal_json(sealed, geheim=str(vraag_id), doel=_GEGEVEN)
        return cls(tuple(data["organisaties"]), only_known(data["onderdelen"]), data["wie"], tuple(data["bewijs"]))
