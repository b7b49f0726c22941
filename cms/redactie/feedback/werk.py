"""Reactions, and searches without a result, on Mijn werk."""

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cms.redactie.bereik import own_only
from cms.redactie.dashboard import Werklijst, Werkregel, register_werk
from cms.redactie.models import Reactie, Reactiestatus, Zoekterm
from cms.redactie.rollen import is_landelijk


def connect() -> None:
    """Put the lists on the page."""
    register_werk("reacties", open_reacties, volgorde=15)
    register_werk("zonder-resultaat", zonder_resultaat, volgorde=60)


def open_reacties(*, user: User, vanaf: int, aantal: int) -> Werklijst:
    """What readers said that nobody handled yet, the oldest first."""
    open_ = (Reactiestatus.NIEUW, Reactiestatus.IN_BEHANDELING)
    reacties = own_only(Reactie.objects.filter(status__in=open_), user=user).order_by("gemaakt_op")
    return Werklijst(
        titel=_("Reacties van lezers"),
        aantal=reacties.count(),
        regels=[_regel(reactie) for reactie in reacties[vanaf : vanaf + aantal]],
        leeg=_("Alle reacties zijn beantwoord."),
    )


def _regel(reactie: Reactie) -> Werkregel:
    op = date_format(timezone.localtime(reactie.gemaakt_op), "j F Y")
    return Werkregel(str(reactie), reverse("redactie_reacties:reactie", args=[reactie.pk]), op)


def zonder_resultaat(*, user: User, vanaf: int, aantal: int) -> Werklijst | None:
    """What people searched for in vain; for the national editors, since no page belongs to it."""
    if not is_landelijk(user=user):
        return None
    termen = Zoekterm.objects.filter(afgehandeld_op=None)
    url = reverse("redactie_reacties:zoektermen")
    return Werklijst(
        titel=_("Vragen zonder resultaat"),
        aantal=termen.count(),
        regels=[
            Werkregel(term.term, f"{url}?{urlencode({'q': term.term})}", _("%d mensen") % term.zoekers)
            for term in termen[vanaf : vanaf + aantal]
        ],
        leeg=_("Iedereen vond iets."),
    )
