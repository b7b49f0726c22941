"""Life events as documents of the search index."""

from collections.abc import Iterator, Sequence

from django.utils.translation import override
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from cms.producten import verwijzingen
from cms.producten.documenten import make_document, passages, slugs_of, zinnen
from cms.producten.models import ProductPagina
from cms.zoeken.noodzoeken import find_slugs
from cms.zoeken.port import Document
from cms.zoeken.service import meld_wijziging, register_leverancier
from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.selectors import list_gebeurtenissen
from levensgebeurtenissen.verwijzingen import verwijzingen_naar


def connect() -> None:
    """Register the supplier, deliver links to product pages and listen to publications."""
    register_leverancier("levensgebeurtenis", gebeurtenis_documenten, opzoeker=_find)
    verwijzingen.register_leverancier(verwijzingen_naar)
    sender = LevensgebeurtenisPagina
    page_published.connect(_report_change, sender=sender, dispatch_uid="levensgebeurtenissen-published")
    page_unpublished.connect(_report_change, sender=sender, dispatch_uid="levensgebeurtenissen-unpublished")
    page_slug_changed.connect(_report_old_slug, sender=sender, dispatch_uid="levensgebeurtenissen-slug")


def _find(tekst: str) -> list[str]:
    velden = ("title", "titel_en", "samenvatting", "mensentaal")
    slugs = find_slugs(LevensgebeurtenisPagina.objects.live(), titel="title", velden=velden, tekst=tekst)
    return [f"levensgebeurtenis:{slug}" for slug in slugs]


def gebeurtenis_documenten(sleutels: Sequence[str] | None = None) -> Iterator[Document]:
    """The published life events with these keys, or all of them, in Dutch."""
    gebeurtenissen = list_gebeurtenissen()
    if sleutels is not None:
        gebeurtenissen = gebeurtenissen.filter(slug__in=slugs_of(sleutels))
    with override("nl"):
        for pagina in gebeurtenissen:
            yield _document(pagina)


def _document(pagina: LevensgebeurtenisPagina) -> Document:
    return make_document(
        soort="levensgebeurtenis",
        slug=pagina.slug,
        titel=pagina.title,
        titel_en=pagina.titel_en,
        url=pagina.url or f"/levensgebeurtenissen/{pagina.slug}/",
        samenvatting=pagina.samenvatting,
        samenvatting_en=pagina.samenvatting_en,
        passages=passages(_passages(pagina)),
        mensentaal=pagina.mensentaal_regels,
        doelgroepen=(pagina.doelgroep,),
        levensgebeurtenissen=(pagina.slug,),
        bijgewerkt=pagina.gecontroleerd,
    )


def _passages(pagina: LevensgebeurtenisPagina) -> Iterator[tuple[str, str]]:
    yield "inleiding", zinnen(pagina.inleiding)
    for stap in pagina.stappen.raw_data:
        waarde = stap["value"]
        tekst = " ".join(item["value"] for item in waarde["tekst"])
        yield "stappen", f"{_sentence(waarde['titel'])} {_sentence(waarde['wanneer'])} {tekst}"
    for veld in ("vanzelf", "vanzelf_niet", "geld", "fouten", "hulp"):
        yield veld, zinnen(getattr(pagina, veld))


def _sentence(tekst: str) -> str:
    return tekst if tekst.endswith((".", "?", "!")) else f"{tekst}."


def _report_change(instance: LevensgebeurtenisPagina, **kwargs: object) -> None:  # noqa: ARG001
    meld_wijziging(sleutels=[instance.sleutel, *_product_keys(instance)])


def _report_old_slug(instance_before: LevensgebeurtenisPagina, **kwargs: object) -> None:  # noqa: ARG001
    meld_wijziging(sleutels=[f"levensgebeurtenis:{instance_before.slug}"])


def _product_keys(pagina: LevensgebeurtenisPagina) -> list[str]:
    """Products are found by their life events, so they change with them."""
    ids = {item["value"] for stap in pagina.stappen.raw_data for item in stap["value"]["producten"]}
    return [f"product:{slug}" for slug in ProductPagina.objects.filter(pk__in=ids).values_list("slug", flat=True)]
