"""Searching: the products and life events that fit the question, and the signs of how sure that is."""

from collections.abc import Sequence

from cms.zoeken.port import Document
from cms.zoeken.service import zoekmachine
from wegwijzer_ai.antwoord.model import Beurt, Kandidaat
from wegwijzer_ai.index.machine import WegwijzerZoekmachine
from wegwijzer_ai.index.momentopname import Momentopname
from wegwijzer_ai.retrieval.pipeline import Gevonden
from wegwijzer_ai.retrieval.tokens import content_words

KEPT = 8
# A product gains from a life event that fits: `ik word 18` names no product at all.
EVENT_SHARE = 0.25
# For the other doelgroep: still shown when nothing else fits.
OTHER_DOELGROEP = 0.85


def momentopname() -> Momentopname:
    """The snapshot of the search engine that the portal runs.

    Raises:
        TypeError: another engine is configured than the one that this assistant is built on.
    """
    machine = zoekmachine()
    if not isinstance(machine, WegwijzerZoekmachine):
        raise TypeError("The assistant needs ZOEKMACHINE to be a WegwijzerZoekmachine.")
    return machine.momentopname()


def find_candidates(beurt: Beurt) -> None:
    """Step: the best products and life events, with the features for the next step."""
    snapshot = momentopname()
    found = snapshot.pijplijn.run(beurt.zoektekst, taal=beurt.taal)
    if found.tekst != beurt.zoektekst:
        beurt.zoektekst = found.tekst
    rank(beurt, snapshot.documenten, found)
    beurt.kenmerken = features(beurt, snapshot)


def rank(beurt: Beurt, documents: Sequence[Document], found: Gevonden) -> None:
    """Order products and life events for this person."""
    doelgroep = beurt.vraag.doelgroep
    events: dict[str, float] = {}
    scores: dict[int, float] = {}
    for row, document in enumerate(documents):
        if document.soort == "levensgebeurtenis":
            scores[row] = _for_doelgroep(document, float(found.scores.values[row]), doelgroep)
            events[document.sleutel.partition(":")[2]] = scores[row]
    for row, document in enumerate(documents):
        if document.soort == "product":
            event = max((events.get(slug, 0.0) for slug in document.levensgebeurtenissen), default=0.0)
            own = _for_doelgroep(document, float(found.scores.values[row]), doelgroep)
            scores[row] = own + EVENT_SHARE * event * (own > 0)
    order = sorted(scores, key=lambda row: -scores[row])
    beurt.producten = [_candidate(documents, found, scores, row) for row in order if documents[row].soort == "product"]
    beurt.gebeurtenissen = [
        _candidate(documents, found, scores, row) for row in order if documents[row].soort != "product"
    ]
    del beurt.producten[KEPT:], beurt.gebeurtenissen[KEPT:]


def _for_doelgroep(document: Document, score: float, doelgroep: str | None) -> float:
    other = doelgroep is not None and document.doelgroepen and doelgroep not in document.doelgroepen
    return score * OTHER_DOELGROEP if other else score


def _candidate(documents: Sequence[Document], found: Gevonden, scores: dict[int, float], row: int) -> Kandidaat:
    cosine = float(found.cosinus.values[row])
    return Kandidaat(
        document=documents[row],
        score=round(min(scores[row] / (1 + EVENT_SHARE), 1.0), 4),
        woorden=float(found.woorden.values[row]),
        cosinus=round(cosine, 4) if cosine else None,
    )


def features(beurt: Beurt, snapshot: Momentopname) -> dict[str, float]:
    """What the calibrated confidence looks at; all lie roughly between 0 and 1."""
    candidates = [*beurt.producten[:1], *beurt.gebeurtenissen[:1]]
    if not candidates:
        return {}
    best = max(candidates, key=lambda candidate: candidate.score)
    words = content_words(beurt.zoektekst)
    lexicon = snapshot.pijplijn.lexicon
    known = sum(lexicon.knows(word) for word in words)
    second = beurt.producten[1].score if len(beurt.producten) > 1 else 0.0
    first = beurt.producten[0].score if beurt.producten else 0.0
    return {
        "cosinus": (best.cosinus - 0.8) / 0.2 if best.cosinus else 0.0,
        "score": best.score,
        "voorsprong": first - second,
        "gedekt": lexicon.coverage(words, snapshot.row(best.document.sleutel)),
        "bekend": known / len(words) if words else 0.0,
    }
