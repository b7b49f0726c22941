"""The retrieval pipeline: spelling, then words and meaning side by side, then one score."""

from dataclasses import dataclass

from wegwijzer_ai.index.embedder import QueryEmbedder
from wegwijzer_ai.retrieval.bm25 import DutchBM25Retriever
from wegwijzer_ai.retrieval.dense import DenseRetriever
from wegwijzer_ai.retrieval.embedding import QuestionEmbedder
from wegwijzer_ai.retrieval.fusion import ScoreFusion
from wegwijzer_ai.retrieval.scores import Scores
from wegwijzer_ai.retrieval.spelling import SpellingCorrector
from wegwijzer_ai.zonder_torch import Pipeline


@dataclass(frozen=True, slots=True)
class Gevonden:
    """What the pipeline says of every document of the snapshot."""

    tekst: str
    scores: Scores
    woorden: Scores
    cosinus: Scores


class Zoekpijplijn:
    """One snapshot's pipeline; made anew when the index changes, so a run never sees half a change."""

    def __init__(
        self,
        *,
        corrector: SpellingCorrector,
        lexical: DutchBM25Retriever,
        dense: DenseRetriever,
        embedder: QueryEmbedder | None,
        fusion: ScoreFusion | None = None,
    ) -> None:
        self.lexicon = lexical.lexicon
        self.pipeline = Pipeline()
        self.pipeline.add_component("spelling", corrector)
        self.pipeline.add_component("embedder", QuestionEmbedder(embedder))
        self.pipeline.add_component("lexical", lexical)
        self.pipeline.add_component("dense", dense)
        self.pipeline.add_component("fusion", fusion or ScoreFusion())
        self.pipeline.connect("spelling.query", "embedder.query")
        self.pipeline.connect("spelling.query", "lexical.query")
        self.pipeline.connect("embedder.vector", "dense.vector")
        self.pipeline.connect("lexical.scores", "fusion.lexical")
        self.pipeline.connect("dense.document", "fusion.document")
        self.pipeline.connect("dense.mensentaal", "fusion.mensentaal")
        self.pipeline.warm_up()

    def run(self, tekst: str, *, taal: str = "nl") -> Gevonden:
        """Score every document for a question in a language; only Dutch spelling is mended."""
        found = self.pipeline.run(
            {"spelling": {"query": tekst, "taal": taal}}, include_outputs_from={"spelling", "lexical"}
        )
        return Gevonden(
            tekst=found["spelling"]["query"],
            scores=found["fusion"]["scores"],
            woorden=found["lexical"]["scores"],
            cosinus=found["fusion"]["cosinus"],
        )
