"""The standing in one piece, with names that people read: for the admin, the public page and the files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from toegankelijkheid.normen.normen import EISEN, Eis, volgorde
from toegankelijkheid.overzicht.rechten import sees_all
from toegankelijkheid.overzicht.tekening import Tekening, draw
from toegankelijkheid.overzicht.woorden import name_of_eis, name_of_organisatie, name_of_paginasoort
from toegankelijkheid.toetsen.adressen import ALLES
from toegankelijkheid.toetsen.bevinding import Zekerheid
from toegankelijkheid.toetsen.models import Gevonden, Toetsronde
from toegankelijkheid.toetsen.selectors import (
    Dagstand,
    Hersteltijd,
    Stand,
    hersteltijd,
    open_bevindingen,
    per_eis,
    per_organisatie,
    per_paginasoort,
    per_redacteur,
    trend,
)
from toegankelijkheid.toetsen.services import VERGETEN


@dataclass(frozen=True, slots=True)
class Overzicht:
    """How the portal stands now.

    Args:
        zeker: problems that are certain and open.
        te_beoordelen: spots at which a person must look.
        adressen: pages with at least one certain problem.
        laatste: the last round that is done; None when nothing was ever checked.
        bezig: a round that waits or runs.
        hersteltijd: how long certain problems stay.
        trend: the course, day by day.
        tekening: the same as lines; None without rounds.
        eisen: by clause, in the order of the norm.
        paginasoorten: by kind of page, most problems first.
        organisaties: by organisation whose text it is, most problems first.
        redacteuren: by editor; empty for who sees only the own pages and for the public.
    """

    zeker: int
    te_beoordelen: int
    adressen: int
    laatste: Toetsronde | None
    bezig: Toetsronde | None
    hersteltijd: Hersteltijd
    trend: Sequence[Dagstand]
    tekening: Tekening | None
    eisen: Sequence[Stand]
    paginasoorten: Sequence[Stand]
    organisaties: Sequence[Stand]
    redacteuren: Sequence[Stand] = ()


@dataclass(frozen=True, slots=True)
class Handwerk:
    """A clause with what a person must look at, and how many spots the programs left to a person."""

    eis: Eis
    te_beoordelen: int


def read_overzicht(*, user: Any = None) -> Overzicht:  # noqa: ANN401 - request.user
    """The standing as somebody of the admin may see it; for the public without `user`, and without editors."""
    alles = user is None or sees_all(user=user)
    redacteur = None if alles else user
    gevonden = open_bevindingen(redacteur=redacteur)
    zeker = open_bevindingen(redacteur=redacteur, zekerheid=Zekerheid.ZEKER)
    laatste = last_ronde()
    verloop = trend() if laatste else []
    return Overzicht(
        zeker=zeker.count(),
        te_beoordelen=gevonden.count() - zeker.count(),
        adressen=zeker.order_by().values("adres").distinct().count(),
        laatste=laatste,
        bezig=busy_ronde(),
        hersteltijd=hersteltijd(),
        trend=verloop,
        tekening=draw(verloop, vandaag=timezone.localdate()),
        eisen=_named(sorted(per_eis(redacteur=redacteur), key=lambda stand: volgorde(stand.sleutel)), name_of_eis),
        paginasoorten=_named(per_paginasoort(redacteur=redacteur), name_of_paginasoort),
        organisaties=_named(per_organisatie(redacteur=redacteur), name_of_organisatie),
        redacteuren=per_redacteur() if user is not None and alles else (),
    )


def last_ronde() -> Toetsronde | None:
    """The last round over the whole portal that is done and saw a page, else the last of any kind.

    What one person asked, or one publication started, says little about the whole; a round that never began, nothing.
    """
    klaar = Toetsronde.objects.exclude(klaar_op=None).filter(bezoeken__gt=0)
    return klaar.filter(omvang=ALLES).first() or klaar.first()


def busy_ronde() -> Toetsronde | None:
    """A round that waits or runs; one that was left behind is not waited for."""
    return Toetsronde.objects.filter(klaar_op=None, gevraagd_op__gte=timezone.now() - VERGETEN).first()


def list_handwerk() -> Sequence[Handwerk]:
    """What no program decides, per clause, in the order of the norm."""
    twijfel = open_bevindingen(zekerheid=Zekerheid.TE_BEOORDELEN).order_by()
    per: dict[str, int] = dict(twijfel.values_list("eis").annotate(aantal=Count("pk")))
    return [Handwerk(eis, per.get(eis.nummer, 0)) for eis in EISEN.values()]


def same_elsewhere(gevonden: Gevonden, *, binnen: QuerySet[Gevonden]) -> int:
    """On how many other pages the same rule is broken now, of those that somebody may see."""
    return (
        binnen.filter(regel=gevonden.regel, hersteld_op=None)
        .exclude(adres=gevonden.adres)
        .order_by()
        .values("adres")
        .distinct()
        .count()
    )


def _named(standen: Sequence[Stand], naam: Callable[[str], str]) -> Sequence[Stand]:
    return [replace(stand, naam=naam(stand.sleutel)) for stand in standen]
