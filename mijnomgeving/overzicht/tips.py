"""What people usually arrange after something that the BRP knows of: only for who asked for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from cms.producten.vertaling import translated_text
from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.regels import aow
from levensgebeurtenissen.selectors import list_gebeurtenissen, list_stappen_vanaf
from mijnomgeving.bronnen.brp.models import Familielid, Ingeschrevene
from portal.core.datum import OnzekereDatum

_PAS, _HALFJAAR, _KWARTAAL = timedelta(days=92), timedelta(days=183), timedelta(days=92)
_VOLWASSEN = 18
_DINGEN = 3


@dataclass(frozen=True, slots=True)
class Aanleiding:
    """Something in somebody's life.

    Args:
        slug: the page of the levensgebeurtenis.
        op: when it was, or will be.
        zin: how we know, as a sentence.
    """

    slug: str
    op: date
    zin: str


@dataclass(frozen=True, slots=True)
class Stapregel:
    """One thing to arrange."""

    titel: str
    wanneer: str
    organisatie: str


@dataclass(frozen=True, slots=True)
class Tip:
    """A levensgebeurtenis with the first things that people then arrange."""

    titel: str
    zin: str
    url: str
    stappen: tuple[Stapregel, ...]


def list_tips(ingeschrevene: Ingeschrevene, *, vandaag: date) -> tuple[Tip, ...]:
    """The levensgebeurtenissen that follow from somebody's own data, each once, the latest first."""
    aanleidingen: dict[str, Aanleiding] = {}
    for aanleiding in sorted(find_aanleidingen(ingeschrevene, vandaag=vandaag), key=lambda gevonden: gevonden.op):
        aanleidingen[aanleiding.slug] = aanleiding
    paginas = {pagina.slug: pagina for pagina in list_gebeurtenissen().filter(slug__in=aanleidingen)}
    return tuple(
        _tip(paginas[slug], aanleiding, vandaag=vandaag)
        for slug, aanleiding in reversed(aanleidingen.items())
        if slug in paginas
    )


def find_aanleidingen(ingeschrevene: Ingeschrevene, *, vandaag: date) -> Iterator[Aanleiding]:
    """What happened a short time ago, or will soon. A death or a divorce is never brought up by us."""
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


def _tip(pagina: LevensgebeurtenisPagina, aanleiding: Aanleiding, *, vandaag: date) -> Tip:
    stappen = list_stappen_vanaf(pagina=pagina, dag=(vandaag - aanleiding.op).days)[:_DINGEN]
    return Tip(
        titel=str(translated_text(pagina, "titel")),
        zin=aanleiding.zin,
        url=pagina.get_url() or "",
        stappen=tuple(Stapregel(stap["titel"], stap["wanneer"], stap["organisatie"]) for stap in stappen),
    )


def _whole(datum: OnzekereDatum | None) -> date | None:
    return datum.volledig if datum else None


def _birthday(geboren: date, jaren: int) -> date:
    try:
        return geboren.replace(year=geboren.year + jaren)
    except ValueError:
        return date(geboren.year + jaren, 3, 1)
