"""Log in through the simulated providers themselves: five means, acting for another, step-up, and withdrawing."""

import json
import re
from collections.abc import Callable
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from tests.mijnomgeving.conftest import Federatie
from tests.mijnomgeving.paginas.conftest import Bezoeker, Pagina

HOST = {"host": "localhost:8000"}
ELS, TRUUS, SANNE, BRAM_TIMMERWERK = "999990317", "999990329", "999990019", "69599084"
Login = Callable[..., HttpResponse]


class Aanbieders:
    """What a browser does at the providers."""

    def __init__(self, base_url: str) -> None:
        self.netloc = urlsplit(base_url).netloc

    def call(self, methode: str, url: str, body: str = "", **headers: str) -> tuple[str, str]:
        """The text of the answer, and where it sends the browser."""
        verbinding = HTTPConnection(self.netloc, timeout=10)
        try:
            verbinding.request(methode, url.removeprefix(f"http://{self.netloc}"), body, headers)
            antwoord = verbinding.getresponse()
            assert antwoord.status < 400, antwoord.read()
            return antwoord.read().decode(), antwoord.headers.get("Location", "")
        finally:
            verbinding.close()

    def log_in(self, url: str, **keuzes: str) -> str:
        """Open the page of the provider, choose, and give the address to go back to."""
        pagina, _ = self.call("GET", url)
        found = re.search(r'name="aanvraag" value="([^"]+)"', pagina)
        assert found
        form = urlencode({"aanvraag": found[1], **keuzes})
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        _, back = self.call("POST", urlsplit(url).path, form, **headers)
        return back

    def register(self, pad: str, body: object) -> dict[str, Any]:
        headers = {"X-API-KEY": "demo-machtigen", "Content-Type": "application/json"}
        text, _ = self.call("POST", f"/machtigen/api/v1/{pad}", json.dumps(body), **headers)
        found: dict[str, Any] = json.loads(text)
        return found

    def machtiging(self, gemachtigde: str, naam: str) -> str:
        """The key of what somebody may do for who is called so."""
        body = {"gemachtigde": {"soort": "bsn", "nummer": gemachtigde}}
        rows = self.register("bevoegdheden/_zoek", body)["bevoegdheden"]
        return next(str(row["id"]) for row in rows if row["vertegenwoordigde"]["naam"] == naam)


@pytest.fixture
def aanbieders(federatie: Federatie, settings: Settings) -> Aanbieders:
    """The portal knows the providers and the register of the running federatie."""
    cache.clear()
    settings.INLOGMIDDELEN = {
        sleutel: {**regel, "issuer": f"{federatie.base_url}/{sleutel}"}
        for sleutel, regel in settings.INLOGMIDDELEN.items()
    }
    settings.BEVOEGDHEDEN_URL = f"{federatie.base_url}/machtigen/api/v1"
    return Aanbieders(federatie.base_url)


@pytest.fixture
def browser(db: None) -> Bezoeker:
    return Bezoeker(Client(headers=HOST))


@pytest.fixture
def inloggen(browser: Bezoeker, aanbieders: Aanbieders) -> Login:
    def log_in(middel: str, *, niveau: str = "", volgende: str = "/mijn/", **keuzes: str) -> HttpResponse:
        start = browser.client.get(f"/inloggen/{middel}/", {"next": volgende, "niveau": niveau})
        assert start.status_code == 302, start.content.decode()[:500]
        back = aanbieders.log_in(start["Location"], **keuzes)
        return browser.raw(back.removeprefix("http://localhost:8000"))

    return log_in


def home(browser: Bezoeker, answer: HttpResponse) -> Pagina:
    """The page where the login ended."""
    assert answer.status_code == 302, answer.content.decode()[:2000]
    pagina = browser.ga(answer["Location"])
    assert pagina.status == 200, pagina.tekst[:500]
    return pagina


def test_noor_logs_in_with_digid(browser: Bezoeker, inloggen: Login) -> None:
    assert "Noor" in home(browser, inloggen("digid", keuze="noor-bakker")).tekst


def test_a_daughter_acts_for_her_mother_until_that_is_withdrawn(
    browser: Bezoeker, inloggen: Login, aanbieders: Aanbieders
) -> None:
    machtiging = aanbieders.machtiging(ELS, "Truus Hoekstra")
    pagina = home(browser, inloggen("digid-machtigen", keuze="els-willemsen", machtiging=machtiging))
    assert "Truus Hoekstra" in pagina.tekst
    assert browser.raw("/mijn/zaken/").status_code == 200
    # She gave zaken, berichten and taken; what the BRP says of her stays hers.
    assert browser.raw("/mijn/gegevens/").status_code == 403

    aanbieders.register(f"machtigingen/{machtiging}/intrekking", {"door": {"soort": "bsn", "nummer": TRUUS}})
    assert browser.raw("/mijn/zaken/").status_code == 403


def test_a_mother_acts_for_her_child(browser: Bezoeker, inloggen: Login, aanbieders: Aanbieders) -> None:
    machtiging = aanbieders.machtiging(SANNE, "Fem van der Linden")
    pagina = home(browser, inloggen("digid-machtigen", keuze="sanne-hendriks", machtiging=machtiging))
    assert "Fem van der Linden" in pagina.tekst


def test_a_director_acts_for_the_company(browser: Bezoeker, inloggen: Login) -> None:
    answer = inloggen("eherkenning", keuze="bakkerij-zonnegraan:mehmet-kaya", vestiging="alle")
    assert "Bakkerij Zonnegraan" in home(browser, answer).tekst


def test_staff_of_one_vestiging_acts_for_that_one(browser: Bezoeker, inloggen: Login) -> None:
    answer = inloggen("eherkenning", keuze="bakkerij-zonnegraan:chantal-visscher")
    assert "Bakkerij Zonnegraan" in home(browser, answer).tekst
    assert browser.raw("/mijn/zaken/").status_code == 200
    assert browser.raw("/mijn/berichten/").status_code == 403


def test_a_bookkeeper_acts_for_a_client_in_what_the_client_gave(browser: Bezoeker, inloggen: Login) -> None:
    answer = inloggen("eherkenning", keuze="administratiekantoor-prins:annelies-prins", namens=BRAM_TIMMERWERK)
    assert "Bram Kuiper Timmerwerk" in home(browser, answer).tekst
    assert browser.raw("/mijn/zaken/").status_code == 200
    assert browser.raw("/mijn/gegevens/").status_code == 403


def test_somebody_from_abroad_logs_in(browser: Bezoeker, inloggen: Login) -> None:
    answer = inloggen("eidas", keuze="lukas-schneider")
    pagina = home(browser, answer)
    assert pagina.kop == "Dag Lukas Schneider"
    assert "U hebt geen burgerservicenummer" in pagina.tekst


def test_noor_shares_her_bsn_from_a_wallet(browser: Bezoeker, inloggen: Login) -> None:
    assert "Noor" in home(browser, inloggen("wallet", keuze="noor-bakker", delen="ja")).tekst


def test_step_up_with_the_same_person(browser: Bezoeker, inloggen: Login) -> None:
    home(browser, inloggen("digid", keuze="noor-bakker"))
    assert "Noor" in home(browser, inloggen("digid", niveau="hoog", keuze="noor-bakker")).tekst


def test_who_cancels_is_told_so(inloggen: Login) -> None:
    answer = inloggen("eherkenning", keuze="annuleren")
    assert "U bent gestopt met inloggen" in answer.content.decode()
