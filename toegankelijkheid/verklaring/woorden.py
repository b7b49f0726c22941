"""The words for statuses and reasons, for readers and for editors alike."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from toegankelijkheid.verklaring.models import Aard, Onderzoekstand, Techniek, Uitkomst
from toegankelijkheid.verklaring.status import Reden, Status

STATUSNAMEN: Mapping[Status, Promise] = {
    Status.A: _("voldoet volledig"),
    Status.B: _("voldoet gedeeltelijk"),
    Status.C: _("eerste maatregelen genomen"),
    Status.D: _("voldoet niet"),
    Status.E: _("geen toegankelijkheidsverklaring"),
}
UITLEG: Mapping[Status, Promise] = {
    Status.A: _("Mensen onderzochten de hele site. Alles wat de wet vraagt, klopt."),
    Status.B: _("Mensen onderzochten de hele site. Niet alles klopt al. Bij elke fout staat wat wij doen en wanneer."),
    Status.C: _("Een volledig onderzoek door mensen is gepland, maar nog niet klaar. Wij weten dus nog niet alles."),
    Status.D: _("Wij kunnen niet laten zien dat deze site voldoet aan wat de wet vraagt."),
    Status.E: _("Er is nog geen ondertekende verklaring."),
}
REDENEN: Mapping[Reden, Promise] = {
    Reden.GEEN_VERKLARING: _("Er is nog geen verklaring ondertekend."),
    Reden.VERKLARING_VERLOPEN: _("De verklaring is ouder dan een jaar."),
    Reden.GEEN_ONDERZOEK: _("Mensen hebben de site nog niet helemaal onderzocht. Een computer vindt niet alles."),
    Reden.ONDERZOEK_VERLOPEN: _("Het laatste onderzoek door mensen is drie jaar oud of ouder."),
    Reden.ONDERZOEK_ONVOLLEDIG: _("Het laatste onderzoek door mensen bekeek niet alle eisen op alle gekozen pagina's."),
    Reden.AFWIJKINGEN: _("Er zijn eisen waaraan de site nog niet voldoet."),
    Reden.COMPUTER_VOND: _("Een computer vond fouten die er nu nog in zitten."),
    Reden.MAATREGEL_ONTBREEKT: _("Niet bij elke fout staat al de oorzaak, wat wij doen en wanneer het klaar is."),
    Reden.MAATREGEL_TE_LAAT: _("Iets wat klaar zou zijn, is nog niet klaar."),
    Reden.GEEN_VOORUITGANG: _("De site voldoet niet aan meer eisen dan een jaar geleden."),
    Reden.GEEN_PLANNING: _("Er is geen onderzoek gepland."),
    Reden.PLANNING_VOORBIJ: _("De dag waarop het onderzoek klaar zou zijn, is voorbij."),
    Reden.PLANNING_TE_VER: _("Het onderzoek is pas over meer dan een half jaar klaar."),
    Reden.PLANNING_TE_LANG: _("Wij kondigen al langer dan een half jaar een onderzoek aan."),
}
STATUSBADGES: Mapping[Status, str] = {
    Status.A: "success",
    Status.B: "warning",
    Status.C: "warning",
    Status.D: "error",
    Status.E: "inactive",
}


def name_of(soort: type[Aard] | type[Onderzoekstand] | type[Techniek] | type[Uitkomst], waarde: str) -> str:
    """The label of a choice that was kept in a statement; itself when this choice is no longer offered."""
    return str(soort(waarde).label) if waarde in soort.values else waarde


# What a deviation says in words, and may say in English too.
AFWIJKINGSTEKSTEN = ("waar", "omschrijving", "oorzaak", "gevolg", "alternatief", "maatregel", "waarom_onevenredig")
