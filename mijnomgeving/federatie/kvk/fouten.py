"""The KVK's own form of an error: a list of IPD codes with their description."""

from http import HTTPStatus

from aiohttp import web

from mijnomgeving.federatie.problemen import Probleem

# Code: status and what it says (developers.kvk.nl, 'Foutcodes').
FOUTEN: dict[str, tuple[int, str]] = {
    "IPD0001": (404, "Het gevraagde product bestaat niet."),
    "IPD0004": (400, "Het KVK-nummer is niet valide."),
    "IPD0005": (404, "Het product kan voor het opgegeven KVK-nummer niet geleverd worden."),
    "IPD0006": (400, "Het vestigingsnummer is niet valide."),
    "IPD0007": (404, "Het product kan voor het opgegeven vestigingsnummer niet geleverd worden."),
    "IPD0010": (400, "Het RSIN is niet valide."),
    "IPD1998": (400, "De combinatie van invoerparameters is niet valide."),
    "IPD1999": (400, "Een opgegeven parameter is niet valide."),
    "IPD5200": (404, "Er zijn geen gegevens gevonden die voldoen aan de opgegeven zoekparameters."),
    "IPD5203": (404, "Het opgegeven type is niet valide."),
    # Not one of the KVK's own codes: its gateway answers so.
    "401": (401, "Geen of onjuiste apikey aangeleverd."),
}


class KvkFout(Probleem):
    """Raised by a handler to answer with an error of the KVK."""

    def __init__(self, code: str) -> None:
        status, self.omschrijving = FOUTEN[code]
        super().__init__(status=status, title=HTTPStatus(status).phrase, code=code)

    def to_response(self, request: web.Request) -> web.Response:  # noqa: ARG002 - as every problem
        """The response in the KVK's form."""
        body = {"fout": [{"code": self.code, "omschrijving": self.omschrijving}]}
        return web.json_response(body, status=self.status_code, content_type="application/hal+json")
