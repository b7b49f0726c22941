"""The public face of portal.outbound: everything that other packages may use."""

from portal.outbound.adressen import AdresGeweigerd, check_foreign_url, register_basis_url
from portal.outbound.deur import request_json
from portal.outbound.fouten import BronFout, Geweigerd, Onbegrijpelijk, Onbereikbaar, Storing, TeDruk, TeLaat
from portal.outbound.motor import shutdown
from portal.outbound.oauth import ClientCredentials
from portal.outbound.peilen import Peilfout, Peiling, peil
from portal.outbound.samen import as_result, run_as_they_come, run_together
from portal.outbound.toestand import Toestand, Zekeringstand, certificaat_tot, read_toestand
from portal.outbound.verzoek import Antwoord, Auth, Verzoek

__all__ = [
    "AdresGeweigerd",
    "Antwoord",
    "Auth",
    "BronFout",
    "ClientCredentials",
    "Geweigerd",
    "Onbegrijpelijk",
    "Onbereikbaar",
    "Peilfout",
    "Peiling",
    "Storing",
    "TeDruk",
    "TeLaat",
    "Toestand",
    "Verzoek",
    "Zekeringstand",
    "as_result",
    "certificaat_tot",
    "check_foreign_url",
    "peil",
    "read_toestand",
    "register_basis_url",
    "request_json",
    "run_as_they_come",
    "run_together",
    "shutdown",
]
