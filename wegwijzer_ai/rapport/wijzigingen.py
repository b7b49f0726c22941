"""What changed in how the assistant works, newest first, in the words of the page."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One change that people may notice."""

    datum: date
    tekst: str | Promise


WIJZIGINGEN = (
    Wijziging(date(2026, 11, 22), _("De wegwijzer onthoudt het gesprek, zonder te weten wie u bent.")),
    Wijziging(date(2026, 11, 22), _("Lijken producten op elkaar, dan stelt de wegwijzer één vaste vraag.")),
    Wijziging(date(2026, 11, 22), _("De wegwijzer leert van voorbeelden hoe mensen iets vragen.")),
    Wijziging(date(2026, 11, 22), _("De wegwijzer herkent nood, eigen zaken en advies dat wij niet mogen geven.")),
)
