"""Reads of the catalogue that other apps may use."""

from collections import defaultdict
from collections.abc import Sequence
from difflib import get_close_matches

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet, Value

from cms.producten.models import Aanbod, Locatie, Organisatie, Organisatiesoort, ProductPagina, Thema, Woonplaats
from cms.producten.models.aanbod import Herkomst
from cms.producten.models.paginas import Uitvoerder
from cms.producten.naamvorm import normalise_naam

__all__ = [
    "find_gemeente",
    "find_organisatie",
    "list_aanbieders",
    "list_aanbod",
    "list_gemeenten",
    "list_locaties",
    "list_openbare_lichamen",
    "list_organisaties",
    "list_producten",
    "list_producten_van",
    "list_themas",
    "list_waterschappen",
    "organisatie_voor",
    "successors",
    "suggest_gemeenten",
    "uitvoerder_van",
]

MAX_SUGGESTIES = 8
_MIN_BEGIN = 2
# How much two names must be alike: "utregt" finds Utrecht, and a word that is no place finds nothing.
_GELIJKENIS = 0.76
_MIN_GELIJKEND = 4
_CARIBISCH = "https://identifier.overheid.nl/tooi/id/col/"


def list_gemeenten() -> QuerySet[Organisatie]:
    """The gemeenten of today, by name."""
    return Organisatie.objects.filter(soort=Organisatiesoort.GEMEENTE, is_actief=True).order_by("korte_naam")


def list_waterschappen() -> QuerySet[Organisatie]:
    """The waterschappen of today, by name."""
    return Organisatie.objects.filter(soort=Organisatiesoort.WATERSCHAP, is_actief=True).order_by("korte_naam")


def list_openbare_lichamen() -> QuerySet[Organisatie]:
    """Bonaire, Sint Eustatius and Saba, by name. TOOI keeps them in a register of their own (col)."""
    return Organisatie.objects.filter(tooi_uri__startswith=_CARIBISCH, is_actief=True).order_by("korte_naam")


def find_gemeente(*, tekst: str) -> Organisatie | None:
    """The one gemeente with this code (gm0344 or 0344), name or woonplaats.

    None if there is none, or more than one: Laren is a gemeente and also a place in the gemeente Lochem. "Gemeente
    Laren" is clear again.
    """
    code = tekst.strip().lower()
    if code.removeprefix("gm").isdigit():
        return list_gemeenten().select_related("ligt_in").filter(code=f"gm{code.removeprefix('gm').zfill(4)}").first()
    gevonden = list(_named(normalise_naam(tekst))[:2])
    return gevonden[0] if len(gevonden) == 1 else None


def find_organisatie(*, naam: str) -> Organisatie | None:
    """The one active organisation with exactly this name; None if there is none, or more than one."""
    gevonden = list(Organisatie.objects.filter(naam=naam, is_actief=True)[:2])
    return gevonden[0] if len(gevonden) == 1 else None


def successors() -> dict[int, Organisatie]:
    """Per id of an organisation that ended the one of today that took over; none where its work went to several."""
    opgevolgd: dict[int, list[int]] = {}
    for oud, nieuw in Organisatie.opgevolgd_door.through.objects.values_list(
        "from_organisatie_id", "to_organisatie_id"
    ):
        opgevolgd.setdefault(oud, []).append(nieuw)
    actief = {organisatie.pk: organisatie for organisatie in Organisatie.objects.filter(is_actief=True)}
    gevonden: dict[int, Organisatie] = {}
    for begin in opgevolgd:
        pk, gezien = begin, {begin}
        while pk not in actief and len(opgevolgd.get(pk, [])) == 1 and opgevolgd[pk][0] not in gezien:
            pk = opgevolgd[pk][0]
            gezien.add(pk)
        if pk in actief and pk != begin:
            gevonden[begin] = actief[pk]
    return gevonden


def suggest_gemeenten(*, tekst: str) -> list[Organisatie]:
    """The gemeenten that this text can mean, for somebody to choose from.

    Same name first, else names that start so, else names that are spelled almost so.
    """
    naam = normalise_naam(tekst)
    gelijk = list(_named(naam)[:MAX_SUGGESTIES])
    if gelijk or len(naam) < _MIN_BEGIN:
        return gelijk
    begin = Q(slug__startswith=f"gemeente-{naam.replace(' ', '-')}") | Q(woonplaatsen__zoeknaam__startswith=naam)
    return list(list_gemeenten().filter(begin).distinct()[:MAX_SUGGESTIES]) or _spelled_almost(naam)


def _spelled_almost(naam: str) -> list[Organisatie]:
    """The gemeenten with a name or woonplaats that differs little from this, the nearest first."""
    if len(naam) < _MIN_GELIJKEND:
        return []
    gemeenten = {gemeente.pk: gemeente for gemeente in list_gemeenten()}
    van_naam: defaultdict[str, list[int]] = defaultdict(list)
    for pk, gemeente in gemeenten.items():
        for zoeknaam in gemeente.zoeknamen:
            van_naam[zoeknaam].append(pk)
    for zoeknaam, pk in Woonplaats.objects.filter(gemeente__in=gemeenten).values_list("zoeknaam", "gemeente"):
        van_naam[zoeknaam].append(pk)
    dichtbij = get_close_matches(naam, van_naam, n=MAX_SUGGESTIES, cutoff=_GELIJKENIS)
    gevonden = dict.fromkeys(pk for zoeknaam in dichtbij for pk in van_naam[zoeknaam])
    return [gemeenten[pk] for pk in gevonden][:MAX_SUGGESTIES]


