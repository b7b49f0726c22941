"""An administrator sees every connection, tests them with one button, and reads what went wrong."""

import re
import time

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings
from wagtail.users.models import UserProfile

from mijnomgeving.koppelingen.lijst import list_koppelingen
from tests.mijnomgeving.conftest import Federatie
from tests.mijnomgeving.paginas.conftest import Pagina

pytestmark = pytest.mark.django_db
PAD = "/beheer/koppelingen/"


@pytest.fixture
def beheerder(gekoppeld: Federatie) -> Client:
    """An administrator, with every connection at the simulated government."""
    client = Client()
    client.force_login(User.objects.create_superuser("beheerder", "b@example.nl", "x"))
    return client


def rows(client: Client) -> dict[str, str]:
    """What the page says of each connection."""
    html = client.get(PAD).content.decode()
    found = re.findall(r'<tr>\s*<th scope="row"[^>]*>(.*?)</th>(.*?)</tr>', html, flags=re.DOTALL)
    return {Pagina(200, naam).tekst: Pagina(200, rest).tekst for naam, rest in found}


def test_every_connection_answers_its_harmless_question(beheerder: Client, federatie: Federatie) -> None:
    voor = rows(beheerder)
    assert len(voor) == len(list_koppelingen())
    assert all("Niet getest" in regel for regel in voor.values())
    assert not federatie.ontvangen, "to look is not to ask"
    assert beheerder.post(f"{PAD}test/").status_code == 302
    na = rows(beheerder)
    assert {naam: regel for naam, regel in na.items() if " Ja " not in regel} == {}
    assert "Haal Centraal BRK Bevragen 2.0" in na["Kadaster (BRK)"]
    assert "Geen: geen https" in na["DigiD"]
    assert "Alle koppelingen werken." in beheerder.get(PAD).content.decode()


def test_what_is_broken_is_said_with_its_reason_and_hinders_no_other(
    beheerder: Client, federatie: Federatie, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mijnomgeving.koppelingen.zelftest.SECONDEN", 4.0)
    federatie.zet("brk", "hangt")
    federatie.zet("zgw/rdw", "fout_500")
    federatie.zet("woz", "fout_401")
    begin = time.monotonic()
    beheerder.post(f"{PAD}test/")
    assert time.monotonic() - begin < 6
    na = rows(beheerder)
    assert "Nee: geen antwoord op tijd" in na["Kadaster (BRK)"]
    assert "Nee: storing bij de dienst" in na["Zaken van RDW"]
    assert "Nee: de dienst weigert ons" in na["WOZ (waarde van woningen)"]
    assert " Ja " in na["DUO (diploma's)"]
    assert "3 koppelingen werken niet." in beheerder.get(PAD).content.decode()
    # The last failure is known without a test as well.
    assert "storing bij de dienst, " in na["Zaken van RDW"]


def test_no_key_secret_or_number_of_a_person_stands_on_the_page(beheerder: Client, settings: Settings) -> None:
    beheerder.post(f"{PAD}test/")
    html = beheerder.get(PAD).content.decode()
    for geheim in (settings.BRP_API_KEY, settings.ZGW_CLIENT_SECRET, settings.FBS_API_KEY, "999999990"):
        assert geheim not in html


def test_only_administrators_come_here(federatie: Federatie) -> None:
    client = Client()
    assert client.get(PAD).status_code == 302
    redacteur = User.objects.create_user("redacteur", is_staff=True)
    client.force_login(redacteur)
    for antwoord in (client.get(PAD), client.post(f"{PAD}test/")):
        assert antwoord.status_code in {302, 403}
        assert b"Kadaster" not in antwoord.content
    assert not federatie.ontvangen


def test_a_look_does_not_start_a_test(beheerder: Client) -> None:
    assert beheerder.get(f"{PAD}test/").status_code == 405


def test_an_administrator_who_chose_english_reads_it_in_english(beheerder: Client) -> None:
    UserProfile.objects.create(user=User.objects.get(username="beheerder"), preferred_language="en")
    tekst = Pagina(200, beheerder.get(PAD).content.decode()).tekst
    for woorden in ("Connections", "Test now", "Not tested", "Last error", "The portal keeps no data on people"):
        assert woorden in tekst
