"""Locations, organisations and uniform product names in the API."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F, IntegerField, Prefetch, Q, QuerySet
from django.db.models.functions import Abs, Cast, Left
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router
from ninja.pagination import paginate

from cms.producten.apireeks import Reeks, absolute_url
from cms.producten.apivormen import (
    GrondslagUit,
    LocatieFilter,
    LocatieUit,
    NaamFilter,
    OpeningstijdUit,
    OrganisatieGegevens,
    OrganisatieKort,
    OrganisatieVolledig,
    UniformeProductnaamUit,
    Zoektekst,
)
from cms.producten.models import Locatie, Organisatie, Organisatiesoort, ProductPagina, UniformeProduct
from cms.producten.selectors import find_gemeente, list_organisaties
from portal.api import Bladering, InvalidParam, ProbleemFout
from portal.core.beleid import public

router = Router(tags=["Organisaties"])


@router.get("/organisaties", response=list[OrganisatieGegevens], summary="Organisaties zoeken en filteren")
@paginate(Bladering)
@public
def organisaties(
    request: HttpRequest,  # noqa: ARG001
    q: Zoektekst = "",
    soort: Organisatiesoort | None = None,
) -> Sequence[OrganisatieGegevens]:
    """The organisations of today, by name."""
    return Reeks(list_organisaties(tekst=q, soort=soort or ""), lambda deel: [organisatie_out(o) for o in deel])


@router.get("/organisaties/{slug:slug}", response=OrganisatieVolledig, summary="Eén organisatie")
@public
def organisatie(request: HttpRequest, slug: str) -> OrganisatieVolledig:  # noqa: ARG001
    """One organisation, also one that no longer exists: `opgevolgdDoor` says who took over."""
    gevonden = get_object_or_404(Organisatie.objects.select_related("ligt_in"), slug=slug)
    kort = organisatie_out(gevonden).model_dump()
    return OrganisatieVolledig(
        **kort,
        taak=gevonden.taak,
        taak_en=gevonden.taak_en,
        provincie=short_organisatie(gevonden.ligt_in),
        opgevolgd_door=[_short(o) for o in gevonden.opgevolgd_door.all()],
        voorgangers=[_short(o) for o in gevonden.voorgangers.all()],
        locaties=[_locatie_out(plek) for plek in gevonden.locaties.select_related("organisatie")],
    )


@router.get("/locaties", response=list[LocatieUit], summary="Locaties", tags=["Locaties"])
@paginate(Bladering)
@public
def locaties(request: HttpRequest, filters: Query[LocatieFilter]) -> Sequence[LocatieUit]:  # noqa: ARG001
    """With `postcode` those first whose postcode number lies nearest: an approximation, not a distance in kilometres.

    `organisatie`: TOOI URI or slug; `gemeente`: code, name or woonplaats.
    """
    gevonden: QuerySet[Locatie] = Locatie.objects.select_related("organisatie").filter(organisatie__is_actief=True)
    if filters.organisatie:
        veld = "tooi_uri" if "://" in filters.organisatie else "slug"
        gevonden = gevonden.filter(**{f"organisatie__{veld}": filters.organisatie})
    if filters.gemeente:
        gevonden = gevonden.filter(organisatie=require_gemeente(filters.gemeente))
    return Reeks(_nearest(gevonden, filters.postcode), lambda deel: [_locatie_out(plek) for plek in deel])


@router.get(
    "/uniforme-productnamen",
    response=list[UniformeProductnaamUit],
    summary="Uniforme productnamen (UPL)",
    tags=["Uniforme productnamen"],
)
@paginate(Bladering)
@public
def uniforme_productnamen(
    request: HttpRequest,  # noqa: ARG001
    filters: Query[NaamFilter],
) -> Sequence[UniformeProductnaamUit]:
    """The names that all governments share, with their legal bases and our products (by slug)."""
    live = ProductPagina.objects.live().order_by("title")
    namen = UniformeProduct.objects.order_by("naam", "pk").prefetch_related(
        "grondslagen", Prefetch("producten", live), Prefetch("ook_op", live)
    )
    if not filters.ook_beeindigd:
        namen = namen.filter(beeindigd_op=None)
    if filters.q:
        namen = namen.filter(Q(naam__icontains=filters.q) | Q(uri=filters.q))
    if filters.laag:
        namen = namen.filter(lagen__contains=[filters.laag])
    if filters.doelgroep:
        namen = namen.filter(doelgroepen__contains=[filters.doelgroep])
    return Reeks(namen, lambda deel: [_naam_out(naam) for naam in deel])


def require_gemeente(tekst: str) -> Organisatie:
    """The gemeente with this code, name or woonplaats.

    Raises:
        ProbleemFout: there is none, or more than one.
    """
    gemeente = find_gemeente(tekst=tekst)
    if gemeente is None:
        reden = InvalidParam(name="gemeente", reason=_("Deze gemeente kennen we niet, of de naam is niet duidelijk."))
        raise ProbleemFout(400, _("De gemeente klopt niet."), invalid_params=[reden])
    return gemeente


def organisatie_out(gevonden: Organisatie) -> OrganisatieGegevens:
    """An organisation as the API gives it."""
    velden: dict[str, Any] = {
        naam: getattr(gevonden, naam) for naam in OrganisatieGegevens.model_fields if naam != "url"
    }
    return OrganisatieGegevens(url=absolute_url(gevonden.get_absolute_url()), **velden)


def short_organisatie(gevonden: Organisatie | None) -> OrganisatieKort | None:
    """An organisation beside something else."""
    return _short(gevonden) if gevonden else None


def _short(gevonden: Organisatie) -> OrganisatieKort:
    return OrganisatieKort(
        naam=gevonden.naam,
        soort=gevonden.soort,
        tooi_uri=gevonden.tooi_uri,
        url=absolute_url(gevonden.get_absolute_url()),
        telefoon=gevonden.telefoon,
    )


def _nearest(locaties: QuerySet[Locatie], postcode: str) -> QuerySet[Locatie]:
    """By how far the postcode number is from this one; addresses without a postcode come last."""
    if not postcode:
        return locaties.order_by("plaats", "naam", "pk")
    nummer = Cast(Left("postcode", 4), IntegerField())
    met: QuerySet[Locatie] = locaties.filter(postcode__regex=r"^\d{4}")
    op_afstand: QuerySet[Locatie] = met.annotate(verschil=Abs(nummer - int(postcode[:4])))
    return op_afstand.order_by(F("verschil").asc(), "plaats", "naam", "pk")


def _locatie_out(plek: Locatie) -> LocatieUit:
    velden = ("naam", "adres", "postcode", "plaats", "telefoon", "website", "afspraak", "toelichting")
    return LocatieUit(
        **{naam: getattr(plek, naam) for naam in velden},
        openingstijden=[_tijd(blok.value) for blok in plek.openingstijden],
        organisatie=_short(plek.organisatie),
        postcode_verschil=getattr(plek, "verschil", None),
    )


def _tijd(waarde: Any) -> OpeningstijdUit:  # noqa: ANN401 - the value of a block
    return OpeningstijdUit(
        dag=int(waarde["dag"]),
        van=f"{waarde['van']:%H:%M}",
        tot=f"{waarde['tot']:%H:%M}",
        op_afspraak=bool(waarde["op_afspraak"]),
    )


def _naam_out(naam: UniformeProduct) -> UniformeProductnaamUit:
    paginas: Iterable[ProductPagina] = (*naam.producten.all(), *naam.ook_op.all())
    return UniformeProductnaamUit(
        naam=naam.naam,
        uri=naam.uri,
        lagen=list(naam.lagen),
        doelgroep=list(naam.doelgroepen),
        sdg=list(naam.sdg),
        kenmerken=list(naam.kenmerken),
        beeindigd_op=naam.beeindigd_op,
        grondslagen=[GrondslagUit(naam=grond.naam, url=grond.url) for grond in naam.grondslagen.all()],
        producten=[pagina.slug for pagina in paginas],
    )
