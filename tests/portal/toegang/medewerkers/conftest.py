"""The login of an organisation's staff at the edge, and a browser that goes there and back."""

from collections.abc import Callable, Iterator
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from portal.outbound.service import shutdown
from tests.factories.digid import NepDigid, nep_digid

Inloggen = Callable[..., HttpResponse]
FATIMA = {
    "bsn": None,
    "sub": "fatima-aydin",
    "name": "Fatima Aydin",
    "roles": ["balie"],
    "amr": ["pwd", "otp", "mfa"],
    "sid": "sessie-1",
}


@pytest.fixture(autouse=True)
def _engine_and_cache() -> Iterator[None]:
    cache.clear()
    yield
    shutdown()


@pytest.fixture
def utrecht(settings: Settings) -> Iterator[NepDigid]:
    """The provider of Utrecht's staff; the same one stands for UWV as well."""
    with nep_digid() as provider:
        settings.LOKET_ORGANISATIES = {
            sleutel: {**regel, "issuer": provider.issuer, "client_id": "portaal", "client_secret": "geheim"}
            for sleutel, regel in settings.LOKET_ORGANISATIES.items()
            if sleutel in {"gemeente-utrecht", "uwv"}
        }
        provider.claims = dict(FATIMA)
        yield provider


@pytest.fixture
def inloggen(client: Client, utrecht: NepDigid) -> Inloggen:
    """Log in at the counter; the answer on the way back."""

    def log_in(
        *, browser: Client = client, organisatie: str = "gemeente-utrecht", volgende: str = "/loket/", **extra: str
    ) -> HttpResponse:
        start = browser.get(f"/loket/inloggen/{organisatie}/", {"next": volgende})
        return browser.get(f"/loket/inloggen/terug/?{urlencode(utrecht.log_in(start['Location'], **extra))}")

    return log_in
