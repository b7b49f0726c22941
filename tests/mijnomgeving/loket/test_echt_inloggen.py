"""Log in at the counter through the simulated login of an organisation, and be switched off there."""

from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from mijnomgeving.federatie.inloggen.middelen.medewerker import MAP, load_medewerkers
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from tests.factories.nepbron import Nepbron, Terug, nepbron
from tests.mijnomgeving.federatie.draaiend import draaiende_federatie
from tests.mijnomgeving.paginas.test_echt_inloggen import Aanbieders

pytestmark = pytest.mark.django_db
UTRECHT = "medewerkers-gemeente-utrecht"
ADRES = "http://localhost:8000/loket/inloggen/terug/"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Werkplek:
    """A browser of staff, and the login of Utrecht."""

    def __init__(self, base_url: str, portaal: Nepbron) -> None:
        self.aanbieders, self.portaal = Aanbieders(base_url), portaal
        self.browser = Client(headers={"host": "localhost:8000"})

    def inloggen(self, wie: str, stap: str = "app") -> HttpResponse:
        start = self.browser.get("/loket/inloggen/gemeente-utrecht/")
        assert start.status_code == 302, start.content.decode()
        self.aanbieders.call("GET", start["Location"])
        verder = self.aanbieders.log_in(start["Location"], keuze=wie)
        pagina, _ = self.aanbieders.call("GET", verder)
        assert "Tweede stap" in pagina
        form = urlencode({"aanvraag": verder.rpartition("=")[2], "stap": stap})
        _, terug = self.aanbieders.call("POST", f"/{UTRECHT}/authorize", form, **FORM)
        parts = urlsplit(terug)
        return self.browser.get(f"{parts.path}?{parts.query}")  # type: ignore[return-value]

    def zet(self, wie: str, stand: str) -> int:
        """Switch an account off or on, and give what the organisation's page answers."""
        verbinding = HTTPConnection(self.aanbieders.netloc, timeout=10)
        try:
            verbinding.request("POST", f"/{UTRECHT}/accounts", urlencode({"medewerker": wie, "stand": stand}), FORM)
            antwoord = verbinding.getresponse()
            antwoord.read()
            return antwoord.status
        finally:
            verbinding.close()


@pytest.fixture(scope="module")
def _draaiend() -> Iterator[tuple[str, Nepbron]]:
    with nepbron() as portaal, draaiende_federatie(portaal_url=portaal.url, loket_redirect_uris=(ADRES,)) as draait:
        portaal.antwoord = lambda _verzoek: Terug({})
        yield draait.base_url, portaal


@pytest.fixture
def werkplek(_draaiend: tuple[str, Nepbron], settings: Settings) -> Werkplek:
    """The portal knows the logins of the running simulation."""
    base_url, portaal = _draaiend
    settings.LOKET_ORGANISATIES = {
        sleutel: {**regel, "issuer": f"{base_url}/medewerkers-{sleutel}"}
        for sleutel, regel in settings.LOKET_ORGANISATIES.items()
    }
    portaal.ontvangen.clear()
    return Werkplek(base_url, portaal)


@pytest.mark.norm("B9")
def test_fatima_logs_in_with_two_steps_and_not_with_one(werkplek: Werkplek) -> None:
    een = werkplek.inloggen("fatima-aydin", stap="wachtwoord")
    assert een.status_code == 403
    assert "U hebt een tweede stap nodig" in een.content.decode()
    twee = werkplek.inloggen("fatima-aydin")
    assert twee["Location"] == "/loket/"
    assert "Fatima Aydin" in werkplek.browser.get("/loket/").content.decode()


def test_the_officer_begins_at_the_overview_of_the_officer(werkplek: Werkplek) -> None:
    assert werkplek.inloggen("joris-van-beek")["Location"] == "/loket/toezicht/"


def test_who_has_no_role_hears_so(werkplek: Werkplek) -> None:
    antwoord = werkplek.inloggen("mila-brandsma")
    assert antwoord.status_code == 403
    assert "geen rol bij het loket" in antwoord.content.decode()


@pytest.mark.norm("B9")
def test_switched_off_at_the_organisation_she_is_out_at_the_next_request(werkplek: Werkplek) -> None:
    werkplek.inloggen("ruud-de-wit")
    assert werkplek.browser.get("/loket/").status_code == 200
    assert werkplek.zet("ruud-de-wit", "uit") == 200
    # What the organisation sent goes on to the portal of this test, which runs at no address.
    (melding,) = werkplek.portaal.ontvangen
    assert melding.pad == "/loket/inloggen/gemeente-utrecht/afmelden/"
    assert Client(headers={"host": "localhost:8000"}).post(melding.pad, melding.form).status_code == 200
    assert werkplek.browser.get("/loket/").status_code == 401
    assert werkplek.zet("ruud-de-wit", "aan") == 200
    assert werkplek.inloggen("ruud-de-wit")["Location"] == "/loket/"


def test_every_file_with_staff_is_of_an_organisation_whose_staff_the_portal_knows(settings: Settings) -> None:
    assert {pad.stem for pad in MAP.glob("*.yaml")} == set(settings.LOKET_ORGANISATIES)
    gevonden = load_medewerkers(load_organisaties())
    assert set(gevonden) == set(settings.LOKET_ORGANISATIES)
    oins = {sleutel: str(een.oin) for sleutel, een in load_organisaties().items()}
    assert all(oins[sleutel] == regel["oin"] for sleutel, regel in settings.LOKET_ORGANISATIES.items())
