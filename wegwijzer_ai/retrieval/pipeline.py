"""The retrieval pipeline: spelling and synonyms, then words and meaning side by side, then one score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cms.zoeken.port import Synoniemregel
from wegwijzer_ai.index.embedder import QueryEmbedder
from wegwijzer_ai.retrieval.bm25 import DutchBM25Retriever
from wegwijzer_ai.retrieval.dense import DenseRetriever
from wegwijzer_ai.retrieval.embedding import QuestionEmbedder
from wegwijzer_ai.retrieval.fusion import ScoreFusion
from wegwijzer_ai.retrieval.gebied import LESS, MORE, names_caribbean
from wegwijzer_ai.retrieval.herordening import CrossReranker
from wegwijzer_ai.retrieval.klassen import ClassRetriever
from wegwijzer_ai.retrieval.scores import Scores
from wegwijzer_ai.retrieval.spelling import SpellingCorrector
from wegwijzer_ai.retrieval.suggesties import title_key
from wegwijzer_ai.retrieval.synoniemen import SynonymExpander
from wegwijzer_ai.retrieval.tokens import content_words
from wegwijzer_ai.zonder_torch import Pipeline

Mask = NDArray[np.bool_]
# What a page gains whose title is exactly the question.
EXACT_TITLE = 0.2


@dataclass(frozen=True, slots=True)
class Gevonden:
    """What the pipeline says of every document of the snapshot.

    `scores` is in order of showing; `ruw` is the same before what belongs to another part of the Kingdom was put
    behind. `klassen` is what was learnt about products, -1 for what is no class and empty when nothing was learnt.
    `gewogen` is before titles and areas had their say. `gelezen` is what a cross-encoder gave the first pages, no
    number for the others and empty without one. `extra` holds the words that synonyms added.
    """

    tekst: str
    scores: Scores
    ruw: Scores
    woorden: Scores
    cosinus: Scores
    klassen: Scores
    gewogen: Scores
    gelezen: Scores
    extra: tuple[str, ...] = ()


class Zoekpijplijn:
    """One snapshot's pipeline; made anew when the index changes, so a run never sees half a change.

    Args:
        synoniemen: the editors' rules in force.
        levend: False for a row that a later one replaced; such a row scores nothing.
        caribisch: True for what holds in Caribisch Nederland only.
        titels: for each segment the rows with a title, by its stems.
        herordening: puts the first pages in another order; None when this place has no model for that.
    """

    def __init__(
        self,
        *,
        corrector: SpellingCorrector,
        lexical: DutchBM25Retriever,
        dense: DenseRetriever,
        embedder: QueryEmbedder | None,
        klassen: ClassRetriever | None = None,
        synoniemen: Sequence[Synoniemregel] = (),
        levend: Mask | None = None,
        caribisch: Mask | None = None,
        titels: Sequence[Mapping[tuple[str, ...], Sequence[int]]] = (),
        herordening: CrossReranker | None = None,
    ) -> None:
        self.lexicon = lexical.lexicon
        self.corrector = corrector
        self._synoniemen = synoniemen
        self._titels = titels
        self._levend = None if levend is None or levend.all() else levend
        self._caribisch = None if caribisch is None or not caribisch.any() else caribisch
        self.pipeline = Pipeline()
        self.pipeline.add_component("spelling", corrector)
        self.pipeline.add_component("synoniemen", SynonymExpander())
        self.pipeline.add_component("embedder", QuestionEmbedder(embedder))
        self.pipeline.add_component("lexical", lexical)
        self.pipeline.add_component("dense", dense)
        self.pipeline.add_component("klassen", klassen or ClassRetriever())
        self.pipeline.add_component("fusion", ScoreFusion())
        self.pipeline.connect("spelling.query", "synoniemen.query")
        self.pipeline.connect("spelling.query", "embedder.query")
        self.pipeline.connect("spelling.query", "lexical.query")
        self.pipeline.connect("synoniemen.anders", "embedder.anders")
        self.pipeline.connect("synoniemen.extra", "lexical.extra")
        self.pipeline.connect("embedder.vector", "dense.vector")
        self.pipeline.connect("embedder.vector", "klassen.vector")
        self.pipeline.connect("lexical.scores", "fusion.lexical")
        self.pipeline.connect("klassen.scores", "fusion.klassen")
        self.pipeline.connect("dense.document", "fusion.document")
        self.pipeline.connect("dense.mensentaal", "fusion.mensentaal")
        self._last = "fusion"
        if herordening is not None:
            self._last = "herordening"
            self.pipeline.add_component("herordening", herordening)
            self.pipeline.connect("spelling.query", "herordening.query")
            self.pipeline.connect("fusion.scores", "herordening.scores")
        self.pipeline.warm_up()

    def run(
        self,
        tekst: str,
        *,
        taal: str = "nl",
        gebied: str | None = None,
        synoniemen: Sequence[Synoniemregel] | None = None,
    ) -> Gevonden:
        """Score every document for a question in a language; only Dutch spelling is mended."""
        regels = self._synoniemen if synoniemen is None else synoniemen
        asked: dict[str, dict[str, object]] = {
            "spelling": {"query": tekst, "taal": taal, "synoniemen": regels},
            "synoniemen": {"synoniemen": regels},
            "embedder": {"getypt": tekst},
        }
        if self._last == "herordening":
            asked["herordening"] = {"taal": taal}
        found = self.pipeline.run(
            asked, include_outputs_from={"spelling", "lexical", "synoniemen", "klassen", "fusion"}
        )
        weighed = found[self._last]["scores"]
        raw = self._alive(self._with_titles(weighed, found["spelling"]["query"]))
        return Gevonden(
            tekst=found["spelling"]["query"],
            scores=self._by_area(raw, asked=names_caribbean(tekst, taal=taal, gebied=gebied)),
            ruw=raw,
            woorden=self._alive(found["lexical"]["scores"]),
            cosinus=self._alive(found["fusion"]["cosinus"]),
            klassen=found["klassen"]["scores"],
            gewogen=weighed,
            gelezen=found[self._last].get("gelezen", Scores.zeros(0)),
            extra=tuple(found["synoniemen"]["extra"]),
        )

    def _with_titles(self, scores: Scores, tekst: str) -> Scores:
        """Whoever types a title wants that page, however much others say about it; compounds may be split."""
        found = content_words(tekst)
        parts = [part for word in found for part in self.lexicon.splitter.split(word) or (word,)]
        keys = {title_key(found), title_key(parts)} - {()}
        rows = [
            offset + row
            for offset, titels in zip(self.lexicon.offsets, self._titels, strict=False)
            for key in keys
            for row in titels.get(key, ())
        ]
        if not rows:
            return scores
        values = scores.values.copy()
        values[rows] = np.minimum(values[rows] + EXACT_TITLE, 1)
        return Scores(values)

    def _alive(self, scores: Scores) -> Scores:
        return scores if self._levend is None else Scores(np.where(self._levend, scores.values, np.float32(0)))

    def _by_area(self, scores: Scores, *, asked: bool) -> Scores:
        """What holds in Caribisch Nederland only: in front when it was asked for, else behind."""
        if self._caribisch is None:
            return scores
        values = scores.values
        other = np.where(values > 0, np.minimum(values + MORE, 1), 0) if asked else values * LESS
        return Scores(np.where(self._caribisch, other, values).astype(np.float32))
