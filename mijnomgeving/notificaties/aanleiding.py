"""What an event of a source means for the person: which kind of news it is, and who it is from."""

import re

from cms.producten.models import Organisatie
from mijnomgeving.bronnen.registry import list_organisaties
from mijnomgeving.notificaties.models import Soort

_SOORTEN = {
    "nl.rijksoverheid.fbs.bericht.gepubliceerd": Soort.BERICHT,
    "nl.taken.taak-gevraagd": Soort.TAAK,
    "nl.betalingen.betaling-gevraagd": Soort.TAAK,
    "nl.zaken.status-gezet": Soort.ZAAK,
    "nl.zaken.besluit-genomen": Soort.ZAAK,
    "nl.zaken.document-toegevoegd": Soort.ZAAK,
}
# Registers whose changes people want to know of, also to notice that somebody else made them.
_REGISTERS = ("nl.brp.", "nl.kvk.", "nl.rdw.")
_OIN = re.compile(r"^urn:nld:oin:([0-9]{1,20}):")
# Keeper of the BRP, which is an organisation of no list of ours.
_RVIG = "00000001822100824000"


def find_soort(type_: str) -> Soort | None:
    """The kind of news that an event of this type is; None when it is none."""
    if soort := _SOORTEN.get(type_):
        return soort
    return Soort.GEGEVENS if type_.startswith(_REGISTERS) else None


def find_afzender(source: str) -> str:
    """The organisation that sent an event, as people know it; empty when we do not know it."""
    match = _OIN.match(source)
    if match is None:
        return ""
    oin = match[1]
    if oin == _RVIG:
        return "Basisregistratie Personen"
    if naam := dict(list_organisaties()).get(oin):
        return naam
    return Organisatie.objects.filter(oin=oin).values_list("naam", flat=True).first() or ""
