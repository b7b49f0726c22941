"""Loading of regelhulpen from our own files."""

from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.producten.inlezen.bestanden import Inhoudsfout, read_map
from cms.producten.inlezen.paginas import Telling, ensure_drafts, ensure_page, find_bekend, find_root, publish_inhoud
from cms.producten.models import ProductPagina
from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.regelhulpen.graaf import validate
from levensgebeurtenissen.regelhulpen.inhoud import INHOUD, RegelhulpInhoud
from levensgebeurtenissen.regelhulpen.models import RegelhulpenIndexPagina, RegelhulpPagina
from levensgebeurtenissen.regelhulpen.stromen import Slugs, make_stromen


@transaction.atomic
def load_regelhulpen(*, map_: Path = INHOUD) -> Telling:
    """Create, update and publish a page per file under the page `/regelhulpen/`. Products and life events come first.

    Raises:
        Inhoudsfout: a file is wrong, its graph is not sound, or it refers to a page that does not exist.
    """
    bestanden = dict(sorted(read_map(map_, RegelhulpInhoud), key=lambda rij: (rij[1].doelgroep, rij[1].volgorde)))
    paginas = ensure_drafts(
        ouder=ensure_index(),
        model=RegelhulpPagina,
        titels={inhoud.slug: inhoud.titel for inhoud in bestanden.values()},
    )
    producten: Slugs = dict(ProductPagina.objects.values_list("slug", "pk"))
    gebeurtenissen: Slugs = dict(LevensgebeurtenisPagina.objects.values_list("slug", "pk"))
    telling = Telling()
    for pad, inhoud in bestanden.items():
        _check(pad, inhoud, producten, gebeurtenissen)
        op = [find_bekend(gebeurtenissen, slug, f"{pad}: gebeurtenissen") for slug in inhoud.gebeurtenissen]
        publish_inhoud(
            pagina=paginas[inhoud.slug],
            velden=_velden(inhoud) | make_stromen(inhoud, producten=producten, gebeurtenissen=gebeurtenissen),
            relaties={"gebeurtenissen": op},
            telling=telling,
            bron=str(pad),
        )
    return telling


def ensure_index() -> Page:
    """The page `/regelhulpen/`, made if it does not exist yet."""
    return ensure_page(
        ouder=find_root(),
        pagina=RegelhulpenIndexPagina(
            slug="regelhulpen",
            title="Regelhulpen",
            titel_en="Decision aids",
            show_in_menus=True,
            inleiding="Beantwoord een paar vragen. Daarna weet u wat u moet regelen, en bij wie.",
            inleiding_en="Answer a few questions. Then you know what to arrange, and with whom.",
        ),
    )


def _check(pad: Path, inhoud: RegelhulpInhoud, producten: Slugs, gebeurtenissen: Slugs) -> None:
    """Refuse an unsound graph, with a message that names the file."""
    gebreken = validate(inhoud.graaf(), producten=producten, gebeurtenissen=gebeurtenissen)
    if fouten := [f"{pad}: {gebrek}" for gebrek in gebreken if gebrek.stopt]:
        raise Inhoudsfout("\n".join(fouten))


def _velden(inhoud: RegelhulpInhoud) -> dict[str, Any]:
    zelfde = (
        "titel_en", "doelgroep", "icoon", "samenvatting", "samenvatting_en", "minuten", "begin", "gecontroleerd",
        "opnieuw_controleren",
    )  # fmt: skip
    return {
        **{veld: getattr(inhoud, veld) for veld in zelfde},
        "title": inhoud.titel,
        "search_description": inhoud.samenvatting,
        "mensentaal": "\n".join(inhoud.mensentaal),
    }
