"""All numbers of each client: a zaak may stand on its KVK number, its RSIN or one of its vestigingen.

The Handelsregister is asked once a session for those that are not known yet, all in one question; what it says goes
with the encrypted session, as it does for the company for which somebody acts (`mijnomgeving.handelsregister`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.deur import VraagVelen, list_ontbreekt
from mijnomgeving.bronnen.kvk.models import Kerngegevens
from mijnomgeving.bronnen.registry import kvk
from mijnomgeving.pagina import Lezing
from portal.core.betrokkene import Onderneming
from portal.core.machtiging import DIENSTEN, Machtiging
from portal.core.nummers import OngeldigNummer, Rsin, Vestigingsnummer
from portal.core.resultaat import Available, SourceResult
from portal.toegang.persoon import PersoonRequest

_SESSIE = "klantnummers"
Nummers = Mapping[str, Sequence[str]]


def complete_klanten(
    request: PersoonRequest, lezing: Lezing, klanten: Sequence[Machtiging]
) -> tuple[list[Machtiging], tuple[SourceResult[Any], ...]]:
    """The clients with all their numbers, and what the page must name: without it some zaken may not be found.

    Of a client that let the office see some vestigingen only, nothing is added.
    """
    bekend: dict[str, Nummers] = dict(request.session.get(_SESSIE) or {})
    nieuw = [klant for klant in klanten if _needs(klant) and _kvk(klant) not in bekend]
    ontbreekt: tuple[SourceResult[Any], ...] = ()
    if nieuw:
        # The numbers are public and part of any service that the machtiging covers.
        vraag = VraagVelen(
            kvk().naam, gettext_noop("de nummers van uw onderneming"), kvk().fetch_inschrijvingen, frozenset(DIENSTEN)
        )
        antwoorden = lezing.read_velen(vraag, machtigingen=nieuw)
        gevonden = {_kvk(klant): antwoorden.find(vraag, klant) for klant in nieuw}
        ontbreekt = list_ontbreekt(*gevonden.values())
        bekend |= {nummer: _numbers(rij.data) for nummer, rij in gevonden.items() if isinstance(rij, Available)}
        request.session[_SESSIE] = bekend
    return [_with_numbers(klant, bekend.get(_kvk(klant))) if _needs(klant) else klant for klant in klanten], ontbreekt


def _needs(klant: Machtiging) -> bool:
    return isinstance(klant.voor, Onderneming) and not klant.voor.beperkt


def _kvk(klant: Machtiging) -> str:
    return str(klant.voor.kvk_nummer) if isinstance(klant.voor, Onderneming) else ""


def _numbers(kern: Kerngegevens | None) -> dict[str, list[str]]:
    if kern is None:
        return {"rsin": [], "vestigingen": []}
    return {
        "rsin": [kern.profiel.rsin] if _is(Rsin, kern.profiel.rsin) else [],
        "vestigingen": [
            rij.vestigingsnummer for rij in kern.vestigingen if _is(Vestigingsnummer, rij.vestigingsnummer)
        ],
    }


def _with_numbers(klant: Machtiging, nummers: Nummers | None) -> Machtiging:
    if nummers is None or not isinstance(klant.voor, Onderneming):
        return klant
    rsin = next((Rsin(tekst) for tekst in nummers["rsin"]), None)
    vestigingen = tuple(Vestigingsnummer(tekst) for tekst in nummers["vestigingen"])
    return replace(klant, voor=replace(klant.voor, rsin=rsin, vestigingen=vestigingen))


def _is(soort: type[Rsin] | type[Vestigingsnummer], tekst: str) -> bool:
    try:
        soort(tekst)
    except OngeldigNummer:
        return False
    return True
