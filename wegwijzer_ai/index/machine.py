"""The search engine of the portal: the port `cms.zoeken.port.Zoekmachine` on the in-memory index."""

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from itertools import islice
from pathlib import Path

import numpy as np
import structlog
from django.conf import settings
from django.db import transaction

from cms.zoeken import selectors, services
from cms.zoeken.noodzoeken import zoek_in_database
from cms.zoeken.port import Document, Suggestie, Voortgang, Zoekuitkomst, Zoekvraag
from cms.zoeken.service import list_documenten
from wegwijzer_ai.index.cross_encoder import cross_encoder
from wegwijzer_ai.index.embedder import TextEmbedder, query_embedder, text_embedder
from wegwijzer_ai.index.momentopname import Momentopname
from wegwijzer_ai.index.opslag.gelijkloop import keep_up_or_later, refill
from wegwijzer_ai.index.opslag.kandidaten import Navraag
from wegwijzer_ai.index.opslag.port import Opslag
from wegwijzer_ai.index.opslag.service import make_opslag
from wegwijzer_ai.index.taalmodel import read_words
from wegwijzer_ai.index.vectoren import fingerprint, pack, texts_to_embed
from wegwijzer_ai.index.volger import IndexVolger
from wegwijzer_ai.retrieval.bedoelingen import IntentClassifier
from wegwijzer_ai.retrieval.embedding import VectorCache
from wegwijzer_ai.retrieval.klassen import FILE as KLASSEN
from wegwijzer_ai.retrieval.selectie import select
from wegwijzer_ai.retrieval.softmax import read_softmax

logger = structlog.get_logger(__name__)

# Documents of which the texts are embedded together, and that are read together.
PORTION = 50
READ_TOGETHER = 500

# The fingerprint and the packed vectors of documents, by key.
Vectors = dict[str, tuple[str, bytes | None]]


