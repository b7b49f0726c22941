"""A page in the language of the answer."""

from dataclasses import replace

from cms.zoeken.port import Document


def in_taal(document: Document, taal: str) -> Document:
    """The page as it is in this language, title and sentences alike; the page itself without a translation."""
    vertaling = document.in_taal(taal)
    if vertaling is None:
        return document
    return replace(document, titel=vertaling.titel, samenvatting=vertaling.samenvatting, passages=vertaling.passages)
