"""Delivering: claim a message, give it its effect and mark it as delivered in one transaction."""

import random
from datetime import timedelta

import structlog
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from portal.outbox.models import OutboxBericht
from portal.outbox.services import find_handler

logger = structlog.get_logger(__name__)

MAX_POGINGEN = 12
EERSTE_WACHTTIJD = 2.0
LANGSTE_WACHTTIJD = 3600.0
# One statement, for it runs for each message: the first that is due, that no other relay holds, and before which none
# of the same order waits.
_CLAIM = """
    UPDATE outbox_outboxbericht SET pogingen = pogingen + 1,
        volgende_poging = %(nu)s + (%(wachttijden)s::interval[])[LEAST(pogingen, %(meeste)s) + 1]
    WHERE id = (
        SELECT id FROM outbox_outboxbericht AS dit
        WHERE afgeleverd_op IS NULL AND dood_op IS NULL AND volgende_poging <= %(nu)s AND (
            volgorde = '' OR NOT EXISTS (
                SELECT 1 FROM outbox_outboxbericht AS eerder WHERE eerder.topic = dit.topic
                AND eerder.volgorde = dit.volgorde AND eerder.volgorde <> '' AND eerder.id < dit.id
                AND eerder.afgeleverd_op IS NULL
            )
        )
        ORDER BY volgende_poging, id LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id
"""


def deliver_due(*, at_most: int) -> int:
    """Try up to `at_most` messages that are due, one by one; return how many were tried.

    The transaction that delivers one also claims the next: one commit for each message instead of two.
    """
    bericht_id, tried = _claim() if at_most else None, 0
    while bericht_id is not None:
        tried += 1
        bericht_id = _deliver(bericht_id, claim_next=tried < at_most)
    return tried


def wachttijd(poging: int) -> timedelta:
    """How long after this attempt (1 is the first) the next may follow: doubling, at most an hour, with jitter."""
    longest = min(EERSTE_WACHTTIJD * 2.0 ** (poging - 1), LANGSTE_WACHTTIJD)
    # Half of it is random, so that a thousand messages that failed together do not come back together.
    return timedelta(seconds=longest * random.uniform(0.5, 1.0))  # noqa: S311 - no secret


@transaction.atomic
def _claim() -> int | None:
    """Count the attempt before it starts, so that a message that kills its worker is also given up some day."""
    wachttijden = [wachttijd(poging) for poging in range(1, MAX_POGINGEN + 2)]
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, {"nu": timezone.now(), "wachttijden": wachttijden, "meeste": MAX_POGINGEN})
        claimed = cursor.fetchone()
    return claimed[0] if claimed else None


@transaction.atomic
def _deliver(bericht_id: int, *, claim_next: bool = False) -> int | None:
    """Run the handler while the row is locked: dying here leaves the message waiting and the effect undone.

    Another relay that looks for work may hold the row for a moment, so this waits for it instead of passing it over.
    Gives the message that was claimed next.
    """
    bericht = OutboxBericht.objects.select_for_update().filter(_waiting(), pk=bericht_id).first()
    if bericht is not None:
        _handle(bericht)
    return _claim() if claim_next else None


def _handle(bericht: OutboxBericht) -> None:
    try:
        with transaction.atomic():
            find_handler(bericht.topic)(bericht.payload)
    except Exception as fout:  # noqa: BLE001 - any failure means: again later
        _note_failure(bericht, fout)
    else:
        bericht.afgeleverd_op = timezone.now()
        bericht.laatste_fout = ""
        bericht.save(update_fields=["afgeleverd_op", "laatste_fout"])


def _note_failure(bericht: OutboxBericht, fout: Exception) -> None:
    # Only the kind of error: its text may hold what a person wrote.
    bericht.laatste_fout = type(fout).__name__
    if bericht.pogingen >= MAX_POGINGEN:
        bericht.dood_op = timezone.now()
        logger.error("outbox_message_given_up", topic=bericht.topic, id=bericht.pk, fout=bericht.laatste_fout)
    else:
        logger.warning(
            "outbox_delivery_failed",
            topic=bericht.topic,
            id=bericht.pk,
            poging=bericht.pogingen,
            fout=bericht.laatste_fout,
        )
    bericht.save(update_fields=["laatste_fout", "dood_op"])


def _waiting() -> Q:
    return Q(afgeleverd_op__isnull=True, dood_op__isnull=True)
