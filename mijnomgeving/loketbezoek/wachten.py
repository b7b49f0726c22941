"""Which organisations wait at a counter for an answer of the person, for the overview."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.loketbezoek.models import Stand, Toestemmingsvraag
from mijnomgeving.loketbezoek.wie import list_pseudoniemen
from portal.toegang.beleid import may_open
from portal.toegang.persoon import Sessiepersoon


def list_wacht(*, persoon: Sessiepersoon, activiteit: str) -> list[str]:
    """The organisations whose question is open now, by name; what is shown is logged.

    Args:
        persoon: who is logged in, and in whose name.
        activiteit: of the page that shows it.

    Raises:
        LogboekFout: it could not be logged; do not show it.
    """
    if not may_open(persoon, "mijn-loket"):
        return []
    open_ = Toestemmingsvraag.objects.filter(
        betrokkene__in=list_pseudoniemen(persoon.betrokkene), stand=Stand.GEVRAAGD, vervalt_op__gt=timezone.now()
    )
    namen = sorted(set(open_.values_list("organisatienaam", flat=True)))
    if namen:
        gegevens = gettext_noop("of een medewerker u iets vraagt")
        read_eigen(persoon=persoon, activiteit=activiteit, bron=settings.WAGTAIL_SITE_NAME, gegevens=gegevens)
    return namen
