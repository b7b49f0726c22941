"""A list that is kept and the row that it is kept in: sealed, under the pseudonym of the betrokkene."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.reizen.lijst import Invulling
from levensgebeurtenissen.reizen.pakken import pack, read_slug, unpack
from levensgebeurtenissen.reizen.vragen import list_vragen
from levensgebeurtenissen.selectors import list_gebeurtenissen
from mijnomgeving.stappenlijsten.models import BewaardeStappenlijst
from portal.core.betrokkene import Betrokkene
from portal.verantwoording.kluis import Onleesbaar, seal_json, unseal_json
from portal.verantwoording.sleutels import pseudoniemen

BEWAARTERMIJN = timedelta(days=365)
_DOEL, _INHOUD = "stappenlijsten", "stappenlijst"
_TERUGGEZET = "teruggezet"


@dataclass(frozen=True, slots=True)
class Bewaard:
    """A list as somebody keeps it.

    Args:
        pagina: its levensgebeurtenis; None when that is no longer on the site, so that only wiping is left.
        teruggezet: the steps that a source says are done and the person says are not.
    """

    kenmerk: UUID
    pagina: LevensgebeurtenisPagina | None
    invulling: Invulling
    teruggezet: frozenset[str]
    gemaakt_op: datetime
    gebruikt_op: datetime

    @property
    def tot(self) -> datetime:
        """When it goes, unless it is used again."""
        return self.gebruikt_op + BEWAARTERMIJN

    @property
    def begonnen(self) -> date:
        """The day of the event, or else the day on which the list was made."""
        return self.invulling.datum or timezone.localtime(self.gemaakt_op).date()

    def filled_in(self, invulling: Invulling) -> "Bewaard":
        """The same list with other answers."""
        return replace(self, invulling=invulling)

    def ticked(self, sleutel: str, *, gedaan: bool) -> "Bewaard":
        """The same with this step done, or not done, whatever a source says of it."""
        anders = self.teruggezet - {sleutel} if gedaan else self.teruggezet | {sleutel}
        return replace(self, invulling=self.invulling.ticked(sleutel, gedaan=gedaan), teruggezet=anders)


def list_pseudoniemen(betrokkene: Betrokkene) -> list[str]:
    """Under which pseudonyms somebody's lists stand: by the present key first, then by those before it."""
    return pseudoniemen(betrokkene, doel=_DOEL)


def rijen_of(betrokkene: Betrokkene) -> QuerySet[BewaardeStappenlijst]:
    """The rows of this betrokkene that are not too old, the newest first."""
    rijen = BewaardeStappenlijst.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene))
    return rijen.filter(gebruikt_op__gte=timezone.now() - BEWAARTERMIJN).order_by("-gemaakt_op", "-pk")


def fill_rij(rij: BewaardeStappenlijst, *, invulling: Invulling, teruggezet: frozenset[str]) -> None:
    """Put this in the row, sealed for that row alone; not saved yet."""
    inhoud = pack(invulling) | {_TERUGGEZET: sorted(teruggezet)}
    rij.inhoud = seal_json(inhoud, geheim=str(rij.kenmerk), doel=_INHOUD)


def open_rijen(rijen: QuerySet[BewaardeStappenlijst]) -> list[Bewaard]:
    """The lists in these rows; what no key opens any more is no list any more."""
    gelezen = list(_unseal(rijen))
    slugs = {read_slug(inhoud) for _rij, inhoud in gelezen}
    paginas = {pagina.slug: pagina for pagina in list_gebeurtenissen().filter(slug__in=slugs)} if slugs else {}
    return [_open(rij, inhoud, paginas.get(read_slug(inhoud))) for rij, inhoud in gelezen]


def _unseal(rijen: QuerySet[BewaardeStappenlijst]) -> Iterator[tuple[BewaardeStappenlijst, dict[str, object]]]:
    for rij in rijen:
        try:
            yield rij, unseal_json(rij.inhoud, geheim=str(rij.kenmerk), doel=_INHOUD)
        except Onleesbaar:
            continue


def _open(rij: BewaardeStappenlijst, inhoud: dict[str, object], pagina: LevensgebeurtenisPagina | None) -> Bewaard:
    teruggezet = inhoud.get(_TERUGGEZET, [])
    assert isinstance(teruggezet, list)  # noqa: S101 - `fill_rij` wrote it
    return Bewaard(
        kenmerk=rij.kenmerk,
        pagina=pagina,
        invulling=unpack(inhoud, vragen=list_vragen(pagina) if pagina else ()),
        teruggezet=frozenset(teruggezet),
        gemaakt_op=rij.gemaakt_op,
        gebruikt_op=rij.gebruikt_op,
    )
