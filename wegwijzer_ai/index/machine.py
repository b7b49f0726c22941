"""The search engine of the portal: the port `cms.zoeken.port.Zoekmachine` on the in-memory index."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
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

# Documents of which the texts are embedded together.
PORTION = 50


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
        texts = {document.sleutel: texts_to_embed(document) for document in documents}
        prints = {sleutel: fingerprint(own, self._writer.kenmerk) for sleutel, own in texts.items()}
        vectors = self._vectors(self._writer, texts, prints, voortgang)
        return [
            services.Rij(document=document, vectoren=vectors[document.sleutel], vingerafdruk=prints[document.sleutel])
            for document in documents
        ]

    @staticmethod
    def _vectors(
        writer: TextEmbedder, texts: Mapping[str, list[str]], prints: Mapping[str, str], voortgang: Voortgang | None
    ) -> dict[str, bytes]:
        """The packed vectors of each document, embedded in portions over documents, which is much faster."""
        stored = selectors.vingerafdrukken(sleutels=list(texts))
        known = {key: vectors for key, (stamp, vectors) in stored.items() if stamp == prints[key]}
        todo = [sleutel for sleutel in texts if sleutel not in known]
        for start in range(0, len(todo), PORTION):
            portion = todo[start : start + PORTION]
            rows = writer.embed_texts([text for sleutel in portion for text in texts[sleutel]])
            for sleutel in portion:
                own, rows = np.split(rows, [len(texts[sleutel])])
                known[sleutel] = pack(own)
            if voortgang:
                voortgang(len(known), len(texts))
        return known


def _differs(rij: services.Rij | None, document: Document) -> bool:
    return rij is None or rij.document != document
