"""Celery task of the outbox."""

from celery import shared_task

from portal.outbox.relay import deliver_due

BATCH = 50


@shared_task(name="portal.outbox.tasks.relay")
def relay() -> None:
    """Deliver what is due, in small batches so that a worker that stops loses little; more waiting means once more."""
    if deliver_due(at_most=BATCH) == BATCH:
        relay.apply_async(retry=False)
