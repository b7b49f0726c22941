"""Regelhulpen as documents of the search index."""

from collections.abc import Iterator, Sequence

from django.utils.translation import override
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from cms.producten.documenten import make_document, passages, slugs_of, zinnen
from cms.zoeken.noodzoeken import find_slugs
from cms.zoeken.port import Document
from cms.zoeken.service import meld_wijziging, register_leverancier
from levensgebeurtenissen.regelhulpen.models import RegelhulpPagina
from levensgebeurtenissen.regelhulpen.selectors import list_regelhulpen


def connect() -> None:
    """Register the supplier and listen to publications."""
    register_leverancier("regelhulp", regelhulp_documenten, opzoeker=_find)
    sender = RegelhulpPagina
    page_published.connect(_report_change, sender=sender, dispatch_uid="regelhulpen-published")
    page_unpublished.connect(_report_change, sender=sender, dispatch_uid="regelhulpen-unpublished")
    page_slug_changed.connect(_report_old_slug, sender=sender, dispatch_uid="regelhulpen-slug")


def _find(tekst: str) -> list[str]:
    velden = ("title", "titel_en", "samenvatting", "mensentaal")
    slugs = find_slugs(RegelhulpPagina.objects.live(), titel="title", velden=velden, tekst=tekst)
    return [f"regelhulp:{slug}" for slug in slugs]


def regelhulp_documenten(sleutels: Sequence[str] | None = None) -> Iterator[Document]:
    """The published regelhulpen with these keys, or all of them, in Dutch."""
    gevonden = list_regelhulpen().prefetch_related("gebeurtenissen")
    if sleutels is not None:
        gevonden = gevonden.filter(slug__in=slugs_of(sleutels))
    with override("nl"):
        for pagina in gevonden:
            yield _document(pagina)


def _document(pagina: RegelhulpPagina) -> Document:
    return make_document(
        soort="regelhulp",
        slug=pagina.slug,
        titel=pagina.title,
        titel_en=pagina.titel_en,
        url=pagina.url or f"/regelhulpen/{pagina.slug}/",
        samenvatting=pagina.samenvatting,
        samenvatting_en=pagina.samenvatting_en,
        passages=passages(_passages(pagina)),
        mensentaal=pagina.mensentaal_regels,
        doelgroepen=(pagina.doelgroep,),
        levensgebeurtenissen=tuple(gebeurtenis.slug for gebeurtenis in pagina.gebeurtenissen.all() if gebeurtenis.live),
        bijgewerkt=pagina.gecontroleerd,
    )


def _passages(pagina: RegelhulpPagina) -> Iterator[tuple[str, str]]:
    yield "inleiding", zinnen(pagina.inleiding)
    for vraag in pagina.graaf.vragen.values():
        yield "vragen", vraag.tekst
    # A title with a calculated value in it says nothing before there is one.
    for uitkomst in pagina.graaf.uitkomsten:
        if "{" not in uitkomst.titel:
            yield "uitkomsten", f"{uitkomst.titel}."


def _report_change(instance: RegelhulpPagina, **kwargs: object) -> None:  # noqa: ARG001
    meld_wijziging(sleutels=[instance.sleutel])


def _report_old_slug(instance_before: RegelhulpPagina, **kwargs: object) -> None:  # noqa: ARG001
    meld_wijziging(sleutels=[f"regelhulp:{instance_before.slug}"])
