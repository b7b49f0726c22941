"""Letting go of what was done at the counter (AVG art. 5 and 17)."""

from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now

from mijnomgeving.loket.doen.gedaan import betrokkene_kenmerken
from mijnomgeving.loket.doen.models import Gedaan, Notitie, Uitgaand
from portal.core.betrokkene import Betrokkene

EIGEN_NOTITIE, GEDEELDE_NOTITIE = timedelta(days=90), timedelta(days=365)
GEDAAN, UITGAAND = timedelta(days=365), timedelta(days=30)


@transaction.atomic
def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away what the counter noted of this person or company; gives how many rows.

    What is on its way still arrives: the organisation counts on it, and what it says goes then.
    """
    kenmerken = betrokkene_kenmerken(betrokkene)
    return sum(model.objects.filter(betrokkene__in=kenmerken).delete()[0] for model in (Notitie, Gedaan))


def wipe_old() -> int:
    """Throw away what is too old; gives how many rows."""
    te_oud = (
        Notitie.objects.filter(gedeeld=False, gemaakt_op__lt=Now() - EIGEN_NOTITIE),
        Notitie.objects.filter(gemaakt_op__lt=Now() - GEDEELDE_NOTITIE),
        Gedaan.objects.filter(op__lt=Now() - GEDAAN),
        Uitgaand.objects.filter(klaar_op__isnull=False, gemaakt_op__lt=Now() - UITGAAND),
    )
    return sum(rijen.delete()[0] for rijen in te_oud)
