"""Mehmet passes a change of his bakery on to KVK, and follows it among his zaken."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from mijnomgeving.inzendingen.models import Inzending, Stand
from portal.outbox.relay import deliver_due
from tests.mijnomgeving.conftest import Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.gegevens.test_bedrijfsgegevens import AMERSFOORT, mehmet
from tests.mijnomgeving.paginas.conftest import Bezoeker, Pagina

pytestmark = pytest.mark.django_db(transaction=True)

LIJST = "/mijn/gegevens/wijzigen/"
ADRES = f"{LIJST}adres/"
NIEUW = {
    "waarvan": AMERSFOORT,
    "straat": "Langestraat",
    "huisnummer": "60",
    "postcode": "3811ah",
    "plaats": "Amersfoort",
    "ingaat_op": "1-12-2026",
}


@pytest.fixture(autouse=True)
def _machtiging_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a machtiging still holds is asked elsewhere; here it does."""
    monkeypatch.setattr("portal.toegang.beleid.refresh", lambda persoon, _rijen: persoon.machtiging)


@pytest.fixture
def kvk(federatie: Federatie, settings: Settings) -> Federatie:
    """KVK's register of zaken is connected as well."""
    settings.ZAKEN_BRONNEN = [
        *settings.ZAKEN_BRONNEN,
        f"Kamer van Koophandel (KVK)|00000001006033404000|{federatie.base_url}/zgw/kvk",
    ]
    register_adressen()
    return federatie


@pytest.fixture
def bezoeker(kvk: Federatie, ingelogd: Ingelogd) -> Bezoeker:
    return Bezoeker(ingelogd(Client(), mehmet()))


def begin(bezoeker: Bezoeker, pad: str = ADRES) -> dict[str, str]:
    """The hidden key of the form."""
    [sleutel] = re.findall(r'name="sleutel" value="([^"]+)"', bezoeker.ga(pad).html)
    return {"sleutel": sleutel}


def send(bezoeker: Bezoeker, velden: dict[str, str], pad: str = ADRES) -> Pagina:
    antwoord = bezoeker.client.post(pad, velden, follow=True)
    return Pagina(antwoord.status_code, antwoord.content.decode())


def test_mehmet_passes_on_that_the_shop_moves_and_follows_it_as_a_zaak(bezoeker: Bezoeker, kvk: Federatie) -> None:
    assert "Ander adres" in bezoeker.ga(LIJST).tekst
    assert "Langestraat 46" in bezoeker.ga(ADRES).tekst
    velden = begin(bezoeker) | NIEUW
    controle = send(bezoeker, velden)
    assert controle.kop == "Kijk de wijziging na"
    assert "3811 AH" in controle.tekst
    assert "Zonnegraan Amersfoort" in controle.tekst
    assert not Inzending.objects.exists()

    bevestiging = send(bezoeker, {**velden, "nagekeken": "ja"})
    inzending = Inzending.objects.get()
    assert inzending.nummer in bevestiging.tekst
    deliver_due(at_most=10)
    inzending.refresh_from_db()
    assert inzending.stand == Stand.AANGEKOMEN
    assert "Ander adres" in bezoeker.ga("/mijn/zaken/").tekst
    assert inzending.nummer in bezoeker.ga(LIJST).html


def test_pressing_twice_and_delivering_twice_is_one_zaak(bezoeker: Bezoeker, kvk: Federatie) -> None:
    velden = {**begin(bezoeker), **NIEUW, "nagekeken": "ja"}
    send(bezoeker, velden)
    send(bezoeker, velden)
    deliver_due(at_most=10)
    deliver_due(at_most=10)
    assert Inzending.objects.count() == 1
    gemaakt = [v for v in kvk.ontvangen if v.methode == "POST" and v.pad == "/zgw/kvk/zaken/api/v1/zaken"]
    assert len(gemaakt) == 1


def test_what_was_typed_stays_when_something_is_wrong(bezoeker: Bezoeker) -> None:
    fout = send(bezoeker, begin(bezoeker) | NIEUW | {"postcode": "Amersfoort", "ingaat_op": "1-1-1990"})
    assert "Schrijf de postcode als 1234 AB." in fout.tekst
    assert "Kies een dag van ten hoogste vijf jaar geleden" in fout.tekst
    assert 'value="Langestraat"' in fout.html
    terug = send(bezoeker, begin(bezoeker) | NIEUW | {"verander": "ja"})
    assert terug.kop == "Ander adres"
    assert 'value="Langestraat"' in terug.html


def test_who_is_late_reads_that_and_can_still_pass_it_on(bezoeker: Bezoeker) -> None:
    controle = send(bezoeker, begin(bezoeker) | NIEUW | {"ingaat_op": "1-3-2026"})
    assert "later dan een week na de wijziging" in controle.tekst


@pytest.mark.parametrize(
    ("soort", "velden", "fout"),
    [
        ("activiteit", {"wat": "erbij", "activiteit": "Broodjes aan tafel", "sbi": "56.1"}, "vier tot zes cijfers"),
        ("handelsnaam", {"wat": "vervalt"}, "Kies welke naam verandert of vervalt."),
        ("handelsnaam", {"wat": "erbij"}, "Vul de nieuwe naam in."),
        ("contact", {}, "Vul in wat er verandert"),
        ("contact", {"email": "mehmet"}, "naam@voorbeeld.nl"),
    ],
)
def test_each_change_asks_what_it_needs(bezoeker: Bezoeker, soort: str, velden: dict[str, str], fout: str) -> None:
    pad = f"{LIJST}{soort}/"
    assert fout in send(bezoeker, begin(bezoeker, pad) | velden | {"ingaat_op": "1-12-2026"}, pad).tekst


@pytest.mark.parametrize(
    ("soort", "velden"),
    [
        ("activiteit", {"wat": "erbij", "activiteit": "Broodjes aan tafel", "sbi": "56101"}),
        ("handelsnaam", {"wat": "anders", "oude_naam": "Bakkerij Zonnegraan", "naam": "Zonnegraan"}),
        ("contact", {"website": "www.zonnegraan.example"}),
    ],
)
def test_each_change_reaches_kvk(bezoeker: Bezoeker, soort: str, velden: dict[str, str]) -> None:
    pad = f"{LIJST}{soort}/"
    send(bezoeker, begin(bezoeker, pad) | velden | {"ingaat_op": "1-12-2026", "nagekeken": "ja"}, pad)
    deliver_due(at_most=10)
    assert Inzending.objects.get().stand == Stand.AANGEKOMEN


def test_without_the_handelsregister_the_page_says_so(bezoeker: Bezoeker, kvk: Federatie) -> None:
    kvk.zet("kvk", "uit")
    pagina = bezoeker.ga(ADRES)
    assert "kunt u nu geen wijziging doorgeven" in pagina.tekst
    assert 'name="sleutel"' not in pagina.html


def test_nobody_else_changes_the_company(kvk: Federatie, ingelogd: Ingelogd, settings: Settings) -> None:
    chantal = Bezoeker(ingelogd(Client(), mehmet(AMERSFOORT)))
    assert chantal.ga(LIJST).status == 404
    assert LIJST not in chantal.ga("/mijn/gegevens/").html
    noor = Bezoeker(ingelogd(Client(), sessiepersoon("999997671", "Noor")))
    assert noor.ga(ADRES).status == 404
    bakker = Bezoeker(ingelogd(Client(), mehmet()))
    assert bakker.ga(f"{LIJST}naam/").status == 404
    settings.ZAKEN_BRONNEN = []
    assert bakker.ga(LIJST).status == 404
