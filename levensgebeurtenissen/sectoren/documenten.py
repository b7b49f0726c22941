"""Sectors as documents of the search index."""

from collections.abc import Iterator, Sequence

from django.utils.translation import override
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from cms.producten.documenten import make_document, passages, slugs_of, zinnen
from cms.producten.models import Doelgroep
from cms.zoeken.noodzoeken import find_slugs
from cms.zoeken.port import Document
from cms.zoeken.service import meld_wijziging, register_leverancier
from levensgebeurtenissen.sectoren.models import SectorPagina
from levensgebeurtenissen.sectoren.pagina import ONDERDELEN
from levensgebeurtenissen.sectoren.selectors import list_activiteiten, list_sectoren


def connect() -> None:
    """Register the supplier and listen to publications."""
    register_leverancier("sector", sector_documenten, opzoeker=_find)
    sender = SectorPagina
    page_published.connect(_report_change, sender=sender, dispatch_uid="sectoren-published")
    page_unpublished.connect(_report_change, sender=sender, dispatch_uid="sectoren-unpublished")
    page_slug_changed.connect(_report_old_slug, sender=sender, dispatch_uid="sectoren-slug")


def _find(tekst: str) -> list[str]:
    velden = ("title", "titel_en", "samenvatting", "mensentaal")
    slugs = find_slugs(list_sectoren(), titel="title", velden=velden, tekst=tekst)
    return [f"sector:{slug}" for slug in slugs]


def sector_documenten(sleutels: Sequence[str] | None = None) -> Iterator[Document]:
    """The published sectors with these keys, or all of them, in Dutch."""
    gevonden = list_sectoren()
    if sleutels is not None:
        gevonden = gevonden.filter(slug__in=slugs_of(sleutels))
    with override("nl"):
        for pagina in gevonden:
            yield _document(pagina)


def _document(pagina: SectorPagina) -> Document:
    return make_document(
        soort="sector",
        slug=pagina.slug,
        titel=pagina.title,
        titel_en=pagina.titel_en,
        url=pagina.url or f"/sectoren/{pagina.slug}/",
        samenvatting=pagina.samenvatting,
        samenvatting_en=pagina.samenvatting_en,
        passages=passages(_passages(pagina)),
        mensentaal=pagina.mensentaal_regels,
        doelgroepen=(Doelgroep.ONDERNEMER.value,),
        bijgewerkt=pagina.gecontroleerd,
    )


def _passages(pagina: SectorPagina) -> Iterator[tuple[str, str]]:
    yield "inleiding", zinnen(pagina.inleiding)
    yield "activiteiten", ", ".join(activiteit.naam for activiteit in list_activiteiten(pagina))
    for naam in ONDERDELEN:
        for blok in getattr(pagina, naam).raw_data:
            yield naam, f"{blok['value']['titel']}. {blok['value']['tekst']}"
    yield "toezicht", zinnen(pagina.toezicht)


def _report_change(instance: SectorPagina, **kwargs: object) -> None:  # noqa: ARG001
    meld_wijziging(sleutels=[instance.sleutel])


def _report_old_slug(instance_before: SectorPagina, **kwargs: object) -> None:  # noqa: ARG001
    meld_wijziging(sleutels=[f"sector:{instance_before.slug}"])
