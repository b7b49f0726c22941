"""The search engine of the portal: the port `cms.zoeken.port.Zoekmachine` on the in-memory index."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from django.conf import settings

from cms.zoeken import selectors, services
from cms.zoeken.port import Document, Voortgang, Zoekuitkomst, Zoekvraag
from cms.zoeken.service import list_documenten
from wegwijzer_ai.index.embedder import TextEmbedder, query_embedder, text_embedder
from wegwijzer_ai.index.momentopname import Momentopname
from wegwijzer_ai.index.taalmodel import read_words
from wegwijzer_ai.index.vectoren import fingerprint, pack, texts_to_embed
from wegwijzer_ai.index.volger import IndexVolger
from wegwijzer_ai.retrieval.embedding import VectorCache
from wegwijzer_ai.retrieval.selectie import select


class WegwijzerZoekmachine:
    """One per process. Asking needs the light engine; bringing up to date loads the worker's engine at first use."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(settings.TAALMODEL_DIR)

    @cached_property
    def _volger(self) -> IndexVolger:
        engine = query_embedder(self._folder)
        return IndexVolger(
            embedder=VectorCache(engine) if engine else None,
            known_words=read_words(self._folder),
        )

    @cached_property
    def _writer(self) -> TextEmbedder | None:
        return text_embedder(self._folder)

    def momentopname(self) -> Momentopname:
        """The newest snapshot, for the assistant, which asks more of it than a list of results."""
        return self._volger.current()

    def zoek(self, vraag: Zoekvraag) -> Zoekuitkomst:
        """Return the documents that answer the question, best first."""
        return select(self.momentopname(), vraag)

    def werk_bij(self, sleutels: Sequence[str]) -> None:
        """Read these documents from their sources again; a key without a document leaves the index."""
        with services.index_lock():
            documents = list(list_documenten(sleutels))
            present = {document.sleutel for document in documents}
            services.write_rijen(
                rijen=self._rows(documents, None),
                ingetrokken=set(sleutels) - present,
                model=self._kenmerk,
            )
        self._volger.look_now()

    def herbouw(self, voortgang: Voortgang | None = None) -> int:
        """Make the whole index anew and swap it in at once; return how many documents it holds."""
        # The slow part first and outside the lock; inside it, only what changed meanwhile is embedded.
        ahead = {rij.document.sleutel: rij for rij in self._rows(list(list_documenten()), voortgang)}
        with services.index_lock():
            documents = list(list_documenten())
            changed = [document for document in documents if _differs(ahead.get(document.sleutel), document)]
            ahead |= {rij.document.sleutel: rij for rij in self._rows(changed, None)}
            services.replace_rijen(rijen=[ahead[document.sleutel] for document in documents], model=self._kenmerk)
        self._volger.look_now()
        return len(documents)

    @property
    def _kenmerk(self) -> str:
        return self._writer.kenmerk if self._writer else ""

    def _rows(self, documents: Sequence[Document], voortgang: Voortgang | None) -> list[services.Rij]:
        """The rows of documents; texts that are in the index with the same model are not embedded again."""
        if self._writer is None:
            return [services.Rij(document=document, vectoren=None, vingerafdruk="") for document in documents]
        known = selectors.vingerafdrukken(sleutels=[document.sleutel for document in documents])
        rows = []
        for done, document in enumerate(documents, 1):
            texts = texts_to_embed(document)
            print_now = fingerprint(texts, self._writer.kenmerk)
            print_then, vectors = known.get(document.sleutel, ("", b""))
            if print_now != print_then:
                vectors = pack(self._writer.embed_texts(texts))
            rows.append(services.Rij(document=document, vectoren=vectors, vingerafdruk=print_now))
            if voortgang:
                voortgang(done, len(documents))
        return rows


def _differs(rij: services.Rij | None, document: Document) -> bool:
    return rij is None or rij.document != document


