"""Who is logged in, and in whose name."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Self

from django.http import HttpRequest

from portal.core.betrokkene import Betrokkene, EuPersoon, Medewerker, Onderneming, Partij, Persoon
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn, KvkNummer, Rsin, Vestigingsnummer
from portal.core.resultaat import SourceResult
from portal.toegang.bevoegdheden.models import Bevoegdheid
from portal.verantwoording.partijen import Vertegenwoordiger


@dataclass(frozen=True, slots=True)
class Sessiepersoon:
    """The person of this session; numbers live in the encrypted session only.

    Args:
        handelende: who sits at the screen, as the login means knows this person.
        naam: how the shell greets; empty until a source told it.
        niveau: the level of this login.
        ingelogd_op: when.
        middel: the login means, for example "digid".
        machtiging: under which the person acts for another now; None for oneself.
        eigen: what the login itself stands for when that is no person (eHerkenning: the company); going back to
            oneself is going back to this.

    Raises:
        ValueError: an employee acts for nobody.
    """

    handelende: Persoon | EuPersoon | Medewerker
    naam: str
    niveau: Niveau
    ingelogd_op: datetime
    middel: str
    machtiging: Machtiging | None = None
    eigen: Machtiging | None = None

    def __post_init__(self) -> None:
        if isinstance(self.handelende, Medewerker) and self.machtiging is None:
            raise ValueError("an employee acts for a company")

    @property
    def betrokkene(self) -> Betrokkene:
        """About whom everything on the page is: oneself, or for whom one acts."""
        if self.machtiging is not None:
            return self.machtiging.voor
        # An employee without a machtiging cannot exist, see above.
        return self.handelende  # type: ignore[return-value]

    @property
    def namens_ander(self) -> bool:
        """Whether the person acts for another than the login itself stands for, or for less of it."""
        nu, eigen = self.machtiging, self.eigen
        if nu is None or eigen is None:
            return nu is not None
        if isinstance(nu.voor, Onderneming) and isinstance(eigen.voor, Onderneming) and nu.voor.beperkt:
            return nu.voor.vestigingen != eigen.voor.vestigingen
        return nu.machtiging_id != eigen.machtiging_id

    @property
    def zonder_zelf(self) -> bool:
        """Whether nothing is left when the present machtiging ends: an employee acting for the own company."""
        if not isinstance(self.handelende, Medewerker) or self.machtiging is None:
            return False
        return self.eigen is None or self.eigen.machtiging_id == self.machtiging.machtiging_id

    @property
    def partij(self) -> Partij | Vertegenwoordiger:
        """Who acts, as both logs want it."""
        if self.machtiging is None:
            return self.handelende
        return Vertegenwoordiger(self.handelende, soort=self.machtiging.soort, organisatie=self.machtiging.via)

    def met_machtiging(self, machtiging: Machtiging | None) -> Self:
        """The same login, acting for another, or for oneself again."""
        return replace(self, machtiging=machtiging)

    def to_session(self) -> dict[str, Any]:
        """As JSON for the session."""
        return {
            "handelende": partij_to_json(self.handelende),
            "naam": self.naam,
            "niveau": self.niveau.value,
            "ingelogd_op": self.ingelogd_op.isoformat(),
            "middel": self.middel,
            "machtiging": _machtiging_to_json(self.machtiging),
            "eigen": _machtiging_to_json(self.eigen),
        }

    @classmethod
    def from_session(cls, data: dict[str, Any]) -> Self:
        """From the session's JSON."""
        return cls(
            handelende=partij_from_json(data["handelende"]),
            naam=data["naam"],
            niveau=Niveau(data["niveau"]),
            ingelogd_op=datetime.fromisoformat(data["ingelogd_op"]),
            middel=data["middel"],
            machtiging=_machtiging_from_json(data["machtiging"]),
            eigen=_machtiging_from_json(data["eigen"]),
        )


class PersoonRequest(HttpRequest):
    """A request that passed `requires`: there is a person, at the level that the view needs.

    `onvolledig` holds the sources without which the page cannot be sure that it is complete; `bevoegdheden` what the
    register of machtigingen said of the clients of an office, where the activity is about those.
    """

    persoon: Sessiepersoon
    bevoegdheden: list[Bevoegdheid] | None
    onvolledig: tuple[SourceResult[Any], ...] = ()


def partij_to_json(partij: Partij) -> dict[str, Any]:
    """As JSON for the encrypted session, and for nothing else: it holds numbers."""
    match partij:
        case Persoon(bsn):
            return {"bsn": str(bsn)}
        case EuPersoon(pseudo_id):
            return {"eidas": pseudo_id}
        case Medewerker(pseudo_id):
            return {"medewerker": pseudo_id}
        case onderneming:
            return {
                "kvk": str(onderneming.kvk_nummer),
                "rsin": str(onderneming.rsin or ""),
                "vestigingen": [str(nummer) for nummer in onderneming.vestigingen],
                "beperkt": onderneming.beperkt,
            }


def partij_from_json(data: dict[str, Any]) -> Any:  # noqa: ANN401 - which kind depends on the data
    """What `partij_to_json` gave."""
    match data:
        case {"bsn": bsn}:
            return Persoon(Bsn(bsn))
        case {"eidas": pseudo_id}:
            return EuPersoon(pseudo_id)
        case {"medewerker": pseudo_id}:
            return Medewerker(pseudo_id)
        case _:
            return Onderneming(
                KvkNummer(data["kvk"]),
                Rsin(data["rsin"]) if data["rsin"] else None,
                tuple(Vestigingsnummer(nummer) for nummer in data["vestigingen"]),
                beperkt=data["beperkt"],
            )


def _machtiging_to_json(machtiging: Machtiging | None) -> dict[str, Any] | None:
    if machtiging is None:
        return None
    return {
        "id": machtiging.machtiging_id,
        "soort": machtiging.soort,
        "voor": partij_to_json(machtiging.voor),
        "naam": machtiging.naam,
        "diensten": sorted(machtiging.diensten),
        "tot": machtiging.tot.isoformat() if machtiging.tot else None,
        "via": machtiging.via,
    }


def _machtiging_from_json(data: dict[str, Any] | None) -> Machtiging | None:
    if data is None:
        return None
    return Machtiging(
        machtiging_id=data["id"],
        soort=data["soort"],
        voor=partij_from_json(data["voor"]),
        naam=data["naam"],
        diensten=frozenset(data["diensten"]),
        tot=date.fromisoformat(data["tot"]) if data["tot"] else None,
        via=data["via"],
    )
