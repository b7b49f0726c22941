"""What a person is shown of what happened, and what was put aside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from django.utils.translation import gettext_noop

from cms.producten.vertaling import translated_text
from levensgebeurtenissen.models import LevensgebeurtenisPagina, LevensgebeurtenissenIndexPagina
from levensgebeurtenissen.selectors import list_gebeurtenissen, list_stappen_vanaf
from mijnomgeving.bronnen.brp.models import Ingeschrevene
from mijnomgeving.bronnen.deur import Vraag
from mijnomgeving.bronnen.registry import brp
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.suggesties.aanleidingen import Aanleiding, join_aanleidingen
from mijnomgeving.suggesties.rijen import Gekozen, Keuze, list_gekozen, list_gemeld
from mijnomgeving.suggesties.soorten import list_slugs
from mijnomgeving.toestemmingen.doelen import SUGGESTIES
from mijnomgeving.toestemmingen.selectors import has_toestemming
from portal.core.betrokkene import Betrokkene, Persoon
from portal.toegang.beleid import may_open
from portal.toegang.persoon import Sessiepersoon

ACTIVITEIT = "mijn-suggesties"
GEGEVENS = gettext_noop("uw tips")
_DINGEN = 3


@dataclass(frozen=True, slots=True)
class Stapregel:
    """One thing to arrange."""

    titel: str
    wanneer: str
    organisatie: str


@dataclass(frozen=True, slots=True)
class GetoondeSuggestie:
    """A levensgebeurtenis with why we show it and the first things that people then arrange.

    Args:
        stappen: empty for what is sad: nothing is pushed forward then.
        tot: until when we keep that a source told it; None for what the BRP says while the person looks.
    """

    slug: str
    titel: str
    zin: str
    url: str
    zorgvuldig: bool
    stappen: tuple[Stapregel, ...]
    tot: datetime | None


@dataclass(frozen=True, slots=True)
class Suggesties:
    """What is shown now, and what the person put aside for later."""

    nu: tuple[GetoondeSuggestie, ...] = ()
    later: tuple[GetoondeSuggestie, ...] = ()


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """A levensgebeurtenis about which there may be suggestions."""

    slug: str
    titel: str
    gewenst: bool


def wants_suggesties(persoon: Sessiepersoon) -> bool:
    """Whether there may be suggestions: the person asked for them, and looks for oneself or one's own company."""
    return may_open(persoon, ACTIVITEIT) and has_toestemming(persoon=persoon, doel=SUGGESTIES)


def vragen_suggesties(persoon: Sessiepersoon) -> list[Vraag[Ingeschrevene | None]]:
    """What the BRP is asked for suggestions: only of oneself, and only with consent."""
    betrokkene = persoon.betrokkene
    if not isinstance(betrokkene, Persoon) or persoon.machtiging is not None or not wants_suggesties(persoon):
        return []
    return [
        Vraag(
            brp().naam,
            gettext_noop("uw adres, uw gezin en uw leeftijd, voor tips"),
            partial(brp().fetch_ingeschrevene, betrokkene),
            "gegevens",
            Bewaren("ingeschrevene", Ingeschrevene | None),
        )
    ]


def list_suggesties(persoon: Sessiepersoon, ingeschrevene: Ingeschrevene | None, *, vandaag: date) -> Suggesties:
    """What follows from what sources told and from what the BRP has now, each levensgebeurtenis once.

    Args:
        persoon: who is logged in.
        ingeschrevene: what the BRP says; None when it was not asked or did not answer.
        vandaag: the day on which the person looks.
    """
    if not wants_suggesties(persoon):
        return Suggesties()
    keuzes = {gekozen.slug: gekozen for gekozen in list_gekozen(persoon.betrokkene)}
    aanleidingen = join_aanleidingen(list_gemeld(persoon.betrokkene), ingeschrevene, vandaag=vandaag)
    paginas = _paginas([aanleiding.slug for aanleiding in aanleidingen])
    nu: list[GetoondeSuggestie] = []
    later: list[GetoondeSuggestie] = []
    for aanleiding in aanleidingen:
        keuze = _decided(aanleiding, keuzes)
        if aanleiding.slug in paginas and keuze in {None, Keuze.LATER}:
            rij = later if keuze is Keuze.LATER else nu
            rij.append(_show(paginas[aanleiding.slug], aanleiding, vandaag=vandaag))
    return Suggesties(tuple(nu), tuple(later))


