"""What each part of search contributes: the same questions with one part alone, and with one more each time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

import numpy as np

from wegwijzer_ai.antwoord.model import Beurt, Vraag
from wegwijzer_ai.antwoord.stappen import SEARCH, STAPPEN, VOORAF
from wegwijzer_ai.antwoord.zekerheid import judge_confidence, needs_choice
from wegwijzer_ai.antwoord.zoeken import features, product_rows, rank, weigh
from wegwijzer_ai.evaluatie.meten import keys_in
from wegwijzer_ai.evaluatie.toetsvragen import Toetsvraag
from wegwijzer_ai.index.momentopname import Momentopname
from wegwijzer_ai.index.weights import Floats
from wegwijzer_ai.retrieval.bm25 import DutchBM25Retriever
from wegwijzer_ai.retrieval.fusion import ScoreFusion
from wegwijzer_ai.retrieval.lexicon import Lexicon
from wegwijzer_ai.retrieval.pipeline import Gevonden
from wegwijzer_ai.retrieval.scores import Scores
from wegwijzer_ai.retrieval.selectie import top_rows

# So many places are looked at.
PLACES = 5
CHOICES = 3


@dataclass(frozen=True, slots=True)
class Signalen:
    """All that is known of one question before anything is weighed; one number for each document."""

    beurt: Beurt
    snapshot: Momentopname
    gevonden: Gevonden
    woorden_zonder: Scores
    woorden: Scores
    pagina: Scores
    mensentaal: Scores


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What one way of searching comes to."""

    n: int
    r1: float
    r3: float
    r5: float
    mrr: float


def _fused(*, woorden: Scores, pagina: Scores, mensentaal: Scores, klassen: Scores | None = None) -> Floats:
    found: Scores = ScoreFusion().run(lexical=woorden, document=pagina, mensentaal=mensentaal, klassen=klassen)[
        "scores"
    ]
    return found.values


# Each with the scores that it goes by; a page without people's words stands in for them, as in the index.
STEPS: Mapping[str, Callable[[Signalen], Floats]] = {
    "alleen woorden, zonder mensentaal": lambda s: s.woorden_zonder.values,
    "alleen woorden": lambda s: s.woorden.values,
    "alleen vectoren van de pagina": lambda s: s.pagina.values,
    "alleen vectoren van mensentaal en vragen": lambda s: s.mensentaal.values,
    "alleen vectoren, het beste van beide": lambda s: np.maximum(s.pagina.values, s.mensentaal.values),
    "alleen de geleerde klassen": lambda s: s.gevonden.klassen.values,
    "samen, zonder mensentaal": lambda s: _fused(woorden=s.woorden_zonder, pagina=s.pagina, mensentaal=s.pagina),
    "samen, met mensentaal": lambda s: _fused(woorden=s.woorden, pagina=s.pagina, mensentaal=s.mensentaal),
    "en de geleerde klassen": lambda s: _fused(
        woorden=s.woorden, pagina=s.pagina, mensentaal=s.mensentaal, klassen=s.gevonden.klassen
    ),
    "en titel, gebied, doelgroep en levensgebeurtenis": lambda s: weigh(s.beurt, s.snapshot, s.gevonden),
}


def run_ablations(
    vragen: Sequence[Toetsvraag], snapshot: Momentopname, *, voortgang: Callable[[int], None] = lambda _n: None
) -> dict[str, Uitslag]:
    """Every way of searching over the questions of which the product is in this snapshot.

    The last row counts a product as first when it is among the choices of a question back.
    """
    keys = [keys_in([document]) for document in snapshot.documenten]
    products = product_rows(snapshot)
    names = frozenset().union(*(keys[row] for row in products)) if len(products) else frozenset()
    known = [vraag for vraag in vragen if vraag.gedrag == "answer" and vraag.doelen & names]
    places: dict[str, list[int | None]] = {}
    for done, (vraag, signalen) in enumerate(_signals(known, snapshot), 1):
        for naam, score in STEPS.items():
            values = score(signalen)
            if not len(values):
                continue
            rows = top_rows(values, products, PLACES)
            found = [keys[row] for row in rows if values[row] > 0]
            places.setdefault(naam, []).append(_place(found, vraag))
        for naam, place in _with_families(vraag, signalen):
            places.setdefault(naam, []).append(place)
        voortgang(done)
    return {naam: _outcome(found) for naam, found in places.items()}


