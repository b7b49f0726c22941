"""Life events: pages, loading, API."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cms.producten.inlezen.bestanden import Inhoudsfout
from cms.producten.inlezen.organisaties import load_organisaties
from cms.producten.inlezen.producten import load_producten, load_themas, load_upl
from levensgebeurtenissen.inlezen import load_levensgebeurtenissen
from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.verwijzingen import verwijzingen_naar
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import OrganisatieFactory, ProductPaginaFactory

pytestmark = pytest.mark.django_db

VERHUIZEN: dict[str, Any] = {
    "slug": "verhuizen",
    "titel": "Verhuizen",
    "titel_en": "Moving house",
    "doelgroep": "particulier",
    "volgorde": 1,
    "icoon": "home-move",
    "samenvatting": "Wat u regelt als u verhuist.",
    "samenvatting_en": "What to arrange when you move.",
    "kaart": "Adres doorgeven",
    "inleiding": ["Eén melding is genoeg."],
    "stappen": [
        {
            "titel": "Geef uw adres door",
            "wanneer": "Binnen 5 dagen",
            "dagen_van": -28,
            "dagen_tot": 5,
            "organisatie": "Uw nieuwe gemeente",
            "producten": ["verhuizing-doorgeven"],
            "tekst": ["Dat kan online."],
        }
    ],
    "hulp": ["Bel 1400."],
    "mensentaal": ["ik ga verkassen"],
    "gecontroleerd": "2026-11-20",
}


def read(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    assert not response.cookies
    return response.content.decode()


def write(map_: Path, inhoud: dict[str, Any]) -> Path:
    (map_ / f"{inhoud['slug']}.yaml").write_text(yaml.safe_dump(inhoud, allow_unicode=True))
    return map_


def test_page_shows_steps_in_order_with_products_for_the_chosen_place(client: Client) -> None:
    OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")
    product = ProductPaginaFactory(title="Verhuizing doorgeven")
    concept = ProductPaginaFactory(title="Nog niet klaar", live=False)
    ander = LevensgebeurtenisPaginaFactory(title="Samenwonen")
    pagina = LevensgebeurtenisPaginaFactory(title="Verhuizen", producten=[product, concept])
    pagina.gerelateerd.add(ander)
    pagina.save()

    tekst = read(client, "/levensgebeurtenissen/verhuizen/?gemeente=gm0344")

    volgorde = [
        "<h1", "U doet een paar dingen zelf.", "Geef uw adres door", "Binnen 5 dagen na de verhuizing",
        "Uw nieuwe gemeente", "Dat kan online met DigiD.", "/producten/verhuizing-doorgeven/?gemeente=gm0344",
        "De RDW krijgt uw adres van de gemeente.", "Uw nieuwe huur geeft u zelf door.", "Bel 1400.", "Samenwonen",
    ]  # fmt: skip
    plekken = [tekst.index(deel, tekst.index("<main")) for deel in volgorde]
    assert plekken == sorted(plekken)
    assert "Nog niet klaar" not in tekst


def test_deleted_product_leaves_the_step_whole(client: Client) -> None:
    product = ProductPaginaFactory(title="Verhuizing doorgeven")
    LevensgebeurtenisPaginaFactory(title="Verhuizen", producten=[product])
    product.delete()

    tekst = read(client, "/levensgebeurtenissen/verhuizen/")

    assert "Geef uw adres door" in tekst
    assert "Verhuizing doorgeven" not in tekst


def test_page_needs_few_queries_with_many_products(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    LevensgebeurtenisPaginaFactory(title="Verhuizen", producten=ProductPaginaFactory.create_batch(12))
    read(client, "/levensgebeurtenissen/")  # Wagtail keeps where the site starts in the cache

    # Eleven, and one more for the explained words when those were kept too long ago.
    with django_assert_max_num_queries(12):
        read(client, "/levensgebeurtenissen/verhuizen/")


def test_index_shows_them_by_doelgroep_in_both_languages(client: Client) -> None:
    LevensgebeurtenisPaginaFactory(title="Horeca beginnen", titel_en="Starting a café", doelgroep="ondernemer")
    LevensgebeurtenisPaginaFactory(title="Verhuizen", titel_en="Moving house")

    nederlands, engels = read(client, "/levensgebeurtenissen/"), read(client, "/en/levensgebeurtenissen/")

    assert nederlands.index(">Verhuizen<") < nederlands.index(">Horeca beginnen<"), "citizens first"
    assert ">Moving house<" in engels
    assert 'href="/en/levensgebeurtenissen/verhuizen/"' in engels


def test_product_knows_the_life_events_that_lead_to_it() -> None:
    een, twee, geen = ProductPaginaFactory.create_batch(3)
    LevensgebeurtenisPaginaFactory(title="Verhuizen", producten=[een, twee])
    LevensgebeurtenisPaginaFactory(title="Scheiden", producten=[twee])
    LevensgebeurtenisPaginaFactory(title="Concept", producten=[een], live=False)

    def slugs(*producten: Any) -> dict[int, list[str]]:
        gevonden = verwijzingen_naar([product.pk for product in producten])
        return {pk: sorted(verwijzing.slug for verwijzing in lijst) for pk, lijst in gevonden.items()}

    assert slugs(een) == {een.pk: ["verhuizen"]}
    assert slugs(een, twee, geen) == {een.pk: ["verhuizen"], twee.pk: ["scheiden", "verhuizen"]}


def test_file_becomes_a_page_and_loading_twice_changes_nothing(tmp_path: Path) -> None:
    product = ProductPaginaFactory(slug="verhuizing-doorgeven")
    map_ = write(tmp_path, VERHUIZEN)

    eerste, tweede = load_levensgebeurtenissen(map_=map_), load_levensgebeurtenissen(map_=map_)

    pagina = LevensgebeurtenisPagina.objects.get()
    assert (eerste.nieuw, tweede.ongewijzigd) == (["verhuizen"], ["verhuizen"])
    assert pagina.live
    assert pagina.revisions.count() == 1
    assert [p.pk for p in pagina.stappen[0].value["producten"]] == [product.pk]
    assert pagina.stappen[0].value["dagen_van"] == -28


@pytest.mark.parametrize(
    ("wijziging", "waar"),
    [
        ({"stappen": [VERHUIZEN["stappen"][0] | {"producten": ["weg"]}]}, "stappen.0.producten"),
        ({"stappen": [VERHUIZEN["stappen"][0] | {"dagen_van": "snel"}]}, "stappen.0.dagen_van"),
        ({"gerelateerd": ["weg"]}, "gerelateerd"),
        ({"doelgroep": "koning"}, "doelgroep"),
        ({"kaart": "x" * 71}, "kaart"),
        ({"kleur": "rood"}, "kleur"),
    ],
)
def test_error_names_file_and_field(tmp_path: Path, wijziging: dict[str, Any], waar: str) -> None:
    ProductPaginaFactory(slug="verhuizing-doorgeven")

    with pytest.raises(Inhoudsfout) as fout:
        load_levensgebeurtenissen(map_=write(tmp_path, VERHUIZEN | wijziging))

    assert f"verhuizen.yaml: {waar}" in str(fout.value)


def test_own_life_events_load() -> None:
    load_organisaties()
    load_upl()
    load_themas()
    load_upl()
    load_producten()

    call_command("laad_levensgebeurtenissen")

    assert LevensgebeurtenisPagina.objects.live().count() >= 8
    assert load_levensgebeurtenissen().nieuw == []


def test_command_asks_for_the_products_first() -> None:
    with pytest.raises(CommandError, match="does not exist"):
        call_command("laad_levensgebeurtenissen")


def test_api_gives_life_events_with_their_steps(client: Client) -> None:
    product = ProductPaginaFactory(title="Verhuizing doorgeven")
    LevensgebeurtenisPaginaFactory(title="Verhuizen", producten=[product])
    LevensgebeurtenisPaginaFactory(title="Horeca beginnen", doelgroep="ondernemer")

    lijst = client.get("/api/v1/levensgebeurtenissen?doelgroep=particulier").json()
    een = client.get("/api/v1/levensgebeurtenissen/verhuizen").json()

    assert [gebeurtenis["slug"] for gebeurtenis in lijst["results"]] == ["verhuizen"]
    assert een["stappen"][0]["producten"] == ["verhuizing-doorgeven"]
    assert een["stappen"][0]["dagenVan"] == -28
    assert client.get("/api/v1/levensgebeurtenissen/bestaat-niet").status_code == 404


ENGELS: dict[str, Any] = VERHUIZEN | {
    "inleiding_en": ["One report is enough."],
    "hulp_en": ["Call 1400."],
    "stappen": [
        VERHUIZEN["stappen"][0]
        | {
            "titel_en": "Report your address",
            "wanneer_en": "Within 5 days",
            "organisatie_en": "Your new municipality",
            "tekst_en": ["You can do that online."],
        }
    ],
}


def test_a_whole_page_in_english_has_no_notice_and_no_dutch(client: Client, tmp_path: Path) -> None:
    ProductPaginaFactory(slug="verhuizing-doorgeven", title="Adres", titel_en="Address")
    load_levensgebeurtenissen(map_=write(tmp_path, ENGELS))

    engels, nederlands = (
        read(client, "/en/levensgebeurtenissen/verhuizen/"),
        read(client, "/levensgebeurtenissen/verhuizen/"),
    )

    hoofd = engels[engels.index("<main") : engels.index("</main>")]
    assert all(zin in hoofd for zin in ("One report is enough.", "Report your address", "Your new municipality"))
    assert 'lang="nl"' not in hoofd
    assert "Eén melding is genoeg." in nederlands


def test_a_step_that_is_half_english_stays_dutch_and_says_so(client: Client, tmp_path: Path) -> None:
    ProductPaginaFactory(slug="verhuizing-doorgeven")
    half = [ENGELS["stappen"][0] | {"tekst_en": []}]
    load_levensgebeurtenissen(map_=write(tmp_path, ENGELS | {"stappen": half}))

    engels = read(client, "/en/levensgebeurtenissen/verhuizen/")

    assert '<span lang="nl">Geef uw adres door</span></h3>' in engels
    assert "One report is enough." in engels, "the parts that are there are shown"
    assert "U kunt" not in engels
    assert "Stel uw vraag" not in engels


def test_index_has_headings_that_lead_to_the_events(client: Client) -> None:
    LevensgebeurtenisPaginaFactory(title="Een huis kopen", rubriek="wonen")
    LevensgebeurtenisPaginaFactory(title="Trouwen", rubriek="gezin")
    LevensgebeurtenisPaginaFactory(title="Zonder kopje")

    tekst = read(client, "/levensgebeurtenissen/")

    volgorde = [
        'href="#gezin"',
        'href="#wonen"',
        'id="gezin"',
        ">Trouwen<",
        'id="wonen"',
        ">Een huis kopen<",
        ">Zonder kopje<",
    ]
    plekken = [tekst.index(deel) for deel in volgorde]
    assert plekken == sorted(plekken)


def test_a_step_keeps_its_id_when_another_comes_before_it(tmp_path: Path) -> None:
    ProductPaginaFactory(slug="verhuizing-doorgeven")
    load_levensgebeurtenissen(map_=write(tmp_path, VERHUIZEN))
    [voor] = [stap.id for stap in LevensgebeurtenisPagina.objects.get().stappen]

    eerst = VERHUIZEN["stappen"][0] | {"titel": "Zeg uw huur op"}
    load_levensgebeurtenissen(map_=write(tmp_path, VERHUIZEN | {"stappen": [eerst, *VERHUIZEN["stappen"]]}))

    assert LevensgebeurtenisPagina.objects.get().stappen[1].id == voor, "a tick does not move to another step"
