"""Products, organisations and themes in the API (ARCHITECTUUR §4)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router
from ninja.pagination import paginate
from pydantic import StringConstraints

from cms.producten.apireeks import Reeks, absolute_url
from cms.producten.models import Organisatie, Organisatiesoort, ProductPagina, Thema
from cms.producten.selectors import find_gemeente, list_organisaties, list_producten, list_themas, organisatie_voor
from cms.producten.verwijzingen import list_verwijzingen
from cms.zoeken.port import Zoekvraag
from cms.zoeken.service import zoekmachine
from portal.api import Bladering, InvalidParam, ProbleemFout, Schema
from portal.core.beleid import public

router = Router(tags=["Producten"])

# More hits than anybody pages through; the search engine orders them, the filters apply to them.
MAX_TREFFERS = 200

# PostgreSQL refuses a NUL in text.
Zoektekst = Annotated[str, StringConstraints(max_length=300, pattern=r"^[^\x00]*$")]


class OrganisatieKort(Schema):
    """Who carries a product out."""

    naam: str
    soort: str
    tooi_uri: str
    url: str
    telefoon: str


class OrganisatieUit(OrganisatieKort):
    """One organisation."""

    slug: str
    owms_uri: str
    oin: str
    code: str
    website: str
    email: str
    bezoekadres: str
    postadres: str
    is_actief: bool


class ProductUit(Schema):
    """One product; its key is `upnUri`."""

    slug: str
    titel: str
    titel_en: str
    url: str
    samenvatting: str
    samenvatting_en: str
    kort_antwoord: str
    uniforme_productnaam: str | None
    upn_uri: str | None
    score: float | None
    organisatie: OrganisatieKort | None
    organisatiesoort: str
    doelgroep: list[str]
    themas: list[str]
    levensgebeurtenissen: list[str]
    bijgewerkt: date | None


class ThemaUit(Schema):
    """One theme."""

    slug: str
    titel: str
    titel_en: str
    samenvatting: str
    samenvatting_en: str
    url: str


class ProductFilter(Schema):
    """What a list of products can be narrowed by."""

    q: Zoektekst = ""
    levensgebeurtenis: Zoektekst = ""
    thema: Zoektekst = ""
    doelgroep: Literal["", "particulier", "ondernemer"] = ""
    organisatie: Zoektekst = ""
    gemeente: Zoektekst = ""
    uniforme_productnaam: Zoektekst = ""


@router.get("/producten", response=list[ProductUit], summary="Producten zoeken en filteren")
@paginate(Bladering)
@public
def producten(request: HttpRequest, filters: Query[ProductFilter]) -> Sequence[ProductUit]:  # noqa: ARG001
    """`organisatie`: TOOI URI or slug; `gemeente`: code, name or woonplaats; `uniformeProductnaam`: name or URI."""
    gemeente = _gemeente(filters.gemeente)
    gevonden = _filtered(filters)
    if not filters.q:
        return Reeks(gevonden, lambda deel: products_out(deel, gemeente=gemeente, scores={}))
    scores = _scores(filters)
    op_score = sorted(gevonden.filter(slug__in=scores), key=lambda product: scores[product.slug], reverse=True)
    return Reeks(op_score, lambda deel: products_out(deel, gemeente=gemeente, scores=scores))


@router.get("/producten/{slug:slug}", response=ProductUit, summary="Eén product")
@public
def product(request: HttpRequest, slug: str, gemeente: Zoektekst = "") -> ProductUit:  # noqa: ARG001
    """One published product, with the organisation of the gemeente if one is given."""
    gevonden = get_object_or_404(list_producten(), slug=slug)
    return products_out([gevonden], gemeente=_gemeente(gemeente), scores={})[0]


@router.get("/organisaties", response=list[OrganisatieUit], summary="Organisaties zoeken en filteren")
@paginate(Bladering)
@public
def organisaties(
    request: HttpRequest,  # noqa: ARG001
    q: Zoektekst = "",
    soort: Organisatiesoort | None = None,
) -> Sequence[OrganisatieUit]:
    """The organisations of today, by name."""
    return Reeks(list_organisaties(tekst=q, soort=soort or ""), lambda deel: [organisatie_out(o) for o in deel])


@router.get("/organisaties/{slug:slug}", response=OrganisatieUit, summary="Eén organisatie")
@public
def organisatie(request: HttpRequest, slug: str) -> OrganisatieUit:  # noqa: ARG001
    """One organisation, also one that no longer exists."""
    return organisatie_out(get_object_or_404(Organisatie, slug=slug))


@router.get("/themas", response=list[ThemaUit], summary="Thema's")
@paginate(Bladering)
@public
def themas(request: HttpRequest) -> Sequence[ThemaUit]:  # noqa: ARG001
    """All themes in the editors' order."""
    return Reeks(list_themas(), lambda deel: [_thema_out(thema) for thema in deel])


