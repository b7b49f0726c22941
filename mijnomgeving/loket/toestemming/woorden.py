"""What the parts and the ways are called, for staff."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from mijnomgeving.bronnen.registry import (
    berichten_bronnen,
    contacten_bronnen,
    taken_bronnen,
    zaken_bronnen,
)
from mijnomgeving.bronnen.vraag import Onderdeel
from mijnomgeving.loket.reikwijdte import ONDERDELEN
from mijnomgeving.loketbezoek.models import Weg

ONDERDEELNAMEN: Mapping[Onderdeel, str] = MappingProxyType(
    {
        "zaken": "Zaken",
        "taken": "Taken en betalingen",
        "berichten": "Onderwerpen van berichten",
        "berichtinhoud": "Inhoud van berichten en brieven",
        "contacten": "Contacten",
        "gegevens": "Gegevens uit registers",
        "machtigingen": "Machtigingen",
        "regelingen": "Mogelijke rechten op regelingen",
    }
)
TE_VRAGEN: tuple[Onderdeel, ...] = ("zaken", "taken", "contacten", "berichten", "berichtinhoud", "regelingen")
"""The parts that the picture shows with consent; what it never shows is not asked for."""

WEGNAMEN: Mapping[Weg, str] = MappingProxyType(
    {
        Weg.MIJN: "In MijnOmgeving: de persoon logt in en geeft antwoord",
        Weg.MAIL: "Met een code per e-mail: de persoon noemt u de code",
        Weg.SMS: "Met een code per sms: de persoon noemt u de code",
        Weg.HIER: "Hier, in het gesprek: u leest voor en schrijft het antwoord op",
    }
)
STANDNAMEN: Mapping[str, str] = MappingProxyType(
    {
        "gevraagd": "Wacht op antwoord",
        "gegeven": "Toestemming gegeven",
        "geweigerd": "Geen toestemming",
        "gestopt": "Gestopt",
    }
)


def onderdeelnamen(onderdelen: Iterable[Onderdeel]) -> list[str]:
    """These parts in words, always in the same order."""
    gekozen = set(onderdelen)
    return [ONDERDEELNAMEN[deel] for deel in ONDERDELEN if deel in gekozen]


def list_organisatienamen() -> tuple[str, ...]:
    """Every organisation of which the picture can show something, by name."""
    namen = {bron.naam for bron in zaken_bronnen()} | {bron.naam for bron in taken_bronnen()}
    namen |= {bron.naam for bron in berichten_bronnen()} | {bron.naam for bron in contacten_bronnen()}
    return tuple(sorted(namen, key=str.casefold))
