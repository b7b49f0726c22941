"""What readers see at /toegankelijkheid/: never a better letter than holds today, whatever was signed."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from tests.factories.toetsen import GevondenFactory
from tests.factories.verklaring import (
    AfwijkingFactory,
    OnderzoekFactory,
    make_afgerond_onderzoek,
    make_verklaring,
)
from toegankelijkheid.verklaring.models import Verklaring

pytestmark = pytest.mark.django_db


def read(client: Client, pad: str = "/toegankelijkheid/") -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200
    assert not antwoord.cookies
    return " ".join(html.fromstring(antwoord.content).find(".//main").text_content().split())


def today(dagen: int = 0) -> Any:
    return timezone.localdate() + timedelta(days=dagen)


def test_without_a_signed_statement_the_page_says_so_and_still_tells_where_to_complain(client: Client) -> None:
    tekst = read(client)

    assert "Status E" in tekst
    assert "Er is nog geen verklaring ondertekend." in tekst
    assert "Meld een probleem" in tekst
    assert "nationaleombudsman.nl" in tekst


def test_research_that_is_planned_gives_c_with_its_day(client: Client) -> None:
    onderzoek = OnderzoekFactory()
    make_verklaring()

    tekst = read(client)

    assert "Status C" in tekst
    assert "Mensen hebben de site nog niet helemaal onderzocht." in tekst
    assert onderzoek.naam in tekst
    assert "Bureau Toegankelijk" in tekst
    assert "Hoofd dienstverlening" in tekst


def test_engines_that_find_nothing_give_no_letter(client: Client) -> None:
    make_verklaring()

    assert "Status D" in read(client)


def test_research_by_people_without_a_failure_gives_a(client: Client) -> None:
    make_afgerond_onderzoek(op=today(-30))
    make_verklaring()

    assert "Status A" in read(client)


def test_what_a_machine_finds_after_signing_takes_the_letter_away_at_once(client: Client) -> None:
    make_afgerond_onderzoek(op=today(-30))
    make_verklaring()
    GevondenFactory(eis="1.4.3", zekerheid="zeker")

    tekst = read(client)

    assert "Status D" in tekst
    assert "Een computer vond fouten die er nu nog in zitten." in tekst
    assert "Die klopt niet meer." in tekst


def test_a_clause_that_the_law_does_not_ask_yet_takes_no_letter_away(client: Client) -> None:
    make_afgerond_onderzoek(op=today(-30))
    make_verklaring()
    GevondenFactory(eis="2.5.8", zekerheid="zeker")

    assert "Status A" in read(client)


def test_each_deviation_says_why_what_one_notices_and_until_when(client: Client) -> None:
    make_afgerond_onderzoek(op=today(-30), niet_voldaan=frozenset({"1.4.3"}))
    afwijking = AfwijkingFactory()
    make_verklaring()

    tekst = read(client)

    assert "Status B" in tekst
    for deel in (
        afwijking.omschrijving,
        afwijking.oorzaak,
        afwijking.gevolg,
        afwijking.maatregel,
        afwijking.alternatief,
    ):
        assert deel in tekst


def test_better_news_waits_for_a_signature(client: Client) -> None:
    OnderzoekFactory()
    make_verklaring()
    make_afgerond_onderzoek(op=today(-1))

    assert "Status C" in read(client)
    make_verklaring()
    assert "Status A" in read(client)


def test_in_english_what_editors_wrote_in_english_is_shown_and_the_rest_is_marked_dutch(client: Client) -> None:
    make_afgerond_onderzoek(op=today(-30), niet_voldaan=frozenset({"1.4.3"}))
    AfwijkingFactory(engels={"gevolg": "People with low vision cannot read it."})
    make_verklaring()

    pagina = html.fromstring(client.get("/en/toegankelijkheid/").content)

    assert "People with low vision cannot read it." in pagina.text_content()
    [nederlands] = [e for e in pagina.iter("span") if e.text == "Wij maken de letters donkerder."]
    assert nederlands.get("lang") == "nl"


def test_every_signed_version_stays_readable_as_it_was(client: Client) -> None:
    make_verklaring()
    OnderzoekFactory()
    make_verklaring()

    assert "Versie 1" in read(client, "/toegankelijkheid/versies/")
    assert "Status D" in read(client, "/toegankelijkheid/versies/1/")
    assert "Status C" in read(client, "/toegankelijkheid/versies/2/")
    assert client.get("/toegankelijkheid/versies/3/").status_code == 404


def test_programs_read_the_same_as_people(client: Client) -> None:
    OnderzoekFactory()
    verklaring = make_verklaring()

    antwoord = client.get("/toegankelijkheid/verklaring.json")
    inhoud = json.loads(antwoord.content)

    assert inhoud["nu"] == {"status": "C", "redenen": ["geen-onderzoek"]}
    assert inhoud["verklaring"]["status"] == {"code": "C", "naam": "eerste maatregelen genomen"}
    assert inhoud["verklaring"]["ondertekendOp"] == verklaring.ondertekend_op.isoformat()
    assert inhoud["verklaring"]["eisen"] == 49
    assert inhoud["verklaring"]["onderzoeken"][0]["methode"] == "WCAG-EM 1.0"
    assert verklaring.opgesteld_door.username not in antwoord.content.decode()


def test_without_a_statement_programs_hear_e(client: Client) -> None:
    inhoud = json.loads(client.get("/toegankelijkheid/verklaring.json").content)

    assert inhoud == {"nu": {"status": "E", "redenen": ["geen-verklaring"]}, "verklaring": None}
    assert not Verklaring.objects.exists()
