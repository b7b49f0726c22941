"""What the parts, the channels and the kinds of consent are called, for the person: in plain words."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mijnomgeving.bronnen.vraag import Onderdeel
from mijnomgeving.loket.contact.models import Kanaal
from mijnomgeving.loket.reikwijdte import ONDERDELEN

ONDERDEELNAMEN: Mapping[Onderdeel, Promise] = MappingProxyType(
    {
        "zaken": _("uw zaken: wat er loopt en hoe ver het is"),
        "taken": _("wat een organisatie u vraagt te doen of te betalen"),
        "berichten": _("welke berichten u kreeg: alleen het onderwerp"),
        "berichtinhoud": _("wat er in uw berichten staat"),
        "contacten": _("wanneer u contact had met een organisatie"),
        "gegevens": _("gegevens over u, zoals inkomen of adres"),
        "machtigingen": _("wie voor u iets mag regelen"),
        "regelingen": _("op welke regelingen u misschien recht hebt"),
    }
)
_KANALEN: Mapping[str, Promise] = MappingProxyType(
    {
        Kanaal.BALIE.value: _("aan de balie"),
        Kanaal.TELEFOON.value: _("aan de telefoon"),
        Kanaal.VIDEO.value: _("in een videogesprek"),
        Kanaal.BRIEF.value: _("na een brief of mail"),
    }
)


def onderdeelnamen(onderdelen: Iterable[Onderdeel]) -> list[str]:
    """These parts in words, always in the same order."""
    gekozen = set(onderdelen)
    return [str(ONDERDEELNAMEN[onderdeel]) for onderdeel in ONDERDELEN if onderdeel in gekozen]


def kanaalnaam(kanaal: str) -> str:
    """How the person came to the organisation."""
    return str(_KANALEN.get(kanaal, kanaal))
