"""News as documents of the search index."""

from collections.abc import Iterator, Sequence

from django.utils.translation import override
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from cms.nieuws.models import NieuwsPagina
from cms.nieuws.selectors import list_nieuws
from cms.producten.documenten import make_document, passages, slugs_of, zinnen
from cms.zoeken.noodzoeken import find_slugs
from cms.zoeken.port import Document
from cms.zoeken.service import meld_wijziging, register_leverancier


def connect() -> None:
    """Register the supplier and listen to publications."""
    register_leverancier("nieuws", nieuws_documenten, opzoeker=_find)
    sender = NieuwsPagina
    page_published.connect(_report_change, sender=sender, dispatch_uid="nieuws-published")
    page_unpublished.connect(_report_change, sender=sender, dispatch_uid="nieuws-unpublished")
    page_slug_changed.connect(_report_old_slug, sender=sender, dispatch_uid="nieuws-slug")


def _find(tekst: str) -> list[str]:
    velden = ("title", "titel_en", "samenvatting", "mensentaal")
    slugs = find_slugs(list_nieuws().order_by(), titel="title", velden=velden, tekst=tekst)
    return [f"nieuws:{slug}" for slug in slugs]


def nieuws_documenten(sleutels: Sequence[str] | None = None) -> Iterator[Document]:
    """The published news with these keys, or all of it, in Dutch."""
    gevonden = list_nieuws()
    if sleutels is not None:
        gevonden = gevonden.filter(slug__in=slugs_of(sleutels))
    with override("nl"):
        for pagina in gevonden:
            yield make_document(
                soort="nieuws",
                slug=pagina.slug,
                titel=pagina.title,
                titel_en=pagina.titel_en,
                url=pagina.url or f"/nieuws/{pagina.slug}/",
                samenvatting=pagina.samenvatting,
                samenvatting_en=pagina.samenvatting_en,
                passages=passages([("tekst", zinnen(pagina.tekst))]),
                mensentaal=pagina.mensentaal_regels,
                doelgroepen=tuple(pagina.doelgroepen),
                bijgewerkt=pagina.datum,
            )


def _report_change(instance: NieuwsPagina, **kwargs: object) -> None:  # noqa: ARG001
    meld_wijziging(sleutels=[instance.sleutel])


def _report_old_slug(instance_before: NieuwsPagina, **kwargs: object) -> None:  # noqa: ARG001
    meld_wijziging(sleutels=[f"nieuws:{instance_before.slug}"])
