"""Tim's address is wrong: he says so, the register looks into it, and he follows how far it is."""

import json
import re
from html import unescape
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.test import Client

from mijnomgeving.inzendingen.models import Inzending, Stand
from portal.outbox.relay import deliver_due
from tests.mijnomgeving.conftest import Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker, Pagina

TIM = "999990020"
PAD = "/mijn/gegevens/klopt-niet/persoon/"
WAAROM = "Ik woon op nummer 114, maar er staat 112."

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tim(federatie: Federatie, ingelogd: Ingelogd) -> Bezoeker:
    return Bezoeker(ingelogd(Client(), sessiepersoon(TIM, "Tim van der Linden")))


def fill_in(tim: Bezoeker, pad: str = PAD, *, bij: str = "Adres:") -> dict[str, str]:
    """The form as Tim fills it in; he chooses the fact whose label has these words."""
    html = tim.ga(pad).html
    [sleutel] = re.findall(r'name="sleutel" value="([^"]+)"', html)
    keuzes = re.findall(r'name="feit" id="[^"]*" value="([^"]+)".*?<label[^>]*>(.*?)</label>', html, flags=re.DOTALL)
    [feit] = [unescape(waarde) for waarde, label in keuzes if bij in label]
    return {"sleutel": sleutel, "feit": feit, "voorstel": "Eerste Oosterparklaan 114", "toelichting": WAAROM}


def send(tim: Bezoeker, velden: dict[str, str], pad: str = PAD) -> Pagina:
    antwoord = tim.client.post(pad, velden, follow=True)
    return Pagina(antwoord.status_code, antwoord.content.decode())


def test_tim_reports_looks_it_over_and_gets_a_receipt(tim: Bezoeker, federatie: Federatie) -> None:
    velden = fill_in(tim)
    controle = send(tim, velden)
    assert controle.kop == "Kijk uw melding na"
    assert WAAROM in controle.tekst
    assert not Inzending.objects.exists()

    bevestiging = send(tim, {**velden, "nagekeken": "ja"})
    inzending = Inzending.objects.get()
    assert inzending.nummer in bevestiging.tekst
    assert WAAROM in bevestiging.tekst

    deliver_due(at_most=10)
    inzending.refresh_from_db()
    assert inzending.stand == Stand.AANGEKOMEN
    volgen = tim.ga("/mijn/gegevens/meldingen/")
    assert "Ingediend" in volgen.tekst
    assert "Gemeente Utrecht" in volgen.tekst
    assert "Bekijk wat u meldde" in tim.ga("/mijn/gegevens/").tekst


def test_the_day_after_the_register_looks_into_it_and_the_page_says_so(tim: Bezoeker, federatie: Federatie) -> None:
    send(tim, {**fill_in(tim), "nagekeken": "ja"})
    deliver_due(at_most=10)
    pass_days(federatie, 2)
    assert "Wordt uitgezocht" in tim.ga("/mijn/gegevens/meldingen/").tekst
    assert "Misschien klopt uw adres niet" in tim.ga("/mijn/gegevens/").tekst
    pass_days(federatie, 30)
    assert "Klaar" in tim.ga("/mijn/gegevens/meldingen/").tekst


def test_pressing_twice_reports_once(tim: Bezoeker, federatie: Federatie) -> None:
    velden = {**fill_in(tim), "nagekeken": "ja"}
    send(tim, velden)
    send(tim, velden)
    deliver_due(at_most=10)
    assert Inzending.objects.count() == 1
    gemeld = [verzoek for verzoek in federatie.ontvangen if verzoek.pad == "/terugmelding/api/v1/terugmeldingen"]
    assert len(gemeld) == 1


def test_who_wants_to_change_something_finds_it_still_there(tim: Bezoeker) -> None:
    terug = send(tim, {**fill_in(tim), "verander": "ja"})
    assert WAAROM in terug.html
    assert "Er is 1 fout" not in terug.tekst


def test_without_a_reason_the_form_says_what_is_missing_and_keeps_the_rest(tim: Bezoeker) -> None:
    pagina = send(tim, {**fill_in(tim), "toelichting": ""})
    assert "Vul in: Waarom klopt het niet?" in pagina.tekst
    assert "Eerste Oosterparklaan 114" in pagina.html


@pytest.mark.parametrize(
    ("onderdeel", "bij"),
    [
        ("voertuigen", "Op naam sinds: 14 januari 2023"),
        ("onroerend", "Koopsom"),
        ("rechten", "1/2"),
        ("woz", "€ 498.000"),
        ("inkomen", "€ 46.210"),
    ],
)
def test_every_basisregistratie_takes_a_report(tim: Bezoeker, onderdeel: str, bij: str) -> None:
    pad = f"/mijn/gegevens/klopt-niet/{onderdeel}/"
    send(tim, {**fill_in(tim, pad, bij=bij), "nagekeken": "ja"}, pad)
    deliver_due(at_most=10)
    assert Inzending.objects.get().stand == Stand.AANGEKOMEN


def test_a_meldpunt_that_is_down_gets_it_later(tim: Bezoeker, federatie: Federatie) -> None:
    federatie.zet("terugmelding", "fout_503")
    bevestiging = send(tim, {**fill_in(tim), "nagekeken": "ja"})
    assert "nog niet bevestigd" in bevestiging.tekst
    deliver_due(at_most=10)
    assert Inzending.objects.get().stand == Stand.ONDERWEG
    assert "nog niet bevestigd" in tim.ga("/mijn/gegevens/meldingen/").tekst


@pytest.mark.parametrize("onderdeel", ["diplomas", "uitkeringen", "reisdocumenten", "inschrijving", "niets"])
def test_what_goes_elsewhere_or_is_not_there_has_no_form(tim: Bezoeker, onderdeel: str) -> None:
    assert tim.ga(f"/mijn/gegevens/klopt-niet/{onderdeel}/").status == 404


def test_when_the_source_is_silent_the_form_says_so(tim: Bezoeker, federatie: Federatie) -> None:
    federatie.zet("brp", "fout_500")
    pagina = tim.ga(PAD)
    assert pagina.ontbreekt("Basisregistratie Personen (BRP)")
    assert "<form" not in pagina.html.partition("<main")[2].partition("</main>")[0]


def pass_days(federatie: Federatie, dagen: int) -> None:
    verbinding = HTTPConnection(urlsplit(federatie.base_url).netloc, timeout=30)
    verbinding.request("POST", "/regie/tijd", json.dumps({"dagen": dagen}), {"Content-Type": "application/json"})
    assert verbinding.getresponse().status == 200
    verbinding.close()
