"""'Klopt dit?': what people think of an answer."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.wegwijzer_ai.gesprekken import Pagina
from wegwijzer_ai.models import GesteldeVraag

pytestmark = pytest.mark.django_db


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
