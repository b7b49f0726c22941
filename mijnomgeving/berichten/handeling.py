"""Where a person does what a message asks: the task, the zaak, or the organisation's own page."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from mijnomgeving.berichten.selectors import GetoondBericht
from mijnomgeving.bronnen.fbs.models import Handeling
from mijnomgeving.zaken.selectors import Getoond


@dataclass(frozen=True, slots=True)
class Doen:
    """A button: what it says and where it leads; `buiten` when that is not our own site."""

    tekst: str
    url: str
    buiten: bool = False


def find_doen(getoond: GetoondBericht, zaak: Getoond | None) -> Doen | None:
    """The way to do what is asked; None when nothing is asked, or there is no place of ours or theirs for it."""
    if not getoond.vraagt:
        return None
    gevraagd = getoond.bericht.gevraagd
    if zaak and zaak.wacht_op_u:
        return Doen(_words(getoond.handeling), reverse("mijn:zaak", args=[zaak.sleutel]))
    if gevraagd and gevraagd.url:
        return Doen(_words(getoond.handeling), gevraagd.url, buiten=True)
    return None


def _words(handeling: Handeling | None) -> str:
    woorden = {
        Handeling.BETALEN: _("Betaal nu"),
        Handeling.AANLEVEREN: _("Stuur wat er gevraagd wordt"),
        Handeling.INVULLEN: _("Vul het formulier in"),
        Handeling.VERNIEUWEN: _("Vraag een nieuwe aan"),
        Handeling.AFSPRAAK: _("Maak een afspraak"),
    }
    return woorden[handeling] if handeling else _("Doe het nu")
