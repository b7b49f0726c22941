"""Tim shows his landlord that he is over eighteen, with the wallet of the federatie, and later takes it back."""

import re
from html import unescape
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from django.test import Client
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from mijnomgeving.toestemmingen.doelen import UITTREKSEL
from mijnomgeving.toestemmingen.services import give
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.conftest import Ingelogd, point_at
from tests.mijnomgeving.federatie.draaiend import draaiende_federatie
from tests.mijnomgeving.paginas.conftest import Bezoeker
from tests.mijnomgeving.uittreksels.conftest import make

CONTROLE = "/uittreksel-controleren/"


class Walletapp:
    """The wallet's pages in a browser."""

    def __init__(self, base_url: str) -> None:
        self.host = urlsplit(base_url).netloc

    def get(self, pad: str) -> str:
        return self._ask("GET", pad, None)

    def post(self, pad: str, **velden: str) -> str:
        return self._ask("POST", pad, urlencode(velden))

    def _ask(self, methode: str, pad: str, body: str | None) -> str:
        verbinding = HTTPConnection(self.host, timeout=30)
        verbinding.request(methode, pad, body, {"Content-Type": "application/x-www-form-urlencoded"} if body else {})
        antwoord = verbinding.getresponse()
        tekst = antwoord.read().decode()
        verbinding.close()
        return self.get(antwoord.headers["Location"]) if antwoord.status == 303 else tekst


@pytest.mark.django_db(transaction=True)
@pytest.mark.norm("B50")
def test_tim_shows_that_he_is_an_adult_and_nothing_else(
    live_server: LiveServer, settings: Settings, ingelogd: Ingelogd, tim_zelf: Sessiepersoon
) -> None:
    settings.SITE_URL = live_server.url
    with draaiende_federatie(portaal_url=live_server.url) as federatie:
        settings.UITTREKSEL_WALLET = f"{federatie.base_url}/bewijzen/aanbod"
        point_at(federatie.base_url, settings)
        give(persoon=tim_zelf, doel=UITTREKSEL)
        tim, wallet = Bezoeker(ingelogd(Client(), tim_zelf)), Walletapp(federatie.base_url)

        opgehaald = make(tim)
        pad = opgehaald.url.removeprefix(federatie.base_url)
        assert "Bewijs ophalen" in wallet.get(pad)
        assert "De code klopt niet" in wallet.post("/bewijzen/aanbod", aanbod=opgehaald.url, pincode="000000")
        lijst = wallet.post("/bewijzen/aanbod", aanbod=opgehaald.url, pincode=opgehaald.pincode)
        assert "Tim Johannes van der Linden" in lijst
        assert "Het uittreksel staat in uw wallet" in tim.ga("/mijn/uittreksels/ophalen/").tekst

        [tonen] = re.findall(r'href="(/bewijzen/[^"]+/tonen)"', lijst)
        gedeeld = wallet.post(tonen, toon="ouder_dan_18", woord="huurhuis")
        [tekst] = re.findall(r"<textarea[^>]*>(.*?)</textarea>", gedeeld, flags=re.DOTALL)
        verhuurder = Bezoeker(Client())
        antwoord = verhuurder.client.post(CONTROLE, {"tekst": unescape(tekst), "controlewoord": "huurhuis"})
        html = antwoord.content.decode()
        assert "Dit uittreksel is echt en geldig" in html
        assert "18 jaar of ouder" in html
        assert "Linden" not in html
        assert not antwoord.cookies

        [intrekken] = re.findall(r'href="(/mijn/uittreksels/[^"]+/intrekken/)"', tim.ga("/mijn/uittreksels/").html)
        assert "Wilt u dit uittreksel intrekken?" in tim.ga(intrekken).tekst
        tim.client.post(intrekken)
        assert "Ingetrokken" in tim.ga("/mijn/uittreksels/").tekst
        html = verhuurder.client.post(CONTROLE, {"tekst": unescape(tekst)}).content.decode()
        assert "Dit uittreksel is ingetrokken" in html
