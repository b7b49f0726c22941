"""All persons as the BRP gives them, built when they are first asked for and again after the stories changed."""

from collections.abc import Iterator, Mapping
from typing import Any

from mijnomgeving.federatie.brp.gezag import gezagsrelaties
from mijnomgeving.federatie.brp.persoon import brp_persoon
from mijnomgeving.federatie.wereld import Wereld

# Lists that were made by mistake or are to be destroyed are never given (opschortingBijhouding).
_AFGEVOERD = frozenset({"F", "W"})


class Register:
    """The personas with a BSN; building one costs little, so nothing is built before somebody asks."""

    def __init__(self, wereld: Wereld) -> None:
        self._wereld = wereld
        self._personen: dict[str, Mapping[str, Any] | None] = {}
        self._met_gezag: dict[str, Mapping[str, Any]] = {}
        wereld.bij_wijziging(self._forget)

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        bsns = (str(persona.bsn) for persona in self._wereld.personas if persona.bsn is not None)
        return (persoon for bsn in bsns if (persoon := self.with_bsn(bsn)) is not None)

    def with_bsn(self, bsn: str) -> Mapping[str, Any] | None:
        """Everything that the BRP holds on this person; None for nobody."""
        if bsn not in self._met_gezag:
            persoon = self._without_gezag(bsn)
            if persoon is None:
                return None
            relaties = gezagsrelaties(persoon, self._without_gezag, on=self._wereld.nu().date())
            zonder = {name: value for name, value in persoon.items() if name != "gezag"}
            self._met_gezag[bsn] = zonder | ({"gezag": relaties} if relaties else {})
        return self._met_gezag[bsn]

    def _without_gezag(self, bsn: str) -> Mapping[str, Any] | None:
        if bsn not in self._personen:
            self._personen[bsn] = self._build(bsn)
        return self._personen[bsn]

    def _build(self, bsn: str) -> Mapping[str, Any] | None:
        persona = self._wereld.personas.with_bsn(bsn)
        if persona is None:
            return None
        persoon = brp_persoon(persona.brp, bsn, on=self._wereld.nu().date())
        reden = persoon.get("opschortingBijhouding", {}).get("reden", {}).get("code")
        return None if reden in _AFGEVOERD else persoon

    def _forget(self) -> None:
        self._personen.clear()
        self._met_gezag.clear()
