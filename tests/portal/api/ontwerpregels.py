"""The rules of the NL API Design Rules linter that tell good from wrong descriptions, in Python, by the same names.

The official linter (Spectral) needs Node; these run always. Its own test cases show that both find the same.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

Doc = dict[str, Any]
Regel = Callable[[Doc], bool]

_PAD = re.compile(r"^(/|(/_[a-z0-9]+|/(([a-z0-9\-]+|{[^}]+})(/([a-z0-9\-.]+|{[^}]+}))*)(/_[a-z]+)?)/?)$")
_CAMEL = re.compile(r"^\$?[a-z][a-z\d]*([A-Z][a-z\d]*)*$")
_SEMVER = re.compile(r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*)?(\+[0-9a-zA-Z-]+)?$")
_DATUMVELD = re.compile(r"(\w+D|_[dD])(ate|atum)")
_VERSIEKOPPEN = {"API-Version", "Api-Version", "Api-version", "api-version", "API-version"}
_PROBLEEM = ("application/problem+json", "application/problem+xml")
_METHODEN = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


def find_errors(doc: Doc) -> set[str]:
    """The names of the rules that the description breaks."""
    return {naam for naam, breekt in REGELS.items() if breekt(doc)}


def _walk(deel: Any) -> Iterator[Doc]:
    if isinstance(deel, dict):
        yield deel
        for waarde in deel.values():
            yield from _walk(waarde)
    elif isinstance(deel, list):
        for waarde in deel:
            yield from _walk(waarde)


def _operations(doc: Doc) -> Iterator[tuple[str, Doc]]:
    for pad in doc.get("paths", {}).values():
        yield from ((methode, handeling) for methode, handeling in pad.items() if methode in _METHODEN)


def _answers(doc: Doc, begin: str) -> Iterator[Doc]:
    for _methode, handeling in _operations(doc):
        yield from (a for status, a in handeling.get("responses", {}).items() if str(status)[0] in begin)


def _resolve(doc: Doc, deel: Doc) -> Doc:
    while "$ref" in deel:
        gevonden: Any = doc
        for stap in deel["$ref"].removeprefix("#/").split("/"):
            gevonden = gevonden[stap]
        deel = gevonden
    return deel


def _problem_without_members(doc: Doc) -> bool:
    for antwoord in _answers(doc, "45"):
        for soort, inhoud in antwoord.get("content", {}).items():
            velden = _resolve(doc, inhoud.get("schema", {})).get("properties")
            if soort in _PROBLEEM and velden is not None and not {"status", "title", "detail"} <= velden.keys():
                return True
    return False


def _no_400(doc: Doc) -> bool:
    for methode, handeling in _operations(doc):
        moet = methode in {"put", "post", "patch"} or (methode in {"get", "delete"} and handeling.get("parameters"))
        if moet and "400" not in handeling.get("responses", {}):
            return True
    return False


def _properties(doc: Doc) -> Iterator[tuple[str, Doc]]:
    for deel in _walk(doc):
        velden = deel.get("properties")
        if isinstance(velden, dict):
            yield from ((naam, veld) for naam, veld in velden.items() if isinstance(veld, dict))


def _dates(doc: Doc) -> Iterator[Doc]:
    for naam, veld in _properties(doc):
        if naam in {"date", "datum"} or _DATUMVELD.search(naam):
            yield veld


def _has_format(doc: Doc, veld: Doc) -> bool:
    delen = [_resolve(doc, veld), *(_resolve(doc, deel) for deel in veld.get("allOf", []))]
    return any("format" in deel for deel in delen)


def _formats(doc: Doc, veld: Doc) -> set[str]:
    delen = [_resolve(doc, veld), *(_resolve(doc, deel) for deel in veld.get("allOf", []))]
    return {deel.get("format", "") for deel in delen}


REGELS: dict[str, Regel] = {
    "nlgov:openapi-root-exists": lambda doc: not doc.get("openapi"),
    "nlgov:openapi3": lambda doc: "openapi" in doc and not re.match(r"^3(.\d+){1,2}$", doc["openapi"]),
    "oas3-api-servers": lambda doc: "openapi" in doc and not doc.get("servers"),
    "nlgov:include-major-version-in-uri": lambda doc: any(
        not re.search(r"/v[\d+]", server["url"]) for server in doc.get("servers", [])
    ),
    "info-contact": lambda doc: "contact" not in doc["info"],
    "nlgov:info-contact-fields-exist": lambda doc: (
        "contact" in doc["info"] and not {"name", "email", "url"} <= doc["info"]["contact"].keys()
    ),
    "nlgov:semver": lambda doc: not _SEMVER.match(doc["info"]["version"]),
    "path-keys-no-trailing-slash": lambda doc: any(pad.endswith("/") and pad != "/" for pad in doc["paths"]),
    "nlgov:paths-kebab-case": lambda doc: any(
        not _PAD.match(pad) for pad in doc["paths"] if not re.search(r"/openapi\.(json)|(yaml)", pad)
    ),
    "nlgov:query-keys-camel-case": lambda doc: any(
        parameter.get("in") == "query" and not _CAMEL.match(parameter["name"])
        for _methode, handeling in _operations(doc)
        for parameter in handeling.get("parameters", [])
    ),
    "nlgov:missing-header": lambda doc: any(not antwoord.get("headers") for antwoord in _answers(doc, "23")),
    "nlgov:missing-version-header": lambda doc: any(
        antwoord.get("headers") and not _VERSIEKOPPEN & antwoord["headers"].keys() for antwoord in _answers(doc, "23")
    ),
    "nlgov:use-problem-schema": lambda doc: any(
        "content" in antwoord and not any(soort in antwoord["content"] for soort in _PROBLEEM)
        for antwoord in _answers(doc, "45")
    ),
    "nlgov:problem-schema-members": _problem_without_members,
    "nlgov:problem-invalid-input": _no_400,
    "nlgov:date-time-ensure-timezone": lambda doc: any(
        veld.get("format") == "date-time-local" for _naam, veld in _properties(doc)
    ),
    "nlgov:time-without-timezone": lambda doc: any(veld.get("format") == "time" for _naam, veld in _properties(doc)),
    "nlgov:specify-format-for-date-and-time": lambda doc: any(not _has_format(doc, veld) for veld in _dates(doc)),
    "nlgov:use-date-instead-of-datetime": lambda doc: any("date-time" in _formats(doc, veld) for veld in _dates(doc)),
}
