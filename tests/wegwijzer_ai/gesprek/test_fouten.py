"""What goes wrong: mistakes, too many questions, no index, and a wegwijzer that is switched off."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from tests.wegwijzer_ai.gesprekken import VRAAG, Pagina
from wegwijzer_ai.bediening import service as bediening
from wegwijzer_ai.gesprek import drukte
from wegwijzer_ai.models import Schakelaar

pytestmark = pytest.mark.django_db


class TestMistakes:
    @pytest.mark.parametrize("leeg", ["", "   ", "\u200b \n"])
    def test_nothing_typed(self, begin: Pagina, antwoorden: Callable[..., Any], leeg: str) -> None:
        gevraagd = antwoorden()

        pagina = begin.vraag(leeg)

        assert not gevraagd
        assert "Typ eerst uw vraag." in pagina.boom.xpath("//title/text()")[0]
        veld = pagina.boom.get_element_by_id("vraag")
        assert veld.get("aria-invalid") == "true"
        assert "vraag-fout" in veld.get("aria-describedby")

    def test_too_long_keeps_what_was_typed_and_the_conversation(
        self, begin: Pagina, antwoorden: Callable[..., Any]
    ) -> None:
        gevraagd = antwoorden()
        lang = "waarom " * 60
        pagina = begin.vraag("paspoort").vraag(lang)

        assert len(gevraagd) == 1
        assert "Uw vraag heeft 419 tekens. Maak hem korter: hoogstens 300 tekens." in pagina.tekst
        assert pagina.boom.get_element_by_id("vraag").value.strip() == lang.strip()
        assert pagina.beurten[0] == "U vroeg paspoort"
        pagina.vraag("korter")
        assert gevraagd[1].gesprek == gevraagd[0].gesprek

    def test_who_is_in_danger_is_heard_however_long_the_story(self, begin: Pagina) -> None:
        pagina = begin.vraag("ik weet niet hoe het verder moet. " * 12 + "ik wil dood")

        assert "tel:0800-0113" in pagina.boom.xpath("//@href")

    def test_too_many_questions_in_a_minute(
        self, begin: Pagina, antwoorden: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        gevraagd = antwoorden()
        monkeypatch.setattr(drukte, "PER_MINUUT", 2)
        pagina = begin.vraag("een").vraag("twee").vraag("drie")

        assert pagina.response.status_code == 429
        assert len(gevraagd) == 2
        assert pagina.boom.get_element_by_id("vraag").value.strip() == "drie"
        assert "1400" in pagina.tekst

    def test_without_an_index_it_shows_the_way_to_search_and_a_person(self, begin: Pagina) -> None:
        pagina = begin.vraag("hoe vraag ik een paspoort aan")

        assert pagina.response.status_code == 200
        assert "/zoeken/" in pagina.boom.xpath("//li[@data-uitkomst]//@href")
        assert "tel:1400" in pagina.boom.xpath("//li[@data-uitkomst]//@href")


@pytest.fixture
def uit() -> Iterator[None]:
    Schakelaar.objects.create(naam="wegwijzer", aan=False, reden="proef")
    bediening.look_now()
    yield
    bediening.look_now()


@pytest.mark.usefixtures("uit")
class TestSwitchedOff:
    def test_the_page_offers_search_and_a_person(self, client: Client, antwoorden: Callable[..., Any]) -> None:
        gevraagd = antwoorden()
        pagina = Pagina(client, client.post("/wegwijzer/", VRAAG))

        assert pagina.response.status_code == 503
        assert not gevraagd
        assert "De wegwijzer staat even uit" in pagina.tekst
        formulier = pagina.boom.xpath("//main//form")[0]
        assert (formulier.method, formulier.get("action"), formulier.fields["q"]) == ("GET", "/zoeken/", VRAAG["q"])
        assert "tel:1400" in pagina.boom.xpath("//main//@href")

    def test_no_cache_in_between_goes_on_with_the_page_from_before(self, client: Client) -> None:
        antwoord = client.get("/wegwijzer/")

        assert (antwoord.status_code, antwoord.headers["Cache-Control"]) == (200, "no-store")
        assert "staat even uit" in antwoord.content.decode()

    def test_the_api_says_so(self, client: Client) -> None:
        antwoord = client.post("/api/v1/wegwijzer/vragen", {"vraag": "x"}, content_type="application/json")

        assert antwoord.status_code == 503
        assert antwoord.headers["Content-Type"].startswith("application/problem+json")


def test_a_page_on_which_one_begins_is_kept_no_longer_than_the_switch_takes(begin: Pagina) -> None:
    assert "s-maxage=5" in begin.response.headers["Cache-Control"]
