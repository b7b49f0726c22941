"""Keeping a notification once, and throwing old ones away."""

import hashlib
from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now

from mijnomgeving.koppelvlak.bezorgen import plan_leveringen
from mijnomgeving.meldingen.gebeurtenisbericht import Gebeurtenisbericht
from mijnomgeving.meldingen.models import Melding
from mijnomgeving.notificaties.aanleiding import find_soort
from mijnomgeving.notificaties.services import plan_notificaties
from mijnomgeving.suggesties.services import plan_suggestie
from portal.core.betrokkene import Betrokkene
from portal.verantwoording.sleutels import pseudoniemen

DOEL = "meldingen"
# Longer than any source tries again, and than anything that we keep of a person for a while.
BEWAARTERMIJN = timedelta(days=30)


def receive(bericht: Gebeurtenisbericht) -> bool:
    """Keep it, and let who it is about know; False when the same source sent this id before (CloudEvents 1.0)."""
    sleutel = hashlib.sha256(f"{bericht.source}\x00{bericht.id}".encode()).hexdigest()
    betrokkene = bericht.betrokkene()
    values = {
        "bron": bericht.source,
        "soort": bericht.type,
        "betrokkene": list_pseudoniemen(betrokkene)[0] if betrokkene else "",
    }
    with transaction.atomic():
        # Two workers that get the same one at the same moment: the database lets one through.
        _melding, new = Melding.objects.get_or_create(sleutel=sleutel, defaults=values)
        if new and betrokkene:
            plan_notificaties(bericht=bericht, betrokkene=betrokkene, sleutel=sleutel)
            plan_suggestie(bericht=bericht, betrokkene=betrokkene, sleutel=sleutel)
            plan_leveringen(betrokkene=betrokkene, nieuws=find_soort(bericht.type))
    return new


def list_pseudoniemen(betrokkene: Betrokkene) -> list[str]:
    """Under which pseudonyms somebody's notifications stand: by the present key first, then by those before it."""
    return pseudoniemen(betrokkene, doel=DOEL)


def wipe_old() -> int:
    """Throw away what is older than a month; gives how many."""
    wiped, _per_model = Melding.objects.filter(ontvangen_op__lt=Now() - BEWAARTERMIJN).delete()
    return wiped
