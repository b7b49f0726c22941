"""Documents to and from JSON, as the index keeps them."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from cms.zoeken.port import Document, Passage, Vertaling

_LISTS = ("mensentaal", "trefwoorden", "doelgroepen", "themas", "levensgebeurtenissen", "kanalen")
_FIELDS = frozenset(veld.name for veld in fields(Document))


def document_to_json(document: Document) -> dict[str, Any]:
    """A JSON object with the document's own field names."""
    return asdict(document) | {"bijgewerkt": document.bijgewerkt.isoformat()}


def document_from_json(inhoud: Mapping[str, Any]) -> Document:
    """The document that `document_to_json` wrote; fields that are not in it yet, or not known here, do no harm.

    Raises:
        KeyError, TypeError, ValueError: a field without which there is no document is missing or wrong.
    """
    return Document(
        **{
            **{naam: waarde for naam, waarde in inhoud.items() if naam in _FIELDS},
            **{naam: tuple(inhoud[naam]) for naam in _LISTS if naam in inhoud},
            "passages": _passages(inhoud),
            "vertalingen": tuple(
                Vertaling(**{**vertaling, "passages": _passages(vertaling)})
                for vertaling in inhoud.get("vertalingen", ())
            ),
            "bijgewerkt": date.fromisoformat(inhoud["bijgewerkt"]),
        }
    )


def _passages(inhoud: Mapping[str, Any]) -> tuple[Passage, ...]:
    return tuple(Passage(**passage) for passage in inhoud["passages"])
