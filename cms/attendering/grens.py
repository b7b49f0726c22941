"""How often one reader may ask something, counted without knowing who (`cms.redactie.feedback.grens`)."""

from django.core.cache import cache
from django.http import HttpRequest

from cms.redactie.feedback.grens import daily_hash

MAIL_PER_UUR, ADRES_PER_UUR = 20, 60
_UUR = 60 * 60


def may_ask(request: HttpRequest, *, wat: str, per_uur: int) -> bool:
    """Count one more; False when there were too many this hour."""
    sleutel = f"attendering:{wat}:{daily_hash(request)}"
    cache.add(sleutel, 0, _UUR)
    try:
        return cache.incr(sleutel) <= per_uur
    except ValueError:
        # The hour ended between the two lines.
        return True
