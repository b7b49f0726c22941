"""What is said of one product: first what was asked, then what to do, in the page's own sentences."""

import re
from collections.abc import Iterable, Sequence

from cms.zoeken.port import Document
from wegwijzer_ai.antwoord.families import read_families
from wegwijzer_ai.antwoord.model import Beurt, Zin
from wegwijzer_ai.antwoord.taalversie import in_taal
from wegwijzer_ai.antwoord.velden import asked_fields, field_words
from wegwijzer_ai.antwoord.verband import mentions, rest_of
from wegwijzer_ai.antwoord.zinnen import join_questions, split_sentences
from wegwijzer_ai.antwoord.zoeken import momentopname
from wegwijzer_ai.index.vragen import BeantwoordeVraag, answered_questions
from wegwijzer_ai.retrieval.gebied import NAMES
from wegwijzer_ai.retrieval.tokens import content_words, stem

# The fields of a product in the order of an answer, each with how many sentences at most.
FIELDS = (("stappen", 4), ("nodig", 3), ("kosten", 2), ("termijn", 2))
# Of what was asked somebody may hear a little more; of what else there is a little less then.
MOST_ASKED = 4
MOST_OTHER = 2
MOST_FOLLOW_UP = 5
MOST_MENTIONED = 2
# A question of the page's own counts as asked when this share of its words is shared.
SAME_WORDS = 0.6
# A sentence of these says little by itself: part of an answer, or who it is for.
_NOT_ALONE = frozenset({"vraag", "voor_wie"})
# Where a page says how much somebody gets.
_TELL_SUM = frozenset({"kort_antwoord", "wat", "voorwaarden"})
_SUM = re.compile(r"€|procent|percent|\bbedrag|\bamount|\bplaka", re.I)
_ISLANDS = frozenset(stem(name) for name in NAMES)
# Each passage is one thing.
_ONE_EACH = frozenset({"stappen"})


def tell_product(beurt: Beurt, document: Document, *, brief: bool) -> None:
    """The direct answer, what to do, what is needed, costs and term; `brief` after the steps of a life event."""
    page = in_taal(document, beurt.taal)
    if page is document and beurt.antwoordtaal == "en" and document.samenvatting_en:
        say(beurt, document, split_sentences(document.samenvatting_en), kop="samenvatting", taal="en")
    asked = asked_fields(beurt.tekst)
    if not _tell_direct(beurt, document, page, asked):
        _say_field(beurt, document, page, "kort_antwoord", 3)
    if brief:
        return
    most = MOST_OTHER if asked else MOST_ASKED
    for field, usual in FIELDS:
        _say_field(beurt, document, page, field, min(usual, most))


def tell_more(beurt: Beurt, document: Document) -> None:
    """Only what a turn asks that goes on about the same product."""
    page = in_taal(document, beurt.taal)
    before = len(beurt.zinnen)
    own = matching_question(beurt.tekst, page)
    if own is not None:
        say(beurt, document, split_sentences(own.antwoord), kop="vraag", taal=_taal(document, page, beurt))
    for field in asked_fields(beurt.tekst) if own is None else ():
        _say_field(beurt, document, page, field, MOST_FOLLOW_UP)
    if "kanalen" in asked_fields(beurt.tekst) or beurt.gemeente_uit_tekst:
        _say_where(beurt, document)
    rest = rest_of(beurt)
    if rest and own is None:
        _say_mentioned(beurt, document, page, rest)
    if len(beurt.zinnen) == before:
        _say_field(beurt, document, page, "kort_antwoord", 3)
        _say_field(beurt, document, page, "stappen", MOST_ASKED)


def _say_where(beurt: Beurt, document: Document) -> None:
    """The address and telephone number of the gemeente that carries it out."""
    if beurt.gemeente is None or document.organisatiesoort != "gemeente":
        return
    snapshot = momentopname()
    try:
        organisatie = snapshot.documenten[snapshot.row(f"organisatie:{beurt.gemeente.slug}")]
    except ValueError:
        return
    for passage in organisatie.passages:
        say(beurt, organisatie, [passage.tekst], kop="kanalen")


def _tell_direct(beurt: Beurt, document: Document, page: Document, asked: Sequence[str]) -> bool:
    """What answers exactly the question; whether it leaves nothing of it to say in general."""
    own = matching_question(beurt.tekst, page)
    if own is not None:
        say(beurt, document, split_sentences(own.antwoord), kop="vraag", taal=_taal(document, page, beurt))
        return True
    for field in asked:
        _say_field(beurt, document, page, field, MOST_ASKED)
    if "kanalen" in asked:
        _say_where(beurt, document)
    special = _special_words(beurt, page)
    if special:
        _say_mentioned(beurt, document, page, special)
    return False


def _special_words(beurt: Beurt, page: Document) -> set[str]:
    """What a question says beside the name of the product and what one asks of every product."""
    if beurt.keuze is not None and beurt.keuze.zeker:
        return set()
    title = content_words(page.titel)
    words = set(content_words(beurt.zoektekst)) - field_words(beurt.tekst)
    # `bijstand` is what the page `Bijstandsuitkering` is called.
    said = {stem(word) for word in words if not any(own.startswith(word) for own in title)}
    return said - {stem(word) for word in title} - read_families().algemeen - _ISLANDS


def _say_mentioned(beurt: Beurt, document: Document, page: Document, rest: set[str]) -> None:
    found = [(kop, zin) for kop, zin in mentions(page, rest) if kop not in _NOT_ALONE and not zin.endswith("?")]
    for kop, zin in found[:MOST_MENTIONED]:
        say(beurt, document, [zin], kop=kop, taal=_taal(document, page, beurt))
    if not found:
        answers = [vraag for vraag in answered_questions(page) if rest <= {stem(w) for w in content_words(vraag.vraag)}]
        for vraag in answers[:1]:
            say(beurt, document, split_sentences(vraag.antwoord), kop="vraag", taal=_taal(document, page, beurt))


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


def _say_field(beurt: Beurt, document: Document, page: Document, field: str, most: int) -> None:
    found = [join_questions(split_sentences(passage.tekst)) for passage in page.passages if passage.kop == field]
    if field == "bedrag":
        sentences = [zin for kop, zin in mentions(page, set()) if kop in _TELL_SUM and _SUM.search(zin)]
    elif field == "kosten":
        sentences = _amounts(found)
    elif field in _ONE_EACH and len(found) > 1:
        # Steps stand apart: say what each is, not all about the first two.
        sentences = [own[0] for own in found if own]
    else:
        sentences = [zin for own in found for zin in own]
    say(beurt, document, sentences[:most], kop=field, taal=_taal(document, page, beurt))


def _amounts(found: Sequence[Sequence[str]]) -> list[str]:
    """Of each amount what it is for, and the sentence with the sum when that is another."""
    sentences: list[str] = []
    for own in found:
        with_sum = next((zin for zin in own[1:] if "€" in zin or "$" in zin), None)
        sentences += [own[0], with_sum] if with_sum and "€" not in own[0] else own[:1]
    return sentences


def _taal(document: Document, page: Document, beurt: Beurt) -> str:
    return "nl" if page is document else beurt.taal


def say(beurt: Beurt, document: Document, sentences: Iterable[str], *, kop: str, taal: str = "nl") -> None:
    """Add sentences with their source; what was said before is not said again."""
    said = {zin.tekst for zin in beurt.zinnen}
    for tekst in sentences:
        if tekst not in said:
            beurt.zinnen.append(Zin(tekst, (beurt.cite(document=document),), kop, taal))
