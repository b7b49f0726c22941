"""When a shift began, and when the counter is closed."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

_ZATERDAG = 5


def begin_of_dienst(nu: datetime) -> datetime:
    """From when persons count: so many hours back, whatever somebody does with logging in and out."""
    return nu - timedelta(hours=settings.LOKET_DIENST_UREN)


def is_closed(moment: datetime) -> bool:
    """Whether no counter is open then: at night and in the weekend (`LOKET_OPEN`, Dutch time)."""
    hier = timezone.localtime(moment)
    van, tot = _hours()
    return hier.weekday() >= _ZATERDAG or not van <= hier.time() < tot


def _hours() -> tuple[time, time]:
    van, _, tot = settings.LOKET_OPEN.partition("-")
    return time.fromisoformat(van), time.fromisoformat(tot)
