"""The facet values of documents as numbers, so that filtering and counting are a few operations on arrays."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from cms.zoeken.port import FACETTEN, MET_DIGID, Document

Mask = NDArray[np.bool_]

_VALUES: dict[str, Callable[[Document], Iterable[str | None]]] = {
    "soort": lambda document: (document.soort,),
    "doelgroep": lambda document: document.doelgroepen,
    "thema": lambda document: document.themas,
    "levensgebeurtenis": lambda document: document.levensgebeurtenissen,
    "organisatiesoort": lambda document: (document.organisatiesoort,),
    "organisatie": lambda document: (document.organisatie,),
    "kanaal": lambda document: document.kanalen,
    "digid": lambda document: (MET_DIGID if document.digid else None,),
    "gebied": lambda document: (document.gebied,),
}


def facet_values(document: Document) -> dict[str, tuple[str, ...]]:
    """What a document says of each facet, each value once."""
    return {facet: tuple(dict.fromkeys(value for value in _VALUES[facet](document) if value)) for facet in FACETTEN}


@dataclass(frozen=True, slots=True)
class Kolom:
    """One facet of a run of documents: pairs of a row and the number of a value; `values` names the numbers."""

    count: int
    values: tuple[str, ...]
    rows: NDArray[np.int32]
    codes: NDArray[np.int32]

    @classmethod
    def of(cls, documents: Sequence[Document], facet: str) -> Self:
        """The values of each document, each once."""
        numbers: dict[str, int] = {}
        pairs = [
            (row, numbers.setdefault(value, len(numbers)))
            for row, document in enumerate(documents)
            for value in dict.fromkeys(_VALUES[facet](document))
            if value
        ]
        table = np.asarray(pairs, dtype=np.int32).reshape(-1, 2)
        return cls(len(documents), tuple(numbers), table[:, 0].copy(), table[:, 1].copy())

    @classmethod
    def joined(cls, parts: Sequence["Kolom"]) -> Self:
        """Runs one after the other; equal values get one number."""
        numbers: dict[str, int] = {}
        rows, codes, count = [np.zeros(0, dtype=np.int32)], [np.zeros(0, dtype=np.int32)], 0
        for part in parts:
            new = np.asarray([numbers.setdefault(value, len(numbers)) for value in part.values], dtype=np.int32)
            rows.append(part.rows + np.int32(count))
            codes.append(new[part.codes] if len(new) else part.codes)
            count += part.count
        return cls(count, tuple(numbers), np.concatenate(rows), np.concatenate(codes))

    def mask(self, value: str) -> Mask:
        """The documents with this value; none for a value that nobody has."""
        found = np.zeros(self.count, dtype=bool)
        if value in self.values:
            found[self.rows[self.codes == self.values.index(value)]] = True
        return found

    def counts(self, mask: Mask) -> list[tuple[str, int]]:
        """How many of these documents have each value, most frequent first."""
        counted = np.bincount(self.codes[mask[self.rows]], minlength=len(self.values)).tolist()
        pairs = [(value, count) for value, count in zip(self.values, counted, strict=True) if count]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


def columns_of(documents: Sequence[Document]) -> dict[str, Kolom]:
    """Every facet of a run of documents."""
    return {facet: Kolom.of(documents, facet) for facet in FACETTEN}
