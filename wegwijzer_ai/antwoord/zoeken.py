"""Searching: the products and life events that fit the question, and the signs of how sure that is."""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from cms.zoeken.port import NEDERLAND
from cms.zoeken.service import zoekmachine
from wegwijzer_ai.antwoord.familiekeuze import keep_related, prefer
from wegwijzer_ai.antwoord.model import Beurt, Kandidaat
from wegwijzer_ai.index.machine import WegwijzerZoekmachine
from wegwijzer_ai.index.momentopname import Momentopname
from wegwijzer_ai.index.weights import Floats
from wegwijzer_ai.retrieval.bedoelingen import ORDINARY
from wegwijzer_ai.retrieval.fusion import BM25_SCALE
from wegwijzer_ai.retrieval.pipeline import Gevonden
from wegwijzer_ai.retrieval.selectie import top_rows
from wegwijzer_ai.retrieval.tokens import content_words

KEPT = 8
# A product gains a little from a life event that fits: `ik word 18` names no product at all. More would put the
# products of the great events in front of what was asked (R@1 .65 instead of .73 at 0.25).
EVENT_SHARE = 0.02
# A life event says something about many questions, so it goes in front of a product only when it fits clearly better.
EVENT_WEIGHT = 0.7
# For the other doelgroep: still shown when nothing else fits.
OTHER_DOELGROEP = 0.8


def momentopname() -> Momentopname:
    """The snapshot of the search engine that the portal runs.

    Raises:
        TypeError: another engine is configured than the one that this assistant is built on.
    """
    return _machine().momentopname()


def weigh_intent(tekst: str) -> Mapping[str, float]:
    """The probability of each thing that somebody may be up to; none when nothing was learnt.

    Raises:
        TypeError: another engine is configured than the one that this assistant is built on.
    """
    found: Mapping[str, float] = _machine().bedoelingen.run(tekst)["kansen"]
    return found


def _machine() -> WegwijzerZoekmachine:
    machine = zoekmachine()
    if not isinstance(machine, WegwijzerZoekmachine):
        raise TypeError("The assistant needs ZOEKMACHINE to be a WegwijzerZoekmachine.")
    return machine


def find_candidates(beurt: Beurt) -> None:
    """Step: the best products and life events, with the features for the next step."""
    snapshot = momentopname()
    gebied = NEDERLAND if beurt.gemeente else None
    found = snapshot.pijplijn.run(beurt.zoektekst, taal=beurt.taal, gebied=gebied)
    if found.tekst != beurt.zoektekst:
        beurt.zoektekst = found.tekst
    rank(beurt, snapshot, found)
    keep_related(beurt)
    beurt.kenmerken = features(beurt, snapshot, found)


def rank(beurt: Beurt, snapshot: Momentopname, found: Gevonden) -> None:
    """Order products and life events for this person."""
    is_event = snapshot.kolommen["soort"].mask("levensgebeurtenis")
    products = product_rows(snapshot)
    scores = prefer(beurt, snapshot, weigh(beurt, snapshot, found), products)
    beurt.producten = [_candidate(snapshot, found, scores, row) for row in top_rows(scores, products, KEPT).tolist()]
    events = np.flatnonzero(is_event & snapshot.levend)
    behind = scores * np.float32(EVENT_WEIGHT)
    beurt.gebeurtenissen = [_candidate(snapshot, found, behind, row) for row in top_rows(scores, events, KEPT).tolist()]
    helps = np.flatnonzero(snapshot.kolommen["soort"].mask("regelhulp") & snapshot.levend)
    beurt.regelhulp = next(
        (_candidate(snapshot, found, scores, row) for row in top_rows(scores, helps, 1).tolist()), None
    )


def weigh(beurt: Beurt, snapshot: Momentopname, found: Gevonden) -> Floats:
    """What search found, for this doelgroep and with what life events add; families have no say in it yet."""
    scores = _for_doelgroep(snapshot, found.scores.values, beurt.vraag.doelgroep)
    is_event = snapshot.kolommen["soort"].mask("levensgebeurtenis")
    events = _event_scores(snapshot, np.where(is_event, scores, 0))
    return scores + EVENT_SHARE * events * (scores > 0) * ~is_event


