"""Loading of themes, UPL names and product pages from our own files."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.db import transaction
from wagtail.models import Page

from cms.producten.inlezen.bestanden import Inhoudsfout, read_lijst, read_map
from cms.producten.inlezen.paginas import (
    Telling,
    ensure_drafts,
    ensure_page,
    find_root,
    make_stream,
    publish_inhoud,
)
from cms.producten.inlezen.vormen import ProductInhoud, ThemaInhoud
from cms.producten.models import Organisatie, ProductenIndexPagina, ProductPagina, Thema, UniformeProduct
from cms.producten.models.aanbod import Herkomst
from cms.producten.models.paginas import Uitvoerder
from cms.producten.naamvorm import normalise_label
from cms.zoeken.service import meld_wijziging

INHOUD = Path(__file__).resolve().parents[2] / "inhoud"

WaardeT = TypeVar("WaardeT")


@dataclass(frozen=True, slots=True)
class Bekend:
    """What files may refer to, by the name that they use: ids of organisations, themes, UPL names and pages."""

    organisaties: Mapping[str, int]
    themas: Mapping[str, int]
    upn: Mapping[str, int]
    paginas: Mapping[str, int]


@transaction.atomic
def load_themas(*, pad: Path = INHOUD / "themas.yaml") -> Telling:
    """Create or update the themes; one that is no longer in the file stays, since products may still have it.

    Raises:
        Inhoudsfout: the file is wrong.
    """
    telling = Telling()
    bestaande = {thema.slug: thema for thema in Thema.objects.all()}
    for volgorde, inhoud in enumerate(read_lijst(pad, ThemaInhoud), start=1):
        velden = inhoud.model_dump() | {"volgorde": volgorde}
        thema = bestaande.get(inhoud.slug)
        if thema and all(getattr(thema, naam) == waarde for naam, waarde in velden.items()):
            telling.ongewijzigd.append(inhoud.slug)
            continue
        (telling.gewijzigd if thema else telling.nieuw).append(inhoud.slug)
        Thema.objects.update_or_create(slug=inhoud.slug, defaults=velden)
    meld_wijziging(sleutels=[f"thema:{slug}" for slug in (*telling.nieuw, *telling.gewijzigd)])
    return telling


@transaction.atomic
def load_upl(*, pad: Path = INHOUD / "upl.csv") -> Telling:
    """Create or update the Uniforme Productnamenlijst. The URI is the key: a label can change."""
    telling = Telling()
    bestaande = {product.uri: product for product in UniformeProduct.objects.all()}
    nieuw: list[UniformeProduct] = []
    with pad.open(encoding="utf-8", newline="") as bestand:
        for rij in csv.DictReader(bestand):
            velden = {
                "naam": rij["naam"],
                "label_vorm": normalise_label(rij["naam"]),
                "lagen": rij["lagen"].split(),
                "doelgroepen": rij["doelgroepen"].split(),
                "sdg": rij["sdg"].split(),
            }
            product = bestaande.get(rij["uri"])
            if product is None:
                nieuw.append(UniformeProduct(uri=rij["uri"], **velden))
                telling.nieuw.append(rij["naam"])
            elif all(getattr(product, naam) == waarde for naam, waarde in velden.items()):
                telling.ongewijzigd.append(rij["naam"])
            else:
                UniformeProduct.objects.filter(pk=product.pk).update(**velden)
                telling.gewijzigd.append(rij["naam"])
    UniformeProduct.objects.bulk_create(nieuw)
    return telling


@transaction.atomic
def load_producten(*, map_: Path = INHOUD / "producten") -> Telling:
    """Create, update and publish a product page per file under the page `/producten/`.

    Raises:
        Inhoudsfout: a file is wrong or refers to something that does not exist.
    """
    bestanden = dict(read_map(map_, ProductInhoud))
    ouder = ensure_index()
    paginas = ensure_drafts(
        ouder=ouder, model=ProductPagina, titels={inhoud.slug: inhoud.titel for inhoud in bestanden.values()}
    )
    bekend = Bekend(
        organisaties=dict(Organisatie.objects.values_list("tooi_uri", "pk")),
        themas=dict(Thema.objects.values_list("slug", "pk")),
        upn=_ensure_upn(bestanden),
        paginas=dict(ProductPagina.objects.values_list("slug", "pk")),
    )
    telling = Telling()
    for pad, inhoud in bestanden.items():
        publish_inhoud(
            pagina=paginas[inhoud.slug],
            velden=_velden(inhoud, bekend, pad),
            relaties={
                "themas": [_find(bekend.themas, slug, pad, "themas") for slug in inhoud.themas],
                "gerelateerd": [_find(bekend.paginas, slug, pad, "gerelateerd") for slug in inhoud.gerelateerd],
            },
            telling=telling,
            bron=str(pad),
        )
    return telling


def ensure_index() -> Page:
    """The page `/producten/`, made if it does not exist yet."""
    return ensure_page(
        ouder=find_root(),
        pagina=ProductenIndexPagina(
            slug="producten",
            title="Producten en diensten",
            show_in_menus=True,
            inleiding="Alles wat u bij de overheid kunt aanvragen, doorgeven of regelen. Van A tot Z.",
            inleiding_en="Everything you can apply for, report or arrange with the government. From A to Z.",
        ),
    )


def _ensure_upn(bestanden: Mapping[Path, ProductInhoud]) -> dict[str, int]:
    """The ids of all UPL names; a name that is newer than our list is added."""
    bekend = {upn.uri: upn for upn in UniformeProduct.objects.all()}
    for pad, inhoud in bestanden.items():
        if inhoud.upn_uri is None or inhoud.upl is None:
            continue
        vorm = normalise_label(inhoud.upl)
        upn = bekend.get(inhoud.upn_uri)
        if upn is None:
            bekend[inhoud.upn_uri] = UniformeProduct.objects.create(
                uri=inhoud.upn_uri, naam=inhoud.upl, label_vorm=vorm, doelgroepen=list(inhoud.doelgroepen)
            )
        elif upn.label_vorm != vorm:
            raise Inhoudsfout(f"{pad}: upl: is '{inhoud.upl}', but {upn.uri} is called '{upn.naam}'")
    return {uri: upn.pk for uri, upn in bekend.items()}


def _velden(inhoud: ProductInhoud, bekend: Bekend, pad: Path) -> dict[str, Any]:
    """The values of the page's own fields."""
    ruw = inhoud.model_dump(mode="json")
    tooi = inhoud.organisatie.tooi
    zelfde = (
        "titel_en", "samenvatting", "samenvatting_en", "kort_antwoord", "doelgroepen", "termijn", "geen_reactie",
        "bezwaar",
    )  # fmt: skip
    stromen = {
        "wat": "alinea", "voor_wie": "zin", "voorwaarden": "zin", "stappen": "stap", "nodig": "zin",
        "kosten": "bedrag", "wetten": "wet", "kanalen": "kanaal", "vragen": "vraag",
    }  # fmt: skip
    return {
        **{naam: ruw[naam] for naam in zelfde},
        **{naam: make_stream(f"{inhoud.slug}/{naam}", blok, ruw[naam]) for naam, blok in stromen.items()},
        "title": inhoud.titel,
        "search_description": inhoud.samenvatting,
        "upn_id": bekend.upn[inhoud.upn_uri] if inhoud.upn_uri else None,
        "uitvoerder": inhoud.organisatie.soort or Uitvoerder.VAST.value,
        "organisatie_id": _find(bekend.organisaties, tooi, pad, "organisatie.tooi") if tooi else None,
        "trefwoorden": "\n".join(inhoud.trefwoorden),
        "mensentaal": "\n".join(inhoud.mensentaal),
        "gecontroleerd": inhoud.gecontroleerd,
        "opnieuw_controleren": inhoud.opnieuw_controleren,
        "herkomst": Herkomst.REDACTIE.value,
    }


def _find(bekend: Mapping[str, WaardeT], naam: str, pad: Path, veld: str) -> WaardeT:
    if naam not in bekend:
        raise Inhoudsfout(f"{pad}: {veld}: '{naam}' does not exist")
    return bekend[naam]
