"""What people say of a step, kept without a zaak and without their own words."""

from datetime import timedelta

from django.conf import settings
from django.db.models.functions import Now
from django.utils import timezone

from mijnomgeving.bronnen.zgw.models import Zaak
from mijnomgeving.zaken.models import Stapreactie
from portal.core.betrokkene import Betrokkene
from portal.core.pseudoniem import pseudoniem
from portal.verantwoording.sleutels import pseudoniemen

DOEL = "stapreacties"
BEWAARTERMIJN = timedelta(days=365)
_LANGST = 200


def react(*, betrokkene: Betrokkene, zaak: Zaak, stap: str, duidelijk: bool, reden: str = "") -> Stapreactie:
    """Keep whether this step of this zaak was clear; a second answer takes the place of the first.

    Args:
        betrokkene: whose zaak it is.
        zaak: the zaak; only its organisation and kind are kept.
        stap: the step's name, as the organisation calls it.
        duidelijk: whether it was clear.
        reden: what was not, one of `Stapreactie.Reden`; empty when it was clear.
    """
    doel = f"stapreactie {zaak.url} {stap}"
    reactie, _new = Stapreactie.objects.update_or_create(
        sleutel=pseudoniem(betrokkene, doel=doel, sleutel=settings.PSEUDONIEM_SLEUTEL.encode()),
        defaults={
            "betrokkene": list_pseudoniemen(betrokkene)[0],
            "organisatie": zaak.bron[:_LANGST],
            "zaaktype": zaak.soort[:_LANGST],
            "stap": stap[:_LANGST],
            "duidelijk": duidelijk,
            "reden": "" if duidelijk else reden,
            "op": timezone.now(),
        },
    )
    return reactie


def list_pseudoniemen(betrokkene: Betrokkene) -> list[str]:
    """Under which pseudonyms somebody's reactions stand: by the present key first, then by those before it."""
    return pseudoniemen(betrokkene, doel=DOEL)


def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away what this betrokkene said of steps; gives how many."""
    gewist, _per_model = Stapreactie.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).delete()
    return gewist


def wipe_old() -> int:
    """Throw away what is older than a year; gives how many."""
    gewist, _per_model = Stapreactie.objects.filter(op__lt=Now() - BEWAARTERMIJN).delete()
    return gewist
