"""Following the index: each process keeps it in memory and looks at its version at most once a second.

A large index is read once, in portions. After that only what changed is read: changed documents come in a small
segment of their own, which is made anew until it is full, and their old rows no longer count.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from threading import Lock
from time import monotonic

import numpy as np
import structlog
from django.db import InterfaceError, OperationalError

from cms.zoeken import selectors
from cms.zoeken.codec import document_from_json
from cms.zoeken.models import IndexDocument
from portal.lezen.router import from_primary, may_be_old
from wegwijzer_ai.index.embedder import QueryEmbedder
from wegwijzer_ai.index.kolommen import Mask
from wegwijzer_ai.index.momentopname import Momentopname
from wegwijzer_ai.index.opslag.kandidaten import Navraag
from wegwijzer_ai.index.segment import Ingelezen, Segment
from wegwijzer_ai.index.vectoren import unpack
from wegwijzer_ai.retrieval.herordening import Herordenaar
from wegwijzer_ai.retrieval.softmax import Softmax

logger = structlog.get_logger(__name__)

# A publication shows on every node within 2 s; looking is one row by its key.
CHECK_EVERY = 1.0
# Documents read, and indexed, together: more need more memory while they are taken in.
SEGMENT_SIZE = 16_384
# Changed documents that are indexed again at each change; more of them become a segment that stays.
OPEN_SIZE = 256
# From so many segments, or when more than half of all rows no longer count, everything is read again.
MOST_SEGMENTS = 40


@dataclass
class Stand:
    """The segments in memory, where each document stands, and the changed documents that are still open."""

    segmenten: list[Segment] = field(default_factory=list)
    levend: list[Mask] = field(default_factory=list)
    plaats: dict[str, tuple[int, int]] = field(default_factory=dict)
    open: dict[str, Ingelezen] = field(default_factory=dict)

    @property
    def is_worn(self) -> bool:
        """Whether reading everything again is better than going on."""
        rows = sum(len(segment) for segment in self.segmenten)
        return len(self.segmenten) > MOST_SEGMENTS or rows > 2 * len(self.plaats) + OPEN_SIZE

    def close(self, ingelezen: list[Ingelezen]) -> None:
        """Index documents as a segment that stays."""
        if not ingelezen:
            return
        segment = Segment.of(ingelezen, self)
        number = len(self.segmenten)
        self.segmenten.append(segment)
        self.levend.append(np.ones(len(segment), dtype=bool))
        self.plaats |= {sleutel: (number, row) for row, sleutel in enumerate(segment.sleutels)}

    def forget(self, sleutel: str) -> None:
        """Let the row of a document no longer count; snapshots that were made before do not notice."""
        self.open.pop(sleutel, None)
        if place := self.plaats.pop(sleutel, None):
            number, row = place
            self.levend[number] = self.levend[number].copy()
            self.levend[number][row] = False

    def change(self, sleutel: str, ingelezen: Ingelezen | None) -> None:
        """Take in one changed or withdrawn document."""
        self.forget(sleutel)
        if ingelezen is None:
            return
        self.open[sleutel] = ingelezen
        if len(self.open) >= OPEN_SIZE:
            waiting, self.open = self.open, {}
            self.close(list(waiting.values()))

    def __contains__(self, word: object) -> bool:
        """Whether a segment has this word: it may be a part of a compound then."""
        return any(word in segment.words.words for segment in self.segmenten)


class IndexVolger:
    """Gives the newest snapshot. While one thread takes in a change, the others answer from the snapshot before it."""

    def __init__(
        self,
        *,
        embedder: QueryEmbedder | None,
        known_words: Container[str] = frozenset(),
        klassen: Callable[[], Softmax | None] | None = None,
        navraag: Navraag | None = None,
        herordenaar: Herordenaar | None = None,
    ) -> None:
        """Follow; `klassen` gives what was learnt last, the same object as long as that stays the same.

        With `navraag` a store holds the vectors, and none are kept here.
        """
        self._embedder = embedder
        self._known_words = known_words
        self._read_klassen = klassen or (lambda: None)
        self._klassen: Softmax | None = None
        self._navraag = navraag
        self._herordenaar = herordenaar
        self._stand = Stand()
        self._versie: selectors.Versie | None = None
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
            # From the primary: a version that goes back means another database, and everything is read again.
            with from_primary():
                versie = selectors.current_versie()
                if known is None or versie != self._versie or self._read_klassen() is not self._klassen:
                    self._take_in(versie)
        except (OperationalError, InterfaceError):
            # Public pages outlive a database that is away for a moment.
            if known is None:
                raise
            logger.warning("index_version_check_failed")
        self._checked = monotonic()
        return self._snapshot or known  # type: ignore[return-value]

    def _take_in(self, versie: selectors.Versie) -> None:
        started = monotonic()
        known = self._versie
        same_model = self._embedder is not None and versie.model == self._embedder.kenmerk
        own_vectors = same_model and self._navraag is None
        if known is None or _is_another(versie, known) or self._stand.is_worn:
            known = None
            self._stand = self._read_all(with_vectors=own_vectors)
        elif versie.nummer != known.nummer:
            self._read_changes(known.nummer, with_vectors=own_vectors)
        stand = self._stand
        segmenten, levend = list(stand.segmenten), list(stand.levend)
        if stand.open:
            segmenten.append(Segment.of(list(stand.open.values()), stand))
            levend.append(np.ones(len(stand.open), dtype=bool))
        self._klassen = self._read_klassen()
        fits = same_model and self._klassen is not None and self._klassen.kenmerk == versie.model
        self._snapshot = Momentopname(
            versie=versie.nummer,
            segmenten=segmenten,
            embedder=self._embedder if same_model else None,
            known_words=self._known_words,
            synoniemen=selectors.list_synoniemen(),
            levend=levend,
            klassen=self._klassen if fits else None,
            navraag=self._navraag if same_model else None,
            herordenaar=self._herordenaar,
        )
        self._versie = versie
        logger.info(
            "index_taken_in",
            versie=versie.nummer,
            alles=known is None,
            documenten=len(stand.plaats) + len(stand.open),
            segmenten=len(segmenten),
            met_betekenis=self._snapshot.met_betekenis,
            met_klassen=fits,
            duur_ms=round(1000 * (monotonic() - started)),
        )

    @staticmethod
    def _read_all(*, with_vectors: bool) -> Stand:
        """The whole index, a segment at a time."""
        stand = Stand()
        # The one heavy read of a process that starts; the replica has it as soon as it has the version just read.
        with may_be_old(tot_nu=True):
            rows = _present(selectors.iter_rijen(na=0), with_vectors=with_vectors)
            while portion := list(islice(rows, SEGMENT_SIZE)):
                stand.close(portion)
        return stand

    def _read_changes(self, known: int, *, with_vectors: bool) -> None:
        """What was written after the known version. Reading it twice changes nothing, so it may break off halfway."""
        for row in selectors.iter_rijen(na=known):
            self._stand.change(row.sleutel, _ingelezen(row, with_vectors=with_vectors))


def _is_another(versie: selectors.Versie, known: selectors.Versie) -> bool:
    """Whether what is in memory is no base to go on from.

    A number that went back is another database, one before the last cleaning misses tombstones, and vectors of another
    model are never compared.
    """
    return versie.nummer < known.nummer or known.nummer < versie.volledig_vanaf or versie.model != known.model


def _present(rows: Iterable[IndexDocument], *, with_vectors: bool) -> Iterator[Ingelezen]:
    return (found for row in rows if (found := _ingelezen(row, with_vectors=with_vectors)) is not None)


def _ingelezen(row: IndexDocument, *, with_vectors: bool) -> Ingelezen | None:
    if row.inhoud is None:
        return None
    return Ingelezen(document_from_json(row.inhoud), unpack(row.vectoren if with_vectors else None))
