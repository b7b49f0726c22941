"""Giving and withdrawing consent: taking it back is as easy as giving it, and bites at once (AVG art. 7 lid 3)."""

from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from mijnomgeving.toestemmingen.doelen import DOELEN
from mijnomgeving.toestemmingen.models import Toestemming
from portal.core.betrokkene import Betrokkene
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.services import record_event
from portal.verantwoording.sleutels import pseudoniemen

DOEL = "toestemmingen"
# Long enough to show that what was done with consent was done with consent.
BEWAARTERMIJN = timedelta(days=2 * 365)

OnWithdraw = Callable[[Betrokkene], object]
_bij_intrekken: dict[str, list[OnWithdraw]] = defaultdict(list)


class OnbekendDoel(LookupError):
    """There is no such purpose, or it cannot be asked of this betrokkene."""


def on_withdraw(doel: str, clean_up: OnWithdraw) -> None:
    """Let a withdrawal of this purpose also do this, in the same transaction; called from an AppConfig.ready.

    Raises:
        OnbekendDoel: there is no such purpose.
    """
    if doel not in DOELEN:
        raise OnbekendDoel(doel)
    if clean_up not in _bij_intrekken[doel]:
        _bij_intrekken[doel].append(clean_up)


def list_pseudoniemen(betrokkene: Betrokkene) -> list[str]:
    """Under which pseudonyms somebody's consents stand: by the present key first, then by those before it."""
    return pseudoniemen(betrokkene, doel=DOEL)


@transaction.atomic
def give(*, persoon: Sessiepersoon, doel: str) -> Toestemming:
    """Keep the consent of this betrokkene; who gave it before gives it anew, for another period.

    Raises:
        OnbekendDoel: there is no such purpose for this betrokkene.
    """
    gekozen = DOELEN.get(doel)
    if gekozen is None or not gekozen.past(persoon.betrokkene):
        raise OnbekendDoel(doel)
    namen = list_pseudoniemen(persoon.betrokkene)
    _lock(namen[0])
    nu = timezone.now()
    _end(namen, doel=doel)
    given = Toestemming.objects.create(
        betrokkene=namen[0],
        doel=doel,
        gegeven_op=nu,
        tot=nu + gekozen.geldig,
        namens=persoon.machtiging.soort if persoon.machtiging else "",
    )
    record_event(actie="toestemming", resultaat="gegeven", handelende=persoon.partij, over=doel)
    return given


@transaction.atomic
def withdraw(*, persoon: Sessiepersoon, doel: str) -> bool:
    """End the consent now, and let go of what was kept because of it; False when there was none.

    Raises:
        OnbekendDoel: there is no such purpose.
    """
    if doel not in DOELEN:
        raise OnbekendDoel(doel)
    namen = list_pseudoniemen(persoon.betrokkene)
    _lock(namen[0])
    if not _end(namen, doel=doel):
        return False
    for clean_up in _bij_intrekken[doel]:
        clean_up(persoon.betrokkene)
    record_event(actie="toestemming", resultaat="ingetrokken", handelende=persoon.partij, over=doel)
    return True


@transaction.atomic
def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away every consent of this betrokkene, and what was kept because of it; gives how many."""
    found = Toestemming.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene))
    for doel in set(found.filter(ingetrokken_op=None).values_list("doel", flat=True)):
        for clean_up in _bij_intrekken[doel]:
            clean_up(betrokkene)
    wiped, _per_model = found.delete()
    return wiped


def wipe_old() -> int:
    """Throw away what ended two years ago; gives how many."""
    grens = timezone.now() - BEWAARTERMIJN
    wiped, _per_model = Toestemming.objects.filter(Q(tot__lt=grens) | Q(ingetrokken_op__lt=grens)).delete()
    return wiped


def _end(namen: list[str], *, doel: str) -> int:
    """End what is open, also what ran out by itself: that keeps its own end."""
    found = Toestemming.objects.filter(betrokkene__in=namen, doel=doel, ingetrokken_op=None)
    nu = timezone.now()
    found.filter(tot__lte=nu).update(ingetrokken_op=nu)
    return found.filter(tot__gt=nu).update(ingetrokken_op=nu)


def _lock(naam: str) -> None:
    """One change of one betrokkene's consents at a time: two clicks give one consent."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"toestemming:{naam}"])
