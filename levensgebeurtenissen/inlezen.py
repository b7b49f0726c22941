"""Loading of life events from our own files."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.producten.inlezen.bestanden import read_map
from cms.producten.inlezen.paginas import (
    Telling,
    ensure_drafts,
    ensure_page,
    find_bekend,
    find_root,
    make_id,
    make_items,
    make_stream,
    publish_inhoud,
)
from cms.producten.models import ProductPagina
from levensgebeurtenissen.inhoudsvormen import ZINNEN, GebeurtenisInhoud, StapInhoud
from levensgebeurtenissen.models import LevensgebeurtenisPagina, LevensgebeurtenissenIndexPagina
from levensgebeurtenissen.vragen.inhoud import make_vergelijkingen

INHOUD = Path(__file__).resolve().parent / "inhoud"


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
        "titel_en", "doelgroep", "rubriek", "icoon", "samenvatting", "samenvatting_en", "kaart", "datumvraag",
        "datumvraag_en", "gecontroleerd", "opnieuw_controleren",
    )  # fmt: skip
    zinnen = [*ZINNEN, *(f"{naam}_en" for naam in ZINNEN)]
    alineas = ("inleiding", "inleiding_en")
    vragen = [vraag.blok(f"{inhoud.slug}/vragen/{vraag.sleutel}") for vraag in inhoud.vragen]
    return {
        **{naam: getattr(inhoud, naam) for naam in zelfde},
        **{naam: make_stream(f"{inhoud.slug}/{naam}", "zin", getattr(inhoud, naam)) for naam in zinnen},
        **{naam: make_stream(f"{inhoud.slug}/{naam}", "alinea", getattr(inhoud, naam)) for naam in alineas},
        # Only where there is one: a new key would make every file look changed, and undo what editors changed.
        **(
            {"makkelijk": make_stream(f"{inhoud.slug}/makkelijk", "alinea", inhoud.makkelijk)}
            if inhoud.makkelijk
            else {}
        ),
        "vragen": make_stream(f"{inhoud.slug}/vragen", "vraag", vragen),
        "stappen": _stappen(inhoud, producten, pad),
        "title": inhoud.titel,
        "search_description": inhoud.samenvatting,
        "mensentaal": "\n".join(inhoud.mensentaal),
    }


def _stappen(inhoud: GebeurtenisInhoud, producten: Mapping[str, int], pad: Path) -> str:
    """The steps as a stream. A step is known by its title: put one in between, and no tick moves to another step."""
    stroom = []
    for nr, stap in enumerate(inhoud.stappen):
        ids = [find_bekend(producten, slug, f"{pad}: stappen.{nr}.producten") for slug in stap.producten]
        sleutel = make_id(inhoud.slug, "stap", stap.titel)
        stroom.append({"type": "stap", "value": _stap(stap, ids, f"{inhoud.slug}/{stap.titel}"), "id": sleutel})
    return json.dumps(stroom, ensure_ascii=False)


def _stap(stap: StapInhoud, producten: list[int], naam: str) -> dict[str, Any]:
    return stap.model_dump() | {
        "producten": make_items(f"{naam}/producten", producten),
        "tekst": make_items(f"{naam}/tekst", stap.tekst),
        "tekst_en": make_items(f"{naam}/tekst_en", stap.tekst_en),
        "alleen_als": make_vergelijkingen(f"{naam}/alleen_als", stap.alleen_als),
    }
