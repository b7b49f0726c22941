"""The models of the editors' side, one file per subject."""

from cms.redactie.models.eindredactie import Eindredactie
from cms.redactie.models.teams import Rol, Team

__all__ = ["Eindredactie", "Rol", "Team"]
