"""Delivering: claim a message, give it its effect and mark it as delivered in one transaction."""

import random
from datetime import timedelta

import structlog
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from portal.outbox.models import OutboxBericht
from portal.outbox.services import find_handler

logger = structlog.get_logger(__name__)

MAX_POGINGEN = 12
EERSTE_WACHTTIJD = 2.0
LANGSTE_WACHTTIJD = 3600.0


def deliver_due(*, at_most: int) -> int:
    """Try up to `at_most` messages that are due, one by one; return how many were tried."""
    for tried in range(at_most):
        bericht_id = _claim()
        if bericht_id is None:
            return tried
        _deliver(bericht_id)
    return at_most


def wachttijd(poging: int) -> timedelta:
    """How long after this attempt (1 is the first) the next may follow: doubling, at most an hour, with jitter."""
    longest = min(EERSTE_WACHTTIJD * 2.0 ** (poging - 1), LANGSTE_WACHTTIJD)
    # Half of it is random, so that a thousand messages that failed together do not come back together.
    return timedelta(seconds=longest * random.uniform(0.5, 1.0))  # noqa: S311 - no secret


@transaction.atomic
def _claim() -> int | None:
    """Count the attempt before it starts, so that a message that kills its worker is also given up some day."""
    now = timezone.now()
    earlier = OutboxBericht.objects.filter(
        topic=OuterRef("topic"), volgorde=OuterRef("volgorde"), id__lt=OuterRef("id"), afgeleverd_op__isnull=True
    )
    bericht = (
        OutboxBericht.objects.select_for_update(skip_locked=True)
        .filter(Q(volgorde="") | ~Exists(earlier), _waiting(), volgende_poging__lte=now)
        .order_by("volgende_poging", "id")
        .first()
    )
    if bericht is None:
        return None
    bericht.pogingen += 1
    bericht.volgende_poging = now + wachttijd(bericht.pogingen)
    bericht.save(update_fields=["pogingen", "volgende_poging"])
    return bericht.pk


@transaction.atomic
def _deliver(bericht_id: int) -> None:
    """Run the handler while the row is locked: dying here leaves the message waiting and the effect undone.

    Another relay that looks for work may hold the row for a moment, so this waits for it instead of passing it over.
    """
    bericht = OutboxBericht.objects.select_for_update().filter(_waiting(), pk=bericht_id).first()
    if bericht is None:
        return
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
