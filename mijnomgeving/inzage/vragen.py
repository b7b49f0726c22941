"""To whom a question or a complaint about a use of data goes, and sending it."""

from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnomgeving.bronnen.fbs.port import BerichtenBron
from mijnomgeving.bronnen.registry import berichten_bronnen
from mijnomgeving.inzage.forms import KlachtFormulier, VraagFormulier, describe
from mijnomgeving.inzage.gebruik import Gebruik
from mijnomgeving.inzage.gebruik import Soort as Gebruiksoort
from mijnomgeving.inzendingen.bezorgers import Zending, register_bezorger
from mijnomgeving.inzendingen.models import Inzending, Soort
from mijnomgeving.loket.toezicht.vragen import keep_vraag
from portal.core.deadline import Deadline
from portal.toegang.medewerkers.medewerker import Loketorganisatie, list_organisaties
from portal.toegang.persoon import Sessiepersoon

BEZORGER, LOKET = "fbs.vraag", "loket.inzagevraag"


@dataclass(frozen=True, slots=True)
class Ontvanger:
    """Who answers: the privacy officer of a counter, or whoever reads the magazijn of the organisation."""

    naam: str
    magazijn: BerichtenBron | None = None
    loket: Loketorganisatie | None = None


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


def register() -> None:
    """Connect who brings questions to a counter; called once, when the portal starts."""
    register_bezorger(LOKET, bring)


async def bring(zending: Zending, _deadline: Deadline) -> str:
    """The counter is our own: the question was put before its privacy officer when it was sent."""
    return zending.nummer


def find_ontvanger(gebruik: Gebruik) -> Ontvanger | None:
    """Who answers for the organisation that looked; None for a use of the person, and when it takes no messages."""
    if not gebruik.organisatie:
        return None
    if gebruik.eigen and gebruik.soort is Gebruiksoort.ORGANISATIE:
        loket = next((een for een in list_organisaties() if een.naam == gebruik.organisatie), None)
        if loket:
            return Ontvanger(loket.naam, loket=loket)
    magazijn = next((bron for bron in berichten_bronnen() if bron.naam == gebruik.organisatie), None)
    return Ontvanger(magazijn.naam, magazijn=magazijn) if magazijn else None


def send(
    formulier: VraagFormulier | KlachtFormulier,
    *,
    manier: Manier,
    gebruik: Gebruik,
    ontvanger: Ontvanger,
    persoon: Sessiepersoon,
) -> Inzending:
    """Send it with what it is about, so that the organisation can find its own record."""
    feiten = describe(gebruik)
    kopie = [*feiten, *formulier.kopie()]
    with transaction.atomic():
        inzending = formulier.verzend(
            persoon=persoon,
            soort=manier.soort,
            bezorger=BEZORGER if ontvanger.magazijn else LOKET,
            bestemming=ontvanger.naam,
            onderwerp=str(manier.onderwerp),
            kopie=kopie,
            opdracht=_opdracht(ontvanger, manier, kopie),
            terug=reverse("mijn:gebruik", args=[gebruik.logboek, gebruik.kenmerk]),
            dienst="gegevens",
        )
        if ontvanger.loket:
            keep_vraag(
                organisatie=ontvanger.loket.oin,
                betrokkene=persoon.betrokkene,
                inzending=inzending.nummer,
                operatie=gebruik.kenmerk,
                klacht=manier.soort == Soort.KLACHT,
                tekst="\n\n".join(waarde for _label, waarde in formulier.kopie()),
                feiten=feiten,
            )
    return inzending


def _opdracht(ontvanger: Ontvanger, manier: Manier, kopie: list[tuple[str, str]]) -> dict[str, str]:
    if ontvanger.magazijn is None:
        return {}
    return {
        "magazijn": ontvanger.magazijn.sleutel,
        "onderwerp": str(manier.onderwerp),
        "tekst": "\n\n".join(f"{label}: {waarde}" for label, waarde in kopie),
    }


def no_way(gebruik: Gebruik) -> str:
    """What to do instead where nothing can be sent."""
    if gebruik.organisatie:
        return _("%(organisatie)s kunt u niet via Mijn omgeving schrijven. Bel of schrijf de organisatie zelf.") % {
            "organisatie": gebruik.organisatie
        }
    return _("Dit deed u zelf, of iemand die u hebt gemachtigd.")
