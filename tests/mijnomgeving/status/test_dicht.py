"""During planned work logging in and sending are closed, public pages stay, and nothing typed is lost."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from mijnomgeving.zaken.models import Uitval
from tests.mijnomgeving.paginas.conftest import Bezoeker

pytestmark = pytest.mark.django_db
GEVEN = "/mijn/machtigingen/geven/"


@pytest.fixture
def onderhoud() -> Uitval:
    nu = timezone.now()
    return Uitval.objects.create(
        soort="onderhoud",
        van=nu - timedelta(minutes=10),
        verwacht_tot=nu + timedelta(minutes=30),
        uitleg="Wij zetten een nieuwe versie neer.",
        sluit=True,
    )


def test_logging_in_says_until_when_and_public_pages_stay(onderhoud: Uitval) -> None:
    client = Client()
    for pad in ("/inloggen/", "/inloggen/digid/", "/en/inloggen/", "/loket/inloggen/"):
        antwoord = client.get(pad)
        assert antwoord.status_code == 503
        assert 60 <= int(antwoord["Retry-After"]) <= 1800
    html = client.get("/inloggen/").content.decode()
    assert "Inloggen kan nu even niet" in html
    assert timezone.localtime(onderhoud.verwacht_tot).strftime("%H.%M") in html
    assert "Wij zetten een nieuwe versie neer." in html
    for pad in ("/over/", "/zoeken/?q=paspoort", "/status/", "/inloggen/verlopen/"):
        assert client.get(pad).status_code != 503, pad
    assert client.get("/status/").content.decode().count("Werkt niet") == 2


def test_reading_goes_on_and_what_was_typed_is_kept(noor: Bezoeker, onderhoud: Uitval) -> None:
    html = noor.ga("/mijn/profiel/").html
    assert "Wij zetten een nieuwe versie neer." in html
    antwoord = noor.client.post("/mijn/profiel/", {"email": "noor@voorbeeld.nl", "taal": "<b>"})
    assert antwoord.status_code == 503
    pagina = antwoord.content.decode()
    assert "Er is niets verstuurd." in pagina
    assert 'name="email" value="noor@voorbeeld.nl"' in pagina
    assert 'name="taal" value="&lt;b&gt;"' in pagina
    assert 'action="/mijn/profiel/"' in pagina


def test_who_comes_back_later_finds_what_was_typed(noor: Bezoeker, onderhoud: Uitval) -> None:
    velden = dict(re.findall(r'name="(_eigenaar|_pagina)" value="([^"]*)"', noor.ga(GEVEN).html))
    assert set(velden) == {"_eigenaar", "_pagina"}
    antwoord = noor.client.post(GEVEN, {**velden, "diensten": ["zaken"], "tot": "half ingevuld"})
    assert "bewaren wij één dag" in antwoord.content.decode()
    onderhoud.tot = timezone.now()
    onderhoud.save()
    assert 'value="half ingevuld"' in noor.ga(GEVEN).html


def test_systems_get_a_problem_with_the_same_message(onderhoud: Uitval) -> None:
    antwoord = Client().post("/api/v1/mijn/berichten", {}, content_type="application/json")
    assert antwoord.status_code == 503
    assert antwoord["Content-Type"] == "application/problem+json"
    assert Client().get("/api/v1/status").status_code == 200


@pytest.mark.parametrize(("instelling", "status"), [("ja", 503), ("2099-01-01T06:00", 503), ("2020-01-01T06:00", 200)])
def test_the_setting_closes_without_the_register(settings: Settings, instelling: str, status: int) -> None:
    settings.ONDERHOUD = instelling
    assert Client().get("/inloggen/").status_code == status


def test_work_that_takes_longer_stays_closed_until_somebody_ends_it(onderhoud: Uitval) -> None:
    onderhoud.van -= timedelta(hours=2)
    onderhoud.verwacht_tot = timezone.now() - timedelta(hours=1)
    onderhoud.save()
    assert Client().get("/inloggen/").status_code == 503
    onderhoud.tot = timezone.now()
    onderhoud.save()
    assert Client().get("/inloggen/").status_code == 200
