"""The description of the API (OpenAPI) with what the NL API Design Rules ask and the library leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from pydantic.json_schema import models_json_schema

from portal.api.problemen import Probleem

Beschrijving = dict[str, Any]

_PROBLEEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Probleem"}}}
_LEZEN = "get"
_KOPPEN: dict[str, Beschrijving] = {
    "API-Version": {"description": "De volledige versie van de API.", "schema": {"type": "string"}},
    "ETag": {"description": "Kenmerk van dit antwoord, voor If-None-Match.", "schema": {"type": "string"}},
    "Cache-Control": {"description": "Hoe lang dit antwoord bewaard mag worden.", "schema": {"type": "string"}},
}
_FOUTEN = {
    "400": "De vraag klopt niet; invalidParams zegt wat.",
    "404": "Dit bestaat niet of niet meer.",
    "401": "Het toegangsbewijs ontbreekt, is verlopen of is niet van u.",
    "403": "Het systeem mag dit niet, of niet meer.",
    "413": "Wat u stuurt is te groot.",
    "415": "Stuur dit in de vorm die hier staat.",
    "429": "Te veel vragen; Retry-After zegt hoeveel seconden u wacht.",
    "500": "Er ging bij ons iets mis.",
    "503": "Dit geeft nu geen antwoord, of geen enkele bron doet dat. Probeer het later opnieuw.",
}
_BESLOTEN = {"401", "403", "429", "503"}


@dataclass(frozen=True, slots=True)
class Omschrijving:
    """What an API is, for its description.

    Args:
        uitleg: what it gives, for who builds a client.
        beveiliging: its security schemes as OpenAPI has them; empty for an API that is open to everybody.
    """

    uitleg: str
    beveiliging: Mapping[str, Any] = field(default_factory=dict)

    @property
    def besloten(self) -> bool:
        """Whether its answers are about somebody."""
        return bool(self.beveiliging)


OPEN = Omschrijving("Producten, organisaties, thema's en levensgebeurtenissen van alle overheden. Zie docs/api.md.")


def describe_fouten(*codes: str) -> Beschrijving:
    """The responses of an operation that can fail in more ways than its parameters tell, for its `openapi_extra`."""
    return {code: {"description": _FOUTEN[code], "content": _PROBLEEM} for code in codes}


def complete(schema: Beschrijving, *, pad: str, omschrijving: Omschrijving = OPEN) -> Beschrijving:
    """The library's description with server, contact, version headers and errors.

    Args:
        schema: what the library made, with paths that begin at the root of the API.
        pad: the root of the API, such as `/api/v1`.
        omschrijving: what this API is.
    """
    schema["servers"] = [{"url": f"{settings.SITE_URL}{pad}"}]
    schema["info"] |= {
        "description": omschrijving.uitleg,
        "contact": {"name": "Overheidsportaal", "url": settings.SITE_URL, "email": settings.CONTACT_EMAIL},
        "license": {"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/nl/"},
    }
    schema["components"].setdefault("schemas", {}).update(_problem_schemas())
    if omschrijving.besloten:
        schema["components"]["securitySchemes"] = dict(omschrijving.beveiliging)
    schema["tags"] = [
        {"name": naam}
        for naam in sorted({tag for handeling in _operations(schema) for tag in handeling.get("tags", [])})
    ]
    for methode, handeling in _methods(schema):
        _complete_operation(methode, handeling, besloten=omschrijving.besloten)
    for vorm in schema["components"]["schemas"].values():
        for naam, veld in vorm.get("properties", {}).items():
            vorm["properties"][naam] = _flat(veld)
    return schema


def _flat(veld: Beschrijving) -> Beschrijving:
    """A simple value that may be absent as one type, so that readers see its format: `["string", "null"]`."""
    soorten = [soort for soort in veld.get("anyOf", []) if soort.get("type") != "null"]
    if len(soorten) != 1 or len(veld["anyOf"]) == 1 or not isinstance(soorten[0].get("type"), str):
        return veld
    rest = {naam: waarde for naam, waarde in veld.items() if naam != "anyOf"}
    return {**rest, **soorten[0], "type": [soorten[0]["type"], "null"]}


def _complete_operation(methode: str, handeling: Beschrijving, *, besloten: bool) -> None:
    antwoorden = {str(status): antwoord for status, antwoord in handeling["responses"].items()}
    parameters = handeling.get("parameters", [])
    codes = {"500"}
    if methode != _LEZEN or parameters:
        codes.add("400")
    if any(parameter["in"] == "path" for parameter in parameters):
        codes.add("404")
    if besloten:
        codes |= _BESLOTEN
    elif methode == _LEZEN:
        antwoorden["304"] = {"description": "Niet veranderd sinds de ETag die u meestuurde."}
    for status, antwoord in antwoorden.items():
        if status.startswith(("2", "3")):
            koppen = _KOPPEN if methode == _LEZEN and not besloten else {"API-Version": _KOPPEN["API-Version"]}
            antwoord["headers"] = dict(koppen)
    for code in codes:
        antwoorden.setdefault(code, describe_fouten(code)[code])
    handeling["responses"] = dict(sorted(antwoorden.items()))


def _methods(schema: Beschrijving) -> list[tuple[str, Beschrijving]]:
    return [(methode, handeling) for pad in schema["paths"].values() for methode, handeling in pad.items()]


def _operations(schema: Beschrijving) -> list[Beschrijving]:
    return [handeling for _methode, handeling in _methods(schema)]


def _problem_schemas() -> Beschrijving:
    _sleutels, samen = models_json_schema([(Probleem, "serialization")], ref_template="#/components/schemas/{model}")
    schemas: Beschrijving = samen["$defs"]
    return schemas
