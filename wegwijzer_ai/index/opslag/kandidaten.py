"""What a snapshot asks of a store: the cosines of the pages near a question."""

from collections.abc import Mapping, Sequence
from time import monotonic

import numpy as np
import structlog

from wegwijzer_ai.index.opslag.port import Buur, Deel, Opslag, OpslagStoring
from wegwijzer_ai.index.weights import Floats

logger = structlog.get_logger(__name__)

# Fragments of each kind that a question is compared with; of a small catalogue that is all of them.
CANDIDATES = 1_000
# A store that failed is left alone for so long: meanwhile words do the work, without waiting for it at each question.
PAUSE = 15.0


class Navraag:
    """Asks a store, one per process."""

    def __init__(self, opslag: Opslag) -> None:
        self._opslag = opslag
        self._again = float("-inf")
        self._said_empty = False

    def nearest(self, vector: Floats, deel: Deel) -> Sequence[Buur]:
        """The pages near a question; none while the store does not answer."""
        if monotonic() < self._again:
            return ()
        try:
            found = self._opslag.nearest(vector, aantal=CANDIDATES, filters={"deel": deel})
        except OpslagStoring as storing:
            self._again = monotonic() + PAUSE
            # The text is our own: which store, and that it did not answer.
            logger.warning(  # nosemgrep: fout-van-een-ander-in-log
                "opslag_failed", opslag=self._opslag.naam, reden=str(storing)
            )
            return ()
        if not found and not self._said_empty:
            # Something is always nearest, so this store was chosen but never filled.
            self._said_empty = True
            logger.warning("opslag_empty", opslag=self._opslag.naam, raad="manage.py herbouw_index")
        return found


class Kandidaten:
    """The pages of a store as the rows of one snapshot; pages that the snapshot does not know are left out."""

    def __init__(self, navraag: Navraag, *, rows: Mapping[str, int], count: int) -> None:
        self._navraag = navraag
        self._rows = rows
        self._count = count

    def best(self, vectors: Floats) -> tuple[Floats, Floats]:
        """For each row the cosine of its nearest vector: of its own, and of people's words. 0 when none is near."""
        return self._cosines(vectors, "document"), self._cosines(vectors, "mensentaal")

    def _cosines(self, vectors: Floats, deel: Deel) -> Floats:
        found = np.zeros(self._count, dtype=np.float32)
        for vector in vectors:
            for buur in self._navraag.nearest(vector, deel):
                if (row := self._rows.get(buur.sleutel)) is not None:
                    found[row] = max(found[row], buur.cosinus)
        return found
