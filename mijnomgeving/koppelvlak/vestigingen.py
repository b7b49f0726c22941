"""Which vestigingen a company can choose from, by their names in the Handelsregister."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.deur import Vraag, list_ontbreekt
from mijnomgeving.bronnen.registry import kvk
from mijnomgeving.pagina import Lezing
from portal.core.betrokkene import Onderneming
from portal.core.resultaat import Available, SourceResult, Stale


def list_keuzes(lezing: Lezing) -> tuple[list[tuple[str, str]], tuple[SourceResult[Any], ...]]:
    """Number and name with address of each vestiging, and what is missing from the list."""
    onderneming = lezing.betrokkene
    if not isinstance(onderneming, Onderneming):
        return [], ()
    stel = partial(kvk().list_vestigingen, onderneming)
    vraag = Vraag(kvk().naam, gettext_noop("uw vestigingen"), stel, "gegevens")
    resultaat = lezing.read(vraag)[vraag]
    if not isinstance(resultaat, Available | Stale):
        return [], list_ontbreekt(resultaat)
    rijen = [(rij.vestigingsnummer, f"{rij.naam}, {rij.adres.regel}".rstrip(", ")) for rij in resultaat.data or ()]
    return rijen, list_ontbreekt(resultaat)
