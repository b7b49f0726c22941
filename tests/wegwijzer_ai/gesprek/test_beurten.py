"""A conversation with the wegwijzer, turn by turn, as somebody without JavaScript has it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from redis.exceptions import ConnectionError as RedisConnectionError

from tests.wegwijzer_ai.gesprekken import VRAAG, Pagina, beurt, product, text
from wegwijzer_ai.antwoord.model import Deur, Gespreksstand, Uitkomst, Vraag, Wedervraag, Zin
from wegwijzer_ai.gesprek.service import converse

pytestmark = pytest.mark.django_db


class TestSeveralTurns:
    def test_earlier_turns_stay_on_the_page_and_in_mind(self, begin: Pagina, antwoorden: Callable[..., Any]) -> None:
        gevraagd = antwoorden()

        pagina = begin.vraag("wat kost een paspoort").vraag("en voor mijn kind?")

        eerder, gesteld, antwoord = pagina.beurten
        assert eerder.startswith("U vroeg: wat kost een paspoort")
        assert "Maak een afspraak." in eerder
        assert "Paspoort aanvragen" in eerder
        assert gesteld == "U vroeg en voor mijn kind?"
        assert "Neem uw pasfoto mee." in antwoord
        assert gevraagd[1].stand == Gespreksstand("wat kost een paspoort")
        assert gevraagd[0].gesprek == gevraagd[1].gesprek
        ids = pagina.boom.xpath("//@id")
        assert len(ids) == len(set(ids))

    def test_the_id_stands_in_no_address_and_no_cookie(self, begin: Pagina, antwoorden: Callable[..., Any]) -> None:
        gevraagd = antwoorden()
        pagina = begin.vraag("paspoort")

        gesprek = gevraagd[0].gesprek
        assert gesprek
        assert len(gesprek) >= 22  # 128 bits and more
        assert not [adres for adres in pagina.boom.xpath("//@href | //@action") if gesprek in adres]
        assert not pagina.response.cookies
        assert pagina.response.headers["Cache-Control"] == "no-store"

    @pytest.mark.parametrize("gesprek", ["verzonnen", "x" * 64, "../../etc", "A" * 32])
    def test_an_id_that_is_not_ours_starts_a_new_conversation(
        self, client: Client, antwoorden: Callable[..., Any], gesprek: str
    ) -> None:
        gevraagd = antwoorden()

        pagina = Pagina(client, client.post("/wegwijzer/", VRAAG | {"gesprek": gesprek}))

        assert gevraagd[0].gesprek != gesprek
        assert gevraagd[0].stand == Gespreksstand()
        assert "Dit is een nieuw gesprek" in pagina.tekst

    def test_page_and_api_have_the_same_conversation(self, client: Client, antwoorden: Callable[..., Any]) -> None:
        gevraagd = antwoorden()
        eerste = converse(Vraag("wat kost een paspoort"))

        client.post(
            "/api/v1/wegwijzer/vragen",
            {"vraag": "en voor mijn kind?", "gesprek": gevraagd[0].gesprek},
            content_type="application/json",
        )

        assert gevraagd[1].stand == eerste.stand

    def test_without_a_cache_it_answers_and_says_that_it_forgets(
        self, client: Client, antwoorden: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        antwoorden()

        def away(*_args: object, **_kwargs: object) -> None:
            raise RedisConnectionError

        for naam in ("get", "set", "add", "incr", "get_or_set"):
            monkeypatch.setattr(cache, naam, away)

        # The whole page would look up its style sheet in the cache, which only tests do.
        deel = client.post("/wegwijzer/", VRAAG, headers={"X-Fragment": "1"}).content.decode()

        assert "Maak een afspraak." in deel
        assert "niet onthouden" in deel

    def test_a_turn_in_english_reads_as_one(self, begin: Pagina, antwoorden: Callable[..., Any]) -> None:
        antwoorden(lambda vraag: beurt(vraag.tekst, taal="en"))

        pagina = begin.vraag("what does a passport cost")

        assert pagina.beurten[0] == "You asked what does a passport cost"
        assert pagina.boom.xpath("//ol[@id='gesprek']/li/@lang") == ["en", "en"]

    def test_on_a_page_in_papiamentu_only_the_content_is_dutch(
        self, client: Client, antwoorden: Callable[..., Any]
    ) -> None:
        antwoorden()

        pagina = Pagina(client, client.post("/pap/wegwijzer/", VRAAG))

        assert pagina.beurten[0].startswith("Bo a puntra")
        assert pagina.boom.xpath("//li[@data-uitkomst]/div[1]/@lang") == ["nl"]
        assert "/pap/producten/paspoort-aanvragen/" in pagina.boom.xpath("//ol[@id='gesprek']//@href")

    @pytest.mark.norm("B41")
    def test_a_summary_by_a_language_model_is_told_apart_from_the_sources(
        self, begin: Pagina, antwoorden: Callable[..., Any]
    ) -> None:
        antwoorden(lambda vraag: replace(beurt(vraag.tekst), samenvatting_ai=(Zin("Kort gezegd: ga langs.", (1,)),)))

        pagina = begin.vraag("paspoort")

        (vak,) = pagina.boom.find_class("samenvatting")
        assert text(vak).startswith("Samenvatting door AI, controleer de bron Kort gezegd: ga langs. [1]")
        assert "Maak een afspraak." not in text(vak)
        assert "Maak een afspraak." in pagina.beurten[1]


class TestAskingBack:
    def test_products_to_choose_from_are_buttons_that_ask_on(
        self, begin: Pagina, antwoorden: Callable[..., Any]
    ) -> None:
        gevraagd = antwoorden(
            lambda vraag: beurt(
                vraag.tekst,
                Uitkomst.VERDUIDELIJKING,
                producten=(product(), product("Noodpaspoort")),
                opties=("Paspoort aanvragen", "Noodpaspoort"),
                zinnen=(Zin("Gaat u op reis?", (1,), "samenvatting"), Zin("Hebt u haast?", (2,), "samenvatting")),
            )
        )
        pagina = begin.vraag("paspoort")
        knoppen = pagina.boom.xpath("//form[contains(@class, 'keuzes')]//li")

        assert [text(knop) for knop in knoppen] == [
            "Paspoort aanvragen Gaat u op reis? [1]",
            "Noodpaspoort Hebt u haast? [2]",
        ]
        formulier = pagina.boom.xpath("//form[contains(@class, 'keuzes')]")[0]
        verder = pagina.verstuur(formulier, q="Noodpaspoort")
        assert gevraagd[1].tekst == "Noodpaspoort"
        assert "U koos Noodpaspoort" in verder.beurten

    def test_a_question_about_the_situation_may_be_passed_over(
        self, begin: Pagina, antwoorden: Callable[..., Any]
    ) -> None:
        gevraagd = antwoorden(
            lambda vraag: beurt(vraag.tekst, Uitkomst.VERDUIDELIJKING, opties=("In Nederland", "In het buitenland"))
        )
        pagina = begin.vraag("paspoort")
        overslaan = pagina.boom.xpath("//button[normalize-space()='Overslaan']")[0]

        pagina.verstuur(pagina.boom.xpath("//form[contains(@class, 'keuzes')]")[0], q=overslaan.get("value"))

        assert gevraagd[1].tekst == "paspoort"
        assert gevraagd[1].gesprek == gevraagd[0].gesprek

    def test_a_name_of_two_gemeenten_is_chosen_by_button(self, begin: Pagina, antwoorden: Callable[..., Any]) -> None:
        vraag_terug = Wedervraag(
            "Welke gemeente bedoelt u?", ("Gemeente Bergen (L)", "Gemeente Bergen (NH)"), "gemeente"
        )
        gevraagd = antwoorden(lambda vraag: replace(beurt(vraag.tekst), wedervraag=vraag_terug))
        pagina = begin.vraag("paspoort in bergen")

        pagina.verstuur(pagina.formulier("gemeente", "Gemeente Bergen (NH)"), gemeente="Gemeente Bergen (NH)")

        assert (gevraagd[1].tekst, gevraagd[1].gemeente) == ("paspoort in bergen", "Gemeente Bergen (NH)")


@pytest.mark.norm("B41")
class TestWhoIsTalking:
    def test_it_says_that_it_is_a_computer_before_the_first_answer(
        self, begin: Pagina, antwoorden: Callable[..., Any]
    ) -> None:
        antwoorden()
        pagina = begin.vraag("paspoort")

        for tekst in (begin.tekst, pagina.tekst):
            assert "U praat met een computer" in tekst.split('id="gesprek"')[0]

    @pytest.mark.parametrize("uitkomst", [u for u in Uitkomst if u is not Uitkomst.NOODGEVAL])
    def test_every_turn_offers_a_person(
        self, begin: Pagina, antwoorden: Callable[..., Any], uitkomst: Uitkomst
    ) -> None:
        antwoorden(lambda vraag: beurt(vraag.tekst, uitkomst, deuren=(Deur("Zoeken", url="/zoeken/"),)))

        assert "tel:1400" in begin.vraag("iets").boom.xpath("//li[@data-uitkomst]//@href")

    def test_in_danger_there_is_a_number_and_no_opinion_asked(
        self, begin: Pagina, antwoorden: Callable[..., Any]
    ) -> None:
        antwoorden(
            lambda vraag: beurt(vraag.tekst, Uitkomst.NOODGEVAL, producten=(), deuren=(Deur("112", telefoon="112"),))
        )
        pagina = begin.vraag("help")

        assert "tel:112" in pagina.boom.xpath("//li[@data-uitkomst]//@href")
        assert "Klopt dit" not in pagina.tekst
        assert "Helpt dit u verder" not in pagina.tekst
