"""The catalogue as measuring needs it: what exists, which layer of government it is of, and what its pages say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Self

from cms.zoeken.port import Document
from wegwijzer_ai.evaluatie.meten import keys_in

LAGEN = {
    "gemeente": "gemeente",
    "provincie": "provincie",
    "waterschap": "waterschap",
    "ministerie": "rijk",
    "uitvoeringsorganisatie": "rijk",
    "zbo": "rijk",
    "rechtspraak": "rechtspraak",
    "openbaar_lichaam": "openbaar lichaam",
    "overig": "overig",
}
UNKNOWN = "onbekend"
# What editors wrote for finding a page; it does not stand on the page.
_NOT_ON_THE_PAGE = frozenset({"mensentaal", "trefwoorden", "sleutel", "url"})


@dataclass(frozen=True, slots=True)
class Catalogus:
    """All documents that count, by their address, and the layer of government by everything that names a product."""

    namen: frozenset[str]
    per_url: Mapping[str, Document]
    lagen: Mapping[str, str]

    @classmethod
    def of(cls, documenten: Iterable[Document]) -> Self:
        """Read the documents once."""
        documents = list(documenten)
        lagen: dict[str, str] = {}
        for document in documents:
            laag = LAGEN.get(document.organisatiesoort or "", UNKNOWN)
            for naam in keys_in([document]):
                lagen.setdefault(naam, laag)
        return cls(keys_in(documents), {document.url: document for document in documents}, lagen)

    def laag(self, doelen: Iterable[str]) -> str:
        """The layer of the product that was asked for."""
        return next((self.lagen[doel] for doel in sorted(doelen) if doel in self.lagen), UNKNOWN)


def text_of(document: Document) -> str:
    """Everything that people read on a page, in all languages, with single spaces."""
    parts = [
        part
        for field in fields(document)
        if field.name not in _NOT_ON_THE_PAGE
        for part in _texts(getattr(document, field.name))
    ]
    return "\n".join(flat(part) for part in parts)


def flat(tekst: str) -> str:
    """A text with single spaces: a line break on a page is no other sentence."""
    return " ".join(tekst.split())


def _texts(value: Any) -> Iterable[str]:  # noqa: ANN401 - a field of any kind
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
