"""What the person sent, among what the person got: receipts in the box, and what was sent about a message (Wmebv)."""

from django.conf import settings
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.bronnen.fbs.models import Bericht
from mijnomgeving.inzendingen.selectors import (
    MAGAZIJN,
    filter_zichtbaar,
    find_bevestiging,
    list_bevestigingen,
    show_inzendingen,
)
from portal.toegang.persoon import Sessiepersoon

PORTAAL = MAGAZIJN
"""The magazijn under which the portal's own receipts stand: nobody else needs to know what became of them."""


def list_ontvangsten(persoon: Sessiepersoon) -> tuple[Bericht, ...]:
    """The receipts that this person may see; who acts for another sees those of what the machtiging covers."""
    alle = list_bevestigingen(betrokkene=persoon.betrokkene)
    if not alle:
        return ()
    _log(persoon)
    if persoon.machtiging is None:
        return alle
    zichtbaar = {str(bericht_id) for bericht_id in _ids(persoon)}
    return tuple(bericht for bericht in alle if bericht.bericht_id in zichtbaar)


def find_ontvangst(persoon: Sessiepersoon, bericht_id: str) -> Bericht | None:
    """One receipt with its text; None when this person may see no such."""
    if not filter_zichtbaar(persoon=persoon).filter(bericht_id=bericht_id).exists():
        return None
    _log(persoon)
    return find_bevestiging(betrokkene=persoon.betrokkene, bericht_id=bericht_id)


def show_verkeer(persoon: Sessiepersoon, *, bericht: Bericht, sleutel: str) -> dict[str, object]:
    """For the page of a message: what was sent about it, or, when it is a receipt, what it is the receipt of."""
    zichtbaar = filter_zichtbaar(persoon=persoon)
    if bericht.magazijn == PORTAAL:
        return {"verstuurd": show_inzendingen(zichtbaar.filter(bericht_id=bericht.bericht_id))}
    return {"verstuurd": show_inzendingen(zichtbaar.filter(over=sleutel))}


def _ids(persoon: Sessiepersoon) -> list[object]:
    return list(filter_zichtbaar(persoon=persoon).values_list("bericht_id", flat=True))


def _log(persoon: Sessiepersoon) -> None:
    read_eigen(
        persoon=persoon,
        activiteit="mijn-berichten",
        bron=settings.WAGTAIL_SITE_NAME,
        gegevens=gettext_noop("bevestigingen van wat u verstuurde"),
    )
