"""What engines, views, clauses and kinds of pages are called where people read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.models import get_page_models

from toegankelijkheid.normen.normen import EISEN, Eis
from toegankelijkheid.normen.regelteksten import Regeltekst, regeltekst
from toegankelijkheid.toetsen.models import Gevonden, Mensoordeel, Toetsronde, Zekerheidskeuze
from toegankelijkheid.toetsen.samenvoegen import SCHIL

MOTOREN: Mapping[str, str | Promise] = {
    "axe": "axe-core",
    "ibm": "IBM Equal Access",
    "nu": "Nu Html Checker",
    "alfa": "Siteimprove Alfa",
    "eigen": gettext_lazy("eigen regels"),
    "toetsenbord": gettext_lazy("de Tab-toets"),
}
WEERGAVEN: Mapping[str, str | Promise] = {
    "1280": gettext_lazy("breed scherm (1280 pixels)"),
    "390": gettext_lazy("telefoon (390 pixels)"),
    "320": gettext_lazy("smal scherm of 400% vergroot (320 pixels)"),
    "donker": gettext_lazy("donkere kleuren"),
    "geforceerd": gettext_lazy("eigen kleuren van de gebruiker"),
    "zonder-javascript": gettext_lazy("zonder JavaScript"),
    "tekstafstand": gettext_lazy("meer ruimte tussen letters en regels"),
}


# The part of the site to which a route belongs, by the namespace of its pattern.
DELEN: Mapping[str, str | Promise] = {
    "attendering": gettext_lazy("Mail over veranderingen"),
    "begrippen": gettext_lazy("Begrippen"),
    "bronnen": gettext_lazy("Redactie"),
    "componenten": gettext_lazy("Componenten"),
    "koppelingen": gettext_lazy("Redactie"),
    "levensgebeurtenissen": gettext_lazy("Levensgebeurtenissen"),
    "lijsten": gettext_lazy("Redactie"),
    "loket": gettext_lazy("Loket"),
    "medewerkers": gettext_lazy("Loket"),
    "mijn": gettext_lazy("Mijn omgeving"),
    "producten": gettext_lazy("Producten en organisaties"),
    "reactie": gettext_lazy("Reacties van lezers"),
    "redactie": gettext_lazy("Redactie"),
    "toegang": gettext_lazy("Inloggen"),
    "toegankelijkheid": gettext_lazy("Toegankelijkheid"),
    "verklaring": gettext_lazy("Toegankelijkheid"),
    "wegwijzer": gettext_lazy("Stel uw vraag"),
}


@dataclass(frozen=True, slots=True)
class Beschrijving:
    """A finding in words: what is wrong, why that matters and how to mend it.

    Args:
        tekst: the words of its rule.
        eis: the clause that it breaks; None for good practice.
        eisnaam: number and name of that clause, or that it is good practice.
        zeker: whether it counts as a problem: the programs are sure, or a person said so.
        stand: certain, to be judged, or what came of it, in words.
        motoren: the programs that said so.
        weergaven: in which views it was seen.
    """

    tekst: Regeltekst
    eis: Eis | None
    eisnaam: str
    zeker: bool
    stand: str
    motoren: tuple[str, ...]
    weergaven: tuple[str, ...]


def describe(gevonden: Gevonden) -> Beschrijving:
    """The words for one finding."""
    motor, _punt, regel = gevonden.regel.partition(":")
    return Beschrijving(
        tekst=regeltekst(motor, regel),
        eis=EISEN.get(gevonden.eis),
        eisnaam=name_of_eis(gevonden.eis),
        zeker=_is_zeker(gevonden),
        stand=str(_stand(gevonden)),
        motoren=tuple(str(MOTOREN.get(naam, naam)) for naam in gevonden.motoren),
        weergaven=tuple(str(WEERGAVEN.get(naam, naam)) for naam in gevonden.weergaven),
    )


def _is_zeker(gevonden: Gevonden) -> bool:
    """As `TELT_ALS_ZEKER` counts them."""
    return gevonden.zekerheid == Zekerheidskeuze.ZEKER or gevonden.oordeel == Mensoordeel.PROBLEEM


def _stand(gevonden: Gevonden) -> str | Promise:
    if gevonden.hersteld_op:
        return _("Hersteld")
    if gevonden.oordeel == Mensoordeel.GEEN_PROBLEEM:
        return _("Geen probleem, zegt een mens")
    if gevonden.oordeel == Mensoordeel.PROBLEEM:
        return _("Een fout, zegt een mens")
    return Zekerheidskeuze(gevonden.zekerheid).label


def name_of_eis(nummer: str) -> str:
    """'1.4.3 Contrast', in the language of the page; what breaks no clause is called what it is."""
    if not nummer:
        return _("Geen eis, wel een goede gewoonte")
    eis = EISEN.get(nummer)
    return f"{nummer} {eis.naam_in(get_language() or 'nl')}" if eis else nummer


def name_of_paginasoort(naam: str) -> str:
    """A kind of page: what editors call that page, or the part of the site with what the page is for.

    A route is named after what it shows, so 'mijn:zaak_bezwaar' is read as 'Mijn omgeving: zaak bezwaar'.
    """
    if naam == SCHIL:
        return _("Kop, menu en voet van elke pagina")
    if not naam:
        return _("Andere pagina’s")
    deel, dubbelepunt, pagina = naam.partition(":")
    if not dubbelepunt:
        return _page_types().get(naam, capfirst(naam.replace("_", " ")))
    woord = DELEN.get(deel) or DELEN.get(deel.partition("_")[0])
    leesbaar = pagina.replace("_", " ")
    return f"{woord}: {leesbaar}" if woord else capfirst(leesbaar)


def _page_types() -> Mapping[str, str]:
    """The pages of the editors by the name of their class, called as the admin calls them."""
    return {model.__name__: capfirst(str(model._meta.verbose_name)) for model in get_page_models()}  # noqa: SLF001 - Django's documented name


def name_of_organisatie(naam: str) -> str:
    """Whose text it is; without an organisation it is the portal's own."""
    return naam or _("Het portaal zelf")


def list_programmas(ronde: Toetsronde) -> Sequence[tuple[str, str, float]]:
    """Which programs worked in a round: name, version, and how many seconds."""
    return [
        (str(naam), ronde.motoren[motor], float(ronde.seconden.get(motor, 0)))
        for motor, naam in MOTOREN.items()
        if motor in ronde.motoren
    ]
