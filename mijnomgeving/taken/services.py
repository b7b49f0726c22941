"""Keeping and throwing away what this part knows of somebody: the betalingen."""

from datetime import timedelta

from django.db.models.functions import Now

from mijnomgeving.taken.models import Betaling, Stand
from portal.core.betrokkene import Betrokkene
from portal.verantwoording.sleutels import pseudoniemen

DOEL = "betalingen"
BEWAARTERMIJN = timedelta(days=365)


def list_pseudoniemen(betrokkene: Betrokkene) -> list[str]:
    """Under which pseudonyms somebody's betalingen stand: by the present key first, then by those before it."""
    return pseudoniemen(betrokkene, doel=DOEL)


def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away what ended; what is under way still has to reach its organisation, and says no more whose it is."""
    van_wie = Betaling.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene))
    aantal = van_wie.count()
    van_wie.filter(stand=Stand.BEGONNEN).update(betrokkene="")
    van_wie.delete()
    return aantal


def wipe_old() -> int:
    """Throw away what began more than a year ago; gives how many."""
    aantal, _per_model = Betaling.objects.filter(begonnen_op__lt=Now() - BEWAARTERMIJN).delete()
    return aantal
