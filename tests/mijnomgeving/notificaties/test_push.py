"""Noor's telephone: it hears that there is news, in words that only it can read, and only by services that we know."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass

import http_ece  # type: ignore[import-untyped]
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.db import connection
from django.test import Client
from pytest_django import Settings

from mijnomgeving.notificaties.models import Notificatie, Pushabonnement, Stand
from portal.outbound.service import register_basis_url
from portal.outbox.models import OutboxBericht
from portal.toegang.persoon import Sessiepersoon
from tests.factories.nepbron import Nepbron, Terug, nepbron
from tests.mijnomgeving.conftest import NOOR, Ingelogd
from tests.mijnomgeving.notificaties.conftest import Meld, deliver

GEHEIM = b"zestien-bytes-ok"


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


@dataclass(frozen=True)
class Telefoon:
    """A browser with a subscription, and the push service that it uses."""

    dienst: Nepbron
    sleutel: ec.EllipticCurvePrivateKey

    @property
    def velden(self) -> dict[str, str]:
        punt = self.sleutel.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        return {"eindpunt": f"{self.dienst.url}/push/abc", "sleutel": b64(punt), "geheim": b64(GEHEIM)}

    def read(self) -> dict[str, str]:
        """What the telephone shows of the last thing that came."""
        body = self.dienst.ontvangen[-1].body
        plain = http_ece.decrypt(body, private_key=self.sleutel, auth_secret=GEHEIM, version="aes128gcm")
        return dict(json.loads(plain))


@pytest.fixture
def telefoon(settings: Settings) -> Iterator[Telefoon]:
    with nepbron() as dienst:
        dienst.antwoord = lambda _verzoek: Terug(status=201, ruw=b"")
        settings.PUSH_DIENSTEN = [dienst.url]
        register_basis_url(dienst.url)
        yield Telefoon(dienst, ec.generate_private_key(ec.SECP256R1()))


@pytest.fixture
def noor_thuis(client: Client, ingelogd: Ingelogd, noor: Sessiepersoon) -> Client:
    return ingelogd(client, noor)


def test_the_telephone_says_who_and_what_to_do_and_no_more(noor_thuis: Client, telefoon: Telefoon, meld: Meld) -> None:
    assert noor_thuis.post("/mijn/profiel/notificaties/apparaat/", telefoon.velden).json() == {"aan": True}
    noor_thuis.post("/mijn/profiel/notificaties/", {"push": ["bericht"]})
    meld(data={"onderwerp": "Uw uitkering stopt"})
    deliver()
    getoond = telefoon.read()
    assert getoond["titel"] == "Nieuw bericht van Gemeente Utrecht"
    assert getoond["url"].endswith("/mijn/berichten/")
    assert "uitkering" not in json.dumps(getoond)
    [verzoek] = telefoon.dienst.ontvangen
    assert b"Gemeente" not in verzoek.body
    assert (verzoek.headers["Content-Encoding"], verzoek.headers["TTL"]) == ("aes128gcm", "86400")
    assert verzoek.headers["Authorization"].startswith("vapid t=")
    assert Notificatie.objects.get().stand == Stand.VERSTUURD


def test_the_address_of_her_telephone_is_sealed(noor_thuis: Client, telefoon: Telefoon) -> None:
    noor_thuis.post("/mijn/profiel/notificaties/apparaat/", telefoon.velden)
    noor_thuis.post("/mijn/profiel/notificaties/apparaat/", telefoon.velden)
    with connection.cursor() as cursor:
        cursor.execute("SELECT p::text FROM mijnomgeving_pushabonnement p")
        [(rij,)] = cursor.fetchall()
    assert telefoon.dienst.url not in rij
    assert NOOR not in rij


@pytest.mark.parametrize(
    "anders",
    [
        {"eindpunt": "https://kwaad.example/push/abc"},
        {"eindpunt": "http://169.254.169.254/latest/"},
        {"eindpunt": "https://fcm.googleapis.com@kwaad.example/x"},
        {"eindpunt": "https://fcm.googleapis.com.kwaad.example/x"},
        {"eindpunt": ""},
        {"sleutel": b64(b"\x04" + bytes(64))},
        {"sleutel": "geen-base64!"},
        {"geheim": b64(b"kort")},
    ],
)
def test_an_address_that_we_do_not_know_is_refused_and_never_called(
    noor_thuis: Client, telefoon: Telefoon, settings: Settings, anders: dict[str, str]
) -> None:
    settings.PUSH_DIENSTEN = [*settings.PUSH_DIENSTEN, "https://fcm.googleapis.com", "https://*.push.apple.com"]
    assert noor_thuis.post("/mijn/profiel/notificaties/apparaat/", telefoon.velden | anders).status_code == 400
    assert not Pushabonnement.objects.exists()


def test_an_address_that_is_no_longer_allowed_is_not_called(
    noor_thuis: Client, telefoon: Telefoon, meld: Meld, settings: Settings
) -> None:
    noor_thuis.post("/mijn/profiel/notificaties/apparaat/", telefoon.velden)
    settings.PUSH_DIENSTEN = ["https://fcm.googleapis.com"]
    meld()
    deliver()
    assert not telefoon.dienst.ontvangen


def test_a_telephone_that_is_gone_is_forgotten(noor_thuis: Client, telefoon: Telefoon, meld: Meld) -> None:
    noor_thuis.post("/mijn/profiel/notificaties/apparaat/", telefoon.velden)
    noor_thuis.post("/mijn/profiel/notificaties/", {"push": ["bericht"]})
    telefoon.dienst.antwoord = lambda _verzoek: Terug(status=410, ruw=b"")
    meld()
    deliver()
    assert not Pushabonnement.objects.exists()
    assert Notificatie.objects.get().stand == Stand.OVERGESLAGEN


def test_a_service_without_time_gets_it_later(noor_thuis: Client, telefoon: Telefoon, meld: Meld) -> None:
    noor_thuis.post("/mijn/profiel/notificaties/apparaat/", telefoon.velden)
    noor_thuis.post("/mijn/profiel/notificaties/", {"push": ["bericht"]})
    telefoon.dienst.antwoord = lambda _verzoek: Terug(status=503, ruw=b"")
    meld()
    deliver()
    assert OutboxBericht.objects.get().afgeleverd_op is None
    telefoon.dienst.antwoord = lambda _verzoek: Terug(status=201, ruw=b"")
    deliver()
    assert Notificatie.objects.get().stand == Stand.VERSTUURD


def test_she_turns_it_off_and_nobody_else_does(
    noor_thuis: Client, telefoon: Telefoon, ingelogd: Ingelogd, daan: Sessiepersoon, meld: Meld
) -> None:
    noor_thuis.post("/mijn/profiel/notificaties/apparaat/", telefoon.velden)
    url = f"/mijn/profiel/notificaties/apparaat/{Pushabonnement.objects.get().pk}/uit/"
    assert ingelogd(Client(), daan).post(url).status_code == 404
    assert noor_thuis.post(url).status_code == 303
    noor_thuis.post("/mijn/profiel/notificaties/", {"push": ["bericht"]})
    meld()
    deliver()
    assert not telefoon.dienst.ontvangen


def test_without_a_key_there_is_no_button(noor_thuis: Client, settings: Settings, telefoon: Telefoon) -> None:
    assert "data-push=" in noor_thuis.get("/mijn/profiel/notificaties/").content.decode()
    settings.VAPID_SLEUTEL = ""
    assert "data-push=" not in noor_thuis.get("/mijn/profiel/notificaties/").content.decode()
    assert noor_thuis.post("/mijn/profiel/notificaties/apparaat/", telefoon.velden).status_code == 400
