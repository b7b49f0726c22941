"""What each part of somebody's data is for, and what to do when it is wrong.

A doubt about a basisregistratie is a terugmelding: its bronhouder must look into it (for instance Wet BRP art. 2.34).
Of the other sources the organisation itself mends what is wrong.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.terugmelding.models import Basisregistratie


@dataclass(frozen=True, slots=True)
class Uitleg:
    """About one part, in plain Dutch that the page translates.

    Args:
        titel: what it is called.
        betekenis: what the data is for.
        registratie: where a doubt is reported; None where `elders` says what to do instead.
    """

    titel: str
    betekenis: str
    registratie: Basisregistratie | None = None
    elders: str = ""


_KVK = gettext_noop(
    "Iedereen kan deze gegevens opvragen bij de KVK. Klanten, banken en de Belastingdienst werken ermee. "
    "Verandert er iets? Geef dat dan binnen een week door aan de KVK."
)

UITLEG: Mapping[str, Uitleg] = MappingProxyType(
    {
        "persoon": Uitleg(
            gettext_noop("Wie u bent"),
            gettext_noop(
                "Dit staat over u in de Basisregistratie Personen. Alle overheden werken ermee, bijvoorbeeld voor uw "
                "paspoort, uw toeslagen en uw stempas."
            ),
            Basisregistratie.PERSONEN,
        ),
        "adres": Uitleg(
            gettext_noop("Waar u woont"),
            gettext_noop(
                "Dit is uw officiële adres. Hier stuurt de overheid uw post heen. Uw adres telt mee voor toeslagen en "
                "gemeentelijke belastingen."
            ),
            Basisregistratie.PERSONEN,
        ),
        "adressen": Uitleg(
            gettext_noop("Waar u eerder woonde"),
            gettext_noop(
                "Organisaties gebruiken dit als zij moeten weten waar u toen woonde, bijvoorbeeld voor uw AOW."
            ),
            Basisregistratie.PERSONEN,
        ),
        "reisdocumenten": Uitleg(
            gettext_noop("Uw paspoort en identiteitskaart"),
            gettext_noop("Met een geldig document laat u zien wie u bent en kunt u reizen."),
            elders=gettext_noop(
                "Bel de gemeente waar u het document aanvroeg. Is het kwijt of gestolen? Meld dat dan meteen bij uw "
                "gemeente."
            ),
        ),
        "onroerend": Uitleg(
            gettext_noop("Woning en grond"),
            gettext_noop("Het Kadaster houdt bij van wie een huis of een stuk grond is."),
            Basisregistratie.KADASTER,
        ),
        "rechten": Uitleg(
            gettext_noop("Uw rechten op woning en grond"),
            gettext_noop("Hier staat voor welk deel de woning of de grond van u is."),
            Basisregistratie.KADASTER,
        ),
        "woz": Uitleg(
            gettext_noop("Waarde van uw woning (WOZ)"),
            gettext_noop(
                "Met de WOZ-waarde berekent de gemeente uw onroerendezaakbelasting. De Belastingdienst gebruikt haar "
                "voor de inkomstenbelasting."
            ),
            Basisregistratie.WOZ,
        ),
        "voertuigen": Uitleg(
            gettext_noop("Voertuigen"),
            gettext_noop("Op wiens naam een voertuig staat, betaalt de belasting, de verzekering en de boetes."),
            Basisregistratie.VOERTUIGEN,
        ),
        "inkomen": Uitleg(
            gettext_noop("Uw inkomen per jaar"),
            gettext_noop(
                "Organisaties rekenen met dit inkomen, bijvoorbeeld voor uw toeslagen, uw huur en uw eigen bijdrage."
            ),
            Basisregistratie.INKOMEN,
        ),
        "uitkeringen": Uitleg(
            gettext_noop("Uw uitkeringen"),
            gettext_noop(
                "Dit krijgt u van UWV, de SVB of uw gemeente. Het bedrag is vóór belasting. Op uw rekening komt daarom "
                "vaak minder."
            ),
            elders=gettext_noop("Neem contact op met de organisatie die u betaalt. Zij zoekt het met u uit."),
        ),
        "pensioen": Uitleg(
            gettext_noop("Uw AOW en pensioen"),
            gettext_noop("De AOW-leeftijd hangt af van de dag waarop u bent geboren."),
            elders=gettext_noop("Klopt uw geboortedatum niet? Meld dat dan bij 'Wie u bent'."),
        ),
        "diplomas": Uitleg(
            gettext_noop("Uw diploma's"),
            gettext_noop("Een werkgever of school kan zo zien dat uw diploma echt is, als u het uittreksel deelt."),
            elders=gettext_noop("Neem contact op met DUO. DUO vraagt het na bij uw school."),
        ),
        "inschrijving": Uitleg(gettext_noop("Uw onderneming"), _KVK, Basisregistratie.HANDELSREGISTER),
        "vestigingen": Uitleg(gettext_noop("Vestigingen"), _KVK, Basisregistratie.HANDELSREGISTER),
        "functionarissen": Uitleg(
            gettext_noop("Wie de onderneming leidt"),
            gettext_noop("Zo kan een ander zien wie voor de onderneming mag tekenen."),
            Basisregistratie.HANDELSREGISTER,
        ),
        "panden": Uitleg(
            gettext_noop("Waarde van panden (WOZ)"),
            gettext_noop("Met de WOZ-waarde berekent de gemeente de onroerendezaakbelasting."),
            Basisregistratie.WOZ,
        ),
        "registerstand": Uitleg(
            gettext_noop("Jaarrekeningen en UBO's"),
            gettext_noop(
                "Een bv, nv of coöperatie maakt haar jaarrekening openbaar bij KVK. Wie de UBO's zijn, laten wij hier "
                "niet zien: dat register is niet openbaar."
            ),
            Basisregistratie.HANDELSREGISTER,
        ),
        "belasting": Uitleg(
            gettext_noop("Belastingen en personeel"),
            gettext_noop(
                "Zo kent de Belastingdienst uw onderneming. Hieruit volgt welke aangiften u doet en wanneer. "
                "Die datums staan in uw kalender met verplichtingen."
            ),
            Basisregistratie.BELASTINGEN,
        ),
        "vergunningen": Uitleg(
            gettext_noop("Vergunningen"),
            gettext_noop("Dit mag uw onderneming volgens deze organisatie, en tot wanneer."),
            elders=gettext_noop("Neem contact op met de organisatie die de vergunning gaf."),
        ),
        "verbruik": Uitleg(
            gettext_noop("Energie per vestiging"),
            gettext_noop(
                "De netbeheerder meet uw verbruik. Gebruikt een vestiging 50.000 kWh of 25.000 m³ gas of meer per "
                "jaar? Dan moet u energie besparen en daarover rapporteren."
            ),
            Basisregistratie.ENERGIE,
        ),
        "aanslagen": Uitleg(
            gettext_noop("Gemeentelijke belastingen"),
            gettext_noop("Deze aanslagen stuurde de gemeente het laatste jaar, met de WOZ-waarde die erop staat."),
            Basisregistratie.HEFFINGEN,
        ),
        "vragenlijsten": Uitleg(
            gettext_noop("Vragenlijsten van CBS"),
            gettext_noop("CBS maakt er cijfers van. Deze vragenlijsten invullen is verplicht."),
            Basisregistratie.STATISTIEK,
        ),
    }
)