def _named(naam: str) -> QuerySet[Organisatie]:
    if not naam:
        return Organisatie.objects.none()
    match = Q(zoeknamen__contains=[naam]) | Q(woonplaatsen__zoeknaam=naam)
    return list_gemeenten().select_related("ligt_in").filter(match).distinct()


def organisatie_voor(*, product: ProductPagina, gemeente: Organisatie | None) -> Organisatie | None:
    """Who carries the product out for somebody in this gemeente.

    The fixed body if there is one, else the gemeente itself or its provincie. None without a gemeente, and for what a
    gemeente does not decide: it can lie in more than one waterschap, and an openbaar lichaam has none.
    """
    if product.uitvoerder == Uitvoerder.VAST:
        vaste: Organisatie | None = product.organisatie
        return vaste
    if gemeente is None or product.uitvoerder not in {Uitvoerder.GEMEENTE, Uitvoerder.PROVINCIE}:
        return None
    return gemeente if product.uitvoerder == Uitvoerder.GEMEENTE else gemeente.ligt_in


def list_aanbod(*, product: ProductPagina, organisatie: Organisatie) -> QuerySet[Aanbod]:
    """What this organisation itself says about the product, as long as it offers it; with `locatie_ids`."""
    aanbod = Aanbod.objects.filter(product=product, organisatie=organisatie, beeindigd_op=None, live=True)
    met_locaties: QuerySet[Aanbod] = aanbod.annotate(
        locatie_ids=ArrayAgg("locaties", filter=Q(locaties__isnull=False), default=Value([]))
    )
    return met_locaties


def list_locaties(*, organisatie: Organisatie) -> QuerySet[Locatie]:
    """Where one can go to this organisation, by place and name."""
    locaties: QuerySet[Locatie] = Locatie.objects.filter(organisatie=organisatie)
    return locaties.order_by("plaats", "naam")


def list_aanbieders(*, product: ProductPagina) -> QuerySet[Organisatie]:
    """The organisations that have their own text about the product, by name."""
    biedt_aan = Aanbod.objects.filter(product=product, beeindigd_op=None, live=True).values("organisatie")
    return Organisatie.objects.filter(pk__in=biedt_aan, is_actief=True).order_by("naam")


def list_organisaties(*, tekst: str = "", soort: str = "") -> QuerySet[Organisatie]:
    """The organisations of today by name, those whose name or other name holds this text."""
    organisaties = Organisatie.objects.filter(is_actief=True).order_by("naam")
    if soort:
        organisaties = organisaties.filter(soort=soort)
    if naam := normalise_naam(tekst):
        organisaties = organisaties.filter(
            Q(naam__icontains=tekst.strip()) | Q(slug__contains=naam.replace(" ", "-")) | Q(zoeknamen__contains=[naam])
        )
    return organisaties


def list_themas() -> QuerySet[Thema]:
    """The themes in the editors' order."""
    return Thema.objects.all()


def list_producten(*, doelgroep: str = "", thema: str = "") -> QuerySet[ProductPagina]:
    """The published products by title, with organisation, UPL name and themes."""
    producten: QuerySet[ProductPagina] = ProductPagina.objects.live().with_relations().order_by("title")
    if doelgroep:
        producten = producten.filter(doelgroepen__contains=[doelgroep])
    if thema:
        producten = producten.filter(themas__slug=thema)
    return producten


def list_producten_van(*, organisatie: Organisatie) -> QuerySet[ProductPagina]:
    """The published products that this organisation carries out: its own, and those of every body of its kind."""
    eigen = Q(organisatie=organisatie) | Q(
        aanbod__organisatie=organisatie, aanbod__beeindigd_op=None, aanbod__live=True
    )
    if uitvoerder := uitvoerder_van(organisatie=organisatie):
        eigen |= Q(uitvoerder=uitvoerder, herkomst=Herkomst.REDACTIE)
    producten: QuerySet[ProductPagina] = ProductPagina.objects.live().with_relations().filter(eigen)
    return producten.distinct().order_by("title")


_PLAATSGEBONDEN: Sequence[str] = (Uitvoerder.GEMEENTE, Uitvoerder.PROVINCIE, Uitvoerder.WATERSCHAP)


def uitvoerder_van(*, organisatie: Organisatie) -> Uitvoerder | None:
    """As which body of a place it carries products out; None for a body that is the only one of its kind."""
    if organisatie.soort in _PLAATSGEBONDEN:
        return Uitvoerder(organisatie.soort)
    return Uitvoerder.OPENBAAR_LICHAAM if organisatie.tooi_uri.startswith(_CARIBISCH) else None
