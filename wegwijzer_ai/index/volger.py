"""Following the index: each process keeps it in memory and looks at its version at most once a second."""

from collections.abc import Collection
from threading import Lock
from time import monotonic

import structlog
from django.db import InterfaceError, OperationalError

from cms.zoeken import selectors
from cms.zoeken.codec import document_from_json
from wegwijzer_ai.index.embedder import QueryEmbedder
from wegwijzer_ai.index.momentopname import Ingelezen, Momentopname
from wegwijzer_ai.index.vectoren import unpack

logger = structlog.get_logger(__name__)

# A publication shows on every node within 2 s; looking is one row by its key.
CHECK_EVERY = 1.0


class IndexVolger:
    """Gives the newest snapshot. While one thread takes in a change, the others answer from the snapshot before it."""

    def __init__(self, *, embedder: QueryEmbedder | None, known_words: Collection[str] = frozenset()) -> None:
        self._embedder = embedder
        self._known_words = known_words
        self._rows: dict[str, Ingelezen] = {}
        self._snapshot: Momentopname | None = None
        self._checked = float("-inf")
        self._lock = Lock()

    def current(self) -> Momentopname:
        """The snapshot to answer from.

        Raises:
            OperationalError: the database does not answer and nothing was read before.
        """
        snapshot = self._snapshot
        if snapshot is not None and monotonic() - self._checked < CHECK_EVERY:
            return snapshot
        if self._lock.acquire(blocking=snapshot is None):
            try:
                snapshot = self._refresh()
            finally:
                self._lock.release()
        if snapshot is None:
            raise RuntimeError("no snapshot of the index")
        return snapshot

    def look_now(self) -> None:
        """Look at the version at the next question, however short ago the last look was."""
        self._checked = float("-inf")

    def _refresh(self) -> Momentopname:
        known = self._snapshot
        try:
            versie = selectors.current_versie()
            if known is None or versie.nummer != known.versie:
                self._take_in(versie, known.versie if known else 0)
        except (OperationalError, InterfaceError):
            # Public pages outlive a database that is away for a moment.
            if known is None:
                raise
            logger.warning("index_version_check_failed")
        self._checked = monotonic()
        return self._snapshot or known  # type: ignore[return-value]

    def _take_in(self, versie: selectors.Versie, known: int) -> None:
        started = monotonic()
        # A number that went back is another database; one before the last cleaning misses tombstones.
        if known > versie.nummer or known < versie.volledig_vanaf:
            known = 0
        if known == 0:
            self._rows.clear()
        same_model = self._embedder is not None and versie.model == self._embedder.kenmerk
        for row in selectors.list_rijen(na=known):
            if row.inhoud is None:
                self._rows.pop(row.sleutel, None)
            else:
                vectors = unpack(row.vectoren if same_model else None)
                self._rows[row.sleutel] = Ingelezen(document_from_json(row.inhoud), vectors)
        self._snapshot = Momentopname(
            versie=versie.nummer,
            ingelezen=[self._rows[sleutel] for sleutel in sorted(self._rows)],
            embedder=self._embedder if same_model else None,
            known_words=self._known_words,
        )
        logger.info(
            "index_taken_in",
            versie=versie.nummer,
            documenten=len(self._rows),
            met_betekenis=self._snapshot.met_betekenis,
            duur_ms=round(1000 * (monotonic() - started)),
        )
