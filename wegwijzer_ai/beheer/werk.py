"""What people asked in vain, on Mijn werk."""

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.redactie.dashboard import Werklijst, Werkregel, register_werk
from wegwijzer_ai.beheer.rechten import LEZEN, has_recht
from wegwijzer_ai.models import Vraaggroep
from wegwijzer_ai.vragen.selectors import Verwoording, list_groepen, read_verwoordingen


def connect() -> None:
    """Put the list on the page."""
    register_werk("vragen", open_groepen, volgorde=55)


def open_groepen(*, user: User, vanaf: int, aantal: int) -> Werklijst | None:
    """The groups of questions that nobody handled yet; for the national editors."""
    if not has_recht(LEZEN)(user):
        return None
    groepen = list_groepen()
    getoond = list(groepen[vanaf : vanaf + aantal])
    teksten = read_verwoordingen(getoond)
    return Werklijst(
        titel=_("Vragen zonder goed antwoord"),
        aantal=groepen.count(),
        regels=[_regel(groep, teksten.get(groep.pk, ())) for groep in getoond],
        leeg=_("De wegwijzer wist overal raad mee."),
    )


def _regel(groep: Vraaggroep, verwoordingen: Sequence[Verwoording]) -> Werkregel:
    tekst = verwoordingen[0].tekst if verwoordingen else _("Vragen")
    return Werkregel(
        tekst,
        reverse("wegwijzer_vragen:groep", args=[groep.pk]),
        ngettext("%d keer gevraagd", "%d keer gevraagd", groep.aantal) % groep.aantal,
    )
