"""Documents to and from JSON, as the index keeps them."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from cms.zoeken.port import Document, Passage

_LISTS = ("mensentaal", "trefwoorden", "doelgroepen", "themas", "levensgebeurtenissen")


def document_to_json(document: Document) -> dict[str, Any]:
    """A JSON object with the document's own field names."""
    return asdict(document) | {"bijgewerkt": document.bijgewerkt.isoformat()}


def document_from_json(inhoud: Mapping[str, Any]) -> Document:
    """The document that `document_to_json` wrote.

    Raises:
        KeyError, TypeError, ValueError: the object was written by another version of the code.
    """
    return Document(
        **{
            **inhoud,
            **{naam: tuple(inhoud[naam]) for naam in _LISTS},
            "passages": tuple(Passage(**passage) for passage in inhoud["passages"]),
            "bijgewerkt": date.fromisoformat(inhoud["bijgewerkt"]),
        }
    )
