"""How much waits for the person in dossiers and referrals, for the overview."""

from django.conf import settings
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.loket.dossiers.selectors import count_gevraagd as count_dossiers
from mijnomgeving.loket.verwijzingen.selectors import count_gevraagd as count_verwijzingen
from portal.toegang.beleid import may_open
from portal.toegang.persoon import Sessiepersoon


def count_wacht(*, persoon: Sessiepersoon, activiteit: str) -> int:
    """How many answers and actions dossiers and referrals wait for; what is shown is logged.

    Args:
        persoon: who is logged in, and in whose name.
        activiteit: of the page that shows it.

    Raises:
        LogboekFout: it could not be logged; do not show it.
    """
    if not may_open(persoon, "mijn-dossiers"):
        return 0
    betrokkene = persoon.betrokkene
    aantal = count_dossiers(betrokkene=betrokkene) + count_verwijzingen(betrokkene=betrokkene)
    if aantal:
        gegevens = gettext_noop("of een dossier op u wacht")
        read_eigen(persoon=persoon, activiteit=activiteit, bron=settings.WAGTAIL_SITE_NAME, gegevens=gegevens)
    return aantal
