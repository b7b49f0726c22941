"""What the pages say of each thing that a holder can ask, and how it reaches the organisation."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mijnomgeving.bronnen.openproduct.models import Actie
from mijnomgeving.inzendingen.models import Soort

VERZOEK = "vergunning.verzoek"
"""The bezorger that begins a zaak for what a holder asks."""


@dataclass(frozen=True, slots=True)
class Verzoek:
    """One thing that can be asked.

    Args:
        titel: of the link and of its page.
        inleiding: what it is, and what is known already.
        daarna: what happens after it was sent.
        icoon: beside the link.
    """

    titel: str | Promise
    inleiding: str | Promise
    daarna: str | Promise
    soort: Soort
    icoon: str


VERZOEKEN: Mapping[Actie, Verzoek] = MappingProxyType(
    {
        Actie.VERLENGEN: Verzoek(
            titel=_("Vergunning verlengen"),
            inleiding=_(
                "Hieronder staat wat u de vorige keer opgaf. Kijk of het nog klopt en verander wat anders is geworden."
            ),
            daarna=_(
                "Er begint een nieuwe zaak. Uw vergunning blijft gelden tot en met de laatste dag die erop staat."
            ),
            soort=Soort.AANVRAAG,
            icoon="refresh",
        ),
        Actie.WIJZIGEN: Verzoek(
            titel=_("Vergunning wijzigen"),
            inleiding=_("Hieronder staat hoe het nu is. Verander wat anders wordt en zeg waarom."),
            daarna=_("Er begint een nieuwe zaak. Doe het nog zoals het nu is, tot de organisatie heeft beslist."),
            soort=Soort.WIJZIGING,
            icoon="file-text",
        ),
        Actie.OPZEGGEN: Verzoek(
            titel=_("Vergunning opzeggen"),
            inleiding=_(
                "U mag na die dag niet meer doen waar de vergunning voor is. Terug kan alleen met een nieuwe aanvraag."
            ),
            daarna=_("De organisatie bevestigt dat de vergunning stopt."),
            soort=Soort.OPZEGGING,
            icoon="x",
        ),
    }
)
