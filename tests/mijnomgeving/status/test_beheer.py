"""An administrator sees how the portal itself does, and writes outages and maintenance in the register."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.redactie.models import Rol
from cms.redactie.rollen import ensure_landelijk, ensure_team
from mijnomgeving.zaken.models import Uitval
from tests.mijnomgeving.paginas.conftest import Pagina

pytestmark = pytest.mark.django_db
PAD, REGISTER = "/beheer/status/", "/beheer/snippets/mijnomgeving/uitval/"


def _client(naam: str, *, rol: Rol | None = None) -> Client:
    user = User.objects.create_user(naam, f"{naam}@voorbeeld.nl", "x", is_superuser=rol is None)
    if rol:
        ensure_landelijk()
        groep: Group = ensure_team(organisatie=None, rol=rol).groep
        user.groups.add(groep)
    client = Client()
    client.force_login(user)
    return client


def _velden(**anders: object) -> dict[str, object]:
    nu = timezone.localtime()
    return {
        "soort": "onderhoud",
        "titel": "Nieuwe versie",
        "uitleg": "Wij zetten een nieuwe versie neer.",
        "onderdelen": ["inloggen", "versturen"],
        "organisatie": "",
        "van": (nu + timedelta(hours=20)).strftime("%Y-%m-%d %H:%M"),
        "verwacht_tot": (nu + timedelta(hours=22)).strftime("%Y-%m-%d %H:%M"),
        "tot": "",
        "sluit": "on",
    } | anders


def test_the_page_tells_of_every_part_and_of_what_it_does_not_know() -> None:
    html = _client("beheerder").get(PAD).content.decode()
    cellen = re.findall(r'class="title">(.*?)</th><td>(.*?)</td><td>(.*?)</td>', html)
    feiten = {Pagina(200, naam).tekst: (Pagina(200, goed).tekst, stand) for naam, goed, stand in cellen}
    assert feiten["PostgreSQL"][0] == feiten["Redis"][0] == "Ja"
    assert feiten["Wachtrij"] == ("Ja", "0 wacht")
    assert feiten["Vastgelopen"] == ("Ja", "0")
    assert feiten["Zoekindex"] == ("Nee", "Leeg: maak hem met herbouw_index")
    assert feiten["Bronnen"] == ("Nee", "Nog niet gemeten")
    assert feiten["Laatste reservekopie"][0] == "Nee"


def test_who_decides_for_the_country_announces_maintenance_and_its_history_stays() -> None:
    client = _client("eind", rol=Rol.EINDREDACTEUR)
    assert client.get(f"{REGISTER}add/").status_code == 200
    antwoord = client.post(f"{REGISTER}add/", _velden())
    assert antwoord.status_code == 302
    rij = Uitval.objects.get()
    assert (rij.onderdelen, rij.sluit, rij.tot) == (["inloggen", "versturen"], True, None)
    assert "Nieuwe versie" in Client().get("/over/").content.decode()
    client.post(f"{REGISTER}edit/{rij.pk}/", _velden(titel="Nieuwe versie, later"))
    assert [regel.action for regel in ModelLogEntry.objects.order_by("pk")] == ["wagtail.create", "wagtail.edit"]
    assert client.get(f"{REGISTER}history/{rij.pk}/").status_code == 200


def test_an_organisation_that_is_not_there_and_closing_for_one_are_refused() -> None:
    client = _client("beheerder")
    assert client.post(f"{REGISTER}add/", _velden(organisatie="UVW")).status_code == 200
    antwoord = client.post(f"{REGISTER}add/", _velden(organisatie="RDW"))
    assert "Dicht gaat het voor alle organisaties" in antwoord.content.decode()
    assert not Uitval.objects.exists()


def test_a_writer_may_do_neither() -> None:
    client = _client("schrijver", rol=Rol.REDACTEUR)
    assert client.get(PAD).status_code in {302, 403}
    client.post(f"{REGISTER}add/", _velden())
    assert not Uitval.objects.exists()
