"""How often one reader may ask something, counted without knowing who (`cms.redactie.feedback.grens`)."""

from django.http import HttpRequest

from cms.redactie.feedback.grens import daily_hash
from portal.toegang.grens import may

MAIL_PER_UUR, ADRES_PER_UUR = 20, 60
_UUR = 60 * 60


def may_ask(request: HttpRequest, *, wat: str, per_uur: int) -> bool:
    """Count one more; False when there were too many this hour."""
    return may(f"attendering-{wat}", daily_hash(request), hoogstens=per_uur, seconden=_UUR)
