"""Throwing away what the calendar keeps: by its term, and when somebody wants to be forgotten."""

from django.db import transaction
from django.utils import timezone

from mijnomgeving.verplichtingen import eigen, herinneren
from mijnomgeving.verplichtingen.models import Agendaadres, EigenGegevens, Herinnering, Herinnerkeuze, Vinkje
from mijnomgeving.verplichtingen.sleutels import list_pseudoniemen
from portal.core.betrokkene import Betrokkene


@transaction.atomic
def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away all that the calendar keeps of this betrokkene; gives how many rows."""
    namen = list_pseudoniemen(betrokkene)
    modellen = (Vinkje, EigenGegevens, Agendaadres, Herinnerkeuze, Herinnering)
    return sum(model.objects.filter(betrokkene__in=namen).delete()[0] for model in modellen)


def wipe_old() -> int:
    """Each night: marks of long ago, own facts of two years, addresses that ended and reminders of last year go."""
    nu, vandaag = timezone.now(), timezone.localdate()
    oud = (
        Vinkje.objects.filter(tot__lt=vandaag),
        EigenGegevens.objects.filter(gewijzigd_op__lt=nu - eigen.BEWAARTERMIJN),
        Agendaadres.objects.filter(tot__lt=nu),
        Herinnering.objects.filter(op__lt=vandaag - herinneren.BEWAARTERMIJN),
    )
    return sum(rijen.delete()[0] for rijen in oud)
