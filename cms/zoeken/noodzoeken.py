"""Searching straight in the database, for the time that there is no index: titles and summaries, words only.

Slower and simpler than the index: no facets, no spelling, no meaning. But people find their page.
"""

from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from cms.zoeken.port import MET_DIGID, Deel, Document, Fragment, Treffer, Zoekuitkomst, Zoekvraag
from cms.zoeken.service import zoek_op

# Of each kind of page; more would not be read.
MOST = 100
MOST_WORDS = 6
SHORTEST_WORD = 3
# Endings that differ between forms of one word: `verhuizen` finds `verhuizing`.
ENDINGS = ("ingen", "ing", "en", "t", "s")
SHORTEST_STEM = 4
IN_TITLE = 3


def find_slugs(rijen: QuerySet[Any], *, titel: str, velden: Sequence[str], tekst: str) -> list[str]:
    """The slugs of the rows with the most words of the text in their title, or else in the other fields."""
    woorden = _words(tekst)
    if not woorden:
        return list(rijen.order_by(titel).values_list("slug", flat=True)[:MOST])
    score = reduce(
        add,
        (
            _points(Q(**{f"{veld}__icontains": woord}), IN_TITLE if veld == titel else 1)
            for woord in woorden
            for veld in velden
        ),
    )
    gevonden = rijen.annotate(zoekscore=score).filter(zoekscore__gt=0).order_by("-zoekscore", titel)
    return list(gevonden.values_list("slug", flat=True)[:MOST])


def zoek_in_database(vraag: Zoekvraag) -> Zoekuitkomst:
    """Answer a question without an index."""
    tekst = vraag.tekst.replace("\x00", " ").strip()
    documents = [document for document in zoek_op(tekst) if _passes(document, vraag.filters)]
    per_pagina = min(max(vraag.per_pagina, 1), MOST)
    start = (max(vraag.pagina, 1) - 1) * per_pagina
    return Zoekuitkomst(
        treffers=tuple(_treffer(document, vraag.taal) for document in documents[start : start + per_pagina]),
        totaal=len(documents),
    )


def _words(tekst: str) -> list[str]:
    return [_stem(woord) for woord in tekst.lower().split() if len(woord) >= SHORTEST_WORD][:MOST_WORDS]


def _stem(woord: str) -> str:
    for einde in ENDINGS:
        if woord.endswith(einde) and len(woord) - len(einde) >= SHORTEST_STEM:
            return woord.removesuffix(einde)
    return woord


def _points(voorwaarde: Q, punten: int) -> Case:
    return Case(When(voorwaarde, then=Value(punten)), default=Value(0), output_field=IntegerField())


def _passes(document: Document, filters: dict[str, str]) -> bool:
    values: dict[str, Sequence[str | None]] = {
        "soort": [document.soort],
        "doelgroep": document.doelgroepen,
        "thema": document.themas,
        "levensgebeurtenis": document.levensgebeurtenissen,
        "organisatiesoort": [document.organisatiesoort],
        "organisatie": [document.organisatie],
        "kanaal": document.kanalen,
        "digid": [MET_DIGID] if document.digid else [],
        "gebied": [document.gebied],
    }
    return all(waarde in values[facet] for facet, waarde in filters.items())


def _treffer(document: Document, taal: str) -> Treffer:
    engels = taal == "en"
    return Treffer(
        document=document,
        score=0.0,
        cosinus=None,
        titel=_fragment(document.titel, document.titel_en if engels else ""),
        fragment=_fragment(document.samenvatting, document.samenvatting_en if engels else ""),
    )


def _fragment(nederlands: str, engels: str) -> Fragment:
    return Fragment((Deel(engels),), "en") if engels else Fragment((Deel(nederlands),))
