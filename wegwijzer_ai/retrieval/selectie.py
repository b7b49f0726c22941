"""From scores of all documents to one page of results: filters, a lower bound, counts per filter value, paging."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from cms.zoeken.port import Document, Treffer, Zoekuitkomst, Zoekvraag
from wegwijzer_ai.index.momentopname import Momentopname
from wegwijzer_ai.retrieval.markeren import Markeerder
from wegwijzer_ai.retrieval.pipeline import Gevonden

MAX_PER_PAGE = 100
# A result must reach this share of the best one, and one of these to be a result at all.
SHARE_OF_BEST = 0.4
COSINE_ENOUGH = 0.86
WORDS_ENOUGH = 2.0
# Themes that are named when nothing was found, if they have anything to do with the question.
NEAREST_THEMAS = 3
NEAR_ENOUGH = 0.05

Mask = NDArray[np.bool_]


def select(snapshot: Momentopname, vraag: Zoekvraag) -> Zoekuitkomst:
    """Answer a question from a snapshot; an empty text browses by title."""
    tekst = vraag.tekst.strip()
    found = (
        snapshot.pijplijn.run(tekst, taal=vraag.taal, gebied=vraag.gebied, synoniemen=vraag.synoniemen)
        if tekst
        else None
    )
    matches = _matches(snapshot, found)
    filters = {facet: snapshot.kolommen[facet].mask(value) for facet, value in vraag.filters.items()}
    without = {facet: _others(matches, filters, facet) for facet in filters}
    allowed: Mask = np.logical_and.reduce([matches, *filters.values()])
    totaal = int(np.count_nonzero(allowed))
    return Zoekuitkomst(
        treffers=_page(snapshot, vraag, found, np.flatnonzero(allowed)),
        totaal=totaal,
        facetten={facet: column.counts(without.get(facet, allowed)) for facet, column in snapshot.kolommen.items()},
        bedoelde=found.tekst if found and found.tekst != tekst else None,
        met_betekenis=snapshot.met_betekenis,
        zonder={facet: int(np.count_nonzero(mask)) for facet, mask in without.items()},
        dichtbij=() if totaal or found is None else _nearest_themas(snapshot, found),
    )


def top_rows(values: NDArray[np.number], rows: NDArray[np.intp], count: int) -> NDArray[np.intp]:
    """The best of these rows, best first; among equals the first rows. Sorts only what is shown."""
    own = values[rows]
    if len(rows) > count:
        limit = np.partition(own, len(own) - count)[len(own) - count]
        above, equal = np.flatnonzero(own > limit), np.flatnonzero(own == limit)
        chosen = np.concatenate([above, equal[: count - len(above)]])
        rows, own = rows[chosen], own[chosen]
    return rows[np.lexsort((rows, -own))]


def _page_size(vraag: Zoekvraag) -> int:
    return min(max(vraag.per_pagina, 1), MAX_PER_PAGE)


def _matches(snapshot: Momentopname, found: Gevonden | None) -> Mask:
    """The documents that have something to do with the question; all of them when there is none."""
    if found is None or not len(snapshot.levend):
        return snapshot.levend
    related = (found.cosinus.values >= COSINE_ENOUGH) | (found.woorden.values >= WORDS_ENOUGH)
    # What stands behind may not push out what stands in front, so the best in front sets the bound.
    best = found.scores.values.max(where=related, initial=0)
    mask: Mask = related & (found.ruw.values >= SHARE_OF_BEST * best)
    return mask


def _others(matches: Mask, filters: Mapping[str, Mask], facet: str) -> Mask:
    """The matches that pass every filter but one."""
    mask: Mask = np.logical_and.reduce([matches, *(mask for name, mask in filters.items() if name != facet)])
    return mask


def _page(
    snapshot: Momentopname, vraag: Zoekvraag, found: Gevonden | None, rows: NDArray[np.intp]
) -> tuple[Treffer, ...]:
    size = _page_size(vraag)
    start = (max(vraag.pagina, 1) - 1) * size
    if found is None:
        shown = top_rows(-snapshot.titelvolgorde, rows, start + size)[start:]
        return tuple(Treffer(document=snapshot.documenten[row], score=0.0, cosinus=None) for row in shown.tolist())
    scores = found.scores.values
    shown = top_rows(scores, rows, start + size)[start:]
    marker = Markeerder(found.tekst, extra=found.extra, splitter=snapshot.pijplijn.lexicon.splitter)
    return tuple(_treffer(snapshot, vraag, found, row, marker) for row in shown.tolist())


def _treffer(snapshot: Momentopname, vraag: Zoekvraag, found: Gevonden, row: int, marker: Markeerder) -> Treffer:
    document = snapshot.documenten[row]
    return Treffer(
        document=document,
        score=round(float(found.scores.values[row]), 4),
        cosinus=round(float(found.cosinus.values[row]), 4) if snapshot.met_betekenis else None,
        titel=marker.title(document, vraag.taal),
        fragment=marker.sentences(document, vraag.taal),
    )


def _nearest_themas(snapshot: Momentopname, found: Gevonden) -> tuple[Document, ...]:
    """The themes that come nearest to a question without results."""
    rows = np.flatnonzero(snapshot.kolommen["soort"].mask("thema") & snapshot.levend)
    best = top_rows(found.ruw.values, rows, NEAREST_THEMAS)
    return tuple(snapshot.documenten[row] for row in best if found.ruw.values[row] >= NEAR_ENOUGH)
