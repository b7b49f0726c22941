"""B50: a landlord checks what somebody shows; what was changed, borrowed or made for another proves nothing."""

import json
import time
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from joserfc import jwt
from joserfc.jwk import ECKey
from jwcrypto.jwk import JWK

from mijnomgeving.federatie.bewijzen.wallet import Bewijs, present
from mijnomgeving.uittreksels import services
from mijnomgeving.uittreksels.bewijs import controle_url
from tests.mijnomgeving.paginas.conftest import Bezoeker, Pagina
from tests.mijnomgeving.uittreksels.conftest import Wallet, make

pytestmark = [pytest.mark.django_db, pytest.mark.norm("B50")]
PAD = "/uittreksel-controleren/"
ECHT = "Dit uittreksel is echt en geldig"


@pytest.fixture
def bewijs(tim: Bezoeker, wallet: Wallet) -> Bewijs:
    return wallet.fetch(make(tim))


def show(bewijs: Bewijs, *tonen: str, voor: str = "", woord: str = "") -> str:
    return present(bewijs, tonen=tonen, voor=voor or controle_url(), woord=woord)


def check(tekst: str, **meer: object) -> Pagina:
    antwoord = Client().post(PAD, {"tekst": tekst, **meer})
    assert not antwoord.cookies
    return Pagina(antwoord.status_code, antwoord.content.decode())


def test_what_was_shown_and_no_more(bewijs: Bewijs) -> None:
    pagina = check(show(bewijs, "naam"))
    assert ECHT in pagina.tekst
    assert "Tim Johannes van der Linden" in pagina.tekst
    assert "1993" not in pagina.tekst
    assert "zonder controlewoord" in pagina.tekst


def test_a_date_is_written_as_people_write_it(bewijs: Bewijs) -> None:
    assert "Geboortedatum 21 september 1993" in check(show(bewijs, "geboortedatum")).tekst


def test_a_file_is_as_good(bewijs: Bewijs) -> None:
    bestand = SimpleUploadedFile("uittreksel.txt", show(bewijs, "naam").encode())
    assert ECHT in check("", bestand=bestand).tekst


def test_the_word_of_the_checker_must_be_in_it(bewijs: Bewijs) -> None:
    tekst = show(bewijs, "naam", woord="huurhuis")
    assert "De ander maakte dit dus voor u." in check(tekst, controlewoord="huurhuis").tekst
    assert "voor iemand anders gemaakt" in check(tekst, controlewoord="ander-woord").tekst


def test_what_was_made_for_another_proves_nothing_here(bewijs: Bewijs) -> None:
    assert "voor iemand anders gemaakt" in check(show(bewijs, "naam", voor="https://bank.example")).tekst


def test_without_the_key_of_the_wallet_it_proves_nothing(bewijs: Bewijs) -> None:
    assert "Er ontbreekt het bewijs" in check(bewijs.sd_jwt).tekst
    geleend = Bewijs("y", "n", bewijs.uitgever, bewijs.sd_jwt, JWK.generate(kty="EC", crv="P-256"), ())
    assert "Vertrouw het niet." in check(show(geleend, "naam")).tekst


def test_what_was_added_or_changed_is_seen(bewijs: Bewijs) -> None:
    kop, *feiten, houder = show(bewijs, "naam", "geboortedatum").split("~")
    assert "Vertrouw het niet." in check("~".join([kop, feiten[0], houder])).tekst
    kapot = kop[:-6] + ("AAAAAA" if kop[-6:] != "AAAAAA" else "BBBBBB")
    assert "Vertrouw het niet." in check("~".join([kapot, *feiten, houder])).tekst


def test_what_somebody_else_signed_is_no_extract(bewijs: Bewijs) -> None:
    eigen = JWK.generate(kty="EC", crv="P-256")
    key = ECKey.import_key(eigen.export_private(as_dict=True))
    vals = jwt.encode(
        {"alg": "ES256", "typ": "dc+sd-jwt", "kid": "zelf"},
        {"iss": bewijs.uitgever, "iat": int(time.time()), "cnf": {"jwk": eigen.export_public(as_dict=True)}},
        key,
    )
    nagemaakt = Bewijs("z", "n", bewijs.uitgever, f"{vals}~", eigen, ())
    assert "Vertrouw het niet." in check(show(nagemaakt)).tekst


@pytest.mark.parametrize("tekst", ["hallo", "a.b.c~", "~~~", "e30.e30.e30~", json.dumps({"a": 1})])
def test_something_else_is_told_apart(tekst: str) -> None:
    assert "Dit is geen geldig uittreksel" in check(tekst).tekst


def test_with_nothing_the_form_says_what_to_do() -> None:
    assert "Plak de tekst die u kreeg, of kies het bestand." in check("").tekst
    groot = SimpleUploadedFile("a.txt", b"a" * 30_000)
    assert "te groot" in check("", bestand=groot).tekst
    plaatje = SimpleUploadedFile("a.png", b"\x89PNG\xff")
    assert "geen uittreksel" in check("", bestand=plaatje).tekst


def test_an_extract_whose_time_is_over_says_so(tim: Bezoeker, wallet: Wallet, monkeypatch: pytest.MonkeyPatch) -> None:
    opgehaald = make(tim)
    monkeypatch.setattr(services, "GELDIG", timedelta(seconds=-5))
    assert "Dit uittreksel is verlopen" in check(show(wallet.fetch(opgehaald), "naam")).tekst


def test_the_form_is_ours_only() -> None:
    assert Client().post(PAD, {"tekst": "a"}, headers={"Origin": "https://elders.example"}).status_code == 403
    assert Client().get(PAD).status_code == 200
