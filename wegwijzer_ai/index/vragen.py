"""The questions that a page itself asks and answers."""

from dataclasses import dataclass

from cms.zoeken.port import Document

# The field of a page with questions and answers: each passage starts with its question.
FIELD = "vraag"


@dataclass(frozen=True, slots=True)
class BeantwoordeVraag:
    """One question with its answer, as editors wrote them."""

    vraag: str
    antwoord: str


def answered_questions(document: Document) -> list[BeantwoordeVraag]:
    """The questions of a page; the question of a passage ends at its last question mark before the answer."""
    found = []
    for passage in document.passages:
        if passage.kop != FIELD:
            continue
        vraag, mark, antwoord = passage.tekst.partition("? ")
        if mark and antwoord.strip():
            found.append(BeantwoordeVraag(vraag=f"{vraag}?", antwoord=antwoord.strip()))
    return found
