"""A reader without an account, the announcements at their (simulated) source, and a worker that sends mail."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client

from cms.producten.models import Organisatie
from mijnomgeving.federatie.config import DEMO_MOMENT
from portal.outbox.models import OutboxBericht
from portal.outbox.relay import deliver_due
from tests.factories.producten import OrganisatieFactory
from tests.mijnomgeving.conftest import Federatie, _simulatoren, federatie

__all__ = ["_simulatoren", "federatie"]

NOOR = "noor@voorbeeld.nl"
BEWIJS = re.compile(r'name="bewijs" value="([^"]+)"')
Vraag = Callable[..., Any]


@pytest.fixture
def lezer() -> Client:
    """Somebody with a browser, of whom we know nothing."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def koop(federatie: Federatie) -> Federatie:
    """The source of announcements, among all simulators."""
    return federatie


@pytest.fixture
def utrecht(db: None) -> Organisatie:
    """The gemeente, in its province: two bodies with one name."""
    provincie = OrganisatieFactory(
        provincie=True, plaats="Utrecht", owms_uri="http://standaarden.overheid.nl/owms/terms/Utrecht_(provincie)"
    )
    return OrganisatieFactory(
        gemeente=True,
        plaats="Utrecht",
        code="gm0344",
        ligt_in=provincie,
        owms_uri="http://standaarden.overheid.nl/owms/terms/Utrecht_(gemeente)",
    )


@pytest.fixture
def vraag(lezer: Client) -> Vraag:
    """Open the form as a reader does, fill it in and press the button."""

    def ask(email: str = NOOR, *, pad: str = "/attendering/inschrijven/", taal: str = "", **wat: str) -> Any:
        velden = {naam: wat.pop(naam) for naam in ("postcode", "huisnummer", "afstand") if naam in wat}
        url = f"{taal}{pad}?{urlencode(wat)}" if wat else f"{taal}{pad}"
        gevonden = BEWIJS.search(lezer.get(url).content.decode())
        assert gevonden, url
        return lezer.post(url, {"bewijs": gevonden[1], "email": email, **velden})

    return ask


def deliver() -> list[EmailMessage]:
    """What the worker does with what waits; gives the mails that went out now."""
    eerder = len(mail.outbox)
    OutboxBericht.objects.filter(afgeleverd_op=None).update(volgende_poging=datetime(2020, 1, 1, tzinfo=UTC))
    deliver_due(at_most=50)
    return list(mail.outbox[eerder:])


def links_in(bericht: EmailMessage) -> dict[str, str]:
    """The paths in a mail by what they are for: bevestigen, beheren, stoppen."""
    paden = [urlsplit(url).path for url in re.findall(r"https?://\S+", str(bericht.body))]
    return {pad.split("attendering/")[1].split("/")[0]: pad for pad in paden if "attendering/" in pad}


@pytest.fixture
def volg(lezer: Client, vraag: Vraag) -> Vraag:
    """Ask for something and confirm it, as people do."""

    def follow(email: str = NOOR, **wat: str) -> dict[str, str]:
        vraag(email, **wat)
        [bericht] = deliver()
        antwoord = lezer.post(links_in(bericht)["bevestigen"])
        assert "U krijgt vanaf nu mail" in antwoord.content.decode() or wat.get("taal")
        return links_in(bericht)

    return follow


VANDAAG = DEMO_MOMENT.date()
