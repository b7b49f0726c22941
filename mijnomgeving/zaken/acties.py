"""What the pages say of each thing that can be done in a zaak, and how it reaches the organisation (ADR 0023)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mijnomgeving.inzendingen.models import Soort
from mijnomgeving.zaken.forms import (
    Berichtformulier,
    Bezwaarformulier,
    Documentformulier,
    Ingebrekeformulier,
    Intrekformulier,
    Klachtformulier,
    Opnieuwformulier,
    Zaakformulier,
)
from mijnomgeving.zaken.rechten import Handeling
from mijnomgeving.zaken.termijnen import BEZWAAR, KLACHT

STUKKEN, ZAAK = "zgw.stukken", "zgw.zaak"
Tekst = str | Promise


@dataclass(frozen=True, slots=True)
class Actie:
    """One thing that can be done.

    Args:
        titel: of the link and of its page.
        inleiding: what it is, and what it does.
        daarna: what happens after it was sent.
        wet: where the law says so; empty when it needs none.
        bezorger: who brings it.
        zaaktype: the kind of zaak that it begins; empty when it goes to the zaak that is there, or when `zelfde`.
        zelfde: whether it begins a zaak of the same kind as the one that is there.
        icoon: beside the link.
    """

    titel: Tekst
    inleiding: Tekst
    daarna: Tekst
    wet: Tekst
    soort: Soort
    formulier: type[Zaakformulier]
    bezorger: str = STUKKEN
    zaaktype: str = ""
    zelfde: bool = False
    icoon: str = "file-text"


ACTIES: Mapping[Handeling, Actie] = MappingProxyType(
    {
        Handeling.DOCUMENT: Actie(
            titel=_("Document toevoegen"),
            inleiding=_("Stuur een document dat bij deze zaak hoort. Een duidelijke foto mag ook."),
            daarna=_("Het document komt bij uw zaak te staan. U ziet hier wanneer de organisatie verder gaat."),
            wet="",
            soort=Soort.AANVULLING,
            formulier=Documentformulier,
            icoon="paperclip",
        ),
        Handeling.BERICHT: Actie(
            titel=_("Bericht over deze zaak sturen"),
            inleiding=_("Geef antwoord op wat de organisatie vraagt, of vertel iets wat zij moet weten."),
            daarna=_("Uw bericht komt bij uw zaak te staan. De organisatie antwoordt u in uw berichten."),
            wet="",
            soort=Soort.ANTWOORD,
            formulier=Berichtformulier,
            icoon="mail",
        ),
        Handeling.INTREKKEN: Actie(
            titel=_("Deze zaak intrekken"),
            inleiding=_("De organisatie hoeft dan niet verder te gaan. U krijgt geen besluit."),
            daarna=_("De organisatie bevestigt dat zij stopt. Wilt u later toch verder? Dan begint u opnieuw."),
            wet="",
            soort=Soort.INTREKKING,
            formulier=Intrekformulier,
            icoon="x",
        ),
        Handeling.OPNIEUW: Actie(
            titel=_("Opnieuw aanvragen"),
            inleiding=_("Vraag hetzelfde nog een keer aan. Wat u de vorige keer vroeg, staat er al."),
            daarna=_("Er begint een nieuwe zaak, met een verwijzing naar deze."),
            wet="",
            soort=Soort.AANVRAAG,
            formulier=Opnieuwformulier,
            bezorger=ZAAK,
            zelfde=True,
            icoon="refresh",
        ),
        Handeling.BEZWAAR: Actie(
            titel=_("Bezwaar maken"),
            inleiding=_(
                "De organisatie kijkt dan opnieuw naar haar besluit. Dat is gratis en u hebt geen advocaat nodig."
            ),
            daarna=_(
                "Er begint een nieuwe zaak voor uw bezwaar. U mag uw verhaal meestal ook vertellen in een gesprek."
            ),
            wet=_("Awb artikel 6:4 en 6:5"),
            soort=Soort.BEZWAAR,
            formulier=Bezwaarformulier,
            bezorger=ZAAK,
            zaaktype=BEZWAAR,
            icoon="scale",
        ),
        Handeling.INGEBREKESTELLING: Actie(
            titel=_("Zeggen dat de organisatie te laat is"),
            inleiding=_(
                "De organisatie had al moeten beslissen. Met dit bericht geeft u haar nog twee weken. Dat heet een "
                "ingebrekestelling."
            ),
            daarna=_(
                "Beslist de organisatie niet binnen twee weken? Dan betaalt zij u een bedrag voor elke dag dat het "
                "langer duurt. U kunt dan ook naar de rechter."
            ),
            wet=_("Awb artikel 4:17 en 6:12"),
            soort=Soort.INGEBREKESTELLING,
            formulier=Ingebrekeformulier,
            icoon="clock",
        ),
        Handeling.KLACHT: Actie(
            titel=_("Klacht indienen"),
            inleiding=_(
                "Bent u niet goed behandeld? Dan kunt u klagen. Bent u het niet eens met een besluit? Maak dan bezwaar."
            ),
            daarna=_("De organisatie belt of schrijft u binnen zes weken met haar antwoord."),
            wet=_("Awb artikel 9:1"),
            soort=Soort.KLACHT,
            formulier=Klachtformulier,
            bezorger=ZAAK,
            zaaktype=KLACHT,
            icoon="message-circle-question",
        ),
    }
)
