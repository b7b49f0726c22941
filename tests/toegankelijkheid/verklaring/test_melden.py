"""Somebody for whom the site does not work tells us: without a cookie or a name, with a reference and an answer."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from portal.outbox.relay import deliver_due
from tests.factories.redactie import GebruikerFactory
from toegankelijkheid.verklaring.meldingen import answer_melding, store_melding, wipe_old
from toegankelijkheid.verklaring.models import Melding
from toegankelijkheid.verklaring.werkdagen import add_werkdagen

pytestmark = pytest.mark.django_db

BEWIJS = re.compile(r'name="bewijs" value="([^"]+)"')
URL = "/toegankelijkheid/melden/"


@pytest.fixture(autouse=True)
def lege_tellers() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def lezer() -> Client:
    return Client(enforce_csrf_checks=True)


def send(lezer: Client, url: str = URL, **velden: Any) -> Any:
    bewijs = BEWIJS.search(lezer.get(url).content.decode())
    assert bewijs
    return lezer.post(url, {"bewijs": bewijs.group(1)} | velden)


def deliver() -> list[Any]:
    while deliver_due(at_most=20):
        pass
    gekregen, mail.outbox = list(mail.outbox), []
    return gekregen


def test_a_report_gets_a_reference_and_reaches_the_mailbox(lezer: Client, settings: Any) -> None:
    antwoord = send(lezer, tekst="De knop leest niets voor.", adres="/zoeken/", hulpmiddel="NVDA")

    assert antwoord.status_code == 303
    [melding] = Melding.objects.all()
    bedankt = lezer.get(antwoord.url).content.decode()
    assert melding.kenmerk in bedankt
    assert re.fullmatch(r"T-\d\d-[2-9B-DF-HJKMNP-TV-XZ]{6}", melding.kenmerk)
    [brief] = deliver()
    assert brief.to == [settings.CONTACT_EMAIL]
    assert "De knop leest niets voor." in brief.body
    assert f"/beheer/toegankelijkheid/meldingen/{melding.sleutel}/" in brief.body


def test_who_leaves_an_address_gets_a_receipt_and_the_answer_and_the_database_holds_no_address(lezer: Client) -> None:
    send(lezer, tekst="Het formulier praat niet.", email="kim@voorbeeld.test")
    [melding] = Melding.objects.all()
    assert b"kim" not in bytes(melding.email)

    ontvangst = [brief for brief in deliver() if brief.to == ["kim@voorbeeld.test"]]
    assert len(ontvangst) == 1
    assert melding.kenmerk in ontvangst[0].subject
    assert "Het formulier praat niet." not in ontvangst[0].body
    assert "nationaleombudsman.nl" in ontvangst[0].body

    assert answer_melding(melding=melding, antwoord="Het is hersteld.", door=GebruikerFactory())
    [brief] = deliver()
    assert brief.to == ["kim@voorbeeld.test"]
    assert "Het is hersteld." in brief.body


def test_an_answer_is_sent_once(lezer: Client) -> None:
    send(lezer, tekst="Stuk.", email="kim@voorbeeld.test")
    deliver()
    [melding] = Melding.objects.all()

    assert answer_melding(melding=melding, antwoord="Ja.", door=GebruikerFactory())
    assert not answer_melding(melding=melding, antwoord="Nee.", door=GebruikerFactory())
    assert [brief.body.startswith("Ja.") for brief in deliver()] == [True]


def test_in_english_the_receipt_is_english(lezer: Client) -> None:
    send(lezer, f"/en{URL}", tekst="The button is silent.", email="kim@voorbeeld.test")

    [brief] = [brief for brief in deliver() if brief.to == ["kim@voorbeeld.test"]]
    assert brief.extra_headers["Content-Language"] == "en"
    assert "We received your report" in brief.subject


def test_personal_data_are_taken_out_and_the_reader_hears_it(lezer: Client) -> None:
    antwoord = send(lezer, tekst="Mijn BSN 999990019 werd niet geaccepteerd.")

    [melding] = Melding.objects.all()
    assert "999990019" not in melding.tekst
    assert "Die hebben wij niet bewaard" in lezer.get(antwoord.url).content.decode()


def test_only_the_text_is_needed_and_an_error_says_what_to_do(lezer: Client) -> None:
    antwoord = send(lezer, tekst="", email="geen adres")

    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Vul in: Wat ging er mis?" in tekst
    assert "Schrijf een e-mailadres, zoals naam@voorbeeld.nl." in tekst
    assert not Melding.objects.exists()


def test_pressing_twice_is_one_report_and_a_program_is_not_kept(lezer: Client) -> None:
    bewijs = BEWIJS.search(lezer.get(URL).content.decode())
    assert bewijs
    velden = {"bewijs": bewijs.group(1), "tekst": "Stuk."}
    lezer.post(URL, velden)
    lezer.post(URL, velden)
    send(lezer, tekst="Koop nu", webadres="https://reclame.test")

    assert Melding.objects.count() == 1


def test_a_form_that_was_open_too_long_keeps_the_words(lezer: Client) -> None:
    antwoord = lezer.post(URL, {"bewijs": "verlopen", "tekst": "Lang verhaal"})

    assert "Verstuur uw melding nog een keer" in antwoord.content.decode()
    assert "Lang verhaal" in antwoord.content.decode()


def test_after_many_reports_in_an_hour_one_is_asked_to_call(lezer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toegankelijkheid.verklaring.melden.PER_UUR", 1)
    send(lezer, tekst="Een")

    antwoord = send(lezer, tekst="Twee")

    assert antwoord.status_code == 429
    assert "bel 1400" in antwoord.content.decode()
    assert Melding.objects.count() == 1


def test_another_site_cannot_send_the_form(lezer: Client) -> None:
    assert lezer.post(URL, {"tekst": "x"}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_the_page_after_sending_is_only_for_an_address_that_we_made(lezer: Client) -> None:
    assert lezer.get("/toegankelijkheid/gemeld/?bericht=zelf-verzonnen").status_code == 404


def test_the_address_goes_a_month_after_the_answer_and_the_text_after_a_year() -> None:
    melding = store_melding(adres="", tekst="Stuk.", hulpmiddel="", email="kim@voorbeeld.test", taal="nl").melding
    answer_melding(melding=melding, antwoord="Hersteld.", door=GebruikerFactory())
    assert wipe_old() == 0

    Melding.objects.update(beantwoord_op=timezone.now() - timedelta(days=31))
    assert wipe_old() == 1
    melding.refresh_from_db()
    assert not melding.email
    assert melding.tekst == "Stuk."

    Melding.objects.update(ontvangen_op=timezone.now() - timedelta(days=366))
    assert wipe_old() == 1
    melding.refresh_from_db()
    assert (melding.tekst, melding.antwoord, melding.gewist_op) == ("", "", timezone.localdate())
    assert wipe_old() == 0


@pytest.mark.parametrize(
    ("dag", "aantal", "later"),
    [
        (date(2026, 11, 23), 2, date(2026, 11, 25)),
        (date(2026, 11, 27), 2, date(2026, 12, 1)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
    ],
)
def test_a_weekend_is_no_working_day(dag: date, aantal: int, later: date) -> None:
    assert add_werkdagen(dag, aantal) == later


def test_the_day_of_the_answer_counts_from_the_day_here(monkeypatch: pytest.MonkeyPatch) -> None:
    # Half an hour past midnight on a Monday in Amsterdam is still Sunday in UTC.
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 22, 23, 30, tzinfo=UTC))

    melding = store_melding(adres="", tekst="Stuk.", hulpmiddel="", email="", taal="nl").melding

    assert melding.antwoord_voor == date(2026, 11, 25)
