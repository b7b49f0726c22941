"""Who carries the products out, for the gemeente of this turn."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from cms.producten.models import Organisatie, Organisatiesoort, ProductPagina
from cms.producten.selectors import list_producten, organisatie_voor
from wegwijzer_ai.antwoord.model import Beurt, Kandidaat, OrganisatieVan, ProductAntwoord

MAX_PRODUCTS = 5
# A product that is much weaker than the first is no answer to the same question.
SHARE_OF_FIRST = 0.45


def attach_products(beurt: Beurt) -> None:
    """Step: the products of the answer, best first, with their organisation; what is no longer published drops out."""
    if not beurt.producten:
        return
    lowest = SHARE_OF_FIRST * beurt.producten[0].score
    kept = [candidate for candidate in beurt.producten[:MAX_PRODUCTS] if candidate.score >= lowest]
    pages = _pages(kept)
    kept = [candidate for candidate in kept if _slug(candidate) in pages]
    beurt.antwoord_producten = [_product(beurt, candidate, pages[_slug(candidate)]) for candidate in kept]
    beurt.producten = kept


def _pages(candidates: Sequence[Kandidaat]) -> dict[str, ProductPagina]:
    slugs = [_slug(candidate) for candidate in candidates]
    return {page.slug: page for page in list_producten().filter(slug__in=slugs)}


def _slug(candidate: Kandidaat) -> str:
    return candidate.document.sleutel.partition(":")[2]


def _product(beurt: Beurt, candidate: Kandidaat, page: ProductPagina) -> ProductAntwoord:
    document = candidate.document
    titel, taal = document.titel_in(beurt.antwoordtaal)
    return ProductAntwoord(
        titel=titel,
        url=document.url,
        samenvatting=document.samenvatting_in(taal)[0],
        upn=document.upn,
        upn_uri=document.upn_uri,
        score=candidate.score,
        organisatie=_organisatie_van(
            organisatie_voor(product=page, gemeente=beurt.gemeente), document.organisatiesoort
        ),
        taal=taal,
    )


def _organisatie_van(organisatie: Organisatie | None, soort: str | None) -> OrganisatieVan | None:
    if organisatie is not None:
        return OrganisatieVan(
            naam=organisatie.naam,
            soort=organisatie.soort,
            tooi_uri=organisatie.tooi_uri,
            url=organisatie.get_absolute_url(),
            telefoon=organisatie.telefoon,
            telefoon_uri=organisatie.telefoon_uri,
        )
    names = {
        "gemeente": _("Uw gemeente"),
        "provincie": _("Uw provincie"),
        "waterschap": _("Uw waterschap"),
        "openbaar_lichaam": _("Uw openbaar lichaam"),
    }
    if soort not in names:
        return None
    # An openbaar lichaam is no kind of its own among organisations.
    return OrganisatieVan(
        naam=names[soort], soort=soort if soort in Organisatiesoort.values else Organisatiesoort.OVERIG.value
    )