def products_out(
    deel: Iterable[ProductPagina], *, gemeente: Organisatie | None, scores: dict[str, float]
) -> list[ProductUit]:
    """Products as the API gives them, with the organisation for somebody in this gemeente."""
    paginas = list(deel)
    verwijzingen = list_verwijzingen(producten=[pagina.pk for pagina in paginas])
    return [
        ProductUit(
            slug=pagina.slug,
            titel=pagina.title,
            titel_en=pagina.titel_en,
            url=absolute_url(pagina.get_url()),
            samenvatting=pagina.samenvatting,
            samenvatting_en=pagina.samenvatting_en,
            kort_antwoord=pagina.kort_antwoord,
            uniforme_productnaam=pagina.upn.naam if pagina.upn else None,
            upn_uri=pagina.upn.uri if pagina.upn else None,
            score=scores.get(pagina.slug),
            organisatie=_short_organisatie(organisatie_voor(product=pagina, gemeente=gemeente)),
            organisatiesoort=pagina.organisatie.soort if pagina.organisatie else pagina.uitvoerder,
            doelgroep=list(pagina.doelgroepen),
            themas=[thema.slug for thema in pagina.themas.all()],
            levensgebeurtenissen=[verwijzing.slug for verwijzing in verwijzingen[pagina.pk]],
            bijgewerkt=pagina.gecontroleerd,
        )
        for pagina in paginas
    ]


def organisatie_out(gevonden: Organisatie) -> OrganisatieUit:
    """An organisation as the API gives it."""
    velden: dict[str, Any] = {naam: getattr(gevonden, naam) for naam in OrganisatieUit.model_fields if naam != "url"}
    return OrganisatieUit(url=absolute_url(gevonden.get_absolute_url()), **velden)


def _short_organisatie(gevonden: Organisatie | None) -> OrganisatieKort | None:
    if gevonden is None:
        return None
    return OrganisatieKort(
        naam=gevonden.naam,
        soort=gevonden.soort,
        tooi_uri=gevonden.tooi_uri,
        url=absolute_url(gevonden.get_absolute_url()),
        telefoon=gevonden.telefoon,
    )


def _thema_out(thema: Thema) -> ThemaUit:
    velden = {naam: getattr(thema, naam) for naam in ThemaUit.model_fields if naam != "url"}
    return ThemaUit(url=absolute_url(thema.get_absolute_url()), **velden)


def _gemeente(tekst: str) -> Organisatie | None:
    gemeente = find_gemeente(tekst=tekst) if tekst else None
    if tekst and gemeente is None:
        reden = InvalidParam(name="gemeente", reason=_("Deze gemeente kennen we niet, of de naam is niet duidelijk."))
        raise ProbleemFout(400, _("De gemeente klopt niet."), invalid_params=[reden])
    return gemeente


def _filtered(filters: ProductFilter) -> QuerySet[ProductPagina]:
    gevonden = list_producten(doelgroep=filters.doelgroep, thema=filters.thema)
    if filters.organisatie:
        veld = "tooi_uri" if "://" in filters.organisatie else "slug"
        gevonden = gevonden.filter(**{f"organisatie__{veld}": filters.organisatie})
    if filters.uniforme_productnaam:
        veld = "uri" if "://" in filters.uniforme_productnaam else "naam"
        gevonden = gevonden.filter(**{f"upn__{veld}": filters.uniforme_productnaam})
    if filters.levensgebeurtenis:
        gevonden = gevonden.filter(pk__in=_led_to_by(filters.levensgebeurtenis, gevonden))
    return gevonden


def _led_to_by(slug: str, producten: QuerySet[ProductPagina]) -> list[int]:
    """The ids of the products that the life event leads to."""
    verwijzingen = list_verwijzingen(producten=list(producten.values_list("pk", flat=True)))
    return [pk for pk, lijst in verwijzingen.items() if any(verwijzing.slug == slug for verwijzing in lijst)]


def _scores(filters: ProductFilter) -> dict[str, float]:
    """The best hits of the search engine, by slug."""
    vraag = Zoekvraag(
        tekst=filters.q,
        soort="product",
        doelgroep=filters.doelgroep or None,
        thema=filters.thema or None,
        per_pagina=MAX_TREFFERS,
    )
    treffers = zoekmachine().zoek(vraag).treffers
    return {treffer.document.sleutel.partition(":")[2]: round(treffer.score, 4) for treffer in treffers}
