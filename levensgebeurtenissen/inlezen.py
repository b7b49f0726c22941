"""Loading of life events from our own files."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from django.db import transaction
from pydantic import Field
from wagtail.models import Page

from cms.producten.inlezen.bestanden import Inhoud, Slug, Tekst, read_map
from cms.producten.inlezen.paginas import (
    Telling,
    ensure_drafts,
    ensure_page,
    find_bekend,
    find_root,
    make_items,
    make_stream,
    publish_inhoud,
)
from cms.producten.models import ProductPagina
from levensgebeurtenissen.models import LevensgebeurtenisPagina, LevensgebeurtenissenIndexPagina

INHOUD = Path(__file__).resolve().parent / "inhoud"


class StapInhoud(Inhoud):
    """One step; the days are relative to the event."""

    titel: Tekst
    wanneer: Tekst
    dagen_van: int | None = None
    dagen_tot: int | None = None
    organisatie: Tekst
    producten: list[Slug] = []
    tekst: Annotated[list[Tekst], Field(min_length=1)]


class GebeurtenisInhoud(Inhoud):
    """One file in `levensgebeurtenissen/inhoud/`; `volgorde` is the place among new pages of its doelgroep."""

    slug: Slug
    titel: Tekst
    titel_en: Tekst
    doelgroep: Literal["particulier", "ondernemer"]
    volgorde: int
    icoon: Tekst
    samenvatting: Annotated[Tekst, Field(max_length=200)]
    samenvatting_en: Tekst
    kaart: Annotated[Tekst, Field(max_length=70)]
    inleiding: Annotated[list[Tekst], Field(min_length=1)]
    stappen: Annotated[list[StapInhoud], Field(min_length=1)]
    vanzelf: list[Tekst] = []
    vanzelf_niet: list[Tekst] = []
    geld: list[Tekst] = []
    fouten: list[Tekst] = []
    hulp: Annotated[list[Tekst], Field(min_length=1)]
    gerelateerd: list[Slug] = []
    mensentaal: list[Tekst] = []
    gecontroleerd: date
    opnieuw_controleren: date | None = None


@transaction.atomic
def load_levensgebeurtenissen(*, map_: Path = INHOUD) -> Telling:
    """Create, update and publish a page per file under the page `/levensgebeurtenissen/`. Products come first.

    Raises:
        Inhoudsfout: a file is wrong or refers to a page that does not exist.
    """
    bestanden = dict(sorted(read_map(map_, GebeurtenisInhoud), key=lambda rij: (rij[1].doelgroep, rij[1].volgorde)))
    ouder = ensure_index()
    paginas = ensure_drafts(
        ouder=ouder,
        model=LevensgebeurtenisPagina,
        titels={inhoud.slug: inhoud.titel for inhoud in bestanden.values()},
    )
    producten = dict(ProductPagina.objects.values_list("slug", "pk"))
    gebeurtenissen = dict(LevensgebeurtenisPagina.objects.values_list("slug", "pk"))
    telling = Telling()
    for pad, inhoud in bestanden.items():
        publish_inhoud(
            pagina=paginas[inhoud.slug],
            velden=_velden(inhoud, producten, pad),
            relaties={
                "gerelateerd": [find_bekend(gebeurtenissen, s, f"{pad}: gerelateerd") for s in inhoud.gerelateerd]
            },
            telling=telling,
            bron=str(pad),
        )
    return telling


def ensure_index() -> Page:
    """The page `/levensgebeurtenissen/`, made if it does not exist yet."""
    return ensure_page(
        ouder=find_root(),
        pagina=LevensgebeurtenissenIndexPagina(
            slug="levensgebeurtenissen",
            title="Levensgebeurtenissen",
            titel_en="Life events",
            show_in_menus=True,
            inleiding="Verandert er iets in uw leven of in uw bedrijf? Hier staat wat u regelt, wanneer en bij wie.",
            inleiding_en="Is something changing in your life or business? See what to arrange, when and with whom.",
        ),
    )


def _velden(inhoud: GebeurtenisInhoud, producten: Mapping[str, int], pad: Path) -> dict[str, Any]:
    zelfde = (
        "titel_en", "doelgroep", "icoon", "samenvatting", "samenvatting_en", "kaart", "gecontroleerd",
        "opnieuw_controleren",
    )  # fmt: skip
    zinnen = ("vanzelf", "vanzelf_niet", "geld", "fouten", "hulp")
    stappen = [
        stap.model_dump()
        | {
            "producten": make_items(
                f"{inhoud.slug}/{nr}/producten",
                [find_bekend(producten, slug, f"{pad}: stappen.{nr}.producten") for slug in stap.producten],
            ),
            "tekst": make_items(f"{inhoud.slug}/{nr}/tekst", stap.tekst),
        }
        for nr, stap in enumerate(inhoud.stappen)
    ]
    return {
        **{naam: getattr(inhoud, naam) for naam in zelfde},
        **{naam: make_stream(f"{inhoud.slug}/{naam}", "zin", getattr(inhoud, naam)) for naam in zinnen},
        "inleiding": make_stream(f"{inhoud.slug}/inleiding", "alinea", inhoud.inleiding),
        "stappen": make_stream(f"{inhoud.slug}/stappen", "stap", stappen),
        "title": inhoud.titel,
        "search_description": inhoud.samenvatting,
        "mensentaal": "\n".join(inhoud.mensentaal),
    }
