"""What was delivered goes when nobody can ask for it a second time any more."""

from datetime import timedelta

from django.utils import timezone

from portal.outbox.models import OutboxBericht

BEWAARTERMIJN = timedelta(days=400)
"""Longer than what people sent is kept (a year), so that a second, equal request is recognised as long as its first."""
PORTIE = 5_000


def wipe_delivered() -> int:
    """Throw away delivered messages of long ago, in portions so that nobody waits for a lock; gives how many."""
    oud = OutboxBericht.objects.filter(afgeleverd_op__lt=timezone.now() - BEWAARTERMIJN).order_by("pk")
    gewist = 0
    while portie := list(oud.values_list("pk", flat=True)[:PORTIE]):
        gewist += OutboxBericht.objects.filter(pk__in=portie).delete()[0]
    return gewist
