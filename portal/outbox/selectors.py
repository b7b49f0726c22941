"""Reading the outbox: for the monitor and for whoever looks after messages that were given up."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet

from portal.outbox.models import OutboxBericht


@dataclass(frozen=True, slots=True)
class OutboxStand:
    """How the outbox stands: messages waiting and given up, and since when the oldest waits."""

    wachtend: int
    dood: int
    oudste_wachtende: datetime | None


def list_dode() -> QuerySet[OutboxBericht]:
    """The messages that were given up, the newest first; `services.retry_dode` gives one another chance."""
    return OutboxBericht.objects.filter(
        dood_op__isnull=False, afgeleverd_op__isnull=True, afgesloten_op__isnull=True
    ).order_by("-dood_op", "-id")


def is_behind(*, sinds: datetime) -> bool:
    """Whether a message that could have been tried before that moment still was not: nobody empties the outbox."""
    wachtend = OutboxBericht.objects.filter(afgeleverd_op__isnull=True, dood_op__isnull=True)
    return wachtend.filter(volgende_poging__lt=sinds).exists()


def find_stand() -> OutboxStand:
    """How the outbox stands now."""
    wachtend = Q(afgeleverd_op__isnull=True, dood_op__isnull=True)
    stand = OutboxBericht.objects.filter(afgeleverd_op__isnull=True, afgesloten_op__isnull=True).aggregate(
        wachtend=Count("id", filter=wachtend),
        dood=Count("id", filter=~wachtend),
        oudste_wachtende=Min("aangemaakt_op", filter=wachtend),
    )
    return OutboxStand(**stand)