def last_occasion(persoon: Sessiepersoon, ingeschrevene: Ingeschrevene | None, *, slug: str, vandaag: date) -> date:
    """Up to which day a choice about this levensgebeurtenis holds: that of what is shown now, else today."""
    aanleidingen = join_aanleidingen(list_gemeld(persoon.betrokkene), ingeschrevene, vandaag=vandaag)
    return max([vandaag, *(aanleiding.laatste for aanleiding in aanleidingen if aanleiding.slug == slug)])


def find_dag(persoon: Sessiepersoon, *, slug: str) -> date | None:
    """The day that a source told for this levensgebeurtenis, to fill in for the person; None when none did."""
    if not wants_suggesties(persoon):
        return None
    return next((gemeld.op for gemeld in list_gemeld(persoon.betrokkene) if gemeld.soort.slug == slug), None)


def list_onderwerpen(persoon: Sessiepersoon) -> tuple[Onderwerp, ...]:
    """The published levensgebeurtenissen about which there may be suggestions, and whether the person wants them."""
    nooit = {gekozen.slug for gekozen in list_gekozen(persoon.betrokkene) if gekozen.keuze is Keuze.NOOIT}
    paginas = _paginas(list_slugs())
    return tuple(
        Onderwerp(slug, str(translated_text(paginas[slug], "titel")), slug not in nooit)
        for slug in list_slugs()
        if slug in paginas
    )


def index_url() -> str:
    """Where all levensgebeurtenissen are."""
    index = LevensgebeurtenissenIndexPagina.objects.live().first()
    return (index.get_url() if index else "") or ""


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What we keep here of this betrokkene (AVG art. 15 and 20)."""
    gemeld: list[dict[str, Any]] = [
        {"gebeurtenis": melding.type, "gemeldOp": melding.op.isoformat(), "bewaardTot": melding.tot.isoformat()}
        for melding in list_gemeld(betrokkene)
    ]
    gekozen: list[dict[str, Any]] = [
        {"onderwerp": keuze.slug, "keuze": keuze.keuze.value, "bewaardTot": keuze.rij.tot.isoformat()}
        for keuze in list_gekozen(betrokkene)
    ]
    return gemeld + gekozen


def _decided(aanleiding: Aanleiding, keuzes: Mapping[str, Gekozen]) -> Keuze | None:
    gekozen = keuzes.get(aanleiding.slug)
    return gekozen.keuze if gekozen and gekozen.covers(aanleiding.laatste) else None


def _paginas(slugs: list[str] | tuple[str, ...]) -> dict[str, LevensgebeurtenisPagina]:
    return {pagina.slug: pagina for pagina in list_gebeurtenissen().filter(slug__in=slugs)} if slugs else {}


def _show(pagina: LevensgebeurtenisPagina, aanleiding: Aanleiding, *, vandaag: date) -> GetoondeSuggestie:
    stappen = list_stappen_vanaf(pagina=pagina, dag=(vandaag - aanleiding.op).days)
    # What has a last day goes before what has none: that may as well have been something for before the event.
    stappen = sorted(stappen, key=lambda stap: stap["dagen_tot"] is None)[:_DINGEN]
    regels = tuple(Stapregel(stap["titel"], stap["wanneer"], stap["organisatie"]) for stap in stappen)
    return GetoondeSuggestie(
        slug=aanleiding.slug,
        titel=str(translated_text(pagina, "titel")),
        zin=aanleiding.zin,
        url=pagina.get_url() or "",
        zorgvuldig=aanleiding.zorgvuldig,
        stappen=() if aanleiding.zorgvuldig else regels,
        tot=aanleiding.tot,
    )
