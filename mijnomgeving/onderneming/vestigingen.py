"""What the vestigingen of a company are called, for pages that show things by vestiging."""

from collections.abc import Iterable
from functools import partial

from django.utils.translation import gettext_noop

from mijnomgeving.bronnen import registry
from mijnomgeving.bronnen.deur import Antwoorden, Vraag
from mijnomgeving.bronnen.kvk.models import Vestigingsregel
from mijnomgeving.bronnen.vraag import Bewaren
from portal.core.betrokkene import Betrokkene, Onderneming
from portal.core.machtiging import Dienst
from portal.core.resultaat import Available, Stale

Vestigingsvraag = Vraag[tuple[Vestigingsregel, ...] | None]


def vragen_vestigingen(betrokkene: Betrokkene, *, dienst: Dienst) -> list[Vestigingsvraag]:
    """The question for the vestigingen of a company, as part of this service: they are public. None of a person."""
    if not isinstance(betrokkene, Onderneming):
        return []
    kvk = registry.kvk()
    stel = partial(kvk.list_vestigingen, betrokkene)
    bewaar = Bewaren("vestigingen", tuple[Vestigingsregel, ...] | None)
    return [Vraag(kvk.naam, gettext_noop("uw vestigingen"), stel, dienst, bewaar, "gegevens")]


def read_namen(vragen: Iterable[Vestigingsvraag], antwoorden: Antwoorden) -> dict[str, str]:
    """Name of each vestiging by its number, with the address where two have one name; empty when KVK is silent."""
    regels = [
        regel
        for vraag in vragen
        if isinstance(antwoord := antwoorden[vraag], Available | Stale)
        for regel in antwoord.data or ()
    ]
    namen = [regel.naam for regel in regels]
    return {
        regel.vestigingsnummer: f"{regel.naam}, {regel.adres.regel}" if namen.count(regel.naam) > 1 else regel.naam
        for regel in regels
    }
