"""Who works at the counter, and for which organisation."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from django.conf import settings
from django.http import HttpRequest

from portal.core.nummers import Oin
from portal.verantwoording.partijen import HandelendeOrganisatie
from portal.verantwoording.sleutels import keyed_hashes

_DOEL = "loketmedewerker"


class Rol(StrEnum):
    """What somebody does at the counter, as the organisation says at the login."""

    BALIE = "balie"
    TEAMLEIDER = "teamleider"
    TOEZICHT = "toezicht"


@dataclass(frozen=True, slots=True)
class Loketorganisatie:
    """An organisation whose staff works at the counter.

    Args:
        sleutel: in settings, in URLs and in the data files of the simulated government.
        naam: as people know it, and as its sources are named.
        oin: by which other organisations know it.
    """

    sleutel: str
    naam: str
    oin: Oin


@dataclass(frozen=True, slots=True)
class Loketmedewerker:
    """The caseworker of this session; lives in the encrypted session only.

    Args:
        medewerker_id: as the login of the organisation knows this person (`sub`); nobody else knows it.
        naam: how the counter greets; never shown to the person who is helped.
        organisatie: for which this person works, known by the provider of the login.
        rollen: what this person may do.
        ingelogd_op: when.
        sessie: the session at the provider (`sid`), by which it can be ended from there; empty when it named none.
    """

    medewerker_id: str = field(repr=False)
    naam: str = field(repr=False)
    organisatie: Loketorganisatie
    rollen: frozenset[Rol]
    ingelogd_op: datetime
    sessie: str = field(default="", repr=False)

    @property
    def handelende(self) -> HandelendeOrganisatie:
        """As whom both logs know what this caseworker does."""
        return HandelendeOrganisatie(self.organisatie.naam, self.organisatie.oin, self.medewerker_id)

    @property
    def kenmerk(self) -> str:
        """The pseudonym for our own tables: keyed, and bound to the organisation; not the one of the audit log."""
        return self.kenmerken[0]

    @property
    def kenmerken(self) -> list[str]:
        """The pseudonym by the present key, then by those before: what old rows stand under."""
        return keyed_hashes(f"{self.organisatie.oin}\x00{self.medewerker_id}", doel=_DOEL)

    def to_session(self) -> dict[str, Any]:
        """As JSON for the session."""
        return {
            "id": self.medewerker_id,
            "naam": self.naam,
            "organisatie": self.organisatie.sleutel,
            "rollen": sorted(self.rollen),
            "ingelogd_op": self.ingelogd_op.isoformat(),
            "sessie": self.sessie,
        }

    @classmethod
    def from_session(cls, data: dict[str, Any]) -> Self:
        """From the session's JSON.

        Raises:
            KeyError: the organisation no longer works here.
        """
        return cls(
            medewerker_id=data["id"],
            naam=data["naam"],
            organisatie=organisatie_of(data["organisatie"]),
            rollen=frozenset(Rol(rol) for rol in data["rollen"]),
            ingelogd_op=datetime.fromisoformat(data["ingelogd_op"]),
            sessie=data["sessie"],
        )


class LoketRequest(HttpRequest):
    """A request that passed `requires_medewerker`: there is a caseworker, with a role that the view needs."""

    medewerker: Loketmedewerker


def organisatie_of(sleutel: str) -> Loketorganisatie:
    """The organisation with this key.

    Raises:
        KeyError: there is none in the settings.
    """
    gevonden = settings.LOKET_ORGANISATIES[sleutel]
    return Loketorganisatie(sleutel, gevonden["naam"], Oin(gevonden["oin"]))


def list_organisaties() -> list[Loketorganisatie]:
    """All organisations whose staff works at the counter, by name."""
    return sorted((organisatie_of(sleutel) for sleutel in settings.LOKET_ORGANISATIES), key=lambda een: een.naam)
