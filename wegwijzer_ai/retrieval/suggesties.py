"""Titles: which are exactly what was asked, and in which a word starts with what was typed so far."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from cms.zoeken.port import Document, Suggestie
from wegwijzer_ai.retrieval.tokens import STOP_WORDS, content_words, stem, words

# So many titles with the same start are looked at; the best of them are shown.
LOOKED_AT = 200
LANGUAGES = ("nl", "en")
# Kinds of pages in the order in which they are suggested.
KINDS = ("product", "levensgebeurtenis", "regelhulp", "sector", "thema", "organisatie", "nieuws")


@dataclass(frozen=True, slots=True, order=True)
class Beginsel:
    """One place in a title from which somebody may start to type."""

    begin: str
    later: bool
    kind: int
    row: int


@dataclass(frozen=True, slots=True)
class Beginselen:
    """The starts of all titles of a run of documents, sorted, for each language."""

    per_taal: dict[str, tuple[list[str], list[Beginsel]]]
    # The rows with exactly these stems as their title.
    titels: dict[tuple[str, ...], list[int]]

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Self:
        """The titles of these documents."""
        found: dict[str, list[Beginsel]] = {taal: [] for taal in LANGUAGES}
        titels: dict[tuple[str, ...], list[int]] = {}
        for row, document in enumerate(documents):
            kind = KINDS.index(document.soort)
            for key in {title_key(content_words(titel)) for titel in (document.titel, document.titel_en)} - {()}:
                titels.setdefault(key, []).append(row)
            for taal, titel in (("nl", document.titel), ("en", document.titel_en or document.titel)):
                found[taal] += [Beginsel(begin, place > 0, kind, row) for place, begin in enumerate(_starts(titel))]
        ordered = {taal: sorted(starts) for taal, starts in found.items()}
        return cls(
            per_taal={taal: ([start.begin for start in starts], starts) for taal, starts in ordered.items()},
            titels=titels,
        )

    def find(self, typed: str, taal: str) -> Iterator[Beginsel]:
        """The starts that begin with what was typed, already folded."""
        begins, starts = self.per_taal[taal]
        at = bisect_left(begins, typed)
        for start in starts[at : at + LOOKED_AT]:
            if not start.begin.startswith(typed):
                return
            yield start


def title_key(found: Iterable[str]) -> tuple[str, ...]:
    """The same for titles and questions that say the same in other forms or another order."""
    return tuple(sorted({stem(word) for word in found}))


def title_in(document: Document, taal: str) -> Suggestie:
    """The title of a page in a language, or in Dutch where it has no other."""
    return Suggestie(*document.titel_in(taal))


def _starts(titel: str) -> Iterator[str]:
    """The title from each word on that says something; the first word always."""
    found = words(titel)
    for place, word in enumerate(found):
        if place == 0 or word not in STOP_WORDS:
            yield " ".join(found[place:])
