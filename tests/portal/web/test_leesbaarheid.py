"""A reader who finds the letters too small makes them larger, without an account and without a cookie."""

import json
import re

import pytest
from django.conf import settings
from django.test import Client
from lxml import html

from toegankelijkheid.weergave import ATTRIBUTEN, WeergaveFormulier

pytestmark = pytest.mark.django_db
SCRIPT = settings.BASE_DIR / "toegankelijkheid/static/portaal/js/weergave.js"


def test_the_page_offers_the_choices_and_tells_what_a_browser_can_do_by_itself(client: Client) -> None:
    antwoord = client.get("/leesbaarheid/")
    pagina = html.document_fromstring(antwoord.content)
    formulier = pagina.get_element_by_id("leesbaarheid")

    groepen = [" ".join(legend.text_content().split()) for legend in formulier.iter("legend")]
    assert groepen == [str(veld.label) for veld in WeergaveFormulier()]
    assert "hidden" in formulier.attrib, "without JavaScript the form can do nothing"
    assert "Ctrl" in pagina.text_content()
    assert not antwoord.cookies


def test_each_choice_is_an_attribute_that_the_script_sets_before_the_page_is_drawn(client: Client) -> None:
    antwoord = client.get("/leesbaarheid/").content.decode()
    script = SCRIPT.read_text(encoding="utf-8")
    formulier = html.document_fromstring(antwoord).get_element_by_id("leesbaarheid")

    assert set(re.findall(r'"([a-z]+)"', script.partition("of [")[2].partition("]")[0])) == set(ATTRIBUTEN.values())
    assert json.loads(formulier.get("data-attributen")) == dict(ATTRIBUTEN)
    kop = antwoord.partition("</head>")[0]
    assert re.search(r'<script src="[^"]*weergave[^"]*\.js"></script>', kop), "not deferred"
    assert kop.index("weergave") < kop.index('rel="stylesheet"')


def test_each_page_leads_there(client: Client) -> None:
    pagina = html.document_fromstring(client.get("/hulp/").content)
    teksten = [link.text_content().strip() for link in pagina.iter("a") if link.get("href") == "/leesbaarheid/"]
    assert teksten == ["Letters en kleuren", "Letters en kleuren"]
