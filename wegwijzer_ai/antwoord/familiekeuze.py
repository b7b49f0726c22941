"""Putting the product in front that the words of a question decide on, among its family in the search."""

from collections.abc import Sequence

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from cms.zoeken.port import Document
from wegwijzer_ai.antwoord.families import Familie, Keuze, read_families
from wegwijzer_ai.antwoord.model import Beurt, Wedervraag
from wegwijzer_ai.index.momentopname import Momentopname
from wegwijzer_ai.index.weights import Floats
from wegwijzer_ai.retrieval.selectie import top_rows
from wegwijzer_ai.retrieval.tokens import content_words, stem, words

LOOKED_AT = 8
MOST_OPTIONS = 5
MOST_TOGETHER = 3
# How a family's question is called among those that were asked already.
FAMILIE = "familie:"
# What signs add to a product's score: they decide among what search finds about equally good, and no more, for
# people also use such words about something else.
SIGNS = 0.08
HEAVIEST = 2
# How much better than the next a product scores of which the words leave no doubt.
LEAD = 0.02
# How sure a turn is when the words say it all: an option or a title, or a question about nothing but the subject.
CERTAIN = 0.99
GENERAL = 0.95


def prefer(beurt: Beurt, snapshot: Momentopname, scores: Floats, products: NDArray[np.intp]) -> Floats:
    """The scores with the chosen product in front; notes in the turn what was chosen and how sure that is."""
    rows = top_rows(scores, products, LOOKED_AT).tolist()
    ranked = [snapshot.documenten[row] for row in rows]
    exact = beurt.onderwerp or _exact(beurt, ranked)
    if exact is not None:
        beurt.ondergrens = CERTAIN
        return _in_front(snapshot, scores, [exact])
    beurt.keuze = read_families().choose(
        beurt.tekst, ranking=[document.sleutel for document in ranked], zonder_plaats=beurt.zoektekst
    )
    several = _named(beurt, ranked)
    if len(several) > 1 and (beurt.keuze is None or beurt.keuze.sleutel in several):
        beurt.keuze, beurt.ondergrens, beurt.ook = None, GENERAL, tuple(several[1:MOST_TOGETHER])
        return _in_front(snapshot, scores, several[:MOST_TOGETHER])
    return _follow(beurt, beurt.keuze, snapshot, scores) if beurt.keuze else scores


def _exact(beurt: Beurt, ranked: list[Document]) -> str | None:
    """The product of which exactly this text is the title."""
    asked = words(beurt.tekst)
    return next(
        (
            document.sleutel
            for document in ranked
            if asked in [words(titel) for titel in (document.titel, *(own.titel for own in document.vertalingen))]
            or asked == words(document.titel_en)
        ),
        None,
    )


def _named(beurt: Beurt, ranked: Sequence[Document]) -> list[str]:
    """The products whose whole name stands in the text, one of each family: `zorgtoeslag en kinderbijslag`."""
    said = [stem(word) for word in content_words(beurt.zoektekst)]
    named: list[tuple[int, str]] = []
    for document in ranked:
        title = {stem(word) for word in content_words(document.titel)} - read_families().algemeen
        if title and title <= set(said) and not _is_family(document.sleutel, [sleutel for _, sleutel in named]):
            named.append((min(said.index(word) for word in title), document.sleutel))
    return [sleutel for _, sleutel in sorted(named)]


def _is_family(sleutel: str, others: Sequence[str]) -> bool:
    return any(familie.lid(other) for familie in read_families().of(sleutel) for other in others)


def keep_related(beurt: Beurt) -> None:
    """When the subject was spoken of before, only its family stays beside it: the words of this turn say too little."""
    if beurt.onderwerp is None:
        return
    families = [] if beurt.vervolg else read_families().of(beurt.onderwerp)
    beurt.producten = [
        item
        for place, item in enumerate(beurt.producten)
        if not place or any(familie.lid(item.document.sleutel) for familie in families)
    ]
    beurt.gebeurtenissen = []


def _follow(beurt: Beurt, keuze: Keuze, snapshot: Momentopname, scores: Floats) -> Floats:
    if keuze.sleutel is None:
        if _is_passed_over(beurt, keuze.familie):
            beurt.keuze, beurt.ondergrens = None, GENERAL
        else:
            beurt.gesteld.add(f"{FAMILIE}{keuze.familie.naam}")
        return _in_front(snapshot, scores, [lid.sleutel for lid in keuze.familie.leden])
    if keuze.zeker:
        beurt.ondergrens = GENERAL
        return _in_front(snapshot, scores, [keuze.sleutel])
    row = _row(snapshot, keuze.sleutel)
    raised = scores.copy()
    if row is not None:
        raised[row] += np.float32(SIGNS * min(keuze.kracht, HEAVIEST))
    if row is None or raised[row] < raised.max():
        beurt.keuze = None
    return raised


def _is_passed_over(beurt: Beurt, familie: Familie) -> bool:
    """Whether somebody sends again what we asked this question about: then we answer in general."""
    asked = f"{FAMILIE}{familie.naam}" in beurt.eerder.gesteld
    return asked and words(beurt.tekst) == words(beurt.eerder.vraag)


def _in_front(snapshot: Momentopname, scores: Floats, sleutels: list[str]) -> Floats:
    """These products before all others, in this order."""
    rows = [row for sleutel in sleutels if (row := _row(snapshot, sleutel)) is not None]
    raised = scores.copy()
    top = float(scores.max(initial=0.0))
    for place, row in enumerate(rows):
        raised[row] = top + LEAD * (len(rows) - place)
    return raised


def question_back(beurt: Beurt, shown: Sequence[Document]) -> Wedervraag:
    """What to ask when the products of a choice are not told apart: a family's own question when they are one."""
    taal = beurt.antwoordtaal
    if beurt.keuze is not None and beurt.keuze.sleutel is None:
        familie = beurt.keuze.familie
        documents = [item.document for item in beurt.producten if familie.lid(item.document.sleutel)]
        options = tuple(option_text(familie, document, taal) for document in documents[:MOST_OPTIONS])
        return Wedervraag(familie.question(taal), options)
    shared = _shared_family(shown)
    if shared is not None:
        return Wedervraag(shared.question(taal), tuple(option_text(shared, document, taal) for document in shown))
    ask = _("Welke van deze bedoelt u?") if len(shown) > 1 else _("Bedoelt u dit?")
    return Wedervraag(ask, tuple(document.titel_in(taal)[0] for document in shown))


def _shared_family(shown: Sequence[Document]) -> Familie | None:
    """The family that all of these are in, unless it holds them only in general."""
    return next(
        (
            familie
            for familie in read_families().of(shown[0].sleutel)
            if len(shown) > 1
            and not familie.alleen_algemeen
            and all(familie.lid(document.sleutel) for document in shown)
        ),
        None,
    )


def option_text(familie: Familie, document: Document, taal: str) -> str:
    """A product as an answer to its family's question; sent as a question of its own, it leads to exactly that."""
    lid = familie.lid(document.sleutel)
    return (lid and lid.opties.get(taal)) or document.titel_in(taal)[0]


def _row(snapshot: Momentopname, sleutel: str) -> int | None:
    try:
        return snapshot.row(sleutel)
    except ValueError:  # no longer published
        return None
