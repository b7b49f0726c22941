"""The models of the editors' side, one file per subject."""

from cms.redactie.models.eindredactie import Eindredactie
from cms.redactie.models.feedback import (
    Paginasoort,
    Reactie,
    Reactiestatus,
    Reactietelling,
    Reden,
    Zoekterm,
)
from cms.redactie.models.kwaliteit import Adviessoort, Ernst, Kwaliteitsbevinding, Kwaliteitsmeting
from cms.redactie.models.links import LinkControle, Linkhint, Linkplek, Linkstatus, Pleksoort
from cms.redactie.models.teams import Rol, Team
from cms.redactie.models.toegankelijkheid import Documentcontrole, Publicatiereden

__all__ = [
    "Adviessoort",
    "Documentcontrole",
    "Eindredactie",
    "Ernst",
    "Kwaliteitsbevinding",
    "Kwaliteitsmeting",
    "LinkControle",
    "Linkhint",
    "Linkplek",
    "Linkstatus",
    "Paginasoort",
    "Pleksoort",
    "Publicatiereden",
    "Reactie",
    "Reactiestatus",
    "Reactietelling",
    "Reden",
    "Rol",
    "Team",
    "Zoekterm",
]
