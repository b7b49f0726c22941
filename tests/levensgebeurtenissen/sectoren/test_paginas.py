"""The pages of sectors, and the home page of entrepreneurs from which one comes there."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import set_script_prefix
from django.utils import timezone

from cms.zoeken.service import list_documenten
from levensgebeurtenissen.sectoren.models import SectorPagina
from levensgebeurtenissen.sectoren.selectors import find_sector_bij_sbi
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import OrganisatieFactory, ProductPaginaFactory
from tests.factories.sectoren import NieuwsPaginaFactory, SectorPaginaFactory, make_regeling

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _script_prefix() -> Iterator[None]:
    yield
    set_script_prefix("/")


@pytest.fixture
def bakkerij() -> SectorPagina:
    """A sector with a permit of the gemeente and a scheme."""
    vergunning = ProductPaginaFactory(title="Oven plaatsen", slug="oven-plaatsen")
    subsidie = ProductPaginaFactory(
        title="Subsidie voor ovens", slug="subsidie-ovens", doelgroepen=["ondernemer"], regeling=make_regeling()
    )
    OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")
    return SectorPaginaFactory(producten_regels=[vergunning], regelingen=[subsidie])


def test_from_the_home_page_to_a_sector_with_the_own_gemeente(client: Client, bakkerij: SectorPagina) -> None:
    home = client.get("/ondernemers/").content.decode()
    assert 'action="/sectoren/"' in home
    assert f'href="{bakkerij.get_url()}"' in home

    antwoord = client.get("/sectoren/", {"q": "ik begin een bakkerij", "gemeente": "Utrecht"})
    assert antwoord.headers["Location"] == "/sectoren/?q=ik+begin+een+bakkerij&gemeente=gm0344"
    gevonden = client.get(antwoord.headers["Location"]).content.decode()
    assert 'href="/sectoren/bakkerij/?gemeente=gm0344"' in gevonden
    assert "Brood bakken (SBI 1071)" in gevonden

    sector = client.get("/sectoren/bakkerij/?gemeente=gm0344").content.decode()
    assert "In uw gemeente: Utrecht" in sector
    assert 'href="/producten/oven-plaatsen/?gemeente=gm0344"' in sector
    assert "Gemeente Utrecht" in sector
    assert "Subsidie voor ovens" in sector


def test_a_code_finds_the_sector(client: Client, bakkerij: SectorPagina) -> None:
    for code in ("10711", "10.71", "SBI 1071", "47241"):
        assert 'href="/sectoren/bakkerij/"' in client.get("/sectoren/", {"q": code}).content.decode()
    assert "Bij deze code hoort geen sector" in client.get("/sectoren/", {"q": "9999"}).content.decode()


def test_nothing_found_keeps_what_was_typed_and_shows_a_way_on(client: Client, bakkerij: SectorPagina) -> None:
    pagina = client.get("/sectoren/", {"q": "<b>zeppelin</b>", "gemeente": "Nergenshuizen"}).content.decode()

    assert 'value="&lt;b&gt;zeppelin&lt;/b&gt;"' in pagina
    assert "Wij vonden geen sector bij deze woorden" in pagina
    assert "Wij kennen geen gemeente of woonplaats ‘Nergenshuizen’" in pagina
    assert 'aria-invalid="true"' in pagina
    assert "Alle sectoren" in pagina


@pytest.mark.parametrize("q", ["\x00", "%", "' or 1=1 --", "x" * 5000, "١٠٧١"])
def test_odd_text_gives_a_page(client: Client, bakkerij: SectorPagina, q: str) -> None:
    assert client.get("/sectoren/", {"q": q}).status_code == 200


def test_without_a_place_the_page_says_whose_it_is(client: Client, bakkerij: SectorPagina) -> None:
    pagina = client.get("/sectoren/bakkerij/").content.decode()

    assert "(<span>" not in pagina
    assert "(uw gemeente)" in pagina
    assert "Toon mijn gemeente" in pagina
    assert client.get("/sectoren/bakkerij/?gemeente=Utrecht").headers["Location"].endswith("gm0344#uw-gemeente")


def test_in_english_the_summary_is_english_and_the_rest_is_marked_dutch(client: Client, bakkerij: SectorPagina) -> None:
    pagina = client.get("/en/sectoren/bakkerij/").content.decode()

    assert "Baking bread for sale." in pagina
    assert "You work cleanly." in pagina
    assert '<div lang="nl"><h3' in pagina
    assert "Bakers with a new oven." in pagina
    assert "Bakeries" in client.get("/en/ondernemers/").content.decode()


def test_pages_of_entrepreneurs_stand_under_their_face(client: Client, bakkerij: SectorPagina) -> None:
    for pad in ("/ondernemers/", "/ondernemers/subsidies/", "/sectoren/", "/sectoren/bakkerij/"):
        pagina = client.get(pad).content.decode()
        menu = pagina.partition('aria-label="Hoofdmenu"')[2].partition("</nav>")[0]
        assert 'href="/sectoren/"' in menu
        assert 'href="/ondernemers/subsidies/"' in menu
        assert menu.count('aria-current="page"') == 1, pad
    assert 'href="/sectoren/"' not in client.get("/").content.decode().partition("</header>")[0]


def test_the_home_page_shows_what_citizens_have_too(client: Client, bakkerij: SectorPagina) -> None:
    LevensgebeurtenisPaginaFactory(title="Verhuizen met uw bedrijf", doelgroep="ondernemer")
    NieuwsPaginaFactory()
    NieuwsPaginaFactory(title="Morgen pas", datum=timezone.localdate() + timedelta(days=1))
    NieuwsPaginaFactory(title="Alleen voor inwoners", doelgroepen=["particulier"])

    home = client.get("/ondernemers/").content.decode()

    assert "Verhuizen met uw bedrijf" in home
    assert "Btw op brood" in home
    assert "Morgen pas" not in home
    assert "Alleen voor inwoners" not in home
    assert "Alleen voor inwoners" in client.get("/").content.decode()
    assert "Bakkers met een nieuwe oven." in home


def test_the_home_page_asks_little_of_the_database(
    client: Client, bakkerij: SectorPagina, django_assert_max_num_queries: object
) -> None:
    client.get("/ondernemers/")
    with django_assert_max_num_queries(24):  # type: ignore[operator]
        client.get("/ondernemers/")


def test_the_page_of_a_sector_asks_little_of_the_database(
    client: Client, bakkerij: SectorPagina, django_assert_max_num_queries: object
) -> None:
    client.get("/sectoren/bakkerij/")
    with django_assert_max_num_queries(22):  # type: ignore[operator]
        client.get("/sectoren/bakkerij/")


def test_search_and_robots_find_a_sector(client: Client, bakkerij: SectorPagina) -> None:
    (document,) = list_documenten(["sector:bakkerij"])

    assert (document.soort, document.doelgroepen, document.url) == ("sector", ("ondernemer",), "/sectoren/bakkerij/")
    assert "Brood bakken" in " ".join(passage.tekst for passage in document.passages)
    assert "/sectoren/bakkerij/" in client.get("/sitemap-sectoren.xml").content.decode()


def test_the_api_gives_the_sector_of_a_code(client: Client, bakkerij: SectorPagina) -> None:
    alle = client.get("/api/v1/sectoren").json()
    assert [sector["slug"] for sector in alle["results"]] == ["bakkerij"]
    assert client.get("/api/v1/sectoren?sbi=10711").json()["results"][0]["sbi"] == ["10", "4724"]
    assert client.get("/api/v1/sectoren?sbi=62").json()["results"] == []
    assert client.get("/api/v1/sectoren?sbi=abc").status_code == 400
    assert client.get("/api/v1/sectoren/bakkerij").json()["activiteiten"] == [{"sbi": "1071", "naam": "Brood bakken"}]
    assert client.get("/api/v1/sectoren/zeppelin").status_code == 404


def test_the_longest_code_decides(bakkerij: SectorPagina) -> None:
    winkel = SectorPaginaFactory(title="Winkel", slug="winkel", sbi="47")

    assert find_sector_bij_sbi(code="47241") == bakkerij
    assert find_sector_bij_sbi(code="4711") == winkel
    assert find_sector_bij_sbi(code="99") is None
    assert find_sector_bij_sbi(code="brood") is None


def test_an_editor_hears_of_a_wrong_code(bakkerij: SectorPagina) -> None:
    bakkerij.sbi = "10\nzevenenveertig"
    with pytest.raises(ValidationError, match="zevenenveertig"):
        bakkerij.full_clean()


def test_a_reader_can_say_whether_it_helped(client: Client, bakkerij: SectorPagina) -> None:
    antwoord = client.get("/reactie/", {"pagina": "/sectoren/bakkerij/", "gevonden": "nee"})

    assert antwoord.status_code == 200
    assert "Bakkerij" in antwoord.content.decode()


def test_a_sector_that_is_withdrawn_is_gone(client: Client, bakkerij: SectorPagina) -> None:
    bakkerij.unpublish()

    assert client.get("/sectoren/bakkerij/").status_code == 404
    assert list(list_documenten(["sector:bakkerij"])) == []
    assert find_sector_bij_sbi(code="10") is None
