"""The shell: what every page has around its own words."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.template.loader import render_to_string
from lxml import html
from lxml.html import HtmlElement

from tests.toegankelijkheid.conftest import text

ROOT = Path(__file__).resolve().parents[2]
APPS = ("portal", "cms", "levensgebeurtenissen", "mijnomgeving", "wegwijzer_ai", "toegankelijkheid")
TEMPLATES = sorted(file for app in APPS for file in (ROOT / app).rglob("templates/**/*.html"))


def _schil(**changes: object) -> dict[str, object]:
    return {
        "schil": {
            "doelgroepen": [
                {"naam": "Inwoner", "url": "/", "icoon": "user", "actief": True},
                {"naam": "Ondernemer", "url": "/ondernemers/", "icoon": "briefcase", "actief": False},
            ],
            "navigatie": [
                {"titel": "Home", "url": "/", "actief": False},
                {"titel": "Organisaties", "url": "/organisaties/", "actief": True},
            ],
            "talen": [
                {"code": "nl", "naam": "Nederlands", "url": "/hulp/", "actief": True},
                {"code": "en", "naam": "English", "url": "/en/hulp/", "actief": False},
            ],
            "taal": "nl",
            "home_url": "/",
            "zoek_url": "/zoeken/",
            "inlog_url": "/inloggen/",
            "persoon": None,
            "proef": True,
        }
        | changes
    }


def _page(context: dict[str, object] | None = None, *, template: str = "basis.html") -> HtmlElement:
    return html.document_fromstring(render_to_string(template, context))


def test_skip_link_goes_to_the_content() -> None:
    pagina = _page(_schil())

    eerste = next(pagina.iter("a"))
    assert text(eerste) == "Naar de inhoud"
    assert pagina.get_element_by_id(eerste.get("href")[1:]).tag == "main"


def test_page_is_in_dutch_and_points_to_english() -> None:
    pagina = _page(_schil())

    assert pagina.get("lang") == "nl"
    (engels,) = pagina.xpath("//nav[@aria-label='Taal']//a")
    assert (engels.get("href"), engels.get("lang"), engels.get("hreflang")) == ("/en/hulp/", "en", "en")


def test_menu_opens_without_a_script_and_shows_where_you_are() -> None:
    (menu,) = _page(_schil()).xpath("//nav[@aria-label='Hoofdmenu']")

    assert text(menu.find(".//details/summary")) == "Menu"
    assert [text(hier) for hier in menu.xpath(".//*[@aria-current='page']")] == ["Organisaties"]


def test_each_navigation_has_its_own_name() -> None:
    pagina = _page(_schil())

    namen = [
        nav.get("aria-label") or text(pagina.get_element_by_id(nav.get("aria-labelledby")))
        for nav in pagina.iter("nav")
    ]
    assert len(namen) == len(set(namen))


def test_help_by_a_person_is_on_every_page() -> None:
    voet = text(_page(_schil()).find(".//footer"))

    for hulp in ("Bel 1400", "Informatiepunt Digitale Overheid", "Iemand machtigen", "Toegankelijkheid", "Privacy"):
        assert hulp in voet


def test_status_region_is_there_before_it_speaks() -> None:
    (regio,) = _page(_schil()).xpath("//*[@role='status']")

    assert text(regio) == ""


def test_visitor_can_log_in_and_choose_for_whom() -> None:
    kop = _page(_schil()).find(".//header")

    assert [link.get("href") for link in kop.xpath(".//a[contains(@class, 'nl-button')]")] == ["/inloggen/"]
    assert [text(keuze) for keuze in kop.xpath(".//nav[@aria-label='Voor wie']//*[@aria-current]")] == ["Inwoner"]
    assert kop.xpath(".//form") == []


def test_logged_in_person_sees_the_name_and_logs_out_with_post() -> None:
    kop = _page(_schil(persoon={"naam": "Noor Bakker", "uitlog_url": "/uitloggen/"})).find(".//header")

    assert "Ingelogd als Noor Bakker" in text(kop)
    formulier = next(formulier for formulier in kop.iter("form") if formulier.get("action") == "/uitloggen/")
    assert (formulier.get("method"), formulier.get("action")) == ("post", "/uitloggen/")


def test_without_a_name_the_person_still_reads_that_he_is_logged_in() -> None:
    kop = _page(_schil(persoon={"naam": "", "uitlog_url": "/uitloggen/"})).find(".//header")

    assert [text(naam) for naam in kop.find_class("kop__naam")] == ["Ingelogd"]


@pytest.mark.parametrize("proef", [True, False])
def test_trial_says_that_it_is_one(*, proef: bool) -> None:
    assert ("Proefversie" in text(_page(_schil(proef=proef)))) is proef


@pytest.mark.parametrize("template", ["500.html", "503.html", "404.html"])
def test_error_page_stands_on_its_own(template: str) -> None:
    pagina = _page(template=template)

    assert len(pagina.xpath("//h1")) == 1
    assert "Bel 1400" in text(pagina)
    assert pagina.find(".//title").text.strip().endswith("- Overheid in één loket")


def test_missing_page_offers_a_search() -> None:
    (formulier,) = _page(_schil(), template="404.html").xpath("//main//form")

    assert (formulier.get("role"), formulier.get("action")) == ("search", "/zoeken/")


def test_outage_page_gives_the_reference() -> None:
    assert "a1b2c3d4" in text(_page({"kenmerk": "a1b2c3d4"}, template="500.html"))


def test_nothing_comes_from_others() -> None:
    pagina = _page(_schil())

    geladen = pagina.xpath("//link/@href | //script/@src | //img/@src | //use/@href")
    assert [url for url in geladen if re.match(r"(https?:)?//", url)] == []


@pytest.mark.norm("B27")
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: str(file.relative_to(ROOT)))
def test_template_has_no_inline_style_or_script(template: Path) -> None:
    source = template.read_text(encoding="utf-8")

    assert not re.search(r"\sstyle\s*=|<style|<script(?![^>]*\bsrc=)|\son[a-z]+\s*=\s*[\"']|javascript:", source)
    assert not re.search(r"\|\s*safe\b|autoescape off", source)


def test_every_text_of_the_shell_has_english_words() -> None:
    with (ROOT / "toegankelijkheid/locale/en/LC_MESSAGES/django.po").open("rb") as file:
        texts = list(read_po(file))

    assert texts
    assert [bericht.id for bericht in texts if bericht.id and (bericht.fuzzy or not bericht.string)] == []
