"""Celery tasks of the outbox: one for what people wait for, one for what may wait behind it."""

from celery import shared_task

from portal.outbox import mislukt, opruimen
from portal.outbox.relay import deliver_due

BATCH = 50
# Begins no more messages after this long; one that runs then may take its time.
SECONDEN = 60.0


@shared_task(name="portal.outbox.tasks.relay")
def relay() -> None:
    """Deliver what is due, in small batches so that a worker that stops loses little; more waiting means once more."""
    if deliver_due(at_most=BATCH, rustig=False, seconden=SECONDEN) == BATCH:
        relay.apply_async(retry=False)


@shared_task(name="portal.outbox.tasks.relay_rustig")
def relay_rustig() -> None:
    """The same for topics that may wait: the index, mails to teams."""
    if deliver_due(at_most=BATCH, rustig=True, seconden=SECONDEN) == BATCH:
        relay_rustig.apply_async(retry=False)


@shared_task(name="portal.outbox.tasks.wipe_old")
def wipe_old() -> None:
    """Each night: tasks that failed and were settled go after a year, delivered messages after 400 days."""
    mislukt.wipe_old()
    opruimen.wipe_delivered()
