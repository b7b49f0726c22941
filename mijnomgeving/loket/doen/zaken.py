"""Doing something in a zaak together: the same forms, drafts and delivery as the person has."""

from django.db import transaction

from mijnomgeving.inzendingen.models import Inzending
from mijnomgeving.loket.contact.lopend import Lopend
from mijnomgeving.loket.doen.gedaan import note_gedaan
from mijnomgeving.loket.doen.models import Gedaan
from mijnomgeving.loket.doen.namens import make_loketpersoon, via_loket
from mijnomgeving.taken import werk
from mijnomgeving.taken.werk import Werk
from mijnomgeving.zaken.opstel import Opstel, send
from mijnomgeving.zaken.rechten import Handeling


@transaction.atomic
def send_zaak(*, lopend: Lopend, handeling: Handeling, opstel: Opstel, over: str) -> Inzending:
    """Send what was written together about a zaak, once; it stands in the contact and in both logs.

    Raises:
        LogboekFout: it could not be logged; nothing was sent.
    """
    inzending = send(make_loketpersoon(lopend), handeling, opstel, over=over, erbij=[via_loket(lopend)])
    _note(lopend, Gedaan.Soort.ZAAK, inzending, opstel.zaak.omschrijving)
    return inzending


@transaction.atomic
def send_taak(*, lopend: Lopend, bezig: Werk) -> Inzending:
    """Hand in what was filled in together for a taak, once; it stands in the contact and in both logs.

    Raises:
        LogboekFout: it could not be logged; nothing was sent.
        ValueError: what was kept is not what is asked; check that first.
    """
    inzending = werk.send(bezig, erbij=[via_loket(lopend)])
    _note(lopend, Gedaan.Soort.TAAK, inzending, bezig.getoond.taak.titel)
    return inzending


def _note(lopend: Lopend, soort: Gedaan.Soort, inzending: Inzending, titel: str) -> None:
    if not inzending.herhaald:
        note_gedaan(
            lopend=lopend,
            soort=soort,
            sleutel=inzending.sleutel,
            titel=titel,
            bron=inzending.bestemming,
            nummer=inzending.nummer,
        )
