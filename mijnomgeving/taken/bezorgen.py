"""Brings what was done for a taak to its organisation."""

from django.utils.translation import gettext as _

from mijnomgeving.bronnen.registry import taken_bronnen
from mijnomgeving.bronnen.taken.mapping import indiening
from mijnomgeving.bronnen.taken.port import NietAangenomen
from mijnomgeving.inzendingen.bezorgers import Afgewezen, Zending, register_bezorger
from portal.core.deadline import Deadline
from portal.outbound.service import Onbereikbaar

VOLTOOIEN = "taken.voltooien"


def register() -> None:
    """Connect it; called when the app is ready."""
    register_bezorger(VOLTOOIEN, bring_taak)


async def bring_taak(zending: Zending, deadline: Deadline) -> str:
    """Hand it in at the organisation; the number makes a second time the same as the first.

    Raises:
        Afgewezen: the organisation says no for good.
        BronFout: it does not answer, or the settings do not name it now.
    """
    naam = zending.opdracht["bron"]
    bron = next((bron for bron in taken_bronnen() if bron.naam == naam), None)
    if bron is None:
        raise Onbereikbaar(naam, "not in the settings")
    body = indiening(
        kenmerk=zending.nummer,
        ingediend_op=zending.ingediend_op,
        gegevens=zending.opdracht["gegevens"],
        bestanden=[(bestand.naam, bestand.soort, bestand.inhoud) for bestand in zending.bestanden],
    )
    try:
        return await bron.hand_in(zending.opdracht["indienen"], body, deadline=deadline)
    except NietAangenomen as nee:
        raise Afgewezen(nee.reden or _("De organisatie zegt niet waarom. Vraag het aan haar.")) from None
