"""Showing why a page was found: its text in pieces, with other forms and parts of the searched words marked."""

import re
from collections.abc import Iterator

from cms.zoeken.port import Deel, Document, Fragment
from wegwijzer_ai.retrieval.compounds import CompoundSplitter
from wegwijzer_ai.retrieval.tokens import content_words, fold, stem

WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")
LONGEST = 220
# A part of a compound shorter than this says too little to mark a word for.
SHORTEST_PART = 4


class Markeerder:
    """Marks the words of one question; `extra` are words that synonyms added."""

    def __init__(self, tekst: str, *, extra: tuple[str, ...], splitter: CompoundSplitter) -> None:
        self._splitter = splitter
        asked = content_words(" ".join([tekst, *extra]))
        self._stems = {stem(word) for word in asked}
        self._stems |= {stem(part) for word in asked for part in splitter.split(word) if len(part) >= SHORTEST_PART}
        self._known: dict[str, bool] = {}

    def title(self, document: Document, taal: str) -> Fragment:
        """The title in the reader's language where the page has it."""
        titel, own = document.titel_in(taal)
        return Fragment(self.mark(titel), own)

    def sentences(self, document: Document, taal: str) -> Fragment:
        """The summary when it answers to the question, else the sentences of the page that do so best."""
        samenvatting, own = document.samenvatting_in(taal)
        if own != "nl":
            return Fragment(self.mark(samenvatting), own)
        wanted = self._stems - {form for word in content_words(document.titel) for form in self._forms(word)}
        best, most = document.samenvatting, self._hits(document.samenvatting, wanted)
        for passage in document.passages:
            for text in _pieces(passage.tekst):
                hits = self._hits(text, wanted)
                if hits > most:
                    best, most = text, hits
        return Fragment(self.mark(_shortened(best)))

    def mark(self, tekst: str) -> tuple[Deel, ...]:
        """The text in pieces."""
        pieces: list[Deel] = []
        end = 0
        for match in WORD.finditer(tekst):
            if not self._matches(match.group()):
                continue
            if match.start() > end:
                pieces.append(Deel(tekst[end : match.start()]))
            pieces.append(Deel(match.group(), gemarkeerd=True))
            end = match.end()
        if end < len(tekst):
            pieces.append(Deel(tekst[end:]))
        return tuple(pieces)

    def _matches(self, word: str) -> bool:
        folded = fold(word)
        if folded not in self._known:
            self._known[folded] = not self._stems.isdisjoint(self._forms(folded))
        return self._known[folded]

    def _forms(self, word: str) -> Iterator[str]:
        yield stem(word)
        for part in self._splitter.split(word):
            if len(part) >= SHORTEST_PART:
                yield stem(part)

    def _hits(self, tekst: str, wanted: set[str]) -> int:
        """How many of the wanted stems a text has."""
        return len({form for word in content_words(tekst) for form in self._forms(word)} & wanted)


def _pieces(tekst: str) -> Iterator[str]:
    """Runs of whole sentences of about the length that is shown."""
    piece = ""
    for sentence in SENTENCE_END.split(tekst):
        if piece and len(piece) + len(sentence) >= LONGEST:
            yield piece
            piece = ""
        piece = f"{piece} {sentence}".strip()
    if piece:
        yield piece


def _shortened(tekst: str) -> str:
    """Cut at a word, with dots, when it is too long."""
    return tekst if len(tekst) <= LONGEST else f"{tekst[:LONGEST].rsplit(' ', 1)[0]} …"
