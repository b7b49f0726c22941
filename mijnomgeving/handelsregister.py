"""Which numbers are one company: a zaak may stand on its KVK number, its RSIN or one of its vestigingen."""

from dataclasses import replace
from functools import partial
from typing import Any

from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.deur import Vraag, list_ontbreekt, read
from mijnomgeving.bronnen.registry import kvk
from portal.core.betrokkene import Onderneming
from portal.core.deadline import Deadline
from portal.core.machtiging import DIENSTEN
from portal.core.nummers import OngeldigNummer, Rsin, Vestigingsnummer
from portal.core.resultaat import Available, SourceResult
from portal.toegang.persoon import PersoonRequest, Sessiepersoon
from portal.toegang.services import remember_onderneming

# Of which company this session has the numbers: one without any vestiging would be asked for again at each page.
_GELEZEN = "onderneming_gelezen"


def complete_onderneming(
    request: PersoonRequest, *, activiteit: str, deadline: Deadline
) -> tuple[SourceResult[Any], ...]:
    """Ask the Handelsregister once a session for the numbers of the company for which the person acts.

    Returns:
        What the page must name: without the register some zaken of the company may not be found.
    """
    onderneming = request.persoon.betrokkene
    # The login may bring the RSIN; the vestigingen only the Handelsregister knows.
    if not isinstance(onderneming, Onderneming) or onderneming.beperkt or onderneming.vestigingen:
        return ()
    if request.session.get(_GELEZEN) == str(onderneming.kvk_nummer):
        return ()
    nummers, ontbreekt = read_nummers(persoon=request.persoon, activiteit=activiteit, deadline=deadline)
    if nummers:
        remember_onderneming(request=request, rsin=nummers.rsin, vestigingen=nummers.vestigingen)
        request.session[_GELEZEN] = str(onderneming.kvk_nummer)
    return ontbreekt


def read_nummers(
    *, persoon: Sessiepersoon, activiteit: str, deadline: Deadline
) -> tuple[Onderneming | None, tuple[SourceResult[Any], ...]]:
    """The company of this person with the numbers that the Handelsregister knows now.

    Returns:
        The company, None when there is none or the register gives no answer; and what must be named as missing.
    """
    onderneming, machtiging = persoon.betrokkene, persoon.machtiging
    # The numbers are public and part of any service that the machtiging covers.
    dienst = next((dienst for dienst in DIENSTEN if machtiging and machtiging.covers(frozenset({dienst}))), None)
    if dienst is None or not isinstance(onderneming, Onderneming):
        return None, ()
    gegevens = gettext_noop("de nummers van uw onderneming")
    profiel_vraag = Vraag(kvk().naam, gegevens, partial(kvk().fetch_profiel, onderneming), dienst)
    vestigingen_vraag = Vraag(kvk().naam, gegevens, partial(kvk().list_vestigingen, onderneming), dienst)
    antwoorden = read(profiel_vraag, vestigingen_vraag, persoon=persoon, activiteit=activiteit, deadline=deadline)
    profiel, vestigingen = antwoorden[profiel_vraag], antwoorden[vestigingen_vraag]
    if not isinstance(profiel, Available) or not isinstance(vestigingen, Available):
        return None, list_ontbreekt(profiel, vestigingen)
    nummers = (regel.vestigingsnummer for regel in vestigingen.data or ())
    heel = replace(
        onderneming,
        rsin=_rsin(profiel.data.rsin) if profiel.data else None,
        vestigingen=tuple(Vestigingsnummer(nummer) for nummer in nummers if _is_nummer(nummer)),
    )
    return heel, ()


def _rsin(tekst: str) -> Rsin | None:
    try:
        return Rsin(tekst)
    except OngeldigNummer:
        return None


def _is_nummer(tekst: str) -> bool:
    try:
        Vestigingsnummer(tekst)
    except OngeldigNummer:
        return False
    return True