def as_markdown(tabellen: Mapping[str, Mapping[str, Uitslag]]) -> str:
    """One table: a row for each way of searching, two columns for each index."""
    koppen = "".join(f" {naam}: R@1 | R@3 | MRR |" for naam in tabellen)
    counts = ", ".join(f"{naam} {next(iter(t.values())).n} vragen" for naam, t in tabellen.items() if t)
    lines = [f"Gemeten over: {counts}.", "", f"| Stap |{koppen}", f"| --- |{' --: | --: | --: |' * len(tabellen)}"]
    for naam in dict.fromkeys(naam for tabel in tabellen.values() for naam in tabel):
        cells = [_cells(tabel.get(naam)) for tabel in tabellen.values()]
        lines.append(f"| {naam} |{''.join(cells)}")
    return "\n".join(lines) + "\n"


def _signals(vragen: Sequence[Toetsvraag], snapshot: Momentopname) -> Iterator[tuple[Toetsvraag, Signalen]]:
    without = [replace(document, mensentaal=()) for document in snapshot.documenten]
    bare = DutchBM25Retriever(Lexicon.of(without))
    embedder = snapshot.pijplijn.pipeline.get_component("embedder")
    dense = snapshot.pijplijn.pipeline.get_component("dense")
    synonyms = snapshot.pijplijn.pipeline.get_component("synoniemen")
    for vraag in vragen:
        beurt = Beurt(vraag=Vraag(vraag.tekst, taal="en" if vraag.taal == "en" else "nl", doelgroep=vraag.doelgroep))
        for _name, step in (*VOORAF, *STAPPEN[:SEARCH]):
            step(beurt)
        gebied = "nederland" if beurt.gemeente else None
        found = snapshot.pijplijn.run(beurt.zoektekst, taal=beurt.taal, gebied=gebied)
        beurt.zoektekst = found.tekst
        other = synonyms.run(query=found.tekst)["anders"]
        near = dense.run(vector=embedder.run(query=found.tekst, anders=other)["vector"])
        yield (
            vraag,
            Signalen(
                beurt=beurt,
                snapshot=snapshot,
                gevonden=found,
                woorden_zonder=bare.run(query=found.tekst, extra=list(found.extra))["scores"],
                woorden=found.woorden,
                pagina=near["document"],
                mensentaal=near["mensentaal"],
            ),
        )


def _with_families(vraag: Toetsvraag, signalen: Signalen) -> Iterator[tuple[str, int | None]]:
    """As it is in use, and with the question back answered by somebody who knows what they want."""
    beurt, snapshot = signalen.beurt, signalen.snapshot
    rank(beurt, snapshot, signalen.gevonden)
    found = [keys_in([kandidaat.document]) for kandidaat in beurt.producten]
    place = _place(found, vraag)
    yield "en families (in gebruik)", place
    beurt.kenmerken = features(beurt, snapshot, signalen.gevonden)
    judge_confidence(beurt)
    asked = beurt.uitkomst is None and needs_choice(beurt) and _place(found[:CHOICES], vraag) is not None
    yield "en één vraag terug bij twijfel", 0 if asked else place


def _place(found: Sequence[frozenset[str]], vraag: Toetsvraag) -> int | None:
    return next((place for place, keys in enumerate(found[:PLACES]) if keys & vraag.doelen), None)


def _outcome(places: Sequence[int | None]) -> Uitslag:
    def within(most: int) -> float:
        return round(fmean(place is not None and place < most for place in places), 3)

    return Uitslag(
        n=len(places),
        r1=within(1),
        r3=within(3),
        r5=within(PLACES),
        mrr=round(fmean(0.0 if place is None else 1 / (place + 1) for place in places), 3),
    )


def _cells(uitslag: Uitslag | None) -> str:
    if uitslag is None:
        return " - | - | - |"
    return f" {uitslag.r1:.3f} | {uitslag.r3:.3f} | {uitslag.mrr:.3f} |"
