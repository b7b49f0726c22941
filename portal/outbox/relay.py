"""Delivering: claim messages, and give each its effect and mark it as delivered in one transaction."""

import json
import math
import random
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from django.db import connection, transaction
from django.utils import timezone
from opentelemetry.trace import SpanKind

from portal.core.trace import Trace, operation
from portal.meten.cijfers import count_bezorging
from portal.meten.spoor import note
from portal.outbox.models import OutboxBericht
from portal.outbox.services import find_handler, list_rustig

logger = structlog.get_logger(__name__)

MAX_POGINGEN = 12
EERSTE_WACHTTIJD = 2.0
LANGSTE_WACHTTIJD = 3600.0
# So few that what a relay that dies had claimed and not begun waits no longer than after a first failure.
_TEGELIJK = 10
# The first that are due, that no other relay holds, and before which none of the same order waits. As an array, for the
# planner may run a subquery with a limit more than once.
_CLAIM = """
    UPDATE outbox_outboxbericht SET pogingen = pogingen + 1,
        volgende_poging = %(nu)s + (%(wachttijden)s::interval[])[LEAST(pogingen, %(meeste)s) + 1]
    WHERE id = ANY(ARRAY(
        SELECT id FROM outbox_outboxbericht AS dit
        WHERE afgeleverd_op IS NULL AND dood_op IS NULL AND volgende_poging <= %(nu)s
        AND (%(rustig)s IS NULL OR (topic = ANY(%(topics)s)) = %(rustig)s) AND (
            volgorde = '' OR NOT EXISTS (
                SELECT 1 FROM outbox_outboxbericht AS eerder WHERE eerder.topic = dit.topic
                AND eerder.volgorde = dit.volgorde AND eerder.volgorde <> '' AND eerder.id < dit.id
                AND eerder.afgeleverd_op IS NULL AND eerder.afgesloten_op IS NULL
            )
        )
        ORDER BY volgende_poging, id LIMIT %(aantal)s FOR UPDATE SKIP LOCKED
    ))
    RETURNING id
"""
# Reading and marking in one: what a delivery costs is its way to the database and back.
_MARK = """
    UPDATE outbox_outboxbericht SET afgeleverd_op = %s, laatste_fout = ''
    WHERE id = %s AND afgeleverd_op IS NULL AND dood_op IS NULL
    RETURNING topic, payload, pogingen, spoor
"""


@dataclass(frozen=True, slots=True)
class _Bericht:
    """A message in the hands of this relay; `pogingen` counts the attempt that runs."""

    pk: int
    topic: str
    payload: dict[str, Any]
    pogingen: int
    spoor: str


def deliver_due(*, at_most: int, rustig: bool | None = None, seconden: float = math.inf) -> int:
    """Try messages that are due, each in a transaction of its own; return how many were tried.

    Args:
        at_most: how many.
        rustig: only the topics that may wait behind others, or only the others; None for all.
        seconden: after how long it begins no more of them, so that a task ends before its limit.
    """
    tried, einde = 0, time.monotonic() + seconden
    while time.monotonic() < einde and (claimed := _claim(min(_TEGELIJK, at_most - tried), rustig=rustig)):
        for bericht_id in claimed:
            _deliver(bericht_id)
        tried += len(claimed)
    return tried


def wachttijd(poging: int) -> timedelta:
    """How long after this attempt (1 is the first) the next may follow: doubling, at most an hour, with jitter."""
    longest = min(EERSTE_WACHTTIJD * 2.0 ** (poging - 1), LANGSTE_WACHTTIJD)
    # Half of it is random, so that a thousand messages that failed together do not come back together.
    return timedelta(seconds=longest * random.uniform(0.5, 1.0))  # noqa: S311 - no secret


def _claim(aantal: int, *, rustig: bool | None) -> list[int]:
    """Count the attempt before it starts, so that a message that kills its worker is tried less and less often."""
    wachttijden = [wachttijd(poging) for poging in range(1, MAX_POGINGEN + 2)]
    with connection.cursor() as cursor:
        cursor.execute(
            _CLAIM,
            {
                "nu": timezone.now(),
                "wachttijden": wachttijden,
                "meeste": MAX_POGINGEN,
                "aantal": aantal,
                "rustig": rustig,
                "topics": list_rustig(),
            },
        )
        return sorted(bericht_id for (bericht_id,) in cursor.fetchall())


def _deliver(bericht_id: int) -> None:
    """Mark the message and run its handler in one transaction: dying here leaves it waiting and its effect undone.

    Another relay that looks for work may hold the row for a moment, so this waits for it instead of passing it over.
    """
    bericht: _Bericht | None = None
    try:
        with transaction.atomic():
            bericht = _mark(bericht_id)
            if bericht is not None:
                _give_effect(bericht)
    except Exception as fout:
        if bericht is None:
            raise
        _note_failure(bericht, fout)
    else:
        if bericht is not None:
            count_bezorging(onderwerp=bericht.topic, uitkomst="afgeleverd")


def _give_effect(bericht: _Bericht) -> None:
    """Run its handler as an operation after the one that put it in the outbox."""
    with operation(after=Trace.parse(bericht.spoor), naam="outbox", soort=SpanKind.CONSUMER):
        note({"onderwerp": bericht.topic})
        find_handler(bericht.topic)(bericht.payload)


def _mark(bericht_id: int) -> _Bericht | None:
    """Mark it as delivered, which holds for nobody else until the commit; None when another relay was first."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK, [timezone.now(), bericht_id])
        rij = cursor.fetchone()
    if not rij:
        return None
    topic, payload, pogingen, spoor = rij
    return _Bericht(bericht_id, topic=topic, payload=json.loads(payload), pogingen=pogingen, spoor=spoor)


def _note_failure(bericht: _Bericht, fout: Exception) -> None:
    # Only the kind of error: its text may hold what a person wrote.
    soort = type(fout).__name__
    dood_op = timezone.now() if bericht.pogingen >= MAX_POGINGEN else None
    # What it did is undone and its row free again: another relay may have delivered it meanwhile.
    waiting = OutboxBericht.objects.filter(pk=bericht.pk, afgeleverd_op__isnull=True, dood_op__isnull=True)
    waiting.update(laatste_fout=soort, dood_op=dood_op)
    count_bezorging(onderwerp=bericht.topic, uitkomst="opgegeven" if dood_op else "mislukt")
    if dood_op:
        logger.error("outbox_message_given_up", topic=bericht.topic, id=bericht.pk, fout=soort)
    else:
        logger.warning(
            "outbox_delivery_failed", topic=bericht.topic, id=bericht.pk, poging=bericht.pogingen, fout=soort
        )
