"""One product with all its parts in the API, in Dutch, English or Papiamentu."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from django.utils import timezone
from django.utils.translation import override

from cms.producten.apireeks import absolute_url
from cms.producten.apivormen import (
    BedragUit,
    EigenAanbodUit,
    GerelateerdUit,
    KanaalUit,
    NaamUit,
    ProductKort,
    ProductStap,
    ProductVolledig,
    RegelingUit,
    VraagUit,
    WetUit,
)
from cms.producten.kosten import Bedrag, current_kosten
from cms.producten.models import Aanbod, Organisatie, ProductPagina
from cms.producten.regelingen import read_regeling
from cms.producten.selectors import list_aanbod
from cms.producten.taalversie import Deel, read_taalversie

Taalkeuze = Literal["nl", "en", "pap"]


def full_product(
    *, pagina: ProductPagina, kort: ProductKort, organisatie: Organisatie | None, taal: Taalkeuze
) -> ProductVolledig:
    """The product in this language; a part without a translation is in Dutch and named in `delenInHetNederlands`."""
    versie = read_taalversie(product=pagina, taal=taal)
    delen = dict(versie.delen) | {"kosten": versie.kosten, "kanalen": versie.kanalen}
    aanbod = list(list_aanbod(product=pagina, organisatie=organisatie)) if organisatie else []
    velden = kort.model_dump() | _titel(pagina, taal) | {"kort_antwoord": delen["kort_antwoord"].waarde}
    return ProductVolledig(
        **velden,
        taal=taal,
        talen=["nl", *(vertaling.taal for vertaling in pagina.vertalingen.all())],
        delen_in_het_nederlands=sorted(naam for naam, deel in delen.items() if deel and deel.taal)
        if taal != "nl"
        else [],
        wat_is_het=_zinnen(delen["wat"]),
        voor_wie=_zinnen(delen["voor_wie"]),
        voorwaarden=_zinnen(delen["voorwaarden"]),
        stappen=[ProductStap(**_waarden(blok.value, "titel", "tekst")) for blok in delen["stappen"].waarde],
        nodig=_zinnen(delen["nodig"]),
        kosten=[_bedrag(bedrag) for bedrag in current_kosten(bedragen=versie.kosten.waarde, op=timezone.localdate())],
        termijn=delen["termijn"].waarde,
        geen_reactie=delen["geen_reactie"].waarde,
        bezwaar=delen["bezwaar"].waarde,
        vragen=[VraagUit(**_waarden(blok.value, "vraag", "antwoord")) for blok in delen["vragen"].waarde],
        kanalen=[
            KanaalUit(**_waarden(waarde, "soort", "tekst", "url", "telefoon", "inlog"))
            for waarde in versie.kanalen.waarde
        ],
        wetten=[WetUit(**_waarden(blok.value, "naam", "artikel", "url")) for blok in pagina.wetten],
        ook_uniforme_productnamen=[NaamUit(naam=upn.naam, uri=upn.uri) for upn in pagina.upn_ook.all()],
        trefwoorden=list(pagina.trefwoorden_regels),
        regeling=_regeling(pagina, taal),
        gerelateerd=[
            GerelateerdUit(slug=ander.slug, titel=ander.title, url=absolute_url(ander.get_url()))
            for ander in pagina.gerelateerd.all()
            if ander.live
        ],
        aanbod=[_aanbod(deel) for deel in aanbod],
        opnieuw_controleren=pagina.opnieuw_controleren,
    )


def _regeling(pagina: ProductPagina, taal: Taalkeuze) -> RegelingUit | None:
    """The scheme, if the product is one."""
    with override(taal):
        regeling = read_regeling(product=pagina)
    if regeling is None:
        return None
    return RegelingUit(
        soort=regeling.soort.value,
        doelen=[doel.value for doel in regeling.doelen],
        stand=regeling.stand.value,
        voor_wie=regeling.voor_wie,
        hoeveel=regeling.hoeveel,
        termijn=regeling.termijn,
        vooraf=regeling.vooraf,
        open_van=regeling.open_van,
        open_tot=regeling.open_tot,
        budget=regeling.budget.value,
        budget_op=regeling.budget_op,
        url=regeling.aanvragen_url,
    )


def _titel(pagina: ProductPagina, taal: Taalkeuze) -> dict[str, str]:
    """Title and summary in the language, or in Dutch if there is none."""
    if taal == "nl":
        return {}
    return {
        "titel": getattr(pagina, f"titel_{taal}") or pagina.title,
        "samenvatting": getattr(pagina, f"samenvatting_{taal}") or pagina.samenvatting,
    }


def _zinnen(deel: Deel) -> list[str]:
    return [str(blok.value) for blok in deel.waarde]


def _waarden(waarde: Mapping[str, Any], *namen: str) -> dict[str, str]:
    return {naam: str(waarde.get(naam) or "") for naam in namen}


def _bedrag(bedrag: Bedrag) -> BedragUit:
    straks = bedrag.straks
    return BedragUit(
        omschrijving=bedrag.omschrijving,
        bedrag=_euro(bedrag.bedrag),
        vanaf=bedrag.vanaf,
        toelichting=bedrag.toelichting,
        straks_bedrag=_euro(straks.bedrag) if straks else None,
        straks_vanaf=straks.vanaf if straks else None,
    )


def _euro(bedrag: Decimal | None) -> str | None:
    return None if bedrag is None else f"{bedrag:.2f}"


def _aanbod(aanbod: Aanbod) -> EigenAanbodUit:
    kosten: Iterable[Mapping[str, Any]] = [blok.value for blok in aanbod.kosten]
    gewijzigd: date | None = aanbod.gewijzigd_op
    return EigenAanbodUit(
        titel=aanbod.titel,
        samenvatting=aanbod.samenvatting,
        url=aanbod.url,
        aanvraag_url=aanbod.aanvraag_url,
        online_aanvragen=aanbod.online_aanvragen,
        kosten=[_bedrag(bedrag) for bedrag in current_kosten(bedragen=kosten, op=timezone.localdate())],
        termijn=aanbod.termijn,
        nodig=[str(blok.value) for blok in aanbod.nodig],
        gewijzigd_op=gewijzigd,
    )
