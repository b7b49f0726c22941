"""The official announcements of this government, read from a file; what is dated later comes with the clock."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

_BESTAND = Path(__file__).parent / "bekendmakingen.csv"
_AARDSTRAAL_KM = 6371.0
_BLADEN = {"gemeente": "Gemeenteblad", "provincie": "Provinciaal blad", "waterschap": "Waterschapsblad"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bekendmaking:
    """One announcement; without a place `lat` and `lon` are None."""

    kenmerk: str
    organisatie: str
    organisatietype: str
    rubriek: str
    titel: str
    tekst: str
    datum: date
    plek: str
    lat: float | None
    lon: float | None
    reageren_tot: date | None

    @property
    def blad(self) -> str:
        """The official journal that it stands in."""
        return _BLADEN.get(self.organisatietype, "Staatscourant")

    def is_within(self, *, lat: float, lon: float, km: float) -> bool:
        """Whether its place lies in this circle."""
        if self.lat is None or self.lon is None:
            return False
        breed, hoog = radians(self.lon - lon), radians(self.lat - lat)
        helft = sin(hoog / 2) ** 2 + cos(radians(lat)) * cos(radians(self.lat)) * sin(breed / 2) ** 2
        return 2 * _AARDSTRAAL_KM * asin(sqrt(helft)) <= km


@cache
def load_bekendmakingen() -> tuple[Bekendmaking, ...]:
    """All of them, the oldest first."""
    with _BESTAND.open(encoding="utf-8") as file:
        return tuple(_read(rij) for rij in csv.DictReader(file))


def _read(rij: dict[str, str]) -> Bekendmaking:
    return Bekendmaking(
        kenmerk=rij["kenmerk"],
        organisatie=rij["organisatie"],
        organisatietype=rij["organisatietype"],
        rubriek=rij["rubriek"],
        titel=rij["titel"],
        tekst=rij["tekst"],
        datum=date.fromisoformat(rij["datum"]),
        plek=rij["plek"],
        lat=float(rij["lat"]) if rij["lat"] else None,
        lon=float(rij["lon"]) if rij["lon"] else None,
        reageren_tot=date.fromisoformat(rij["reageren_tot"]) if rij["reageren_tot"] else None,
    )
