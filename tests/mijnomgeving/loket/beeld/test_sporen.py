"""B47 and B48 at the counter: what a caseworker saw lies nowhere where it can be read, and ends with the session."""

import re

import pytest
from django.conf import settings as instellingen
from pytest_django import Settings

from tests.mijnomgeving.conftest import NOOR
from tests.mijnomgeving.loket.beeld.conftest import Gesprek, Open, Ruimte
from tests.security.mijnomgeving.test_kanarie import tables
from tests.valkey import read_valkey

pytestmark = pytest.mark.django_db
# Of the BRP, a zaak, a subject line, what a message says and a contact; and who it is.
GEZIEN = (
    "Amsterdamsestraatweg",
    "HT-2026-118843",
    "Wij hebben uw huurcontract nodig",
    "Maak een foto",
    "Noor Elisabeth",
)
GEHEIM = (*GEZIEN, NOOR)


def walk(gesprek: Gesprek) -> str:
    """Everything that leads on from the picture, once."""
    beeld = gesprek.ga().html
    verder = set(re.findall(rf'href="({gesprek.url}(?:zaken|taken|berichten)/[^"]+)"', beeld))
    return beeld + "".join(gesprek.ga(pad).html for pad in sorted(verder))


@pytest.mark.norm("B47", "B48")
def test_nothing_that_the_caseworker_saw_can_be_read_anywhere_else(
    open_gesprek: Open,
    ruimte: Ruimte,
    settings: Settings,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("DEBUG")
    settings.VOORRAAD_VERS = 60
    ruimte.geef()
    gesprek = open_gesprek()
    alles = walk(gesprek)
    # Whoever never saw it cannot say that it is gone.
    assert [geheim for geheim in GEZIEN if geheim not in alles] == []
    bewaard = list(read_valkey())
    assert any("voorraad" in naam for naam, _ in bewaard)
    logs = capfd.readouterr()
    plekken = [*bewaard, *tables(), ("logs", logs.out + logs.err + caplog.text)]
    plekken += [(pad, pad) for pad in re.findall(r'(?:href|action)="([^"]+)"', alles)]
    assert sorted({f"{plek}: {geheim}" for plek, tekst in plekken for geheim in GEHEIM if geheim in tekst}) == []


@pytest.mark.norm("B48")
def test_when_the_session_ends_nothing_of_the_picture_is_left(
    open_gesprek: Open, ruimte: Ruimte, settings: Settings
) -> None:
    settings.VOORRAAD_VERS = 60
    gesprek = open_gesprek()
    gesprek.ga()
    sleutel = gesprek.client.cookies[instellingen.SESSION_COOKIE_NAME].value
    assert any("voorraad" in naam for naam, _ in read_valkey())
    gesprek.client.post("/loket/uitloggen/")
    assert [naam for naam, _ in read_valkey() if "voorraad" in naam or sleutel in naam] == []