def product_rows(snapshot: Momentopname) -> NDArray[np.intp]:
    """The rows of products that count."""
    return np.flatnonzero(snapshot.kolommen["soort"].mask("product") & snapshot.levend)


def _event_scores(snapshot: Momentopname, scores: Floats) -> Floats:
    """For each document the score of the best life event that leads to it."""
    column = snapshot.kolommen["levensgebeurtenis"]
    of_event = np.zeros(len(column.values), dtype=np.float32)
    np.maximum.at(of_event, column.codes, scores[column.rows])
    best = np.zeros(column.count, dtype=np.float32)
    np.maximum.at(best, column.rows, of_event[column.codes])
    return best


def _for_doelgroep(snapshot: Momentopname, scores: Floats, doelgroep: str | None) -> Floats:
    if doelgroep is None:
        return scores
    column = snapshot.kolommen["doelgroep"]
    chosen = column.mask(doelgroep)
    for_others = np.isin(np.arange(column.count), column.rows) & ~chosen
    return np.where(for_others, scores * np.float32(OTHER_DOELGROEP), scores)


def _candidate(snapshot: Momentopname, found: Gevonden, scores: Floats, row: int) -> Kandidaat:
    cosine = float(found.cosinus.values[row])
    return Kandidaat(
        document=snapshot.documenten[row],
        score=round(min(float(scores[row]) / (1 + EVENT_SHARE), 1.0), 4),
        woorden=float(found.woorden.values[row]),
        cosinus=round(cosine, 4) if cosine else None,
    )


def features(beurt: Beurt, snapshot: Momentopname, found: Gevonden) -> dict[str, float]:
    """What the calibrated confidence looks at; all lie roughly between 0 and 1."""
    candidates = [*beurt.producten[:1], *beurt.gebeurtenissen[:1]]
    if not candidates:
        return {}
    best = max(candidates, key=lambda candidate: candidate.score)
    words = content_words(beurt.zoektekst)
    lexicon = snapshot.pijplijn.lexicon
    known = sum(lexicon.knows(word) for word in words)
    second = max((item.score for item in _rivals(beurt)), default=0.0)
    first = beurt.producten[0].score if beurt.producten else 0.0
    found_features = {
        "cosinus": (best.cosinus - 0.8) / 0.2 if best.cosinus else 0.0,
        "score": best.score,
        "voorsprong": first - second,
        "gedekt": lexicon.coverage(words, snapshot.row(best.document.sleutel)),
        "bekend": known / len(words) if words else 0.0,
        "gewoon": beurt.bedoeling.get(ORDINARY, 1.0),
    }
    return found_features | _class_features(beurt, snapshot, found)


def _class_features(beurt: Beurt, snapshot: Momentopname, found: Gevonden) -> dict[str, float]:
    """How much the words say, and how far what was learnt prefers the first product; nothing when nothing was learnt.

    A product that is too new to be a class is judged by the other signs.
    """
    if not len(found.klassen.values) or not beurt.producten:
        return {}
    rivals = _rivals(beurt)
    other = {item.document.sleutel for item in rivals}
    own = [item for item in beurt.producten if item.document.sleutel not in other]
    first = max(_class_of(snapshot, found, item) for item in own)
    if first < 0:
        return {}
    others = [_class_of(snapshot, found, item) for item in rivals]
    return {
        "woorden": math.tanh(beurt.producten[0].woorden / BM25_SCALE),
        "klasse": first - max([0.0, *others]),
    }


def _class_of(snapshot: Momentopname, found: Gevonden, candidate: Kandidaat) -> float:
    return float(found.klassen.values[snapshot.row(candidate.document.sleutel)])


def _rivals(beurt: Beurt) -> list[Kandidaat]:
    """What the first product is compared with: when the words decided within its family, not its family."""
    family = {lid.sleutel for lid in beurt.keuze.familie.leden} if beurt.keuze and beurt.keuze.sleutel else set()
    return [item for item in beurt.producten[1:] if item.document.sleutel not in family]
