"""What happened or will happen in somebody's life: as a source told it, and as the BRP has it at this moment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from levensgebeurtenissen.regels import aow
from mijnomgeving.bronnen.brp.models import Familielid, Ingeschrevene
from mijnomgeving.suggesties.rijen import Gemeld
from portal.core.datum import OnzekereDatum

_PAS, _HALFJAAR, _KWARTAAL = timedelta(days=92), timedelta(days=183), timedelta(days=92)
_VOLWASSEN = 18


@dataclass(frozen=True, slots=True)
class Aanleiding:
    """Something in somebody's life.

    Args:
        slug: the page of the levensgebeurtenis.
        op: when it was, or will be.
        zin: how we know, as a sentence.
        zorgvuldig: it is sad or painful, so the page is careful with it.
        gemeld_op: the day on which a source told it; None when it follows from the BRP alone.
        tot: until when we keep that it was told.
    """

    slug: str
    op: date
    zin: str
    zorgvuldig: bool = False
    gemeld_op: date | None = None
    tot: datetime | None = None

    @property
    def laatste(self) -> date:
        """The day after which the same thing would be another occasion."""
        return max(self.op, self.gemeld_op or self.op)


def join_aanleidingen(
    gemeld: Sequence[Gemeld], ingeschrevene: Ingeschrevene | None, *, vandaag: date
) -> tuple[Aanleiding, ...]:
    """Each levensgebeurtenis once, the latest first: this is the one place that decides what a person is shown.

    What a source told and the BRP shows as well is one thing: the words of the event, the day of the BRP.
    """
    per_slug: dict[str, Aanleiding] = {}
    uit_brp = list(find_aanleidingen(ingeschrevene, vandaag=vandaag)) if ingeschrevene else []
    for aanleiding in sorted(uit_brp, key=lambda gevonden: gevonden.op):
        per_slug[aanleiding.slug] = aanleiding
    for melding in gemeld:
        verteld = _of_melding(melding)
        bekend = per_slug.get(verteld.slug)
        per_slug[verteld.slug] = replace(verteld, op=bekend.op) if bekend else verteld
    return tuple(sorted(per_slug.values(), key=lambda aanleiding: aanleiding.laatste, reverse=True))


def _of_melding(melding: Gemeld) -> Aanleiding:
    zin = str(melding.soort.zin) % {"dag": date_format(melding.op, "j F Y")}
    return Aanleiding(
        melding.soort.slug, melding.op, zin, melding.soort.zorgvuldig, gemeld_op=melding.op, tot=melding.tot
    )


def find_aanleidingen(ingeschrevene: Ingeschrevene, *, vandaag: date) -> Iterator[Aanleiding]:
    """What happened a short time ago, or will soon. A death or a divorce is never found so: only a source tells it."""
    sinds = _whole(ingeschrevene.woont_daar_sinds)
    if sinds and vandaag - _KWARTAAL <= sinds <= vandaag:
        yield Aanleiding("verhuizen", sinds, _("Volgens de BRP bent u kort geleden verhuisd."))
    for kind in ingeschrevene.kinderen:
        yield from _of_kind(kind, vandaag)
    for partner in ingeschrevene.partners:
        begin = _whole(partner.sinds)
        if begin and partner.tot is None and vandaag - _HALFJAAR <= begin <= vandaag:
            yield Aanleiding("trouwen", begin, _("Volgens de BRP hebt u kort geleden een partner gekregen."))
    geboren = _whole(ingeschrevene.geboorte.datum) if ingeschrevene.geboorte else None
    if geboren:
        yield from _of_age(geboren, vandaag)


def _of_kind(kind: Familielid, vandaag: date) -> Iterator[Aanleiding]:
    geboren = _whole(kind.geboortedatum)
    if geboren is None:
        return
    if vandaag - _HALFJAAR <= geboren <= vandaag:
        yield Aanleiding("kind-krijgen", geboren, _("Volgens de BRP hebt u kort geleden een kind gekregen."))
    volwassen = _birthday(geboren, _VOLWASSEN)
    if vandaag <= volwassen <= vandaag + _HALFJAAR:
        yield Aanleiding("18-worden", volwassen, _("Volgens de BRP wordt een kind van u binnenkort 18 jaar."))


def _of_age(geboren: date, vandaag: date) -> Iterator[Aanleiding]:
    volwassen = _birthday(geboren, _VOLWASSEN)
    if volwassen - _PAS <= vandaag <= volwassen + _HALFJAAR:
        yield Aanleiding("18-worden", volwassen, _("Volgens de BRP bent u rond deze tijd 18 jaar."))
    pensioen = aow.begin(geboren).dag
    if pensioen - 2 * _HALFJAAR <= vandaag <= pensioen + _PAS:
        yield Aanleiding("met-pensioen", pensioen, _("Volgens de BRP krijgt u binnenkort de AOW-leeftijd."))


def _whole(datum: OnzekereDatum | None) -> date | None:
    return datum.volledig if datum else None


def _birthday(geboren: date, jaren: int) -> date:
    try:
        return geboren.replace(year=geboren.year + jaren)
    except ValueError:
        return date(geboren.year + jaren, 3, 1)
