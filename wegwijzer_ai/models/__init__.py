"""The models of the assistant, one file per subject. Nothing in them says who asked."""

from wegwijzer_ai.models.bediening import Schakelaar, Schakelnaam
from wegwijzer_ai.models.vragen import (
    MAX_TOELICHTING,
    Dagtelling,
    GesteldeVraag,
    Oordeel,
    Oordeelreden,
    Vraaggroep,
)

__all__ = [
    "MAX_TOELICHTING",
    "Dagtelling",
    "GesteldeVraag",
    "Oordeel",
    "Oordeelreden",
    "Schakelaar",
    "Schakelnaam",
    "Vraaggroep",
]
