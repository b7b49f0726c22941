"""Loading of sectors from our own files."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.producten.inlezen.bestanden import Inhoudsfout, read_map
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
from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.regelhulpen.models import RegelhulpPagina
from levensgebeurtenissen.sectoren.inhoud import INHOUD, OnderdeelInhoud, SectorInhoud
from levensgebeurtenissen.sectoren.models import SectorenIndexPagina, SectorPagina
from levensgebeurtenissen.sectoren.pagina import ONDERDELEN

_GELIJK = (
    "titel_en", "samenvatting", "samenvatting_en", "icoon", "kaart", "gecontroleerd", "opnieuw_controleren",
)  # fmt: skip


@transaction.atomic
def load_sectoren(*, map_: Path = INHOUD) -> Telling:
    """Create, update and publish a page per file under the page `/sectoren/`. Products, events, regelhulpen come first.

    Raises:
        Inhoudsfout: a file is wrong, refers to what does not exist, or takes the code of another sector.
    """
    bestanden = dict(sorted(read_map(map_, SectorInhoud), key=lambda rij: rij[1].volgorde))
    _check_codes(bestanden)
    paginas = ensure_drafts(
        ouder=ensure_index(),
        model=SectorPagina,
        titels={inhoud.slug: inhoud.titel for inhoud in bestanden.values()},
    )
    bekend = {
        "producten": dict(ProductPagina.objects.values_list("slug", "pk")),
        "gebeurtenissen": dict(LevensgebeurtenisPagina.objects.values_list("slug", "pk")),
        "regelhulpen": dict(RegelhulpPagina.objects.values_list("slug", "pk")),
        "verwant": dict(SectorPagina.objects.values_list("slug", "pk")),
    }
    bekend["regelingen"] = bekend["producten"]
    telling = Telling()
    for pad, inhoud in bestanden.items():
        publish_inhoud(
            pagina=paginas[inhoud.slug],
            velden=_velden(inhoud, bekend["producten"], pad),
            relaties={
                naam: [find_bekend(ids, slug, f"{pad}: {naam}") for slug in getattr(inhoud, naam)]
                for naam, ids in bekend.items()
            },
            telling=telling,
            bron=str(pad),
        )
    return telling


def ensure_index() -> Page:
    """The page `/sectoren/`, made if it does not exist yet."""
    return ensure_page(
        ouder=find_root(),
        pagina=SectorenIndexPagina(
            slug="sectoren",
            title="Sectoren",
            titel_en="Sectors",
            show_in_menus=True,
            inleiding="Wat voor bedrijf hebt u? U ziet welke regels gelden, wat u regelt en wie controleert.",
            inleiding_en="What kind of business do you have? See the rules, the duties and who inspects.",
        ),
    )


def _check_codes(bestanden: Mapping[Path, SectorInhoud]) -> None:
    """One code leads to one sector.

    Raises:
        Inhoudsfout: two files have the same code.
    """
    eigenaar: dict[str, Path] = {}
    for pad, inhoud in bestanden.items():
        for code in inhoud.sbi:
            if code in eigenaar:
                raise Inhoudsfout(f"{pad}: sbi: {code} is of {eigenaar[code].name} already")
            eigenaar[code] = pad


def _velden(inhoud: SectorInhoud, producten: Mapping[str, int], pad: Path) -> dict[str, Any]:
    activiteiten = [activiteit.model_dump() for activiteit in inhoud.activiteiten]
    return {
        **{naam: getattr(inhoud, naam) for naam in _GELIJK},
        **{
            naam: make_stream(f"{inhoud.slug}/{naam}", "alinea", getattr(inhoud, naam))
            for naam in ("inleiding", "inleiding_en")
        },
        **{
            naam: _onderdelen(f"{inhoud.slug}/{naam}", getattr(inhoud, naam), producten, f"{pad}: {naam}")
            for naam in ONDERDELEN
        },
        "activiteiten": make_stream(f"{inhoud.slug}/activiteiten", "activiteit", activiteiten),
        "toezicht": make_stream(f"{inhoud.slug}/toezicht", "zin", inhoud.toezicht),
        "sbi": "\n".join(inhoud.sbi),
        "title": inhoud.titel,
        "search_description": inhoud.samenvatting,
        "mensentaal": "\n".join(inhoud.mensentaal),
    }


def _onderdelen(naam: str, onderdelen: Sequence[OnderdeelInhoud], producten: Mapping[str, int], veld: str) -> str:
    stroom = []
    for nr, onderdeel in enumerate(onderdelen):
        ids: Iterable[int] = [find_bekend(producten, slug, f"{veld}.{nr}") for slug in onderdeel.producten]
        waarde = onderdeel.model_dump() | {"producten": make_items(f"{naam}/{nr}", ids)}
        stroom.append({"type": "onderdeel", "value": waarde, "id": make_id(naam, str(nr))})
    return json.dumps(stroom, ensure_ascii=False)
