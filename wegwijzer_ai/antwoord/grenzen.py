"""What the assistant does not answer, and where it sends people instead: every exit has its own fixed text.

How people say these things stands in `grenzen.toml`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from wegwijzer_ai.antwoord.deuren import mens, zoeken
from wegwijzer_ai.antwoord.deuren_eigen_zaak import own_zaak_doors
from wegwijzer_ai.antwoord.grenzen_praatje import handle_small_talk
from wegwijzer_ai.antwoord.grenzen_taal import read_regelboek
from wegwijzer_ai.antwoord.grenzen_taalgebruik import is_abusive
from wegwijzer_ai.antwoord.hygiene import clean_whole
from wegwijzer_ai.antwoord.model import Beurt, Deur, Uitkomst, Zin
from wegwijzer_ai.antwoord.verborgen import readings

REGELS = "grenzen.toml"
EIGEN_ZAAK = "eigen_zaak"
ORDER = "opdracht"


@dataclass(frozen=True, slots=True)
class Grens:
    """A limit: how the turn ends, what we say and which doors we show."""

    uitkomst: Uitkomst
    zinnen: tuple[str, ...]
    deuren: Callable[[Beurt], list[Deur]]


def _to_a_person(_beurt: Beurt) -> list[Deur]:
    return [mens()]


def _medical_doors(_beurt: Beurt) -> list[Deur]:
    return [Deur("Thuisarts.nl", url="https://www.thuisarts.nl/"), mens()]


def _legal_doors(_beurt: Beurt) -> list[Deur]:
    return [Deur("Het Juridisch Loket", url="https://www.juridischloket.nl/", telefoon="0800-8020"), mens()]


def _political_doors(_beurt: Beurt) -> list[Deur]:
    return [Deur("Kiesraad", url="https://www.kiesraad.nl/"), mens()]


def _elsewhere_doors(_beurt: Beurt) -> list[Deur]:
    return [zoeken(), mens()]


GRENZEN: dict[str, Grens] = {
    ORDER: Grens(
        Uitkomst.GEWEIGERD,
        (
            gettext_noop("Daar kan ik niet mee helpen."),
            gettext_noop(
                "De wegwijzer zoekt alleen in de openbare teksten van dit portaal en voert geen opdrachten uit."
            ),
        ),
        _to_a_person,
    ),
    EIGEN_ZAAK: Grens(
        Uitkomst.PERSOONLIJKE_ZAAK,
        (
            gettext_noop("Dit gaat over uw eigen zaak. De wegwijzer kan uw gegevens niet zien."),
            gettext_noop("Log in bij Mijn omgeving om uw zaken en berichten te bekijken, of bel de organisatie zelf."),
        ),
        own_zaak_doors,
    ),
    "ander_persoon": Grens(
        Uitkomst.GEWEIGERD,
        (
            gettext_noop("Gegevens van andere mensen geven wij niet."),
            gettext_noop("De wegwijzer kent geen personen en kan niemand opzoeken."),
        ),
        _to_a_person,
    ),
    "medisch": Grens(
        Uitkomst.GEWEIGERD,
        (
            gettext_noop("Over uw gezondheid kunnen wij niets zeggen. Daarvoor is uw huisarts er."),
            gettext_noop(
                "Is er haast bij en is uw huisarts dicht? Bel de huisartsenpost. Bij levensgevaar belt u 112."
            ),
        ),
        _medical_doors,
    ),
    "juridisch": Grens(
        Uitkomst.GEWEIGERD,
        (
            gettext_noop("Juridisch advies geven wij niet."),
            gettext_noop("Het Juridisch Loket helpt gratis met een vraag over uw recht. Bel 0800-8020."),
        ),
        _legal_doors,
    ),
    "politiek": Grens(
        Uitkomst.GEWEIGERD,
        (
            gettext_noop("Een stemadvies of een mening geven wij niet."),
            gettext_noop(
                "Hoe stemmen werkt, leest u bij de Kiesraad. Wat partijen willen, leest u bij de partijen zelf."
            ),
        ),
        _political_doors,
    ),
    "buiten_bereik": Grens(
        Uitkomst.GEWEIGERD,
        (
            gettext_noop("Daar weten wij niets van. De wegwijzer gaat over wat u met de Nederlandse overheid regelt."),
            gettext_noop("Hebt u daar een vraag over? Stel hem gerust."),
        ),
        _elsewhere_doors,
    ),
}


def find_grens(tekst: str) -> str | None:
    """The first limit that the text touches."""
    regel = read_regelboek(REGELS).find(tekst)
    return regel.soort if regel else None


def find_hidden_order(tekst: str) -> str | None:
    """The limit for orders, when the text is one in disguise: encoded, turned about or spelled out."""
    hidden = any(find_grens(reading) == ORDER for reading in readings(tekst))
    return ORDER if hidden else None


def handle_limits(beurt: Beurt) -> None:
    """Step: end the turn at a limit. Anger alone is no limit: who swears and asks something gets an answer."""
    if handle_small_talk(beurt):
        return
    # Read whole, for what is asked may stand after what we search with; and under its disguise, if it has one.
    grens = find_grens(clean_whole(beurt.vraag.tekst)) or find_hidden_order(beurt.vraag.tekst)
    beurt.beledigend = is_abusive(beurt.tekst)
    if grens is not None:
        close_at(beurt, grens)


def close_at(beurt: Beurt, soort: str) -> None:
    """End the turn with the fixed text of a limit and its doors."""
    grens = GRENZEN[soort]
    beurt.zinnen = [Zin(_(zin), taal=beurt.antwoordtaal) for zin in grens.zinnen]
    beurt.deuren = grens.deuren(beurt)
    beurt.uitkomst = grens.uitkomst
