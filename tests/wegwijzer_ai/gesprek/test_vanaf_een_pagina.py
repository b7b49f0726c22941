"""A question that is asked from the page of a product or a life event."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cms.producten.models import ProductPagina
from tests.wegwijzer_ai.gesprekken import VRAAG, Pagina
from wegwijzer_ai.antwoord.model import Gespreksstand

pytestmark = pytest.mark.django_db


def test_a_question_on_a_product_page_is_asked_with_it_in_mind(
    portaal: dict[str, ProductPagina], client: Client, antwoorden: Callable[..., Any]
) -> None:
    gevraagd = antwoorden()
    pagina = Pagina(client, client.get(portaal["paspoort"].url))

    antwoord = pagina.vraag("wat kost het?")

    assert gevraagd[0].stand == Gespreksstand("Paspoort aanvragen", ("product:paspoort-aanvragen",))
    assert antwoord.beurten[0] == "U vroeg wat kost het? Over: Paspoort aanvragen"


@pytest.mark.parametrize("over", ["product:bestaat-niet", "product:../x", "organisatie:rdw", "<script>"])
def test_a_page_that_is_not_there_is_nothing_to_talk_about(
    client: Client, antwoorden: Callable[..., Any], over: str
) -> None:
    gevraagd = antwoorden()
    client.post("/wegwijzer/", VRAAG | {"over": over})

    assert gevraagd[0].stand == Gespreksstand()


@pytest.mark.norm("B41")
def test_the_boxes_are_on_home_and_on_life_events_too(portaal: dict[str, ProductPagina], client: Client) -> None:
    pagina = Pagina(client, client.get(portaal["gebeurtenis"].url))

    formulier = pagina.boom.xpath("//main//form[@method='post']")[0]
    assert formulier.get("action") == "/wegwijzer/#antwoord"
    assert dict(formulier.form_values())["over"] == "levensgebeurtenis:verhuizen"
    assert re.search("Een computer zoekt", pagina.tekst)
