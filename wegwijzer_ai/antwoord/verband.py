"""What a turn has to do with the turn before: `wat kost dat?`, `en voor mijn kind?`, an answer to what we asked."""

import re
from collections.abc import Iterator

from cms.zoeken.port import Document
from wegwijzer_ai.antwoord.families import read_families
from wegwijzer_ai.antwoord.model import Beurt, Gespreksstand
from wegwijzer_ai.antwoord.taalversie import in_taal
from wegwijzer_ai.antwoord.velden import asked_fields, field_words
from wegwijzer_ai.antwoord.zinnen import split_sentences
from wegwijzer_ai.antwoord.zoeken import momentopname
from wegwijzer_ai.index.vragen import answered_questions
from wegwijzer_ai.retrieval.tokens import content_words, fold, stem, words

# Who goes on about the same begins so, or points back.
_AND = re.compile(
    r"(?:en|and|i|maar|but|ook|wat als|what if|als|if|met|with|zonder|without|voor|for|bij|i am"
    r"|ik (?:ben|heb|woon|blijf|werk|ga|wil)|i have|mi ta|pa|ku)\b"
)
_POINTS_BACK = re.compile(
    r"\b(?:dat|dit|het|die|deze|daar|daarvoor|hiervoor|ervoor|er|that|this|it|there|esei|esaki|eseinan)\b"
)
_HOW = re.compile(r"\b(?:hoe (?:doe|regel|vraag|werkt|begin|moet|kan)|how (?:do|can|does)|kon (?:mi|e))\b")
_ORDINALS = (
    re.compile(r"(?:de |het |the |e )?(?:eerste|1e|1|first|promé)(?: one)?"),
    re.compile(r"(?:de |het |the |e )?(?:tweede|2e|2|second|di dos)(?: one)?"),
    re.compile(r"(?:de |het |the |e )?(?:derde|laatste|3e|3|third|last|di tres)(?: one)?"),
)
# Longer turns tell a story of their own.
SHORT = 10
# An answer to our question is shorter still.
SHORT_REPLY = 9
TERSE = 4


def relate(beurt: Beurt) -> None:
    """Step: find out whether this turn is about a product that was spoken of; a new subject starts afresh."""
    beurt.onderwerp = read_families().option(beurt.tekst)
    beurt.duidelijk = read_families().is_plain(beurt.zoektekst)
    stand = beurt.eerder
    if beurt.onderwerp is not None or not stand.producten:
        return
    shown = list(_documents(stand))
    if not shown:
        return
    asked = words(beurt.tekst)
    own = next((document for document in shown if _is_question_of(document, asked, beurt)), None)
    if own is not None:
        beurt.onderwerp, beurt.vervolg = own.sleutel, True
    elif stand.beantwoord:
        _relate_to_answer(beurt, shown[0], asked)
    else:
        _relate_to_choice(beurt, shown, asked)


def _documents(stand: Gespreksstand) -> Iterator[Document]:
    """What was shown last, as far as it is still published."""
    snapshot = momentopname()
    for sleutel in stand.producten:
        try:
            yield snapshot.documenten[snapshot.row(sleutel)]
        except ValueError:
            continue


def _is_question_of(document: Document, asked: list[str], beurt: Beurt) -> bool:
    """Whether this is, word for word, a question that the page itself answers."""
    versions = {document, in_taal(document, beurt.taal)}
    return any(asked == words(vraag.vraag) for version in versions for vraag in answered_questions(version))


def _relate_to_answer(beurt: Beurt, document: Document, asked: list[str]) -> None:
    rest = rest_of(beurt)
    if not rest:
        if asked_fields(beurt.tekst) or beurt.gemeente_uit_tekst or _HOW.search(fold(beurt.tekst)):
            beurt.onderwerp, beurt.vervolg = document.sleutel, True
        return
    folded = fold(beurt.tekst)
    follows = _AND.match(folded) or _POINTS_BACK.search(folded)
    if not follows or len(asked) > SHORT or _names_a_page(rest):
        return
    keuze = read_families().choose(f"{document.titel}. {beurt.tekst}", ranking=[document.sleutel])
    if keuze is not None and keuze.sleutel not in {None, document.sleutel, keuze.familie.gewoon}:
        beurt.onderwerp = keuze.sleutel
    elif mentions(in_taal(document, beurt.taal), rest) or mentions(document, rest):
        beurt.onderwerp, beurt.vervolg = document.sleutel, True


def _relate_to_choice(beurt: Beurt, shown: list[Document], asked: list[str]) -> None:
    """The answer to what we asked: `de tweede`, or a few words that say more about the question before."""
    said = " ".join(asked)
    for number, pattern in enumerate(_ORDINALS):
        if pattern.fullmatch(said) and number < len(shown):
            beurt.onderwerp = shown[number].sleutel
            return
    if not rest_of(beurt):
        # Only which field is meant: then still which product.
        beurt.zoektekst = beurt.eerder.vraag
    elif len(asked) <= SHORT_REPLY and not _names_a_page(rest_of(beurt)):
        beurt.zoektekst = f"{beurt.eerder.vraag} {beurt.zoektekst}"


def rest_of(beurt: Beurt) -> set[str]:
    """The stems of what a turn says beside its place and what it asks for in general."""
    without_place = content_words(beurt.zoektekst if beurt.gemeente_uit_tekst else beurt.tekst)
    if beurt.gemeente_uit_tekst and beurt.zoektekst == beurt.tekst:
        return set()
    said = set(without_place) - field_words(beurt.tekst)
    return {stem(word) for word in said} - read_families().algemeen


def mentions(document: Document, rest: set[str]) -> list[tuple[str, str]]:
    """The sentences of a page, with their fields, that have all of these words."""
    found = []
    for passage in document.passages:
        sentences = split_sentences(passage.tekst)
        for zin, after in zip(sentences, [*sentences[1:], ""], strict=True):
            if rest <= {stem(word) for word in words(zin)}:
                # A few words say too little without the sentence that explains them.
                found.append((passage.kop, f"{zin} {after}".strip() if len(words(zin)) <= TERSE else zin))
    return found


def _names_a_page(rest: set[str]) -> bool:
    """Whether the words are exactly a title: then somebody changes the subject."""
    key = tuple(sorted(rest))
    return bool(rest) and any(key in segment.beginselen.titels for segment in momentopname().segmenten)
