"""How long what stands here is kept, and letting go of it."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from mijnomgeving.loket.toezicht.models import (
    Alarm,
    GezienPersoon,
    Inzagevraag,
    Ketencontrole,
    Nazicht,
    Toezichtreden,
)

JAAR = timedelta(days=365)
# The limit looks hours back; the rest is for who asks the next week why somebody was stopped.
GEZIEN = timedelta(days=14)
ALARM, NAZICHT, REDEN, VRAAG, CONTROLE = 2 * JAAR, 3 * JAAR, 3 * JAAR, 2 * JAAR, JAAR


def wipe() -> int:
    """Throw away what is too old; gives how many rows. What is still open stays."""
    nu = timezone.now()
    oud: list[QuerySet[Any]] = [
        Alarm.objects.filter(stand=Alarm.Stand.DICHT, gesloten_op__lt=nu - ALARM),
        GezienPersoon.objects.filter(op__lt=nu - GEZIEN),
        Nazicht.objects.filter(op__lt=nu - NAZICHT),
        Toezichtreden.objects.filter(op__lt=nu - REDEN),
        Ketencontrole.objects.filter(op__lt=nu - CONTROLE),
        Inzagevraag.objects.filter(stand=Inzagevraag.Stand.DICHT, gesloten_op__lt=nu - VRAAG),
    ]
    return sum(rijen.delete()[0] for rijen in oud)
