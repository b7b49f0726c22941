"""The registers of verwerkingsactiviteiten: of the organisations, and of the RvIG for the BRP."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mijnomgeving.federatie.opslag.inlezen import build, read_yaml
from mijnomgeving.federatie.zgw.adressen import stable_uuid

_BESTAND = Path(__file__).with_name("activiteiten.yaml")
ORGANISATIES, RVIG = "organisaties", "rvig"


@dataclass(frozen=True, slots=True, kw_only=True)
class Activiteit:
    """One verwerkingsactiviteit (VAR API 0.1)."""

    naam: str
    doel: str
    grondslag: str
    toelichting: str
    bewaartermijn: str
    gegevens: tuple[str, ...]

    def to_json(self, activiteit_id: str, oin: str) -> dict[str, Any]:
        """As the VAR gives it."""
        return {
            "id": activiteit_id,
            "naam": self.naam,
            "verantwoordelijkeOrganisatie": oin,
            "doel": self.doel,
            "grondslag": self.grondslag,
            "toelichtingGrondslag": self.toelichting,
            "bewaartermijn": self.bewaartermijn,
            "verwerktePersoonsgegevens": [{"rolBetrokkene": "betrokkene", "naam": naam} for naam in self.gegevens],
        }


@cache
def load_activiteiten(soort: str) -> Mapping[str, Activiteit]:
    """The activities of one of the two registers, by key.

    Raises:
        OnjuisteGegevens: the file is wrong.
    """
    rows: Mapping[str, Any] = read_yaml(_BESTAND)[soort]
    return {key: build(Activiteit, row, where=f"{_BESTAND.name}: {key}", gegevens=tuple) for key, row in rows.items()}


def activiteit_id(houder: str, sleutel: str) -> str:
    """The key of an activity in the register of this organisation."""
    return stable_uuid("ldv", houder, "activiteit", sleutel)
