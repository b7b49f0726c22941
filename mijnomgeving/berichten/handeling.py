"""Where a person does what a message asks: the task, the zaak, or the organisation's own page."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from mijnomgeving.berichten.selectors import GetoondBericht
from mijnomgeving.bronnen.fbs.models import Handeling
from mijnomgeving.bronnen.taken.models import Taaksoort
from mijnomgeving.pagina import Lezing
from mijnomgeving.taken.selectors import GetoondeTaak, list_open, vragen_taken
from mijnomgeving.zaken.selectors import Getoond


@dataclass(frozen=True, slots=True)
class Doen:
    """A button: what it says and where it leads; `buiten` when that is not our own site."""

    tekst: str
    url: str
    buiten: bool = False


def find_doen(lezing: Lezing, getoond: GetoondBericht, zaak: Getoond | None) -> Doen | None:
    """The way to do what is asked; None when nothing is asked, or there is no place of ours or theirs for it."""
    if not getoond.vraagt:
        return None
    gevraagd = getoond.bericht.gevraagd
    if taak := _find_taak(lezing, getoond):
        return Doen(_taak_words(taak.taak.soort), taak.url)
    if zaak and zaak.wacht_op_u:
        return Doen(_words(getoond.handeling), reverse("mijn:zaak", args=[zaak.sleutel]))
    if gevraagd and gevraagd.url:
        return Doen(_words(getoond.handeling), gevraagd.url, buiten=True)
    return None


def _find_taak(lezing: Lezing, getoond: GetoondBericht) -> GetoondeTaak | None:
    """The open taak that the message names, or else the only one of the zaak whose number stands in it.

    Only the organisation that wrote is asked. When it does not answer, the message is complete without the button.
    """
    bericht = getoond.bericht
    vragen = [vraag for vraag in vragen_taken(lezing.betrokkene) if vraag.bron == bericht.bron]
    te_doen = list_open(lezing.read(*vragen).samen(vragen).data, lezing.betrokkene)
    genoemd = bericht.gevraagd.taak_id if bericht.gevraagd else ""
    if genoemd:
        return next((taak for taak in te_doen if taak.taak.taak_id == genoemd), None)
    van_zaak = [taak for taak in te_doen if taak.taak.zaaknummer and taak.taak.zaaknummer in bericht.inhoud]
    return van_zaak[0] if len(van_zaak) == 1 else None


def _taak_words(soort: Taaksoort) -> str:
    """What the button says: what the taak is, for that is where it leads."""
    woorden = {
        Taaksoort.BETALING: _("Betaal nu"),
        Taaksoort.UPLOAD: _("Stuur wat er gevraagd wordt"),
        Taaksoort.FORMULIER: _("Vul het formulier in"),
        Taaksoort.BEVESTIGEN: _("Lees en bevestig"),
        Taaksoort.ONDERTEKENEN: _("Lees en onderteken"),
        Taaksoort.AFSPRAAK: _("Maak een afspraak"),
    }
    return woorden.get(soort, _("Doe het nu"))


def _words(handeling: Handeling | None) -> str:
    woorden = {
        Handeling.BETALEN: _("Betaal nu"),
        Handeling.AANLEVEREN: _("Stuur wat er gevraagd wordt"),
        Handeling.INVULLEN: _("Vul het formulier in"),
        Handeling.VERNIEUWEN: _("Vraag een nieuwe aan"),
        Handeling.AFSPRAAK: _("Maak een afspraak"),
    }
    return woorden[handeling] if handeling else _("Doe het nu")