class WegwijzerZoekmachine:
    """One per process. Asking needs the light engine; bringing up to date loads the worker's engine at first use."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(settings.TAALMODEL_DIR)

    @cached_property
    def _vectors_of_questions(self) -> VectorCache | None:
        engine = query_embedder(self._folder)
        return VectorCache(engine) if engine else None

    @cached_property
    def bedoelingen(self) -> IntentClassifier:
        """What tells who is in need or not simply asking."""
        return IntentClassifier(self._vectors_of_questions, self._folder)

    @cached_property
    def _volger(self) -> IndexVolger:
        engine = self._vectors_of_questions
        opslag = make_opslag(kenmerk=engine.kenmerk) if engine else None
        return IndexVolger(
            embedder=engine,
            navraag=Navraag(opslag) if opslag else None,
            known_words=read_words(self._folder),
            herordenaar=cross_encoder(),
            klassen=partial(read_softmax, KLASSEN, folder=self._folder, kenmerk=engine.kenmerk) if engine else None,
        )

    @cached_property
    def _writer(self) -> TextEmbedder | None:
        return text_embedder(self._folder)

    @cached_property
    def _opslag(self) -> Opslag | None:
        return make_opslag(kenmerk=self._writer.kenmerk) if self._writer else None

    def momentopname(self) -> Momentopname:
        """The newest snapshot, for the assistant, which asks more of it than a list of results."""
        return self._volger.current()

    def zoek(self, vraag: Zoekvraag) -> Zoekuitkomst:
        """Return the documents that answer the question, best first; from the database while there is no index."""
        snapshot = self.momentopname()
        return select(snapshot, vraag) if snapshot.levend.any() else zoek_in_database(vraag)

    def suggesties(self, tekst: str, *, taal: str = "nl", aantal: int = 8) -> tuple[Suggestie, ...]:
        """Return titles in which what was typed starts a word."""
        return self.momentopname().suggesties(tekst, taal=taal, aantal=aantal)

    def werk_bij(self, sleutels: Sequence[str]) -> None:
        """Read these documents from their sources again; a key without a document leaves the index."""
        if self._belongs_to_another_model():
            self._write_words(sleutels)
            return
        # The slow part first and outside the lock, so that writers do not wait for each other's language model.
        ahead = self._vectors(list(list_documenten(sleutels)), known={})
        with services.index_lock():
            documents = list(list_documenten(sleutels))
            present = {document.sleutel for document in documents}
            services.write_rijen(
                rijen=self._rows(documents, known=ahead),
                ingetrokken=set(sleutels) - present,
                model=self._kenmerk,
            )
            if self._opslag:
                keep_up_or_later(self._opslag, sleutels)
        self._volger.look_now()

    def herbouw(self, voortgang: Voortgang | None = None) -> int:
        """Make the whole index anew and swap it in at once; return how many documents it holds."""
        # Embedding first and outside the lock; inside it, only what changed meanwhile is embedded.
        totaal = sum(1 for _ in list_documenten()) if voortgang else 0
        ahead: Vectors = {}
        done = 0
        # Small portions: embedding one takes seconds, and somebody may be watching how far it is.
        for portion in _portions(list_documenten(), PORTION):
            ahead |= self._vectors(portion, known={}, stored_too=False)
            done += len(portion)
            if voortgang:
                voortgang(done, totaal)
        unchanged: set[str] = set()
        counted = _Counted(list_documenten())
        services.replace_rijen(
            porties=(self._changed_rows(portion, ahead, unchanged) for portion in _portions(counted, READ_TOGETHER)),
            ook_aanwezig=unchanged,
            model=self._kenmerk,
        )
        if self._writer and self._opslag:
            refill(self._opslag, dimensie=self._writer.dimensie, voortgang=voortgang)
        self._volger.look_now()
        return counted.count

    def _belongs_to_another_model(self) -> bool:
        """Whether the vectors of the index were made by another model than the one of this place."""
        return self._writer is not None and selectors.current_versie().model not in {"", self._kenmerk}

    def _write_words(self, sleutels: Sequence[str]) -> None:
        """Bring documents up to date without vectors, which may not stand beside those of another model.

        Words find them at once; their vectors come with the rebuild that starts now.
        """
        with services.index_lock():
            documents = list(list_documenten(sleutels))
            services.write_rijen(
                rijen=[services.Rij(document=document, vingerafdruk="", vectoren=None) for document in documents],
                ingetrokken=set(sleutels) - {document.sleutel for document in documents},
                model=selectors.current_versie().model,
            )
        self._volger.look_now()
        from wegwijzer_ai.tasks import rebuild_index  # noqa: PLC0415 - tasks build on the search engine

        logger.warning("index_of_another_model", model=self._kenmerk)
        transaction.on_commit(rebuild_index.delay)

    @property
    def _kenmerk(self) -> str:
        return self._writer.kenmerk if self._writer else ""

    def _changed_rows(self, documents: Sequence[Document], ahead: Vectors, unchanged: set[str]) -> list[services.Rij]:
        """The rows of the documents that are not in the index as they are now; the keys of the others are noted."""
        rows = self._rows(documents, known=ahead)
        unchanged |= selectors.find_ongewijzigd(
            documenten=documents, vingerafdrukken={rij.document.sleutel: rij.vingerafdruk for rij in rows}
        )
        return [rij for rij in rows if rij.document.sleutel not in unchanged]

    def _rows(self, documents: Sequence[Document], *, known: Vectors) -> list[services.Rij]:
        """The rows of documents, with the vectors that are known and new ones for the others."""
        vectors = self._vectors(documents, known=known)
        none = ("", None)
        return [
            services.Rij(document=document, vingerafdruk=stamp, vectoren=packed)
            for document in documents
            for stamp, packed in [vectors.get(document.sleutel, none)]
        ]

    def _vectors(self, documents: Sequence[Document], *, known: Vectors, stored_too: bool = True) -> Vectors:
        """The fingerprint and the packed vectors of each document; nothing without a language model.

        What is known or in the index with the same fingerprint is not embedded again. `stored_too=False` leaves out
        what the index has already: it need not be kept in memory as well.
        """
        writer = self._writer
        if writer is None:
            return {}
        texts = {document.sleutel: texts_to_embed(document) for document in documents}
        prints = {sleutel: fingerprint(own, writer.kenmerk) for sleutel, own in texts.items()}
        stored: Vectors = dict(selectors.vingerafdrukken(sleutels=list(texts)))
        found = {key: pair for key, pair in (stored | known).items() if prints.get(key) == pair[0]}
        todo = [sleutel for sleutel in texts if sleutel not in found]
        if not stored_too:
            found = {}
        for start in range(0, len(todo), PORTION):
            portion = todo[start : start + PORTION]
            rows = writer.embed_texts([text for sleutel in portion for text in texts[sleutel]])
            for sleutel in portion:
                own, rows = np.split(rows, [len(texts[sleutel])])
                found[sleutel] = (prints[sleutel], pack(own))
        return found


class _Counted(Iterator[Document]):
    """Documents on their way, counted."""

    def __init__(self, documents: Iterator[Document]) -> None:
        self._documents = documents
        self.count = 0

    def __next__(self) -> Document:
        document = next(self._documents)
        self.count += 1
        return document


def _portions(documents: Iterator[Document], size: int) -> Iterator[list[Document]]:
    """So many documents at a time, so that memory stays small with 100,000 of them."""
    while portion := list(islice(documents, size)):
        yield portion
