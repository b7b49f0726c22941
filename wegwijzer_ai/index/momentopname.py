"""The index in memory at one version: segments of documents, which rows of them count, and the pipeline over them."""

from collections.abc import Container, Mapping, Sequence
from functools import cached_property

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from cms.zoeken.port import CARIBISCH, FACETTEN, Document, Suggestie, Synoniemregel
from wegwijzer_ai.index.embedder import QueryEmbedder
from wegwijzer_ai.index.kast import Documenten
from wegwijzer_ai.index.kolommen import Kolom, Mask
from wegwijzer_ai.index.opslag.kandidaten import Kandidaten, Navraag
from wegwijzer_ai.index.segment import Ingelezen, Segment
from wegwijzer_ai.retrieval.bm25 import DutchBM25Retriever
from wegwijzer_ai.retrieval.dense import DenseRetriever
from wegwijzer_ai.retrieval.herordening import CrossReranker, Herordenaar
from wegwijzer_ai.retrieval.klassen import ClassRetriever, rows_of
from wegwijzer_ai.retrieval.lexicon import Lexicon
from wegwijzer_ai.retrieval.pipeline import Zoekpijplijn
from wegwijzer_ai.retrieval.softmax import Softmax
from wegwijzer_ai.retrieval.spelling import SpellingCorrector
from wegwijzer_ai.retrieval.suggesties import LANGUAGES, title_in
from wegwijzer_ai.retrieval.tokens import words


class Momentopname:
    """Never changes; a new version of the index makes a new one, which shares the segments that stayed the same."""

    def __init__(
        self,
        *,
        versie: int,
        segmenten: Sequence[Segment],
        embedder: QueryEmbedder | None,
        known_words: Container[str] = frozenset(),
        synoniemen: Sequence[Synoniemregel] = (),
        levend: Sequence[Mask] | None = None,
        klassen: Softmax | None = None,
        navraag: Navraag | None = None,
        herordenaar: Herordenaar | None = None,
    ) -> None:
        """Join segments; `levend` says for each row of each segment that no later row replaced it.

        `navraag` asks the store that holds the vectors of segments without vectors of their own.
        """
        self.versie = versie
        self.segmenten = tuple(segmenten)
        self.embedder = embedder
        self._known_words = known_words
        self._synoniemen = synoniemen
        self._klassen = klassen
        self._navraag = navraag
        self._herordenaar = herordenaar
        self.documenten: Sequence[Document] = Documenten([segment.packed for segment in segmenten])
        alive = [np.ones(len(segment), dtype=bool) for segment in segmenten] if levend is None else levend
        self.levend: Mask = np.concatenate([np.zeros(0, dtype=bool), *alive])
        self.kolommen: Mapping[str, Kolom] = {
            facet: Kolom.joined([segment.columns[facet] for segment in segmenten]) for facet in FACETTEN
        }
        self.met_betekenis = embedder is not None and (
            navraag is not None or any(segment.document.filled for segment in segmenten)
        )
        lexicon = Lexicon([segment.words for segment in segmenten])
        caribisch = self.kolommen["gebied"].mask(CARIBISCH)
        self.pijplijn = Zoekpijplijn(
            corrector=SpellingCorrector(lexicon, known_words, caribisch),
            lexical=DutchBM25Retriever(lexicon),
            dense=DenseRetriever(
                document=[segment.document for segment in segmenten],
                mensentaal=[segment.mensentaal for segment in segmenten],
                elders=self._elders(),
                maat=embedder.maat if embedder is not None and self.met_betekenis else None,
            ),
            embedder=embedder if self.met_betekenis else None,
            klassen=ClassRetriever(klassen, rows_of(klassen, [segment.sleutels for segment in segmenten]))
            if klassen
            else None,
            synoniemen=synoniemen,
            levend=self.levend,
            caribisch=caribisch,
            titels=[segment.beginselen.titels for segment in segmenten],
            herordening=CrossReranker(
                herordenaar, self.documenten, levend=self.levend, eerste=settings.WEGWIJZER_CROSS_ENCODER_EERSTE
            )
            if herordenaar
            else None,
        )

    def row(self, sleutel: str) -> int:
        """The place of a document in this snapshot.

        Raises:
            ValueError: it is not in it.
        """
        offset, found = 0, -1
        for segment in self.segmenten:
            if sleutel in segment.sleutels:
                place = offset + segment.sleutels.index(sleutel)
                found = place if self.levend[place] else found
            offset += len(segment)
        if found < 0:
            raise ValueError(f"{sleutel} is not in the index")
        return found

    def with_document(self, *ingelezen: Ingelezen) -> "Momentopname":
        """This snapshot with a document in another form, or some more: to see what a change would do."""
        changed = {item.document.sleutel for item in ingelezen}
        levend = self.levend.copy()
        levend[[row for row, key in enumerate(self._sleutels) if key in changed]] = False
        ends = np.cumsum([len(segment) for segment in self.segmenten])[:-1]
        return Momentopname(
            versie=self.versie,
            segmenten=[*self.segmenten, Segment.of(ingelezen, self.pijplijn.lexicon)],
            embedder=self.embedder,
            known_words=self._known_words,
            synoniemen=self._synoniemen,
            levend=[*(np.split(levend, ends) if self.segmenten else ()), np.ones(len(ingelezen), dtype=bool)],
            klassen=self._klassen,
            navraag=self._navraag,
            herordenaar=self._herordenaar,
        )

    def _elders(self) -> Kandidaten | None:
        """The vectors that a store holds, for the rows that have none here."""
        if self._navraag is None:
            return None
        rows = [(segment, row) for segment in self.segmenten for row in range(len(segment))]
        return Kandidaten(
            self._navraag,
            rows={
                segment.sleutels[row]: place
                for place, (segment, row) in enumerate(rows)
                if self.levend[place] and not segment.document.filled
            },
            count=len(rows),
        )

    @cached_property
    def _sleutels(self) -> Sequence[str]:
        return [sleutel for segment in self.segmenten for sleutel in segment.sleutels]

    def suggesties(self, tekst: str, *, taal: str, aantal: int) -> tuple[Suggestie, ...]:
        """Titles in which what was typed starts a word; when there are none, with its spelling mended."""
        taal = taal if taal in LANGUAGES else "nl"
        typed = " ".join(words(tekst))
        if not typed:
            return ()
        found = self._starting(typed, taal, aantal)
        if not found:
            mended = self.pijplijn.corrector.run(query=typed, taal=taal)["query"]
            found = self._starting(mended, taal, aantal) if mended != typed else found
        return found

    def _starting(self, typed: str, taal: str, aantal: int) -> tuple[Suggestie, ...]:
        offset, starts = 0, []
        for segment in self.segmenten:
            starts += [
                (start.later, start.kind, len(start.begin), start.begin, offset + start.row)
                for start in segment.beginselen.find(typed, taal)
                if self.levend[offset + start.row]
            ]
            offset += len(segment)
        titles = dict.fromkeys(title_in(self.documenten[row], taal) for *_, row in sorted(starts)[: 3 * aantal])
        return tuple(titles)[:aantal]

    @cached_property
    def titels(self) -> Sequence[str]:
        """The title of each row, in lower case."""
        return [titel for segment in self.segmenten for titel in segment.titels]

    @cached_property
    def titelvolgorde(self) -> NDArray[np.int32]:
        """For each row the place of its title among all titles: browsing goes from A to Z."""
        order = sorted(range(len(self.titels)), key=self.titels.__getitem__)
        ranks = np.empty(len(order), dtype=np.int32)
        ranks[order] = np.arange(len(order), dtype=np.int32)
        return ranks
