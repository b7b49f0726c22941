"""Products and themes in the API (ARCHITECTUUR §4)."""

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router
from ninja.pagination import paginate

from cms.producten.apiplaatsen import require_gemeente, short_organisatie
from cms.producten.apiplaatsen import router as plaatsen
from cms.producten.apiproduct import Taalkeuze, full_product
from cms.producten.apireeks import Reeks, absolute_url
from cms.producten.apivormen import ProductFilter, ProductKort, ProductVolledig, ThemaUit, Zoektekst
from cms.producten.models import Organisatie, ProductPagina, Thema
from cms.producten.selectors import list_producten, list_themas, organisatie_voor
from cms.producten.verwijzingen import list_verwijzingen
from cms.zoeken.port import Zoekvraag
from cms.zoeken.service import zoekmachine
from portal.api import Bladering
from portal.core.beleid import public

router = Router(tags=["Producten"])
router.add_router("", plaatsen)

# More hits than anybody pages through; the search engine orders them, the filters apply to them.
MAX_TREFFERS = 200


@router.get("/producten", response=list[ProductKort], summary="Producten zoeken en filteren")
@paginate(Bladering)
@public
def producten(request: HttpRequest, filters: Query[ProductFilter]) -> Sequence[ProductKort]:  # noqa: ARG001
    """`organisatie`: TOOI URI or slug; `gemeente`: code, name or woonplaats; `uniformeProductnaam`: name or URI."""
    gemeente = require_gemeente(filters.gemeente) if filters.gemeente else None
    gevonden = _filtered(filters)
    if not filters.q:
        return Reeks(gevonden, lambda deel: products_out(deel, gemeente=gemeente, scores={}))
    scores = _scores(filters)
    op_score = sorted(gevonden.filter(slug__in=scores), key=lambda product: scores[product.slug], reverse=True)
    return Reeks(op_score, lambda deel: products_out(deel, gemeente=gemeente, scores=scores))


@router.get("/producten/{slug:slug}", response=ProductVolledig, summary="Eén product")
@public
def product(
    request: HttpRequest,  # noqa: ARG001
    slug: str,
    gemeente: Zoektekst = "",
    taal: Taalkeuze = "nl",
) -> ProductVolledig:
    """One published product with all its parts; with `gemeente` also what that organisation itself says."""
    pagina = get_object_or_404(list_producten(), slug=slug)
    plaats = require_gemeente(gemeente) if gemeente else None
    (kort,) = products_out([pagina], gemeente=plaats, scores={})
    organisatie = organisatie_voor(product=pagina, gemeente=plaats)
    return full_product(pagina=pagina, kort=kort, organisatie=organisatie, taal=taal)


@router.get("/themas", response=list[ThemaUit], summary="Thema's", tags=["Thema's"])
@paginate(Bladering)
@public
def themas(request: HttpRequest) -> Sequence[ThemaUit]:  # noqa: ARG001
    """All themes in the editors' order."""
    return Reeks(list_themas(), lambda deel: [_thema_out(thema) for thema in deel])


def products_out(
    deel: Iterable[ProductPagina], *, gemeente: Organisatie | None, scores: dict[str, float]
) -> list[ProductKort]:
    """Products as the API gives them, with the organisation for somebody in this gemeente."""
    paginas = list(deel)
    verwijzingen = list_verwijzingen(producten=[pagina.pk for pagina in paginas], soort="levensgebeurtenis")
    return [
        ProductKort(
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
            organisatie=short_organisatie(organisatie_voor(product=pagina, gemeente=gemeente)),
            organisatiesoort=pagina.organisatie.soort if pagina.organisatie else pagina.uitvoerder,
            doelgroep=list(pagina.doelgroepen),
            themas=[thema.slug for thema in pagina.themas.all()],
            levensgebeurtenissen=[verwijzing.slug for verwijzing in verwijzingen[pagina.pk]],
            gebied=pagina.gebied,
            bijgewerkt=pagina.gecontroleerd,
        )
        for pagina in paginas
    ]


def _thema_out(thema: Thema) -> ThemaUit:
    velden = {naam: getattr(thema, naam) for naam in ThemaUit.model_fields if naam != "url"}
    return ThemaUit(url=absolute_url(thema.get_absolute_url()), **velden)


def _filtered(filters: ProductFilter) -> QuerySet[ProductPagina]:
    gevonden = list_producten(doelgroep=filters.doelgroep, thema=filters.thema)
    if filters.organisatie:
        veld = "tooi_uri" if "://" in filters.organisatie else "slug"
        gevonden = gevonden.filter(**{f"organisatie__{veld}": filters.organisatie})
    if naam := filters.uniforme_productnaam:
        veld = "uri" if "://" in naam else "naam"
        # A page can describe more than one name.
        gevonden = gevonden.filter(Q(**{f"upn__{veld}": naam}) | Q(**{f"upn_ook__{veld}": naam})).distinct()
    if filters.gebied:
        gevonden = gevonden.filter(gebied=filters.gebied)
    if filters.kanaal:
        gevonden = gevonden.filter(kanalen__contains=[{"value": {"soort": filters.kanaal}}])
    if filters.levensgebeurtenis:
        gevonden = gevonden.filter(pk__in=_led_to_by(filters.levensgebeurtenis, gevonden))
    return gevonden


def _led_to_by(slug: str, producten: QuerySet[ProductPagina]) -> list[int]:
    """The ids of the products that the life event leads to."""
    verwijzingen = list_verwijzingen(producten=list(producten.values_list("pk", flat=True)), soort="levensgebeurtenis")
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
