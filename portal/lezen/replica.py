"""How far the replica is, in positions of the write-ahead log (LSN, in bytes since the database was made).

A replica that stopped listening says nothing about how old it is, so the primary is asked too: once a second its
position is noted, and the replica is fresh when it holds what the primary held `DATABASE_LEES_ACHTER` seconds ago.
"""

import time
from collections import deque
from collections.abc import Callable
from functools import cache
from threading import Lock

import structlog
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, InterfaceError, connections

logger = structlog.get_logger(__name__)

LEES = "lezen"
"""The name of the replica among the databases of Django."""
NOOIT = 2**63
"""A position that no replica has: whoever needs it reads from the primary."""

CONTROLE_SECONDEN = 1.0
# Who needs more than the replica had at the last look, makes it look again, but not for each question.
_VAAKST_SECONDEN = 0.02
# How long a replica that did not answer is left alone.
_RUST_SECONDEN = 5.0
# Bytes of a page of the log, and of the header of a page and of the first page of a file (PostgreSQL, xlog_internal.h).
_PAGINA, _KOPPEN = 8192, frozenset({24, 40})
_VAN_REPLICA = """
SELECT pg_is_in_recovery(), pg_wal_lsn_diff(coalesce(pg_last_wal_replay_lsn(), '0/0'), '0/0')::bigint
"""


def has_replica() -> bool:
    """Whether this place has one."""
    return LEES in connections


def current_lsn() -> int:
    """Where the primary is: past everything that was committed until now.

    Raises:
        DatabaseError: the primary does not answer.
    """
    lsn = _ask(DEFAULT_DB_ALIAS, "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")[0]
    return end_of_last_record(lsn)


def end_of_last_record(lsn: int) -> int:
    """The same position for a replica, which counts to the end of a record.

    At the end of a page of the log the primary is past the header of the next one already, where a replica only comes
    with the next record: on a quiet night that may take long.
    """
    over = lsn % _PAGINA
    return lsn - over if over in _KOPPEN else lsn


class Replica:
    """What one process knows of the replica."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._slot = Lock()
        self._punten: deque[tuple[float, int]] = deque()
        self._heeft = -1
        self._vers = False
        self._gekeken = self._stil_tot = float("-inf")

    def has(self, lsn: int) -> bool:
        """Whether the replica answers, is fresh, and holds everything until this position."""
        nu = self._clock()
        if lsn >= NOOIT or nu < self._stil_tot:
            return False
        oud = nu - self._gekeken
        moet = oud >= CONTROLE_SECONDEN or (self._heeft < lsn and oud >= _VAAKST_SECONDEN)
        # Others go on with what was known; nobody waits for somebody else's look.
        if moet and self._slot.acquire(blocking=False):
            try:
                self._look(nu)
            finally:
                self._slot.release()
        return self._vers and self._heeft >= lsn

    def rest(self) -> None:
        """Leave it alone for a while: it did not answer."""
        self._vers, self._stil_tot = False, self._clock() + _RUST_SECONDEN
        connections[LEES].close()

    def _look(self, nu: float) -> None:
        self._gekeken = nu
        try:
            volgt, self._heeft = _ask(LEES, _VAN_REPLICA)
        except (DatabaseError, InterfaceError) as fout:
            logger.warning("replica_unreachable", fout=type(fout).__name__)
            self.rest()
            return
        self._note_primary(nu)
        # One that was promoted follows nobody any more.
        vers = bool(volgt) and bool(self._punten) and self._heeft >= self._punten[0][1]
        if self._vers and not vers:
            logger.warning("replica_behind", bytes=self._punten[-1][1] - self._heeft)
        self._vers = vers

    def _note_primary(self, nu: float) -> None:
        """Keep where the primary was, up to the one point that is just old enough.

        A primary that does not answer writes nothing either: what is fresh stays so.
        """
        if not self._punten or nu - self._punten[-1][0] >= CONTROLE_SECONDEN:
            try:
                self._punten.append((nu, current_lsn()))
            except (DatabaseError, InterfaceError) as fout:
                logger.warning("primary_unreachable", fout=type(fout).__name__)
                return
        while len(self._punten) > 1 and nu - self._punten[1][0] >= settings.DATABASE_LEES_ACHTER:
            self._punten.popleft()


@cache
def replica() -> Replica:
    """The replica, as this process knows it."""
    return Replica()


def _ask(alias: str, vraag: str) -> tuple[int, ...]:
    with connections[alias].cursor() as cursor:
        cursor.execute(vraag)
        return tuple(cursor.fetchone())
