"""Messages in the outbox, in each of their states."""

from datetime import timedelta
from uuid import uuid4

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from portal.outbox.models import OutboxBericht


class OutboxBerichtFactory(DjangoModelFactory[OutboxBericht]):
    """A message that is due; traits: `afgeleverd`, `dood`, `later`."""

    class Meta:
        model = OutboxBericht

    topic = "proef"
    sleutel = factory.LazyFunction(lambda: str(uuid4()))
    payload = factory.LazyFunction(dict)
    volgende_poging = factory.LazyFunction(timezone.now)

    class Params:
        afgeleverd = factory.Trait(afgeleverd_op=factory.LazyFunction(timezone.now), pogingen=1)
        dood = factory.Trait(dood_op=factory.LazyFunction(timezone.now), pogingen=12, laatste_fout="OSError")
        later = factory.Trait(volgende_poging=factory.LazyFunction(lambda: timezone.now() + timedelta(hours=1)))
