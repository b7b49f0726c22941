"""What an operator does with what got stuck, and the memory of who did it (Wagtail's log of the admin)."""

from collections.abc import Callable, Sequence

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from portal.outbox.models import MislukteTaak, OutboxBericht
from portal.outbox.vastlopers import GeenVastloper, close_vastloper, find_rij, retry_vastloper

OPNIEUW, AFSLUITEN = "outbox.opnieuw", "outbox.afsluiten"


def retry_all(*, verwijzingen: Sequence[str], door: User) -> int:
    """Let these try again; gives how many, for what somebody settled meanwhile is passed over."""
    return _each(verwijzingen, retry_vastloper, actie=OPNIEUW, door=door)


def close_all(*, verwijzingen: Sequence[str], reden: str, door: User) -> int:
    """Close these for one reason; gives how many, for what somebody settled meanwhile is passed over."""
    return _each(
        verwijzingen,
        lambda verwijzing: close_vastloper(verwijzing, reden=reden),
        actie=AFSLUITEN,
        door=door,
        reden=reden,
    )


def list_gedaan(verwijzing: str) -> list[ModelLogEntry]:
    """Who did what with it, the newest first."""
    regels = ModelLogEntry.objects.for_instance(find_rij(verwijzing))
    return list(regels.select_related("user").order_by("-timestamp"))


def _each(
    verwijzingen: Sequence[str],
    do: Callable[[str], OutboxBericht | MislukteTaak],
    *,
    actie: str,
    door: User,
    reden: str = "",
) -> int:
    gedaan = 0
    for verwijzing in dict.fromkeys(verwijzingen):
        try:
            # What is done and the line that says by whom stand together or not at all.
            with transaction.atomic():
                log(instance=do(verwijzing), action=actie, user=door, data={"reden": reden} if reden else None)
            gedaan += 1
        except GeenVastloper:
            continue
    return gedaan
