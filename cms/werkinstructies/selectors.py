"""Reads of what staff have beside their work; no other page of the portal may show them."""

from collections.abc import Iterable, Sequence
from functools import reduce

from django.db.models import Q, QuerySet

from cms.werkinstructies.models import Contactpunt, Statusuitleg, Werkinstructie

__all__ = [
    "find_statusuitleg",
    "find_werkinstructie",
    "list_contactpunten",
    "list_statusuitleg",
    "list_werkinstructies",
]


def list_werkinstructies(*, organisatie: str, zoek: str = "", producten: Iterable[str] = ()) -> list[Werkinstructie]:
    """What staff of this organisation may read: what is for every counter, and its own, the own first.

    Args:
        organisatie: its slug.
        zoek: words that all stand in the title, the summary or the name of a product.
        producten: slugs; only what goes with one of these.
    """
    rijen = _voor(organisatie)
    for woord in zoek.split():
        rijen = rijen.filter(
            Q(titel__icontains=woord)
            | Q(samenvatting__icontains=woord)
            | Q(producten__title__icontains=woord)
            | Q(producten__mensentaal__icontains=woord)
        )
    if slugs := list(producten):
        rijen = rijen.filter(producten__slug__in=slugs)
    return sorted(rijen.distinct(), key=lambda rij: (rij.organisatie_id is None, rij.titel.casefold()))


def find_werkinstructie(*, slug: str, organisatie: str) -> Werkinstructie | None:
    """The one with this slug, when it is live and staff of this organisation may read it."""
    return _voor(organisatie).filter(slug=slug).prefetch_related("producten").first()


def list_statusuitleg(*, zoek: str = "") -> QuerySet[Statusuitleg]:
    """All plain words for statuses, or those that hold this word."""
    rijen = Statusuitleg.objects.all()
    return rijen.filter(Q(naam__icontains=zoek) | Q(woorden__icontains=zoek)) if zoek else rijen


def find_statusuitleg(*, status: str, uit: Sequence[Statusuitleg] | None = None) -> Statusuitleg | None:
    """The explanation that goes with a status as an organisation calls it; None when nobody wrote one.

    Args:
        status: its name there.
        uit: the explanations, where a page asks for several statuses.
    """
    naam = status.casefold()
    for uitleg in list_statusuitleg() if uit is None else uit:
        if naam == uitleg.naam.casefold():
            return uitleg
    return next((uitleg for uitleg in (uit or list_statusuitleg()) if _fits(uitleg, naam)), None)


def list_contactpunten(*, zoek: str = "", organisatie: str = "") -> QuerySet[Contactpunt]:
    """The contact directory, by organisation, urgent ones first.

    Args:
        zoek: words that all stand in the organisation, the team or what it is for.
        organisatie: the slug of one.
    """
    rijen = Contactpunt.objects.filter(organisatie__is_actief=True).select_related("organisatie")
    if organisatie:
        rijen = rijen.filter(organisatie__slug=organisatie)
    velden = ("organisatie__naam", "organisatie__korte_naam", "naam", "waarvoor")
    for woord in zoek.split():
        rijen = rijen.filter(reduce(lambda q, veld: q | Q(**{f"{veld}__icontains": woord}), velden, Q()))
    return rijen


def _voor(organisatie: str) -> QuerySet[Werkinstructie]:
    eigen = Q(organisatie=None) | Q(organisatie__slug=organisatie)
    rijen: QuerySet[Werkinstructie] = Werkinstructie.objects.filter(eigen, live=True).select_related("organisatie")
    return rijen


def _fits(uitleg: Statusuitleg, naam: str) -> bool:
    return any(woord.strip().casefold() in naam for woord in uitleg.woorden.splitlines() if woord.strip())
