"""The success criteria of WCAG 2.2 at levels A and AA, with what EN 301 549 calls them and what a person must check."""

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import yaml

EISEN_BESTAND = Path(__file__).with_name("eisen.yaml")


@dataclass(frozen=True, slots=True)
class Eis:
    """One success criterion.

    `en301549` is the clause of EN 301 549 3.2.1 (chapter 9, web), which holds WCAG 2.1; it is empty for what WCAG 2.2
    added. `machine` says how much of it programs can find, `mensenwerk` what a person must look at in a research.
    """

    nummer: str
    naam: str
    naam_en: str
    niveau: Literal["A", "AA"]
    en301549: str
    versie: Literal["2.0", "2.1", "2.2"]
    machine: Literal["ja", "deels", "nee"]
    mensenwerk: str

    @property
    def verplicht(self) -> bool:
        """Whether the law asks it now: everything in EN 301 549 3.2.1."""
        return bool(self.en301549)

    @property
    def volgorde(self) -> tuple[int, ...]:
        """Sorts as the norm counts: 1.4.2 before 1.4.10."""
        return volgorde(self.nummer)

    def naam_in(self, taal: str) -> str:
        """Its name in a language: English where that is asked, else Dutch."""
        return self.naam_en if taal == "en" else self.naam


def volgorde(nummer: str) -> tuple[int, ...]:
    """A key to sort numbers of criteria as the norm counts; what is no number comes last."""
    delen = nummer.split(".")
    return tuple(map(int, delen)) if all(deel.isdigit() for deel in delen) else (99,)


def _lees() -> MappingProxyType[str, Eis]:
    rijen: list[dict[str, Any]] = yaml.safe_load(EISEN_BESTAND.read_text(encoding="utf-8"))
    eisen = [Eis(**rij, en301549=f"9.{rij['nummer']}" if rij["versie"] != "2.2" else "") for rij in rijen]
    return MappingProxyType({eis.nummer: eis for eis in eisen})


EISEN = _lees()
