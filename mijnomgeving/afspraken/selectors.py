"""The appointments of somebody, over all organisations that have an agenda."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.afspraken.mapping import identificaties
from mijnomgeving.bronnen.afspraken.models import Afspraak
from mijnomgeving.bronnen.deur import Vraag, list_ontbreekt
from mijnomgeving.bronnen.registry import afspraken_bronnen
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.pagina import Leest
from portal.core.betrokkene import Betrokkene
from portal.core.machtiging import Dienst
from portal.core.pseudoniem import pseudoniem
from portal.core.resultaat import SourceResult

GEGEVENS = gettext_noop("uw afspraken")
_TEKENS = 32


@dataclass(frozen=True, slots=True)
class Getoond:
    """An appointment with its key in addresses, which says nothing."""

    afspraak: Afspraak
    sleutel: str

    @property
    def agenda_url(self) -> str:
        """The file for somebody's own calendar."""
        return reverse("mijn:afspraak_agenda", args=[self.sleutel])

    @property
    def afzeggen_url(self) -> str:
        """The page that asks whether one is sure."""
        return reverse("mijn:afspraak_afzeggen", args=[self.sleutel])


def vragen_afspraken(betrokkene: Betrokkene, dienst: Dienst = "zaken") -> list[Vraag[tuple[Afspraak, ...]]]:
    """The question to each organisation for the appointments of this betrokkene; none about who has no number."""
    if not identificaties(betrokkene):
        return []
    bewaar = Bewaren("afspraken", tuple[Afspraak, ...])
    return [
        Vraag(bron.naam, GEGEVENS, partial(bron.list_afspraken, betrokkene), dienst, bewaar, "contacten")
        for bron in afspraken_bronnen()
    ]


def show_afspraken(afspraken: Iterable[Afspraak], lezing: Leest) -> tuple[Getoond, ...]:
    """Those that are still to come, the first one first."""
    komend = sorted((een for een in afspraken if een.einde >= lezing.begonnen), key=lambda een: een.begin)
    return tuple(Getoond(een, _key(een, lezing.betrokkene)) for een in komend)


def find_afspraak(
    lezing: Leest, sleutel: str, dienst: Dienst
) -> tuple[Getoond | None, tuple[SourceResult[object], ...]]:
    """The appointment with this key, and the organisations that are silent: it may be at one of them."""
    vragen = vragen_afspraken(lezing.betrokkene, dienst)
    samen = lezing.read(*vragen).samen(vragen)
    getoond = next((een for een in show_afspraken(samen.data, lezing) if een.sleutel == sleutel), None)
    return getoond, list_ontbreekt(*samen.ontbreekt)


def _key(afspraak: Afspraak, betrokkene: Betrokkene) -> str:
    doel = f"afspraak {afspraak.bron} {afspraak.afspraak_id}"
    return pseudoniem(betrokkene, doel=doel, sleutel=settings.PSEUDONIEM_SLEUTEL.encode())[:_TEKENS]
