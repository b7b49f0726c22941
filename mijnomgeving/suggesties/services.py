"""An event becomes a suggestion, once and only for who asked for it; and what people choose about suggestions."""

from collections.abc import Collection
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from mijnomgeving.meldingen.gebeurtenisbericht import Gebeurtenisbericht
from mijnomgeving.suggesties import rijen
from mijnomgeving.suggesties.models import Suggestie, Suggestiekeuze
from mijnomgeving.suggesties.rijen import BEWAARTERMIJN, Keuze, list_gekozen, list_gemeld
from mijnomgeving.suggesties.soorten import SOORTEN, list_slugs
from mijnomgeving.toestemmingen.doelen import SUGGESTIES
from mijnomgeving.toestemmingen.selectors import gave_toestemming
from mijnomgeving.toestemmingen.services import on_withdraw
from portal.core.betrokkene import Betrokkene
from portal.toegang.persoon import Sessiepersoon


class OnbekendeSuggestie(LookupError):
    """There are no suggestions about this levensgebeurtenis."""


def connect() -> None:
    """Let a withdrawn consent end everything here; called from `MijnomgevingConfig.ready`."""
    on_withdraw(SUGGESTIES, _let_go)


@transaction.atomic
def plan_suggestie(*, bericht: Gebeurtenisbericht, betrokkene: Betrokkene, sleutel: str) -> bool:
    """Keep that this happened, when it leads to a journey and the betrokkene asked for tips; else nothing is kept.

    A second event of the same kind takes the place of the first: twins are one suggestion.

    Args:
        bericht: the event; of its data nothing is read.
        betrokkene: whom it is about.
        sleutel: hash of its source and id, which makes the same event once the same suggestion.
    """
    soort = SOORTEN.get(bericht.type)
    if soort is None or not gave_toestemming(betrokkene=betrokkene, doel=SUGGESTIES):
        return False
    _lock(betrokkene)
    if any(gekozen.slug == soort.slug and gekozen.keuze is Keuze.NOOIT for gekozen in list_gekozen(betrokkene)):
        return False
    _drop(betrokkene, soort.slug)
    op = timezone.localtime(bericht.time).date() if bericht.time else timezone.localdate()
    rij = rijen.make_suggestie(betrokkene=betrokkene, sleutel=sleutel, type_=bericht.type, op=op)
    _rij, nieuw = Suggestie.objects.get_or_create(
        sleutel=sleutel, defaults={"betrokkene": rij.betrokkene, "inhoud": rij.inhoud}
    )
    return nieuw


@transaction.atomic
def choose(*, persoon: Sessiepersoon, slug: str, keuze: Keuze, op: date) -> None:
    """Keep what the person wants with the suggestions about this levensgebeurtenis, in the place of an earlier choice.

    Args:
        persoon: who is logged in.
        slug: the levensgebeurtenis.
        keuze: later, done, or never again.
        op: the last occasion that the person saw; what happens after it is news again.

    Raises:
        OnbekendeSuggestie: there are no suggestions about it.
    """
    if slug not in list_slugs():
        raise OnbekendeSuggestie(slug)
    betrokkene = persoon.betrokkene
    _lock(betrokkene)
    _drop_keuze(betrokkene, {slug})
    rijen.make_keuze(betrokkene=betrokkene, slug=slug, keuze=keuze, op=op).save()
    if keuze is not Keuze.LATER:
        _drop(betrokkene, slug)


@transaction.atomic
def set_wanted(*, persoon: Sessiepersoon, wel: Collection[str], niet: Collection[str]) -> None:
    """About these levensgebeurtenissen the person wants suggestions, about those never; of others nothing changes.

    Raises:
        OnbekendeSuggestie: there are no suggestions about one of them.
    """
    betrokkene, vandaag = persoon.betrokkene, timezone.localdate()
    _lock(betrokkene)
    nooit = {gekozen.slug for gekozen in list_gekozen(betrokkene) if gekozen.keuze is Keuze.NOOIT}
    _drop_keuze(betrokkene, nooit & set(wel))
    for slug in set(niet) - nooit:
        choose(persoon=persoon, slug=slug, keuze=Keuze.NOOIT, op=vandaag)


@transaction.atomic
def show_again(*, persoon: Sessiepersoon, slug: str) -> None:
    """Take back what was chosen about this levensgebeurtenis."""
    _lock(persoon.betrokkene)
    _drop_keuze(persoon.betrokkene, {slug})


def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away every suggestion and choice of this betrokkene; gives how many rows."""
    namen = rijen.list_pseudoniemen(betrokkene)
    gewist, _per_model = Suggestie.objects.filter(betrokkene__in=namen).delete()
    ook_gewist, _per_model = Suggestiekeuze.objects.filter(betrokkene__in=namen).delete()
    return gewist + ook_gewist


def wipe_old() -> int:
    """Throw away events of more than ninety days ago, and choices whose time is over; gives how many."""
    nu = timezone.now()
    gewist, _per_model = Suggestie.objects.filter(gemaakt_op__lt=nu - BEWAARTERMIJN).delete()
    ook_gewist, _per_model = Suggestiekeuze.objects.filter(tot__lte=nu).delete()
    return gewist + ook_gewist


def _let_go(betrokkene: Betrokkene) -> None:
    forget(betrokkene=betrokkene)


def _drop(betrokkene: Betrokkene, slug: str) -> None:
    weg = [gemeld.rij.pk for gemeld in list_gemeld(betrokkene) if gemeld.soort.slug == slug]
    Suggestie.objects.filter(pk__in=weg).delete()


def _drop_keuze(betrokkene: Betrokkene, slugs: Collection[str]) -> None:
    weg = [gekozen.rij.pk for gekozen in list_gekozen(betrokkene) if gekozen.slug in slugs]
    Suggestiekeuze.objects.filter(pk__in=weg).delete()


def _lock(betrokkene: Betrokkene) -> None:
    """One change of one betrokkene's suggestions at a time: which row is about what is sealed, so no constraint helps.

    It may be taken again in the same transaction.
    """
    with connection.cursor() as cursor:
        naam = f"suggesties:{rijen.list_pseudoniemen(betrokkene)[0]}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [naam])
