"""Products, organisations and themes as documents of the search index."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import override
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from cms.producten.blocks import Inlogmiddel, Kanaalsoort
from cms.producten.kosten import Bedrag, current_kosten, format_bedrag
from cms.producten.models import Organisatie, ProductPagina, Thema
from cms.producten.taalversie import Taalversie, read_taalversie
from cms.producten.verwijzingen import Verwijzing, list_verwijzingen
from cms.zoeken.noodzoeken import find_slugs
from cms.zoeken.port import Document, Passage, Soort, Vertaling
from cms.zoeken.service import meld_wijziging, register_leverancier

_STAPEL = 500
# A night on which nothing ran is made up for in the next ones.
_NACHTEN = 7


def connect() -> None:
    """Register the suppliers and listen to publications; called once from AppConfig.ready."""
    register_leverancier("product", product_documenten, opzoeker=_find_producten)
    register_leverancier("organisatie", organisatie_documenten, opzoeker=_find_organisaties)
    register_leverancier("thema", thema_documenten, opzoeker=_find_themas)
    page_published.connect(_report_change, sender=ProductPagina, dispatch_uid="producten-published")
    page_unpublished.connect(_report_change, sender=ProductPagina, dispatch_uid="producten-unpublished")
    page_slug_changed.connect(_report_old_slug, sender=ProductPagina, dispatch_uid="producten-slug")


def _report_change(instance: ProductPagina, **kwargs: object) -> None:  # noqa: ARG001
    meld_wijziging(sleutels=[instance.sleutel])


def _report_old_slug(instance_before: ProductPagina, **kwargs: object) -> None:  # noqa: ARG001
    meld_wijziging(sleutels=[f"product:{instance_before.slug}"])


def report_new_amounts(*, op: date) -> list[str]:
    """Report the products of which an amount is valid from this day on, or since a week: nobody publishes them for it.

    Search and the assistant quote the amounts that were valid when the page came into the index.
    """
    dagen = [op - timedelta(days=nacht) for nacht in range(_NACHTEN)]
    begint = reduce(or_, (Q(kosten__contains=[{"value": {"vanaf": dag.isoformat()}}]) for dag in dagen))
    sleutels = [
        f"product:{slug}" for slug in ProductPagina.objects.live().filter(begint).values_list("slug", flat=True)
    ]
    meld_wijziging(sleutels=sleutels)
    return sleutels


def _find_producten(tekst: str) -> list[str]:
    velden = ("title", "titel_en", "samenvatting", "mensentaal")
    slugs = find_slugs(ProductPagina.objects.live(), titel="title", velden=velden, tekst=tekst)
    return [f"product:{slug}" for slug in slugs]


def _find_organisaties(tekst: str) -> list[str]:
    actief = Organisatie.objects.filter(is_actief=True)
    return [f"organisatie:{slug}" for slug in find_slugs(actief, titel="naam", velden=("naam",), tekst=tekst)]


def _find_themas(tekst: str) -> list[str]:
    slugs = find_slugs(Thema.objects.all(), titel="titel", velden=("titel", "titel_en"), tekst=tekst)
    return [f"thema:{slug}" for slug in slugs]


def product_documenten(sleutels: Sequence[str] | None = None) -> Iterator[Document]:
    """The published products with these keys, or all of them, in Dutch."""
    producten = ProductPagina.objects.live().with_relations().prefetch_related("vertalingen").order_by("pk")
    if sleutels is not None:
        producten = producten.filter(slug__in=slugs_of(sleutels))
    with override("nl"):
        for stapel in _in_stapels(producten.prefetch_related("upn_ook")):
            verwijzingen = list_verwijzingen(producten=[product.pk for product in stapel], soort="levensgebeurtenis")
            for product in stapel:
                yield _product_document(product, verwijzingen[product.pk])


def organisatie_documenten(sleutels: Sequence[str] | None = None) -> Iterator[Document]:
    """The organisations of today with these keys, or all of them."""
    organisaties = Organisatie.objects.filter(is_actief=True).order_by("pk")
    if sleutels is not None:
        organisaties = organisaties.filter(slug__in=slugs_of(sleutels))
    with override("nl"):
        for organisatie in organisaties:
            yield _organisatie_document(organisatie)


def thema_documenten(sleutels: Sequence[str] | None = None) -> Iterator[Document]:
    """The themes with these keys, or all of them."""
    themas = Thema.objects.order_by("pk")
    if sleutels is not None:
        themas = themas.filter(slug__in=slugs_of(sleutels))
    for thema in themas:
        yield make_document(
            soort="thema",
            slug=thema.slug,
            titel=thema.titel,
            titel_en=thema.titel_en,
            url=thema.get_absolute_url(),
            samenvatting=thema.samenvatting,
            samenvatting_en=thema.samenvatting_en,
            themas=(thema.slug,),
        )


def slugs_of(sleutels: Iterable[str]) -> list[str]:
    """The slugs in keys such as `product:kinderbijslag`."""
    return [sleutel.partition(":")[2] for sleutel in sleutels]


def make_document(*, soort: Soort, slug: str, bijgewerkt: date | None = None, **velden: Any) -> Document:  # noqa: ANN401
    """A document in which what a kind of page does not have is empty."""
    leeg: dict[str, Any] = {
        "passages": (),
        "mensentaal": (),
        "trefwoorden": (),
        "doelgroepen": (),
        "themas": (),
        "levensgebeurtenissen": (),
        "organisatiesoort": None,
        "organisatie": None,
        "upn": None,
        "upn_uri": None,
        "titel_en": "",
        "samenvatting_en": "",
    }
    return Document(
        sleutel=f"{soort}:{slug}", soort=soort, bijgewerkt=bijgewerkt or timezone.localdate(), **(leeg | velden)
    )


def passages(delen: Iterable[tuple[str, str]]) -> tuple[Passage, ...]:
    """The parts that have text."""
    return tuple(Passage(kop=kop, tekst=tekst) for kop, tekst in delen if tekst)


def zinnen(stroom: Iterable[Any]) -> str:
    """The sentences of a stream of plain text blocks."""
    return " ".join(str(blok.value) for blok in stroom)


def _product_document(product: ProductPagina, verwijzingen: Sequence[Verwijzing]) -> Document:
    organisatie = product.organisatie
    return make_document(
        soort="product",
        slug=product.slug,
        titel=product.title,
        titel_en=product.titel_en,
        url=product.url or f"/producten/{product.slug}/",
        samenvatting=product.samenvatting,
        samenvatting_en=product.samenvatting_en,
        passages=passages(_product_passages(read_taalversie(product=product, taal="nl"))),
        vertalingen=tuple(_vertalingen(product)),
        mensentaal=product.mensentaal_regels,
        trefwoorden=(
            *product.trefwoorden_regels,
            *filter(None, [product.titel_pap]),
            *(upn.naam for upn in product.upn_ook.all()),
        ),
        doelgroepen=tuple(product.doelgroepen),
        themas=tuple(thema.slug for thema in product.themas.all()),
        levensgebeurtenissen=tuple(verwijzing.slug for verwijzing in verwijzingen),
        organisatiesoort=organisatie.soort if organisatie else product.uitvoerder,
        organisatie=organisatie.tooi_uri if organisatie else None,
        upn=product.upn.naam if product.upn else None,
        upn_uri=product.upn.uri if product.upn else None,
        kanalen=tuple(dict.fromkeys(blok.value["soort"] for blok in product.kanalen)),
        digid=any(_with_digid(blok.value) for blok in product.kanalen),
        gebied=product.gebied,
        bijgewerkt=product.gecontroleerd,
    )


def _with_digid(kanaal: Mapping[str, Any]) -> bool:
    return kanaal["soort"] == Kanaalsoort.ONLINE and kanaal["inlog"] in {
        Inlogmiddel.DIGID,
        Inlogmiddel.DIGID_MACHTIGEN,
    }


def _product_passages(versie: Taalversie) -> Iterator[tuple[str, str]]:
    """Every field with text in the language of the version; what it has in Dutch only is left out elsewhere."""
    delen = {naam: deel.waarde for naam, deel in versie.delen.items() if not deel.taal}
    yield "kort_antwoord", delen.get("kort_antwoord", "")
    for veld in ("wat", "voor_wie", "voorwaarden"):
        yield veld, zinnen(delen.get(veld, ()))
    # One passage a step, as life events have it: who quotes it can tell the steps apart.
    for blok in delen.get("stappen", ()):
        yield "stappen", f"{_sentence(blok.value['titel'])} {blok.value['tekst']}".strip()
    yield "nodig", zinnen(delen.get("nodig", ()))
    if not versie.kosten.taal:
        # One passage an amount, for the same reason.
        for bedrag in current_kosten(bedragen=versie.kosten.waarde, op=timezone.localdate()):
            yield "kosten", kosten_zin(bedrag)
    for veld in ("termijn", "geen_reactie", "bezwaar"):
        yield veld, delen.get(veld, "")
    if not versie.kanalen.taal:
        yield "kanalen", " ".join(_sentence(kanaal["tekst"]) for kanaal in versie.kanalen.waarde)
    for blok in delen.get("vragen", ()):
        yield "vraag", f"{blok.value['vraag']} {blok.value['antwoord']}"


def _vertalingen(product: ProductPagina) -> Iterator[Vertaling]:
    """The page in the other languages in which it has a text."""
    for vertaling in product.vertalingen.all():
        with override(vertaling.taal):
            yield Vertaling(
                taal=vertaling.taal,
                titel=getattr(product, f"titel_{vertaling.taal}"),
                samenvatting=getattr(product, f"samenvatting_{vertaling.taal}"),
                passages=passages(_product_passages(read_taalversie(product=product, taal=vertaling.taal))),
            )


def kosten_zin(bedrag: Bedrag) -> str:
    """An amount as a sentence, such as `Paspoort, 18 jaar of ouder: € 88,20.` gives."""
    if bedrag.bedrag is None:
        return f"{bedrag.omschrijving}: {bedrag.toelichting}" if bedrag.toelichting else _sentence(bedrag.omschrijving)
    return f"{bedrag.omschrijving}: {format_bedrag(bedrag.bedrag)}. {bedrag.toelichting}".strip()


def _sentence(tekst: str) -> str:
    """With a full stop, if it had no end."""
    return tekst if tekst.endswith((".", "?", "!")) else f"{tekst}."


def _organisatie_document(organisatie: Organisatie) -> Document:
    return make_document(
        soort="organisatie",
        slug=organisatie.slug,
        titel=organisatie.naam,
        titel_en=organisatie.naam,
        url=organisatie.get_absolute_url(),
        samenvatting=f"{organisatie.get_soort_display()}. Contact en producten van {organisatie.naam}.",
        samenvatting_en=f"Contact details and services of {organisatie.naam}.",
        passages=passages(
            [
                ("taak", organisatie.taak),
                ("telefoon", f"Bel {organisatie.telefoon}." if organisatie.telefoon else ""),
                ("email", f"Mail naar {organisatie.email}." if organisatie.email else ""),
                ("bezoekadres", f"Het bezoekadres is {organisatie.bezoekadres}." if organisatie.bezoekadres else ""),
            ]
        ),
        trefwoorden=tuple(
            naam for naam in (organisatie.korte_naam, organisatie.officiele_naam, *organisatie.andere_namen) if naam
        ),
        organisatiesoort=organisatie.soort,
        organisatie=organisatie.tooi_uri,
        bijgewerkt=organisatie.bijgewerkt_op,
    )


def _in_stapels(producten: QuerySet[ProductPagina]) -> Iterator[list[ProductPagina]]:
    """In portions, so that memory stays small with 100,000 products."""
    laatste = 0
    while stapel := list(producten.filter(pk__gt=laatste)[:_STAPEL]):
        yield stapel
        laatste = stapel[-1].pk
