"""Loading of themes, UPL names and product pages from our own files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.producten.inlezen.bestanden import Inhoudsfout, read_lijst, read_map
from cms.producten.inlezen.paginas import (
    Telling,
    add_live,
    ensure_page,
    find_bekend,
    find_root,
    finish_live,
    make_stream,
    publish_inhoud,
)
from cms.producten.inlezen.tabellen import is_loaded, remember_table
from cms.producten.inlezen.vormen import ProductInhoud, ThemaInhoud
from cms.producten.lijsten.sdg import apply_sdg
from cms.producten.lijsten.sdg import read_compact as read_sdg
from cms.producten.lijsten.upl import apply_upl
from cms.producten.lijsten.upl import read_compact as read_upl
from cms.producten.models import Lijst, Organisatie, ProductenIndexPagina, ProductPagina, Thema, UniformeProduct
from cms.producten.models.aanbod import Herkomst
from cms.producten.models.paginas import Uitvoerder
from cms.producten.models.teksten import Taal
from cms.producten.naamvorm import normalise_label
from cms.zoeken.service import meld_wijziging

INHOUD = Path(__file__).resolve().parents[2] / "inhoud"


# The parts of a product's text: plain fields, and streams with the kind of their blocks.
_TEKSTEN = ("kort_antwoord", "termijn", "geen_reactie", "bezwaar")
_STROMEN = {
    "wat": "alinea", "voor_wie": "zin", "voorwaarden": "zin", "stappen": "stap", "nodig": "zin", "vragen": "vraag",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bekend:
    """What files may refer to, by the name that they use: ids of organisations, themes and UPL names."""

    organisaties: Mapping[str, int]
    themas: Mapping[str, int]
    upn: Mapping[str, int]
    upn_label: Mapping[str, int]


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
def load_upl(*, upl: Path = INHOUD / "upl.csv", grondslagen: Path = INHOUD / "grondslagen.csv") -> Telling:
    """Load our table of the Uniforme Productnamenlijst with its legal bases, unless it was loaded before."""
    telling = Telling()
    namen = list(read_upl(upl=upl, grondslagen=grondslagen))
    if is_loaded(Lijst.UPL, upl, grondslagen):
        telling.ongewijzigd.extend(naam.naam for naam in namen)
        return telling
    apply_upl(namen, genoemd={naam.uri for naam in namen}, telling=telling)
    remember_table(Lijst.UPL, upl, grondslagen)
    return telling


@transaction.atomic
def load_sdg(*, pad: Path = INHOUD / "sdg.csv") -> Telling:
    """Load our table of the areas of the Single Digital Gateway, unless it was loaded before."""
    telling = Telling()
    gebieden = read_sdg(pad=pad)
    if is_loaded(Lijst.SDG, pad):
        telling.ongewijzigd.extend(gebied.code for gebied in gebieden)
        return telling
    apply_sdg(gebieden, genoemd={gebied.code for gebied in gebieden}, telling=telling)
    remember_table(Lijst.SDG, pad)
    return telling


@transaction.atomic
def load_producten(*, map_: Path = INHOUD / "producten") -> Telling:
    """Create, update and publish a product page per file under the page `/producten/`.

    Raises:
        Inhoudsfout: a file is wrong or refers to something that does not exist.
    """
    bestanden = dict(read_map(map_, ProductInhoud))
    ouder = ensure_index()
    paginas = {
        pagina.slug: pagina
        for pagina in ProductPagina.objects.child_of(ouder).filter(slug__in=[i.slug for i in bestanden.values()])
    }
    bekend = Bekend(
        organisaties=dict(Organisatie.objects.values_list("tooi_uri", "pk")),
        themas=dict(Thema.objects.values_list("slug", "pk")),
        upn=_ensure_upn(bestanden),
        upn_label=_upn_by_label(),
    )
    waarden = {pad: _waarden(inhoud, bekend, pad) for pad, inhoud in bestanden.items()}
    nieuw = {pad: ProductPagina(slug=inhoud.slug) for pad, inhoud in bestanden.items() if inhoud.slug not in paginas}
    for pad, pagina in nieuw.items():
        velden, vertalingen = waarden[pad]["velden"], waarden[pad]["vertalingen"]
        add_live(ouder=ouder, pagina=pagina, velden=velden, vertalingen=vertalingen, bron=str(pad))
    telling = Telling()
    ids = dict(ProductPagina.objects.values_list("slug", "pk"))
    for pad, inhoud in bestanden.items():
        waarden[pad]["relaties"]["gerelateerd"] = [
            find_bekend(ids, slug, f"{pad}: gerelateerd") for slug in inhoud.gerelateerd
        ]
        if pad in nieuw:
            finish_live(pagina=nieuw[pad], telling=telling, **waarden[pad])
        else:
            publish_inhoud(pagina=paginas[inhoud.slug], telling=telling, bron=str(pad), **waarden[pad])
    return telling


def _waarden(inhoud: ProductInhoud, bekend: Bekend, pad: Path) -> dict[str, Any]:
    """All of a page but the pages that it refers to, which may not exist yet."""
    return {
        "velden": _velden(inhoud, bekend, pad),
        "relaties": {
            "themas": [find_bekend(bekend.themas, slug, f"{pad}: themas") for slug in inhoud.themas],
            "upn_ook": [
                find_bekend(bekend.upn_label, normalise_label(naam), f"{pad}: upl_ook") for naam in inhoud.upl_ook
            ],
        },
        "vertalingen": list(_vertalingen(inhoud)),
    }


def ensure_index() -> Page:
    """The page `/producten/`, made if it does not exist yet."""
    return ensure_page(
        ouder=find_root(),
        pagina=ProductenIndexPagina(
            slug="producten",
            title="Producten en diensten",
            titel_en="Products and services",
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
        elif vorm not in _labelvormen(upn):
            raise Inhoudsfout(f"{pad}: upl: is '{inhoud.upl}', but {upn.uri} is called '{upn.naam}'")
    return {uri: upn.pk for uri, upn in bekend.items()}


def _labelvormen(upn: UniformeProduct) -> set[str]:
    """How a name is and was called: the official list may rename it before our files do."""
    return {upn.label_vorm, *(normalise_label(naam) for naam in upn.eerdere_namen)}


def _upn_by_label() -> dict[str, int]:
    """The ids of UPL names by how they are and were called; names that still exist win, and so do names of now."""
    namen = list(UniformeProduct.objects.order_by("-beeindigd_op"))
    eerder = {vorm: upn.pk for upn in namen for vorm in _labelvormen(upn)}
    return eerder | {upn.label_vorm: upn.pk for upn in namen}


def _velden(inhoud: ProductInhoud, bekend: Bekend, pad: Path) -> dict[str, Any]:
    """The values of the page's own fields."""
    ruw = inhoud.model_dump(mode="json")
    tooi = inhoud.organisatie.tooi
    zelfde = (
        "titel_en", "titel_pap", "samenvatting", "samenvatting_en", "samenvatting_pap", "doelgroepen", "gebied",
        *_TEKSTEN,
    )  # fmt: skip
    stromen = _STROMEN | {"kosten": "bedrag", "wetten": "wet", "kanalen": "kanaal"}
    return {
        **{naam: ruw[naam] for naam in zelfde},
        **{naam: make_stream(f"{inhoud.slug}/{naam}", blok, ruw[naam]) for naam, blok in stromen.items()},
        "title": inhoud.titel,
        "search_description": inhoud.samenvatting,
        "upn_id": bekend.upn[inhoud.upn_uri] if inhoud.upn_uri else None,
        "uitvoerder": inhoud.organisatie.soort or Uitvoerder.VAST.value,
        "organisatie_id": find_bekend(bekend.organisaties, tooi, f"{pad}: organisatie.tooi") if tooi else None,
        "trefwoorden": "\n".join(inhoud.trefwoorden),
        "mensentaal": "\n".join(inhoud.mensentaal),
        "gecontroleerd": inhoud.gecontroleerd,
        "opnieuw_controleren": inhoud.opnieuw_controleren,
        "herkomst": Herkomst.REDACTIE.value,
        # Only where there is one: a new key would make every file look changed, and undo what editors changed.
        **(
            {"regeling": make_stream(f"{inhoud.slug}/regeling", "regeling", [ruw["regeling"]])}
            if inhoud.regeling
            else {}
        ),
        **(
            {"makkelijk": make_stream(f"{inhoud.slug}/makkelijk", "alinea", ruw["makkelijk"])}
            if inhoud.makkelijk
            else {}
        ),
    }


def _vertalingen(inhoud: ProductInhoud) -> Iterator[dict[str, Any]]:
    """The values of the page's translations."""
    for taal, vertaling in ((Taal.ENGELS, inhoud.engels), (Taal.PAPIAMENTS, inhoud.papiaments)):
        if vertaling is None:
            continue
        ruw, basis = vertaling.model_dump(mode="json"), f"{inhoud.slug}/{taal.value}"
        stromen = _STROMEN | {"kosten": "bedrag", "kanalen": "zin"}
        yield {
            "taal": taal.value,
            **{naam: ruw[naam] for naam in _TEKSTEN},
            **{naam: make_stream(f"{basis}/{naam}", blok, ruw[naam]) for naam, blok in stromen.items()},
        }
