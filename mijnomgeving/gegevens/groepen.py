"""Which parts there are of somebody, in groups as people look for them: my house, my car, my family."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext_noop

from mijnomgeving.gegevens import feiten
from mijnomgeving.gegevens.bezit import diplomas, inkomen, uitkeringen, voertuigen, woning
from mijnomgeving.gegevens.onderdelen import Onderdeel, eerdere_adressen, ingeschrevene, reisdocumenten
from mijnomgeving.gegevens.onderneming import onderdelen_van
from mijnomgeving.gegevens.pensioen import pensioen
from portal.core.betrokkene import Betrokkene, Onderneming, Persoon

GROEPEN: Mapping[str, str] = MappingProxyType(
    {
        "persoon": gettext_noop("Wie u bent, uw adres en uw familie"),
        "reisdocumenten": gettext_noop("Paspoort en ID-kaart"),
        "wonen": gettext_noop("Huis en grond"),
        "voertuigen": gettext_noop("Auto's en andere voertuigen"),
        "inkomen": gettext_noop("Inkomen en uitkeringen"),
        "pensioen": gettext_noop("AOW en pensioen"),
        "opleiding": gettext_noop("Diploma's"),
        "onderneming": gettext_noop("Inschrijving in het Handelsregister"),
        "belasting": gettext_noop("Belastingen en personeel"),
        "vergunningen": gettext_noop("Vergunningen"),
        "panden": gettext_noop("Panden en gemeentelijke belastingen"),
        "energie": gettext_noop("Energie"),
        "onderzoek": gettext_noop("Vragenlijsten van CBS"),
    }
)
# The group of each part of a company; what is not here belongs to the Handelsregister.
_VAN_ONDERNEMING: Mapping[str, str] = MappingProxyType(
    {
        "belasting": "belasting",
        "vergunningen": "vergunningen",
        "voertuigen": "voertuigen",
        "panden": "panden",
        "aanslagen": "panden",
        "verbruik": "energie",
        "vragenlijsten": "onderzoek",
    }
)
# Of a company: what it is, what it owes, what it may, what it has.
_VOLGORDE = ("onderneming", "belasting", "vergunningen", "voertuigen", "panden", "energie", "onderzoek")


def list_onderdelen(betrokkene: Betrokkene, *, groep: str = "") -> tuple[Onderdeel, ...]:
    """The parts of this person or company, or those of one group; none for who is in no register.

    A group that is shown by itself also asks what its parts follow from.
    """
    match betrokkene:
        case Persoon():
            alle = (*_los(betrokkene, groep), *_van_persoon(betrokkene))
        case Onderneming():
            delen = (deel.in_groep(_group(deel)) for deel in onderdelen_van(betrokkene))
            alle = tuple(sorted(delen, key=lambda deel: _VOLGORDE.index(deel.groep)))
        case _:
            alle = ()
    return tuple(deel for deel in alle if not groep or deel.groep == groep)


def _group(deel: Onderdeel) -> str:
    return _VAN_ONDERNEMING.get(deel.sleutel, "onderneming")


def list_groepen(betrokkene: Betrokkene) -> list[tuple[str, str]]:
    """The groups that this person or company has, with their titles."""
    sleutels = dict.fromkeys(deel.groep for deel in list_onderdelen(betrokkene))
    return [(sleutel, GROEPEN[sleutel]) for sleutel in sleutels]


def _van_persoon(persoon: Persoon) -> tuple[Onderdeel, ...]:
    # Two parts show what one question to the BRP gives.
    brp = ingeschrevene(persoon)
    wie = Onderdeel("persoon", "mijn/gegevens_persoon.html", brp, feiten=feiten.of_persoon)
    per_groep = {
        "persoon": (wie, eerdere_adressen(persoon)),
        "reisdocumenten": (reisdocumenten(persoon),),
        "wonen": (woning(persoon),),
        "voertuigen": (voertuigen(persoon, gettext_noop("uw voertuigen")),),
        "inkomen": (inkomen(persoon), uitkeringen(persoon)),
        "pensioen": (pensioen(brp),),
        "opleiding": (diplomas(persoon),),
    }
    return tuple(deel.in_groep(groep) for groep, delen in per_groep.items() for deel in delen)


def _los(persoon: Persoon, groep: str) -> tuple[Onderdeel, ...]:
    """Where one lives, for the page about homes: the value of a home that one rents follows from it."""
    if groep != "wonen":
        return ()
    adres = Onderdeel("adres", "mijn/gegevens_adres.html", ingeschrevene(persoon), feiten=feiten.of_adres)
    return (adres.in_groep("wonen"),)
