"""Words are loaded, changed by editors, listed from A to Z and explained on the pages that use them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command
from django.test import Client
from lxml import html

from cms.begrippen.inlezen import INHOUD, load_begrippen
from cms.begrippen.models import Begrip
from cms.begrippen.selectors import forget_woordenlijst
from cms.producten.inlezen.paginas import make_stream
from cms.redactie.kwaliteit.tekst import split_zinnen
from tests.factories.producten import ProductPaginaFactory

pytestmark = pytest.mark.django_db
LANGSTE_ZIN = 25


@pytest.fixture(autouse=True)
def _vers() -> Iterator[None]:
    forget_woordenlijst()
    yield
    forget_woordenlijst()


def test_loading_twice_changes_nothing_and_leaves_what_an_editor_changed(tmp_path: Path) -> None:
    call_command("laad_begrippen", verbosity=0)
    Begrip.objects.filter(woord="leges").update(uitleg="Wat u bij de balie betaalt.")

    telling = load_begrippen()

    assert not telling.nieuw
    assert not telling.gewijzigd
    assert Begrip.objects.get(woord="leges").uitleg == "Wat u bij de balie betaalt."
    nieuw = tmp_path / "begrippen.yaml"
    nieuw.write_text(yaml.safe_dump([{"woord": "leges", "uitleg": "Wat een aanvraag kost."}]))
    assert load_begrippen(pad=nieuw).gewijzigd == ["leges"]
    assert Begrip.objects.get(woord="leges").uitleg == "Wat een aanvraag kost."


def test_our_own_words_are_many_short_and_each_form_stands_once() -> None:
    begrippen = yaml.safe_load(INHOUD.read_text(encoding="utf-8"))
    vormen = [vorm.lower() for begrip in begrippen for vorm in (begrip["woord"], *begrip.get("vormen", ()))]

    assert len(begrippen) >= 60
    dubbel = {vorm for vorm in vormen if vormen.count(vorm) > 1}
    assert dubbel <= {"basisregistratie personen", "kvk-nummer", "ozb"}, "the same word in another case"
    lang = [z.tekst for b in begrippen for z in split_zinnen(b["uitleg"]) if len(z.woorden) > LANGSTE_ZIN]
    assert not lang


def test_a_product_explains_the_word_where_it_first_stands(client: Client) -> None:
    load_begrippen()
    product = ProductPaginaFactory(
        slug="paspoort",
        titel_en="Passport",
        wat=make_stream("wat", "alinea", ["U betaalt leges.", "Leges verschillen."]),
    )

    pagina = html.document_fromstring(client.get(product.url).content)

    knoppen = pagina.xpath('//button[@popovertarget="begrip-leges"]')
    assert [knop.text for knop in knoppen] == ["leges"]
    assert "gemeente betaalt" in pagina.get_element_by_id("begrip-leges").text_content()


def test_a_word_without_the_tick_stands_in_the_list_only(client: Client) -> None:
    Begrip.objects.create(woord="vermogen", uitleg="Wat u hebt.", op_paginas=False)
    product = ProductPaginaFactory(slug="bijstand", wat=make_stream("wat", "alinea", ["Uw vermogen telt mee."]))

    assert b"popovertarget" not in client.get(product.url).content
    assert "Wat u hebt." in client.get("/begrippen/").content.decode()


def test_the_list_leads_by_letter_to_each_word_and_in_english_to_what_is_in_english(client: Client) -> None:
    load_begrippen()

    pagina = html.document_fromstring(client.get("/begrippen/").content)

    letters = [link.get("href")[1:] for link in pagina.xpath('//ul[@class="letters"]//a')]
    assert all(pagina.get_element_by_id(letter).tag == "h2" for letter in letters)
    assert pagina.get_element_by_id("toeslagpartner").find("dt").text == "toeslagpartner"
    engels = client.get("/en/begrippen/").content.decode()
    assert "objection" in engels
    assert "toeslagpartner" not in engels
