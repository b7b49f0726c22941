"""A conversation with the wegwijzer, as somebody without JavaScript has it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.cache import cache
from django.test import Client
from lxml import html
from redis.exceptions import ConnectionError as RedisConnectionError

from cms.producten.models import ProductPagina
from tests.wegwijzer_ai.gesprekken import beurt, product
from wegwijzer_ai.antwoord.model import Antwoord, Deur, Gespreksstand, Uitkomst, Vraag, Wedervraag, Zin
from wegwijzer_ai.bediening import service as bediening
from wegwijzer_ai.gesprek import drukte, service
from wegwijzer_ai.gesprek.service import converse
from wegwijzer_ai.models import GesteldeVraag, Schakelaar

pytestmark = pytest.mark.django_db
VRAAG = {"q": "wat kost een paspoort"}


def text(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


class Pagina:
    """A page as the browser has it, with the forms on it."""

    def __init__(self, client: Client, response: Any) -> None:
        self.client, self.response = client, response
        self.tekst = response.content.decode()
        self.boom = html.fromstring(self.tekst)

    def formulier(self, naam: str, waarde: str | None = None) -> html.FormElement:
        knop = f"[@value='{waarde}']" if waarde else ""
        return self.boom.xpath(f"//form[.//*[@name='{naam}']{knop}]")[-1]

    def verstuur(self, formulier: html.FormElement, **velden: str) -> "Pagina":
        data = dict(formulier.form_values()) | velden
        pad = formulier.get("action").partition("#")[0]
        return Pagina(self.client, self.client.post(pad, data))

    def vraag(self, tekst: str) -> "Pagina":
        return self.verstuur(self.boom.xpath("//form[@role='search'][@method='post']")[0], q=tekst)

    @property
    def beurten(self) -> list[str]:
        return [text(li) for li in self.boom.xpath("//ol[@id='gesprek']/li")]


@pytest.fixture
def antwoorden(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Vraag]]:
    """Let the assistant answer so, and see what it was asked."""

    def stel_in(maak: Callable[[Vraag], Antwoord] = lambda vraag: beurt(vraag.tekst)) -> list[Vraag]:
        gevraagd: list[Vraag] = []

        def answer(vraag: Vraag) -> Antwoord:
            gevraagd.append(vraag)
            return maak(vraag)

        monkeypatch.setattr(service, "answer", answer)
        return gevraagd

    return stel_in


@pytest.fixture
def begin(client: Client) -> Pagina:
    return Pagina(client, client.get("/wegwijzer/"))


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


class TestJudging:
    def test_yes(self, begin: Pagina, antwoorden: Callable[..., Any]) -> None:
        antwoorden()
        pagina = begin.vraag("paspoort")

        bedankt = pagina.verstuur(pagina.formulier("oordeel", "ja"), oordeel="ja")

        assert "Bedankt. Fijn dat het klopt." in bedankt.tekst
        assert "Neem uw pasfoto mee." in bedankt.tekst  # the conversation is still there
        assert not GesteldeVraag.objects.exists()
        assert not bedankt.response.cookies

    def test_no_with_a_reason_and_the_question_along(self, begin: Pagina, antwoorden: Callable[..., Any]) -> None:
        antwoorden()
        pagina = begin.vraag("wat kost een paspoort")

        bedankt = pagina.verstuur(
            pagina.formulier("reden"), reden="onvolledig", toelichting="bel 0612345678, de prijs mist", meesturen="on"
        )

        assert "Hiervan leert de redactie" in bedankt.tekst
        assert "onleesbaar gemaakt" in bedankt.tekst
        bewaard = GesteldeVraag.objects.get()
        assert (bewaard.tekst, bewaard.reden, bewaard.meegestuurd) == ("wat kost een paspoort", "onvolledig", True)
        assert "0612345678" not in bewaard.toelichting

    def test_without_consent_the_text_is_not_sent_along(self, begin: Pagina, antwoorden: Callable[..., Any]) -> None:
        antwoorden()
        pagina = begin.vraag("wat kost een paspoort")
        pagina.verstuur(pagina.formulier("reden"))

        assert not GesteldeVraag.objects.get().meegestuurd

    def test_pressing_twice_counts_once(self, begin: Pagina, antwoorden: Callable[..., Any]) -> None:
        antwoorden()
        pagina = begin.vraag("paspoort")
        formulier = pagina.formulier("reden")
        pagina.verstuur(formulier)

        assert "Uw oordeel telt niet mee" in pagina.verstuur(formulier).tekst
        assert GesteldeVraag.objects.count() == 1

    def test_too_much_text_stays_and_says_so(self, begin: Pagina, antwoorden: Callable[..., Any]) -> None:
        antwoorden()
        pagina = begin.vraag("paspoort")

        fout = pagina.verstuur(pagina.formulier("reden"), toelichting="x" * 501)

        assert "Schrijf hoogstens 500 tekens" in fout.tekst
        assert fout.formulier("reden").fields["toelichting"].strip() == "x" * 501
        assert fout.boom.xpath("//div[@class='oordeel geen-print']/details/@open") == [""]

    def test_another_site_cannot_judge_for_somebody(self, client: Client) -> None:
        data = {"oordeel": "nee", "sleutel": "x"}
        antwoord = client.post("/wegwijzer/oordeel/", data, headers={"Origin": "https://kwaad.test"})

        assert antwoord.status_code == 403

    def test_a_script_gets_only_the_thanks(self, begin: Pagina, antwoorden: Callable[..., Any]) -> None:
        antwoorden()
        pagina = begin.vraag("paspoort")
        data = dict(pagina.formulier("oordeel", "ja").form_values()) | {"oordeel": "ja"}

        deel = pagina.client.post("/wegwijzer/oordeel/", data, headers={"X-Fragment": "1"}).content.decode()

        assert deel.strip().startswith('<div class="oordeel')
        assert "<html" not in deel


class TestTakingItAlong:
    def test_as_text(self, begin: Pagina, antwoorden: Callable[..., Any]) -> None:
        antwoorden()
        pagina = begin.vraag("wat kost een paspoort").vraag("en een kind?")
        data = dict(pagina.formulier("doe", "tekst").form_values()) | {"doe": "tekst"}

        antwoord = pagina.client.post("/wegwijzer/gesprek/", data)
        tekst = antwoord.content.decode()

        assert antwoord.headers["Content-Disposition"].startswith('attachment; filename="wegwijzer-')
        assert tekst.count("U vroeg: ") == 2
        assert "- Paspoort aanvragen (Gemeente Utrecht, 14 030): http://" in tekst
        assert "Liever een mens? Bel 1400." in tekst

    def test_as_mail_short_enough_for_any_mail_program(self, begin: Pagina, antwoorden: Callable[..., Any]) -> None:
        antwoorden(lambda vraag: beurt(vraag.tekst, zinnen=(Zin("Lange zin. " * 30, (1,)),)))
        pagina = begin
        for nummer in range(8):
            pagina = pagina.vraag(f"vraag nummer {nummer}")

        adres = next(a for a in pagina.boom.xpath("//@href") if a.startswith("mailto:?"))

        assert len(adres) < 2_000
        assert "vraag nummer 7" in unquote(adres)
        assert "vraag nummer 0" not in unquote(adres)

    def test_wiping_it_leaves_nothing_to_go_back_to(self, begin: Pagina, antwoorden: Callable[..., Any]) -> None:
        antwoorden()
        pagina = begin.vraag("paspoort")
        data = dict(pagina.formulier("doe", "wis").form_values())

        gewist = Pagina(pagina.client, pagina.client.post("/wegwijzer/gesprek/", data | {"doe": "wis"}))
        tekst = Pagina(pagina.client, pagina.client.post("/wegwijzer/gesprek/", data | {"doe": "tekst"}))

        assert "Uw gesprek is gewist" in gewist.tekst
        assert gewist.beurten == []
        assert "Uw gesprek is al gewist" in tekst.tekst

    @pytest.mark.parametrize("pad", ["/wegwijzer/oordeel/", "/wegwijzer/gesprek/"])
    def test_coming_back_to_such_an_address_leads_to_the_beginning(self, client: Client, pad: str) -> None:
        assert client.get(pad).headers["Location"] == "/wegwijzer/"


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


def test_the_boxes_are_on_home_and_on_life_events_too(portaal: dict[str, ProductPagina], client: Client) -> None:
    pagina = Pagina(client, client.get(portaal["gebeurtenis"].url))

    formulier = pagina.boom.xpath("//main//form[@method='post']")[0]
    assert formulier.get("action") == "/wegwijzer/#antwoord"
    assert dict(formulier.form_values())["over"] == "levensgebeurtenis:verhuizen"
    assert re.search("Een computer zoekt", pagina.tekst)
