"""Composing the answer from the pages' own sentences: nothing is written here, only chosen and numbered."""

import re
from collections.abc import Iterable, Sequence

from cms.zoeken.port import Document
from wegwijzer_ai.antwoord.familiekeuze import question_back
from wegwijzer_ai.antwoord.model import Beurt, Uitkomst, Zin
from wegwijzer_ai.antwoord.zekerheid import needs_choice
from wegwijzer_ai.antwoord.zinnen import split_sentences
from wegwijzer_ai.index.vragen import BeantwoordeVraag, answered_questions
from wegwijzer_ai.retrieval.tokens import content_words, fold, stem

# The fields of a product in the order of an answer, each with how many sentences at most.
FIELDS = (("stappen", 5), ("nodig", 3), ("kosten", 2), ("termijn", 2))
# What the question itself asks for goes first.
ASKED = (
    (
        "kosten",
        re.compile(r"\b(?:kost|kosten|prijs|betaal|betalen|hoeveel|duur|gratis|cost|costs|price|fee|how much)\b"),
    ),
    ("termijn", re.compile(r"\b(?:hoe lang|wanneer|hoe snel|termijn|duurt|uiterlijk|how long|when|deadline)\b")),
    ("nodig", re.compile(r"\b(?:nodig|meenemen|bewijs|documenten|papieren|what do i need|bring|documents)\b")),
    ("bezwaar", re.compile(r"\b(?:bezwaar|niet eens|beroep|object|appeal)\b")),
    (
        "voorwaarden",
        re.compile(r"\b(?:mag ik|voorwaarden|heb ik recht|kom ik in aanmerking|am i entitled|eligible|conditions)\b"),
    ),
)
MOST_SENTENCES = 16
CHOICES = 3
EVENT_STEPS = 3
# A question of the page's own counts as asked when this share of its words is shared.
SAME_WORDS = 0.6
# A life event goes first only when it fits better than any product.
EVENT_LEAD = 0.02


def compose(beurt: Beurt) -> None:
    """Step: the answer, or the nearest products to choose from."""
    if not beurt.antwoord_producten and not beurt.gebeurtenissen:
        return
    if needs_choice(beurt) and beurt.antwoord_producten:
        _offer_choice(beurt)
        return
    beurt.uitkomst = Uitkomst.ANTWOORD
    event = _leading_event(beurt)
    if event is not None:
        _tell_event(beurt, event)
    if beurt.producten:
        _tell_product(beurt, beurt.producten[0].document, brief=event is not None)
    if event is None:
        _mention_event(beurt)
    del beurt.zinnen[MOST_SENTENCES:]
    cited = {number for zin in beurt.zinnen for number in zin.bronnen}
    beurt.bronnen = [bron for bron in beurt.bronnen if bron.nr in cited]


def _offer_choice(beurt: Beurt) -> None:
    beurt.uitkomst = Uitkomst.VERDUIDELIJKING
    shown = [candidate.document for candidate in beurt.producten[:CHOICES]]
    beurt.wedervraag = question_back(beurt, shown)
    for document in shown if len(beurt.wedervraag.opties) <= CHOICES else ():
        tekst, taal = _summary(beurt, document)
        _say(beurt, document, _first_statement(split_sentences(tekst)), kop="samenvatting", taal=taal)


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
    tekst, taal = _summary(beurt, document)
    _say(beurt, document, split_sentences(tekst), kop="samenvatting", taal=taal)
    steps = [passage.tekst for passage in document.passages if passage.kop == "stappen"]
    for step in steps[:EVENT_STEPS]:
        _say(beurt, document, _without_open_end(split_sentences(step)[:2]), kop="stappen")


def _mention_event(beurt: Beurt) -> None:
    """Point to the life event that a product belongs to: there stands what else comes with it."""
    own = beurt.producten[0].document.levensgebeurtenissen if beurt.producten else ()
    for candidate in beurt.gebeurtenissen[:2]:
        slug = candidate.document.sleutel.partition(":")[2]
        if slug in own and candidate.score >= beurt.producten[0].score / 2:
            tekst, taal = _summary(beurt, candidate.document)
            del beurt.zinnen[MOST_SENTENCES - 1 :]
            _say(beurt, candidate.document, split_sentences(tekst)[:1], kop="gebeurtenis", taal=taal)
            return


def _tell_product(beurt: Beurt, document: Document, *, brief: bool) -> None:
    if beurt.antwoordtaal == "en" and document.samenvatting_en:
        _say(beurt, document, split_sentences(document.samenvatting_en), kop="samenvatting", taal="en")
    asked = matching_question(beurt.tekst, document)
    if asked is not None:
        _say(beurt, document, split_sentences(asked.antwoord), kop="vraag")
    else:
        _say_field(beurt, document, "kort_antwoord", 3)
    wanted = [field for field, pattern in ASKED if pattern.search(fold(beurt.tekst))]
    fields = [(field, 3) for field in wanted] + [(field, most) for field, most in FIELDS if field not in wanted]
    # After a life event's own steps the steps of one product would only confuse.
    for field, most in fields[: len(wanted) if brief else len(fields)]:
        _say_field(beurt, document, field, most)


def matching_question(tekst: str, document: Document) -> BeantwoordeVraag | None:
    """The question of the page's own that this text asks, by the words that both use.

    A question that says more than was asked ('... in het buitenland?') has another answer.
    """
    asked = {stem(word) for word in content_words(tekst)}
    best: tuple[float, BeantwoordeVraag] | None = None
    for vraag in answered_questions(document):
        own = {stem(word) for word in content_words(vraag.vraag)}
        share = len(asked & own) / max(len(asked | own), 1)
        if own <= asked and share >= SAME_WORDS and (best is None or share > best[0]):
            best = (share, vraag)
    return best[1] if best else None


def _summary(beurt: Beurt, document: Document) -> tuple[str, str]:
    if beurt.antwoordtaal == "en" and document.samenvatting_en:
        return document.samenvatting_en, "en"
    return document.samenvatting, "nl"


def _say_field(beurt: Beurt, document: Document, field: str, most: int) -> None:
    found = [split_sentences(passage.tekst) for passage in document.passages if passage.kop == field]
    # Steps stand apart: say what each is, not all about the first two.
    sentences = [own[0] for own in found if own] if len(found) > 1 else [zin for own in found for zin in own]
    _say(beurt, document, _without_open_end(sentences[:most]), kop=field)


def _without_open_end(sentences: Sequence[str]) -> Sequence[str]:
    """A question of the text's own is nothing without the sentence after it."""
    while len(sentences) > 1 and sentences[-1].endswith("?"):
        sentences = sentences[:-1]
    return sentences


def _say(beurt: Beurt, document: Document, sentences: Iterable[str], *, kop: str, taal: str = "nl") -> None:
    said = {zin.tekst for zin in beurt.zinnen}
    for tekst in sentences:
        if tekst not in said:
            beurt.zinnen.append(Zin(tekst, (beurt.cite(document=document),), kop, taal))
