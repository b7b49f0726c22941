"""Somebody searches: results with the reason why, filters with counts, and a way on when nothing is found."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from cms.producten.inlezen.paginas import make_stream
from cms.producten.models import ProductPagina
from cms.zoeken.models import IndexDocument, IndexVersie
from cms.zoeken.service import zoekmachine
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import OrganisatieFactory, ProductPaginaFactory, ThemaFactory

ZOEKEN = "/zoeken/"
KEURING = "De keuring <script>alert(1)</script> doet de arts van de gemeente."


def _kanalen(*kanalen: tuple[str, str]) -> object:
    return make_stream(
        "kanalen", "kanaal", [{"soort": soort, "tekst": "Zo", "inlog": inlog} for soort, inlog in kanalen]
    )


@pytest.fixture
def catalogus(
    db: None, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, ProductPagina]]:
    """Some products, searchable by words only: what the page does, does not hang on the language model."""
    settings.TAALMODEL_DIR = tmp_path_factory.mktemp("zonder-model")
    rdw = OrganisatieFactory(naam="RDW", slug="rdw")
    wonen, verkeer = (
        ThemaFactory(titel="Wonen en verhuizen", slug="wonen"),
        ThemaFactory(titel="Verkeer", slug="verkeer"),
    )
    for nummer in range(12):
        OrganisatieFactory(naam=f"Dienst {nummer:02}", slug=f"dienst-{nummer:02}")
    verhuizing = ProductPaginaFactory(
        title="Verhuizing doorgeven",
        titel_en="Report your move",
        slug="verhuizing-doorgeven",
        samenvatting="Geef uw nieuwe adres door.",
        samenvatting_en="Tell us your new address.",
        themas=[wonen],
        kanalen=_kanalen(("online", "digid"), ("balie", "")),
        trefwoorden="adreswijziging",
    )
    producten = {
        "verhuizing": verhuizing,
        "kaart": ProductPaginaFactory(
            title="Gehandicaptenparkeerkaart",
            slug="gehandicaptenparkeerkaart",
            samenvatting="Een parkeerkaart voor gehandicapten.",
            themas=[verkeer],
            kanalen=_kanalen(("papier", "")),
            wat=make_stream("wat", "alinea", ["Kort iets anders.", KEURING]),
        ),
        "kenteken": ProductPaginaFactory(
            title="Kenteken op naam zetten",
            slug="kenteken",
            samenvatting="Een auto gekocht? Zet het kenteken op uw naam.",
            uitvoerder="vast",
            organisatie=rdw,
            themas=[verkeer],
            doelgroepen=["particulier", "ondernemer"],
            kanalen=_kanalen(("balie", "")),
        ),
        "eiland": ProductPaginaFactory(
            title="Verhuizen op het eiland",
            slug="verhuizen-bonaire",
            samenvatting="Verhuist u op Bonaire? Geef uw adres door.",
            gebied="caribisch",
            themas=[wonen],
            kanalen=_kanalen(("balie", "")),
        ),
    }
    LevensgebeurtenisPaginaFactory(
        title="Een nieuw huis", slug="nieuw-huis", samenvatting="Adres.", producten=[verhuizing]
    )
    zoekmachine.cache_clear()
    zoekmachine().herbouw()
    yield producten
    zoekmachine.cache_clear()


def _page(client: Client, **query: str) -> str:
    response = client.get(ZOEKEN, query)
    assert response.status_code == 200
    return unescape(re.sub(r"\s+", " ", response.content.decode()))


def _titles(html: str) -> list[str]:
    found = re.findall(r'<li class="resultaat">.*?</h3>', html)
    return [re.sub(r"<[^>]+>", "", titel).strip() for titel in found]


def _link(html: str, tekst: str) -> dict[str, str]:
    """Where the link with this text goes, as the query that it asks."""
    href = next(href for href, inhoud in re.findall(r'<a[^>]*href="([^"]*)"[^>]*>(.*?)</a>', html) if tekst in inhoud)
    return {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(href).query).items()}


def test_other_form_of_a_word_is_marked_in_title_and_text(client: Client, catalogus: object) -> None:
    html = _page(client, q="verhuizen")

    assert '<mark class="nl-mark">Verhuizing</mark> doorgeven' in html


@pytest.mark.parametrize("gezocht", ["parkeerkaart gehandicapten", "gehandicaptenparkeerkaart"])
def test_compound_is_found_and_marked_by_its_parts(client: Client, catalogus: object, gezocht: str) -> None:
    html = _page(client, q=gezocht)

    assert _titles(html)[0] == "Gehandicaptenparkeerkaart"
    assert '<mark class="nl-mark">Gehandicaptenparkeerkaart</mark>' in html


def test_passage_that_matched_is_shown_and_its_markup_stays_text(client: Client, catalogus: object) -> None:
    response = client.get(ZOEKEN, {"q": "gehandicaptenparkeerkaart keuring arts"}).content.decode()

    assert '<mark class="nl-mark">keuring</mark> &lt;script&gt;alert(1)&lt;/script&gt;' in response
    assert "<script>alert" not in response


def test_searched_text_itself_stays_text(client: Client, catalogus: object) -> None:
    assert "<img src=x" not in client.get(ZOEKEN, {"q": "<img src=x onerror=alert(1)>"}).content.decode()


def test_values_of_different_filters_combine_and_each_is_counted_without_its_own(
    client: Client, catalogus: object
) -> None:
    html = _page(client, q="", thema="verkeer", kanaal="balie")

    assert _titles(html) == ["Kenteken op naam zetten"]
    assert _link(html, "Wonen en verhuizen") == {"thema": "wonen", "kanaal": "balie"}
    papier = re.search(r"<span>Papier</span> <span class=\"filters__aantal\">(\d+)", html)
    assert papier is not None
    assert papier[1] == "1"


@pytest.mark.parametrize(
    ("filter", "waarde", "titels"),
    [
        ("doelgroep", "ondernemer", ["Kenteken op naam zetten"]),
        ("thema", "verkeer", ["Gehandicaptenparkeerkaart", "Kenteken op naam zetten", "Verkeer"]),
        ("levensgebeurtenis", "nieuw-huis", ["Een nieuw huis", "Verhuizing doorgeven"]),
        ("organisatie", "rdw", ["Kenteken op naam zetten", "RDW"]),
        ("kanaal", "papier", ["Gehandicaptenparkeerkaart"]),
        ("digid", "ja", ["Verhuizing doorgeven"]),
        ("gebied", "caribisch", ["Verhuizen op het eiland"]),
        ("soort", "levensgebeurtenis", ["Een nieuw huis"]),
    ],
)
def test_each_filter_narrows(client: Client, catalogus: object, filter: str, waarde: str, titels: list[str]) -> None:  # noqa: A002
    assert _titles(_page(client, **{filter: waarde})) == titels


def test_chosen_filter_is_a_chip_that_takes_itself_away(client: Client, catalogus: object) -> None:
    html = _page(client, q="kenteken", thema="verkeer", kanaal="balie")

    chip = next(deel for deel in html.split('class="chip"')[1:] if "Verkeer" in deel.split("</a>")[0])
    assert 'href="?q=kenteken&kanaal=balie"' in chip
    assert '<input type="hidden" name="thema" value="verkeer">' in html


@pytest.mark.parametrize(
    "query", [{"thema": "bestaat-niet"}, {"soort": "x" * 500}, {"digid": "nee"}, {"gebied": "'; --"}, {"pagina": "elf"}]
)
def test_unknown_value_is_ignored(client: Client, catalogus: object, query: dict[str, str]) -> None:
    assert _titles(_page(client, q="kenteken", **query))[0] == "Kenteken op naam zetten"


def test_long_list_shows_eight_and_opens_without_a_script(client: Client, catalogus: object) -> None:
    html = _page(client, soort="organisatie")
    groep = html[html.index(">Organisatie</h3>") :].split("</details>")[0]

    kort, lang = groep.split('<details class="filters__meer">')
    assert kort.count("<li>") == 8
    assert "Toon alle" in lang


def test_next_page_keeps_the_filters(client: Client, catalogus: object) -> None:
    html = _page(client, soort="organisatie")

    assert "soort=organisatie&pagina=2" in html
    eerste, tweede = _titles(html), _titles(_page(client, soort="organisatie", pagina="2"))
    assert len(eerste) == 10
    assert tweede
    assert not set(eerste) & set(tweede)


def test_island_stands_behind_until_it_is_named(client: Client, catalogus: object) -> None:
    assert _titles(_page(client, q="adres doorgeven verhuizen"))[-1] == "Verhuizen op het eiland"
    assert _titles(_page(client, q="adres doorgeven verhuizen Bonaire"))[0] == "Verhuizen op het eiland"
    assert _titles(_page(client, q="verhuizen", gebied="caribisch")) == ["Verhuizen op het eiland"]


def test_nothing_found_because_of_a_filter_says_which_filter_to_drop(client: Client, catalogus: object) -> None:
    html = _page(client, q="kenteken", kanaal="papier", thema="verkeer")

    assert "Zoek zonder het filter ‘Papier’: 1 resultaat" in html
    assert "Zoek zonder het filter ‘Verkeer’" not in html


def test_nothing_found_offers_the_wegwijzer_with_the_question_and_a_person(client: Client, catalogus: object) -> None:
    html = _page(client, q="xylofoonles")

    assert '<form method="post" action="/wegwijzer/#antwoord"' in html
    assert '<input type="hidden" name="q" value="xylofoonles">' in html
    assert "1400" in html
    assert "Vraag hulp aan een mens" in html


def test_typing_error_is_understood_and_said(client: Client, catalogus: object) -> None:
    html = _page(client, q="kentekn")

    assert _titles(html)[0] == "Kenteken op naam zetten"
    assert _link(html, "kenteken")["q"] == "kenteken"


def test_suggestions_come_to_a_script_and_stand_as_links_on_the_page(client: Client, catalogus: object) -> None:
    response = client.get("/zoeken/suggesties/", {"q": "doorg"})

    assert response.json() == {"suggesties": [{"tekst": "Verhuizing doorgeven", "taal": "nl"}]}
    assert not response.cookies
    html = _page(client, q="doorg")
    assert _link(html, "Verhuizing doorgeven")["q"] == "Verhuizing doorgeven"


@pytest.mark.parametrize("getypt", ["", " ", "\x00", "%", "a" * 5000, "😀", "de"])
def test_odd_typing_gives_no_error(client: Client, catalogus: object, getypt: str) -> None:
    assert client.get("/zoeken/suggesties/", {"q": getypt}).status_code == 200


def test_english_page_shows_english_where_it_exists(client: Client, catalogus: object) -> None:
    html = unescape(client.get("/en/zoeken/", {"q": "move"}).content.decode())

    assert 'Report your <mark class="nl-mark">move</mark>' in html
    suggesties = client.get("/en/zoeken/suggesties/", {"q": "rep"}).json()["suggesties"]
    assert suggesties == [{"tekst": "Report your move", "taal": "en"}]


@pytest.mark.parametrize("taal", ["en", "pap"])
def test_results_stay_in_the_language_of_the_page(client: Client, catalogus: object, taal: str) -> None:
    html = unescape(client.get(f"/{taal}/zoeken/", {"q": "adres"}).content.decode())

    links = re.findall(r'<h3[^>]*><a class="nl-link" href="([^"]+)"', html)
    assert f"/{taal}/producten/verhuizing-doorgeven/" in links
    assert all(link.startswith(f"/{taal}/") for link in links)


@pytest.mark.parametrize("taal", ["en", "pap"])
def test_themes_near_a_search_in_vain_stay_in_the_language(client: Client, catalogus: object, taal: str) -> None:
    html = client.get(f"/{taal}/zoeken/", {"q": "qwxzy"}).content.decode()

    assert not re.findall(r'href="/(?:themas|producten)/', html)


def test_without_an_index_people_still_find(client: Client, catalogus: object) -> None:
    IndexDocument.objects.all().delete()
    IndexVersie.objects.all().delete()
    zoekmachine.cache_clear()

    assert _titles(_page(client, q="verhuizen"))[0] == "Verhuizen op het eiland"
    assert "Verhuizing doorgeven" in _titles(_page(client, q="verhuizen"))
    assert _titles(_page(client, q="kenteken", thema="verkeer")) == ["Kenteken op naam zetten"]
    assert len(_titles(_page(client, q=""))) == 10
