"""From scores of all documents to one page of results: filters, a lower bound, counts per filter value, paging."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from cms.zoeken.port import Treffer, Zoekuitkomst, Zoekvraag
from wegwijzer_ai.index.momentopname import Momentopname
from wegwijzer_ai.retrieval.pipeline import Gevonden

MAX_PER_PAGE = 100
# A result must reach this share of the best one, and one of these to be a result at all.
SHARE_OF_BEST = 0.4
COSINE_ENOUGH = 0.86
WORDS_ENOUGH = 2.0

Mask = NDArray[np.bool_]


def select(snapshot: Momentopname, vraag: Zoekvraag) -> Zoekuitkomst:
    """Answer a question from a snapshot; an empty text browses by title."""
    tekst = vraag.tekst.strip()
    found = snapshot.pijplijn.run(tekst, taal=vraag.taal) if tekst else None
    matches = _matches(snapshot, found)
    filters = _filter_masks(snapshot, vraag)
    allowed = np.logical_and.reduce([matches, *filters.values()])
    order = _order(snapshot, found, np.flatnonzero(allowed))
    start = (max(vraag.pagina, 1) - 1) * _page_size(vraag)
    return Zoekuitkomst(
        treffers=tuple(_treffer(snapshot, found, int(row)) for row in order[start : start + _page_size(vraag)]),
        totaal=len(order),
        facetten=_facets(snapshot, matches, filters),
        bedoelde=found.tekst if found and found.tekst != tekst else None,
        met_betekenis=snapshot.met_betekenis,
    )


def _page_size(vraag: Zoekvraag) -> int:
    return min(max(vraag.per_pagina, 1), MAX_PER_PAGE)


def _matches(snapshot: Momentopname, found: Gevonden | None) -> Mask:
    """The documents that have something to do with the question; all of them when there is none."""
    count = len(snapshot.documenten)
    if found is None:
        return np.ones(count, dtype=bool)
    if not count:
        return np.zeros(0, dtype=bool)
    related = (found.cosinus.values >= COSINE_ENOUGH) | (found.woorden.values >= WORDS_ENOUGH)
    scores = found.scores.values
    mask: Mask = related & (scores >= SHARE_OF_BEST * scores.max())
    return mask


def _filter_masks(snapshot: Momentopname, vraag: Zoekvraag) -> dict[str, Mask]:
    """For each filter that the question sets: the documents that pass it."""
    chosen = {
        "soort": vraag.soort,
        "thema": vraag.thema,
        "organisatiesoort": vraag.organisatiesoort,
        "doelgroep": vraag.doelgroep,
    }
    none = np.zeros(len(snapshot.documenten), dtype=bool)
    return {facet: snapshot.kenmerken[facet].get(value, none) for facet, value in chosen.items() if value is not None}


def _facets(snapshot: Momentopname, matches: Mask, filters: Mapping[str, Mask]) -> dict[str, list[tuple[str, int]]]:
    """How many results each value would leave; a facet is counted without its own filter."""
    facets = {}
    for facet, values in snapshot.kenmerken.items():
        others = [mask for name, mask in filters.items() if name != facet]
        base = np.logical_and.reduce([matches, *others])
        counts = [(value, int((base & mask).sum())) for value, mask in values.items()]
        facets[facet] = sorted(
            ((value, count) for value, count in counts if count), key=lambda pair: (-pair[1], pair[0])
        )
    return facets


def _order(snapshot: Momentopname, found: Gevonden | None, rows: NDArray[np.intp]) -> list[int]:
    """Best first, and by title where scores are equal."""
    documents = snapshot.documenten
    scores = found.scores.values if found else np.zeros(len(documents))
    return sorted((int(row) for row in rows), key=lambda row: (-float(scores[row]), documents[row].titel.casefold()))


def _treffer(snapshot: Momentopname, found: Gevonden | None, row: int) -> Treffer:
    if found is None:
        return Treffer(document=snapshot.documenten[row], score=0.0, cosinus=None)
    return Treffer(
        document=snapshot.documenten[row],
        score=round(float(found.scores.values[row]), 4),
        cosinus=round(float(found.cosinus.values[row]), 4) if snapshot.met_betekenis else None,
    )
