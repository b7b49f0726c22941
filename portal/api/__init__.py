"""The base of the portal's own API, after the NL API Design Rules 2.x."""

from portal.api.basis import PortaalAPI, create_api
from portal.api.beschrijving import Omschrijving, describe_fouten
from portal.api.bladeren import Bladering
from portal.api.problemen import InvalidParam, Probleem, ProbleemFout, probleem_response
from portal.api.schema import Schema

__all__ = [
    "Bladering",
    "InvalidParam",
    "Omschrijving",
    "PortaalAPI",
    "Probleem",
    "ProbleemFout",
    "Schema",
    "create_api",
    "describe_fouten",
    "probleem_response",
]
