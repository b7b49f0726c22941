"""`POST /api/v1/wegwijzer/vragen`: ask the assistant (ARCHITECTUUR §4)."""

from datetime import date
from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from ninja import Router
from pydantic import Field

from portal.api import ProbleemFout, Schema, describe_fouten
from portal.core.beleid import public
from wegwijzer_ai.bediening.service import wegwijzer_is_on
from wegwijzer_ai.gesprek.service import converse
from wegwijzer_ai.service import Antwoord, Vraag

router = Router(tags=["wegwijzer"])

# Longer text is cut off by the first step; far longer is refused unread.
MAX_CHARACTERS = 2_000


class VraagIn(Schema):
    """A question, with what the visitor chose to tell."""

    vraag: str = Field(max_length=MAX_CHARACTERS)
    taal: Literal["nl", "en", "pap"] = "nl"
    doelgroep: Literal["particulier", "ondernemer"] | None = None
    gemeente: str | None = Field(default=None, max_length=80)
    gesprek: str | None = Field(default=None, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")


class ZinUit(Schema):
    """A sentence and the numbers of its sources."""

    zin: str
    bronnen: list[int]
    taal: str


class BronUit(Schema):
    """A page of the portal that sentences come from."""

    nr: int
    titel: str
    url: str
    bijgewerkt: date


class OrganisatieUit(Schema):
    """Who carries a product out; without a gemeente only the kind is known."""

    naam: str
    soort: str
    tooi_uri: str | None
    url: str
    telefoon: str


class ProductUit(Schema):
    """A product that fits, best first."""

    titel: str
    url: str
    uniforme_productnaam: str | None
    upn_uri: str | None
    score: float
    organisatie: OrganisatieUit | None


class WedervraagUit(Schema):
    """A question back."""

    tekst: str
    opties: list[str]


class DeurUit(Schema):
    """Where else to go."""

    titel: str
    url: str
    telefoon: str


class SamenvattingUit(Schema):
    """What a language model made of the sources, where the portal has one. Do not show it without its label."""

    label: str
    zinnen: list[ZinUit]


class AntwoordUit(Schema):
    """One turn."""

    uitkomst: Literal["antwoord", "verduidelijking", "geen_antwoord", "noodgeval", "persoonlijke_zaak", "geweigerd"]
    antwoord: list[ZinUit]
    vervolgvragen: list[str]
    wedervraag: WedervraagUit | None
    bronnen: list[BronUit]
    producten: list[ProductUit]
    deuren: list[DeurUit]
    meldingen: list[str]
    zekerheid: float
    duur_ms: dict[str, float]
    gesprek: str
    samenvatting_ai: SamenvattingUit | None = None


@router.post(
    "/wegwijzer/vragen",
    response=AntwoordUit,
    summary="Stel de wegwijzer een vraag",
    operation_id="vraagWegwijzer",
    openapi_extra={"responses": describe_fouten("503")},
)
@public
def vraag_wegwijzer(request: HttpRequest, response: HttpResponse, invoer: VraagIn) -> AntwoordUit:  # noqa: ARG001
    """Answer one question, with what was asked before in the same conversation in mind (`gesprek`, for 30 minutes)."""
    response.headers["Cache-Control"] = "no-store"
    if not wegwijzer_is_on():
        raise ProbleemFout(503, _("De wegwijzer staat even uit. Zoeken kan wel."))
    antwoord = converse(
        Vraag(
            tekst=invoer.vraag,
            taal=invoer.taal,
            doelgroep=invoer.doelgroep,
            gemeente=invoer.gemeente,
            gesprek=invoer.gesprek,
        )
    )
    return _to_schema(antwoord)


def _to_schema(antwoord: Antwoord) -> AntwoordUit:
    wedervraag = antwoord.wedervraag
    return AntwoordUit(
        uitkomst=antwoord.uitkomst.value,
        antwoord=[ZinUit(zin=zin.tekst, bronnen=list(zin.bronnen), taal=zin.taal) for zin in antwoord.zinnen],
        vervolgvragen=list(antwoord.vervolgvragen),
        wedervraag=WedervraagUit(tekst=wedervraag.tekst, opties=list(wedervraag.opties)) if wedervraag else None,
        bronnen=[BronUit(nr=b.nr, titel=b.titel, url=b.url, bijgewerkt=b.bijgewerkt) for b in antwoord.bronnen],
        producten=[
            ProductUit(
                titel=product.titel,
                url=product.url,
                uniforme_productnaam=product.upn,
                upn_uri=product.upn_uri,
                score=product.score,
                organisatie=OrganisatieUit(
                    naam=product.organisatie.naam,
                    soort=product.organisatie.soort,
                    tooi_uri=product.organisatie.tooi_uri,
                    url=product.organisatie.url,
                    telefoon=product.organisatie.telefoon,
                )
                if product.organisatie
                else None,
            )
            for product in antwoord.producten
        ],
        deuren=[DeurUit(titel=deur.titel, url=deur.url, telefoon=deur.telefoon) for deur in antwoord.deuren],
        meldingen=list(antwoord.meldingen),
        zekerheid=antwoord.zekerheid,
        duur_ms=dict(antwoord.duur_ms),
        gesprek=antwoord.gesprek,
        samenvatting_ai=_to_samenvatting(antwoord),
    )


def _to_samenvatting(antwoord: Antwoord) -> SamenvattingUit | None:
    zinnen = [ZinUit(zin=zin.tekst, bronnen=list(zin.bronnen), taal=zin.taal) for zin in antwoord.samenvatting_ai]
    with translation.override(antwoord.taal):
        return SamenvattingUit(label=_("Samenvatting door AI, controleer de bron"), zinnen=zinnen) if zinnen else None
