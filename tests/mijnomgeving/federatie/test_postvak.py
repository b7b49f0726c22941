"""The demo's mail: it arrives in the postvak, is read there, and can be sent back to the portal."""

import json
import re
import time
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.core.mail import EmailMessage
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from mijnomgeving.notificaties.models import Notificatie, Soort, Stand
from mijnomgeving.notificaties.postvak import PostvakBackend
from portal.outbound.service import shutdown
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie, draaiende_federatie

SLEUTEL = "bezorging-van-de-test-van-minstens-32-tekens"


def ask(draait: DraaiendeFederatie, methode: str, pad: str, body: object = None, sleutel: str = "") -> tuple[int, str]:
    verbinding = HTTPConnection(urlsplit(draait.base_url).netloc, timeout=5)
    koppen = {"Content-Type": "application/json", "Authorization": f"Bearer {sleutel}"}
    try:
        verbinding.request(methode, pad, json.dumps(body) if body else None, koppen)
        antwoord = verbinding.getresponse()
        return antwoord.status, antwoord.read().decode()
    finally:
        verbinding.close()


def page(draait: DraaiendeFederatie, pad: str = "/postvak/") -> str:
    return ask(draait, "GET", pad)[1]


def letter(aan: str = "noor@voorbeeld.example", nummer: str = "1") -> EmailMessage:
    return EmailMessage(
        "Nieuw bericht van <Gemeente>",
        "Log in.\n\nhttps://portaal.example/mijn/",
        to=[aan],
        headers={"Message-ID": f"<{nummer}@portaal.example>"},
    )


def test_a_mail_is_read_once_however_often_it_comes(settings: Settings) -> None:
    with draaiende_federatie() as draait:
        settings.POSTVAK_URL = f"{draait.base_url}/postvak/api"
        assert "Er is nog niets verstuurd" in page(draait)
        assert PostvakBackend().send_messages([letter(), letter(), letter("daan@voorbeeld.example", "2")]) == 3
        tekst = page(draait)
        assert tekst.count("Nieuw bericht van &lt;Gemeente&gt;") == 2
        assert '<a href="https://portaal.example/mijn/">' in tekst
        assert "noor@" not in page(draait, "/postvak/?aan=daan")
        shutdown()


def test_only_the_portal_puts_mail_in_it(settings: Settings) -> None:
    with draaiende_federatie() as draait:
        assert ask(draait, "POST", "/postvak/api/mails", {"bericht": "x"}, "vals")[0] == 401
        assert ask(draait, "POST", "/postvak/api/mails", {"iets": "x"}, "demo-postvak")[0] == 400
        assert ask(draait, "POST", "/postvak/9/terug")[0] == 404
    settings.POSTVAK_URL = f"{draait.base_url}/postvak/api"
    with pytest.raises(OSError, match="postvak"):
        PostvakBackend().send_messages([letter()])
    assert PostvakBackend(fail_silently=True).send_messages([letter()]) == 0
    shutdown()


@pytest.mark.django_db(transaction=True)
def test_a_mail_that_is_sent_back_reaches_the_portal_over_http(live_server: LiveServer, settings: Settings) -> None:
    settings.BEZORGING_SLEUTEL = SLEUTEL
    rij = Notificatie.objects.create(
        aanleiding="1:mail", betrokkene="x", soort=Soort.BERICHT, kanaal="mail", stand=Stand.VERSTUURD, pogingen=1
    )
    url = f"{live_server.url}/api/v1/bezorgmeldingen"
    with draaiende_federatie(bezorging_url=url, bezorging_sleutel=SLEUTEL) as draait:
        settings.POSTVAK_URL = f"{draait.base_url}/postvak/api"
        PostvakBackend().send_messages([letter(nummer=f"{rij.kenmerk}.1")])
        [nummer] = re.findall(r'action="/postvak/(\d+)/terug"', page(draait))
        assert ask(draait, "POST", f"/postvak/{nummer}/terug")[0] == 303
        until = time.monotonic() + 10
        while rij.stand != Stand.TERUG and time.monotonic() < until:
            time.sleep(0.05)
            rij.refresh_from_db()
        assert rij.stand == Stand.TERUG
        assert "Deze mail is teruggekomen bij het portaal." in page(draait)
        shutdown()
