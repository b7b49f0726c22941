"""Loading of news from our own files."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from django.db import transaction
from pydantic import Field, HttpUrl
from wagtail.models import Page

from cms.nieuws.models import NieuwsIndexPagina, NieuwsPagina
from cms.producten.inlezen.bestanden import Inhoud, Slug, Tekst, read_map
from cms.producten.inlezen.paginas import (
    Telling,
    ensure_drafts,
    ensure_page,
    find_bekend,
    find_root,
    make_stream,
    publish_inhoud,
)
from cms.producten.inlezen.vormen import Doelgroepen
from cms.producten.models import ProductPagina

INHOUD = Path(__file__).resolve().parents[1] / "inhoud" / "nieuws"

_GELIJK = ("titel_en", "datum", "samenvatting", "samenvatting_en", "bron_naam", "gecontroleerd", "opnieuw_controleren")


class NieuwsInhoud(Inhoud):
    """One file in `cms/inhoud/nieuws/`."""

    slug: Slug
    titel: Tekst
    titel_en: Tekst
    datum: date
    doelgroepen: Doelgroepen
    samenvatting: Annotated[Tekst, Field(max_length=220)]
    samenvatting_en: Annotated[Tekst, Field(max_length=280)]
    tekst: Annotated[list[Tekst], Field(min_length=1)]
    tekst_en: list[Tekst] = []
    bron_naam: Tekst
    bron_url: HttpUrl
    producten: list[Slug] = []
    mensentaal: list[Tekst] = []
    gecontroleerd: date
    opnieuw_controleren: date | None = None


@transaction.atomic
def load_nieuws(*, map_: Path = INHOUD) -> Telling:
    """Create, update and publish a page per file under the page `/nieuws/`. Products come first.

    Raises:
        Inhoudsfout: a file is wrong or refers to a product that does not exist.
    """
    bestanden = dict(read_map(map_, NieuwsInhoud))
    paginas = ensure_drafts(
        ouder=ensure_index(),
        model=NieuwsPagina,
        # The day is needed for the row that is made first.
        titels={inhoud.slug: inhoud.titel for inhoud in bestanden.values()},
        velden={inhoud.slug: {"datum": inhoud.datum} for inhoud in bestanden.values()},
    )
    producten = dict(ProductPagina.objects.values_list("slug", "pk"))
    telling = Telling()
    for pad, inhoud in bestanden.items():
        publish_inhoud(
            pagina=paginas[inhoud.slug],
            velden=_velden(inhoud),
            relaties=_relaties(inhoud, producten, pad),
            telling=telling,
            bron=str(pad),
        )
    return telling


def ensure_index() -> Page:
    """The page `/nieuws/`, made if it does not exist yet."""
    return ensure_page(
        ouder=find_root(),
        pagina=NieuwsIndexPagina(
            slug="nieuws",
            title="Nieuws",
            titel_en="News",
            show_in_menus=True,
            inleiding="Wat er verandert bij de overheid: voor wie, en vanaf wanneer.",
            inleiding_en="What changes in government: for whom, and from when.",
        ),
    )


def _velden(inhoud: NieuwsInhoud) -> dict[str, Any]:
    return {
        **{naam: getattr(inhoud, naam) for naam in _GELIJK},
        **{
            naam: make_stream(f"{inhoud.slug}/{naam}", "alinea", getattr(inhoud, naam))
            for naam in ("tekst", "tekst_en")
        },
        "title": inhoud.titel,
        "doelgroepen": list(inhoud.doelgroepen),
        "bron_url": str(inhoud.bron_url),
        "search_description": inhoud.samenvatting,
        "mensentaal": "\n".join(inhoud.mensentaal),
    }


def _relaties(inhoud: NieuwsInhoud, producten: Mapping[str, int], pad: Path) -> dict[str, list[int]]:
    return {"producten": [find_bekend(producten, slug, f"{pad}: producten") for slug in inhoud.producten]}
