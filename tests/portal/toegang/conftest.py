"""A browser, a provider, and a clock that can be moved."""

import time
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from portal.outbound.service import shutdown
from portal.toegang.middelen import UITLEG
from tests.factories.bevoegdheden import NepRegister, nep_register
from tests.factories.digid import NepDigid, nep_digid

Inloggen = Callable[..., HttpResponse]


class Klok:
    """Moves the time of the sessions."""

    def __init__(self) -> None:
        self.verder = 0.0

    def time(self) -> float:
        """Seconds since the epoch, plus what the test moved."""
        return time.time() + self.verder


@pytest.fixture
def klok(monkeypatch: pytest.MonkeyPatch) -> Klok:
    """The clock of the session engine."""
    clock = Klok()
    monkeypatch.setattr("portal.toegang.sessies.time", clock)
    return clock


@pytest.fixture(autouse=True)
def _engine_and_cache() -> Iterator[None]:
    cache.clear()
    yield
    shutdown()


@pytest.fixture
def digid(settings: Settings) -> Iterator[NepDigid]:
    """The provider that the settings name."""
    with nep_digid() as provider:
        regel = {"issuer": provider.issuer, "client_id": "portaal", "client_secret": "geheim: met/tekens"}
        # One provider stands for all of them: which claims it gives is for the test to say.
        settings.INLOGMIDDELEN = {
            sleutel: regel | {"niveau": "hoog" if sleutel == "wallet" else "substantieel"} for sleutel in UITLEG
        }
        yield provider


@pytest.fixture
def register(settings: Settings) -> Iterator[NepRegister]:
    """The register of machtigingen that the settings name."""
    with nep_register() as found:
        settings.BEVOEGDHEDEN_URL = found.url
        yield found


@pytest.fixture
def inloggen(client: Client, digid: NepDigid) -> Inloggen:
    """Log in as Noor; the answer on the way back."""

    def log_in(
        *, browser: Client = client, volgende: str = "/mijn/", niveau: str = "", middel: str = "digid", **extra: str
    ) -> HttpResponse:
        start = browser.get(f"/inloggen/{middel}/", {"next": volgende, "niveau": niveau})
        return browser.get(f"/inloggen/terug/?{urlencode(digid.log_in(start['Location'], **extra))}")

    return log_in
