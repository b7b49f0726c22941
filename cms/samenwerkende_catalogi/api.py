"""Products in the form of the national SDG API (PDC API for the Single Digital Gateway, version 1)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Annotated, Any, Literal
from urllib.parse import urlencode
from uuid import UUID, uuid5

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import override
from ninja import Query, Router
from ninja.pagination import paginate
from pydantic import StringConstraints

from cms.producten.apireeks import Reeks, absolute_url
from cms.producten.blocks import Kanaalsoort
from cms.producten.models import Doelgroep, Organisatie, ProductPagina
from cms.producten.models.paginas import Uitvoerder
from cms.producten.plaats import plaats_van
from cms.producten.selectors import list_producten, list_producten_van
from cms.producten.taalversie import Taalversie, read_taalversie
from cms.samenwerkende_catalogi.tekst import amounts, lines, plain, steps
from portal.api import Bladering, InvalidParam, ProbleemFout, Schema
from portal.core.beleid import public

router = Router(tags=["SDG"])

Tekst = Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00]*$")]
Doelgroepcode = Literal["eu-burger", "eu-bedrijf"]
Taalcode = Literal["nl", "en"]

_DOELGROEPEN: dict[Doelgroepcode, Doelgroep] = {"eu-burger": Doelgroep.PARTICULIER, "eu-bedrijf": Doelgroep.ONDERNEMER}
_TALEN: tuple[Taalcode, ...] = ("nl", "en")
_PAD = "/api/v1/sdg/producten"


class Link(Schema):
    """An address with its name."""

    label: str
    url: str


class SdgOrganisatie(Schema):
    """The organisation that is responsible for a product."""

    url: str
    owms_identifier: str
    owms_pref_label: str
    owms_end_date: datetime | None = None


class SdgBevoegd(Schema):
    """The organisation that carries it out."""

    naam: str
    owms_identifier: str
    owms_pref_label: str
    owms_end_date: datetime | None = None


class SdgVertaling(Schema):
    """The texts in one language, in Markdown."""

    taal: Taalcode
    titel: str
    tekst: str
    links: list[Link]
    procedure_beschrijving: str
    bewijs: str
    vereisten: str
    bezwaar_en_beroep: str
    kosten_en_betaalmethoden: str
    uiterste_termijn: str
    wtd_bij_geen_reactie: str
    procedure_link: Link | None
    product_aanwezig_toelichting: str = ""
    product_valt_onder_toelichting: str = ""
    datum_wijziging: datetime | None


class SdgProduct(Schema):
    """One product of one organisation for one doelgroep: together its key."""

    url: str
    uuid: UUID
    upn_label: str
    upn_uri: str
    versie: int
    publicatie_datum: date | None
    product_aanwezig: bool | None
    product_valt_onder: None = None
    verantwoordelijke_organisatie: SdgOrganisatie
    bevoegde_organisatie: SdgBevoegd
    catalogus: None = None
    locaties: list[None]
    doelgroep: Doelgroepcode
    vertalingen: list[SdgVertaling]
    beschikbare_talen: list[Taalcode]


class SdgVan(Schema):
    """Whose version is asked for."""

    organisatie_owms_identifier: Tekst = ""


class SdgFilter(SdgVan):
    """What the list can be narrowed by, named as in the SDG API."""

    upn_uri: Tekst = ""
    upn_label: Tekst = ""
    doelgroep: Doelgroepcode | None = None
    taal: Taalcode | None = None


@router.get("/sdg/producten", response=list[SdgProduct], summary="Producten voor de Single Digital Gateway")
@paginate(Bladering)
@public
def producten(request: HttpRequest, filters: Query[SdgFilter]) -> Sequence[SdgProduct]:  # noqa: ARG001
    """Products under the EU regulation. Those that every gemeente has come with `organisatieOwmsIdentifier`."""
    organisatie = _organisatie(filters.organisatie_owms_identifier)
    gevonden = _sdg_producten(organisatie)
    if filters.upn_uri:
        gevonden = gevonden.filter(upn__uri=filters.upn_uri)
    if filters.upn_label:
        gevonden = gevonden.filter(upn__naam=filters.upn_label)
    paren = [
        (pk, code)
        for pk, doelgroepen in gevonden.order_by("pk").values_list("pk", "doelgroepen")
        for code in _codes(doelgroepen)
        if filters.doelgroep in {None, code}
    ]
    return Reeks(paren, lambda deel: list(_products_out(deel, organisatie=organisatie, taal=filters.taal)))


@router.get("/sdg/producten/{slug:slug}/{doelgroep}", response=SdgProduct, summary="Eén product voor de SDG")
@public
def product(
    request: HttpRequest,  # noqa: ARG001
    slug: str,
    doelgroep: Doelgroepcode,
    van: Query[SdgVan],
) -> SdgProduct:
    """One product; for one that every gemeente has, of the gemeente that is asked for."""
    organisatie = _organisatie(van.organisatie_owms_identifier)
    gevonden = get_object_or_404(_sdg_producten(organisatie), slug=slug)
    if doelgroep not in _codes(gevonden.doelgroepen):
        raise Http404
    return next(_products_out([(gevonden.pk, doelgroep)], organisatie=organisatie, taal=None))


def _organisatie(uri: str) -> Organisatie | None:
    if not uri:
        return None
    gevonden = Organisatie.objects.filter(owms_uri=uri).first() or Organisatie.objects.filter(tooi_uri=uri).first()
    if gevonden is None:
        reden = InvalidParam(name="organisatieOwmsIdentifier", reason=_("Deze organisatie kennen we niet."))
        raise ProbleemFout(400, _("De organisatie klopt niet."), invalid_params=[reden])
    return gevonden


def _sdg_producten(organisatie: Organisatie | None) -> QuerySet[ProductPagina]:
    """Those with a uniform name that the regulation covers; without an organisation only those of a fixed body."""
    gevonden = list_producten().exclude(upn=None).exclude(upn__sdg=[])
    if organisatie is None:
        return gevonden.filter(uitvoerder=Uitvoerder.VAST)
    return gevonden.filter(pk__in=list_producten_van(organisatie=organisatie).order_by().values("pk"))


def _codes(doelgroepen: Sequence[str]) -> list[Doelgroepcode]:
    return [code for code, doelgroep in _DOELGROEPEN.items() if doelgroep in doelgroepen]


def _products_out(
    paren: Sequence[tuple[int, Doelgroepcode]], *, organisatie: Organisatie | None, taal: Taalcode | None
) -> Iterator[SdgProduct]:
    paginas = ProductPagina.objects.with_relations().prefetch_related("vertalingen").in_bulk([pk for pk, _ in paren])
    for pk, doelgroep in paren:
        pagina = paginas[pk]
        yield _product_out(pagina, organisatie or pagina.organisatie, doelgroep, taal)


def _product_out(
    pagina: ProductPagina, organisatie: Organisatie, doelgroep: Doelgroepcode, taal: Taalcode | None
) -> SdgProduct:
    talen = [code for code in _TALEN if code == "nl" or pagina.titel_en]
    uri = organisatie.owms_uri or organisatie.tooi_uri
    vraag = "" if pagina.uitvoerder == Uitvoerder.VAST else f"?{urlencode({'organisatieOwmsIdentifier': uri})}"
    return SdgProduct(
        url=absolute_url(f"{_PAD}/{pagina.slug}/{doelgroep}{vraag}"),
        uuid=uuid5(pagina.translation_key, f"{organisatie.tooi_uri}|{doelgroep}"),
        upn_label=pagina.upn.naam if pagina.upn else "",
        upn_uri=pagina.upn.uri if pagina.upn else "",
        versie=pagina.live_revision_id or 0,
        publicatie_datum=pagina.last_published_at.date() if pagina.last_published_at else None,
        product_aanwezig=True,
        verantwoordelijke_organisatie=SdgOrganisatie(
            url=absolute_url(organisatie.get_absolute_url()),
            owms_identifier=uri,
            owms_pref_label=organisatie.korte_naam,
        ),
        bevoegde_organisatie=SdgBevoegd(
            naam=organisatie.naam, owms_identifier=uri, owms_pref_label=organisatie.korte_naam
        ),
        locaties=[],
        doelgroep=doelgroep,
        vertalingen=[_translation_out(pagina, organisatie, code) for code in talen if taal in {None, code}],
        beschikbare_talen=talen,
    )


def _translation_out(pagina: ProductPagina, organisatie: Organisatie, taal: Taalcode) -> SdgVertaling:
    """In English only what is in English: a part that has no translation stays empty."""
    heeft_tekst = taal == "nl" or any(vertaling.taal == taal for vertaling in pagina.vertalingen.all())
    versie = read_taalversie(product=pagina, taal=taal) if heeft_tekst else None
    with override(taal):
        delen = _parts(versie)
        kosten = amounts(versie.kosten.waarde) if versie and not versie.kosten.taal else ()
    titel, samenvatting = (
        (pagina.title, pagina.samenvatting) if taal == "nl" else (pagina.titel_en, pagina.samenvatting_en)
    )
    return SdgVertaling(
        taal=taal,
        titel=titel,
        tekst="\n\n".join(filter(None, (samenvatting, *delen.pop("wat", ())))),
        links=_links(pagina, organisatie, titel, taal),
        procedure_beschrijving=_numbered(delen.get("stappen", ())),
        bewijs=_listed(delen.get("nodig", ())),
        vereisten=_listed((*delen.get("voor_wie", ()), *delen.get("voorwaarden", ()))),
        bezwaar_en_beroep="\n\n".join(delen.get("bezwaar", ())),
        kosten_en_betaalmethoden=_listed(kosten),
        uiterste_termijn="\n\n".join(delen.get("termijn", ())),
        wtd_bij_geen_reactie="\n\n".join(delen.get("geen_reactie", ())),
        procedure_link=_procedure(versie),
        datum_wijziging=pagina.last_published_at,
    )


def _parts(versie: Taalversie | None) -> dict[str, tuple[str, ...]]:
    """The parts that are in this language, each as lines."""
    uit: dict[str, tuple[str, ...]] = {}
    for naam, deel in versie.delen.items() if versie else ():
        if deel.taal or naam == "vragen":
            continue
        uit[naam] = steps(deel.waarde) if naam == "stappen" else _lines(deel.waarde)
    return uit


def _lines(waarde: Any) -> tuple[str, ...]:  # noqa: ANN401 - text, or a stream of sentences
    return lines(waarde) if isinstance(waarde, str) else plain(waarde)


def _links(pagina: ProductPagina, organisatie: Organisatie, titel: str, taal: Taalcode) -> list[Link]:
    voor = "" if taal == "nl" else f"/{taal}"
    plaats = "" if pagina.uitvoerder == Uitvoerder.VAST else plaats_van(organisatie=organisatie).query
    return [
        Link(label=titel, url=absolute_url(f"{voor}{pagina.get_url()}{plaats}")),
        *(Link(label=blok.value["naam"], url=blok.value["url"]) for blok in pagina.wetten),
    ]


def _procedure(versie: Taalversie | None) -> Link | None:
    for kanaal in versie.kanalen.waarde if versie else ():
        if kanaal["soort"] == Kanaalsoort.ONLINE and kanaal["url"]:
            return Link(label=kanaal["tekst"][:100], url=kanaal["url"])
    return None


def _listed(regels: Sequence[str]) -> str:
    return "\n".join(f"- {regel}" for regel in regels)


def _numbered(regels: Sequence[str]) -> str:
    return "\n".join(f"{nummer}. {regel}" for nummer, regel in enumerate(regels, start=1))
