"""Every check over every sentence; what is left is what may be shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from wegwijzer_ai.generator import controles
from wegwijzer_ai.generator.controles import Bekeken
from wegwijzer_ai.generator.gelijkenis import check_similarity
from wegwijzer_ai.generator.model import BeoordeeldeZin, Concept, ConceptZin, Oordeel, Record
from wegwijzer_ai.generator.namen import Namen
from wegwijzer_ai.generator.opdracht import MOST_SENTENCES
from wegwijzer_ai.index.embedder import QueryEmbedder

Controle = Callable[[Bekeken], str]

# Of sentences in which an editor sums a page up this keeps 98%; held against another page, a third passes. Another
# language model needs another floor: `wegwijzer_generator_proef --kalibreer` measures it (docs/adr/0012).
FLOOR = 0.85
# When fewer are left, the model did not understand its task, and what seems right may be chance.
LEAST_KEPT = 0.5


@dataclass(frozen=True)
class Toetser:
    """What the checks need to know besides the sentence and its sources."""

    namen: Namen
    embedder: QueryEmbedder
    floor: float = FLOOR

    @property
    def controles(self) -> tuple[tuple[str, Controle], ...]:
        """The checks in the order in which an operator reads them; the dear one last."""
        return (
            ("bron", controles.check_sources),
            ("lengte", controles.check_length),
            ("taal", controles.check_language),
            ("adres", controles.check_addresses),
            ("opdracht", controles.check_instructions),
            ("cijfers", controles.check_figures),
            ("plaats van cijfers", controles.check_figure_places),
            ("namen", partial(controles.check_names, namen=self.namen)),
            ("sterke woorden", controles.check_strong_words),
            ("plicht", controles.check_duty),
            ("ontkenning", controles.check_denials),
            ("woorden", controles.check_words),
            ("gelijkenis", partial(check_similarity, embedder=self.embedder, floor=self.floor)),
        )

    def judge(self, concept: Concept, records: Sequence[Record], *, all_checks: bool = False) -> list[BeoordeeldeZin]:
        """Every sentence with its verdicts, up to the first that fails unless all are asked for."""
        return [self._judge(zin, records, all_checks=all_checks) for zin in concept.zinnen]

    def _judge(self, zin: ConceptZin, records: Sequence[Record], *, all_checks: bool) -> BeoordeeldeZin:
        cited = tuple(record for record in records if record.id in zin.bronnen)
        bekeken = Bekeken(zin.tekst, zin.bronnen, cited)
        oordelen: list[Oordeel] = []
        for naam, controle in self.controles:
            waarom = controle(bekeken)
            oordelen.append(Oordeel(naam, not waarom, waarom))
            if waarom and not all_checks:
                break
        return BeoordeeldeZin(zin.tekst, tuple(record.nr for record in cited), tuple(oordelen))


def keep(zinnen: Sequence[BeoordeeldeZin]) -> list[BeoordeeldeZin]:
    """The sentences that hold, each once and five at most; none at all when more than half had to go."""
    kept = {zin.tekst: zin for zin in zinnen if zin.houdt}
    return list(kept.values())[:MOST_SENTENCES] if len(kept) >= LEAST_KEPT * len(zinnen) else []
