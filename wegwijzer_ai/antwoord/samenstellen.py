"""Composing the answer from the pages' own sentences: nothing is written here, only chosen and numbered."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from cms.zoeken.port import Document
from wegwijzer_ai.antwoord.familiekeuze import question_back
from wegwijzer_ai.antwoord.families import read_families
from wegwijzer_ai.antwoord.model import Beurt, Uitkomst
from wegwijzer_ai.antwoord.productantwoord import say, tell_more, tell_product
from wegwijzer_ai.antwoord.zekerheid import needs_choice
from wegwijzer_ai.antwoord.zinnen import split_sentences
from wegwijzer_ai.retrieval.tokens import fold

BRONTAAL = "nl"
MOST_SENTENCES = 14
CHOICES = 3
# Who asks this wants to know all that there is to do.
_BROAD = re.compile(
    r"\b(?:wat (?:moet|kan|mag) ik (?:nu |dan |allemaal |eerst )*(?:doen|regelen)|wat nu|waar begin ik"
    r"|what (?:do|should|must) i (?:have to |need to )?(?:do|arrange)|what now"
    r"|kiko mi (?:mester|tin ku) (?:hasi|regla))\b"
)
EVENT_STEPS = 3
# A life event goes first only when it fits better than any product.
EVENT_LEAD = 0.02
# Above a choice it stands from this share of the score of the first product.
OWN_EVENT_SHARE, EVENT_SHARE = 0.4, 0.6
# A regelhulp is pointed to from this share of it.
REGELHULP_SHARE = 0.6


def compose(beurt: Beurt) -> None:
    """Step: the answer, or the nearest products to choose from."""
    if not beurt.antwoord_producten and not beurt.gebeurtenissen:
        return
    if needs_choice(beurt) and beurt.antwoord_producten:
        _offer_choice(beurt)
        return
    beurt.uitkomst = Uitkomst.ANTWOORD
    _tell_language(beurt)
    if beurt.vervolg and beurt.producten:
        tell_more(beurt, beurt.producten[0].document)
    else:
        _tell_all(beurt)
    del beurt.zinnen[MOST_SENTENCES:]
    cited = {number for zin in beurt.zinnen for number in zin.bronnen}
    beurt.bronnen = [bron for bron in beurt.bronnen if bron.nr in cited]


def _tell_all(beurt: Beurt) -> None:
    """The life event when it fits best, the first product, and what else was named or comes with it."""
    leading = None if beurt.onderwerp else _leading_event(beurt)
    event = leading or (_own_event(beurt) if _BROAD.search(fold(beurt.tekst)) else None)
    if leading is not None:
        _tell_event(beurt, leading)
    if beurt.producten:
        tell_product(beurt, beurt.producten[0].document, brief=event is not None or bool(beurt.ook))
    if event is not None and leading is None:
        _tell_event(beurt, event)
    for item in beurt.producten:
        if item.document.sleutel in beurt.ook:
            tell_product(beurt, item.document, brief=True)
    if event is None:
        _mention_event(beurt)
    _mention_regelhulp(beurt)


def _own_event(beurt: Beurt) -> Document | None:
    """The life event that the first product is a step of, when search finds it best as well."""
    if not beurt.gebeurtenissen or not beurt.producten:
        return None
    event = beurt.gebeurtenissen[0].document
    families = read_families().of(beurt.producten[0].document.sleutel)
    return event if any(familie.gebeurtenis == event.sleutel for familie in families) else None


def _tell_language(beurt: Beurt) -> None:
    """Say so when the page has no text in the language of the question."""
    if beurt.taal == BRONTAAL or not beurt.producten:
        return
    if beurt.producten[0].document.in_taal(beurt.taal) is None:
        beurt.meldingen.append(_("Deze tekst is er nog niet in uw taal. U leest hem in het Nederlands."))


def _offer_choice(beurt: Beurt) -> None:
    beurt.uitkomst = Uitkomst.VERDUIDELIJKING
    shown = [candidate.document for candidate in beurt.producten[:CHOICES]]
    beurt.wedervraag = question_back(beurt, shown)
    event = _fitting_event(beurt)
    if event is not None:
        _tell_event(beurt, event)
    _mention_regelhulp(beurt)
    for document in shown if len(beurt.wedervraag.opties) <= CHOICES else ():
        tekst, taal = document.samenvatting_in(beurt.taal)
        say(beurt, document, _first_statement(split_sentences(tekst)), kop="samenvatting", taal=taal)


def _fitting_event(beurt: Beurt) -> Document | None:
    """The life event above a choice: the one that the first product is a step of, or one that fits well by itself."""
    if not beurt.gebeurtenissen:
        return None
    best = beurt.gebeurtenissen[0]
    own = _own_event(beurt)
    share = OWN_EVENT_SHARE if own is not None else EVENT_SHARE
    return best.document if best.score >= share * beurt.producten[0].score else None


def _first_statement(sentences: Sequence[str]) -> Sequence[str]:
    """Up to and including the first sentence that is no question."""
    end = next((number for number, zin in enumerate(sentences, 1) if not zin.endswith("?")), len(sentences))
    return sentences[:end]


def _leading_event(beurt: Beurt) -> Document | None:
    if not beurt.gebeurtenissen:
        return None
    event, product = beurt.gebeurtenissen[0], beurt.producten[0] if beurt.producten else None
    return event.document if product is None or event.score > product.score + EVENT_LEAD else None


def _tell_event(beurt: Beurt, document: Document) -> None:
    """What happens and the first steps, in order of time."""
    tekst, taal = document.samenvatting_in(beurt.taal)
    say(beurt, document, split_sentences(tekst), kop="samenvatting", taal=taal)
    steps = [passage.tekst for passage in document.passages if passage.kop == "stappen"]
    for step in steps[:EVENT_STEPS]:
        # What to do and when are one.
        say(beurt, document, [" ".join(split_sentences(step)[:2])], kop="stappen")


def _mention_regelhulp(beurt: Beurt) -> None:
    """Point to the regelhulp that answers this for somebody's own situation, when it fits nearly as well."""
    best = beurt.regelhulp
    if best is None or not beurt.producten or best.score < REGELHULP_SHARE * beurt.producten[0].score:
        return
    tekst, taal = best.document.samenvatting_in(beurt.taal)
    del beurt.zinnen[MOST_SENTENCES - 1 :]
    say(beurt, best.document, split_sentences(tekst)[:1], kop="regelhulp", taal=taal)


def _mention_event(beurt: Beurt) -> None:
    """Point to the life event that a product belongs to: there stands what else comes with it."""
    own = beurt.producten[0].document.levensgebeurtenissen if beurt.producten else ()
    for candidate in beurt.gebeurtenissen[:2]:
        slug = candidate.document.sleutel.partition(":")[2]
        if slug in own and candidate.score >= beurt.producten[0].score / 2:
            tekst, taal = candidate.document.samenvatting_in(beurt.taal)
            del beurt.zinnen[MOST_SENTENCES - 1 :]
            say(beurt, candidate.document, split_sentences(tekst)[:1], kop="gebeurtenis", taal=taal)
            return
