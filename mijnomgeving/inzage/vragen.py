"""To whom a question or a complaint about a use of data goes, and sending it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnomgeving.bronnen.fbs.port import BerichtenBron
from mijnomgeving.bronnen.registry import berichten_bronnen
from mijnomgeving.inzage.forms import KlachtFormulier, VraagFormulier, describe
from mijnomgeving.inzage.gebruik import Gebruik
from mijnomgeving.inzendingen.models import Inzending, Soort
from portal.toegang.persoon import Sessiepersoon

BEZORGER = "fbs.vraag"


@dataclass(frozen=True, slots=True)
class Manier:
    """A question or a complaint."""

    soort: Soort
    formulier: type[VraagFormulier | KlachtFormulier]
    titel: str | Promise
    uitleg: str | Promise
    onderwerp: str | Promise


MANIEREN = {
    "vraag": Manier(
        soort=Soort.VRAAG,
        formulier=VraagFormulier,
        titel=gettext_lazy("Stel een vraag"),
        uitleg=gettext_lazy(
            "De organisatie moet u binnen een maand antwoorden (AVG artikel 12 en 15). U krijgt het antwoord bij "
            "Berichten."
        ),
        onderwerp=gettext_lazy("Vraag over het gebruik van mijn gegevens"),
    ),
    "klacht": Manier(
        soort=Soort.KLACHT,
        formulier=KlachtFormulier,
        titel=gettext_lazy("Dien een klacht in"),
        uitleg=gettext_lazy(
            "De organisatie moet uw klacht binnen zes weken behandelen (Algemene wet bestuursrecht artikel 9:11). "
            "Het antwoord krijgt u bij Berichten."
        ),
        onderwerp=gettext_lazy("Klacht over het gebruik van mijn gegevens"),
    ),
}


def find_ontvanger(gebruik: Gebruik) -> BerichtenBron | None:
    """The magazijn of the organisation that looked; None for a use of the person, and when it takes no messages."""
    if not gebruik.organisatie:
        return None
    return next((bron for bron in berichten_bronnen() if bron.naam == gebruik.organisatie), None)


def send(
    formulier: VraagFormulier | KlachtFormulier,
    *,
    manier: Manier,
    gebruik: Gebruik,
    ontvanger: BerichtenBron,
    persoon: Sessiepersoon,
) -> Inzending:
    """Send it with what it is about, so that the organisation can find its own record."""
    kopie = [*describe(gebruik), *formulier.kopie()]
    return formulier.verzend(
        persoon=persoon,
        soort=manier.soort,
        bezorger=BEZORGER,
        bestemming=ontvanger.naam,
        onderwerp=str(manier.onderwerp),
        kopie=kopie,
        opdracht={
            "magazijn": ontvanger.sleutel,
            "onderwerp": str(manier.onderwerp),
            "tekst": "\n\n".join(f"{label}: {waarde}" for label, waarde in kopie),
        },
        terug=reverse("mijn:gebruik", args=[gebruik.logboek, gebruik.kenmerk]),
        dienst="gegevens",
    )


def no_way(gebruik: Gebruik) -> str:
    """What to do instead where nothing can be sent."""
    if gebruik.organisatie:
        return _("%(organisatie)s kunt u niet via Mijn omgeving schrijven. Bel of schrijf de organisatie zelf.") % {
            "organisatie": gebruik.organisatie
        }
    return _("Dit deed u zelf, of iemand die u hebt gemachtigd.")
