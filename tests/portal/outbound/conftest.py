"""A source to call, and an engine that starts fresh in each test."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from portal.core.deadline import Deadline
from portal.outbound import adressen
from portal.outbound.service import Antwoord, Verzoek, request_json, run_together, shutdown
from tests.factories.nepbron import Nepbron, nepbron

Roep = Callable[..., Antwoord]


@pytest.fixture(autouse=True)
def _fresh_engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(adressen, "_basis_urls", set())
    shutdown()
    yield
    shutdown()


@pytest.fixture
def bron() -> Iterator[Nepbron]:
    """A registered source."""
    with nepbron() as source:
        adressen.register_basis_url(source.url)
        yield source


@pytest.fixture
def roep(bron: Nepbron) -> Roep:
    """Call the source from synchronous code."""

    def call(pad: str = "/", *, seconds: float = 2.0, methode: str = "GET", **anders: Any) -> Antwoord:
        verzoek = Verzoek(bron="Proefbron", methode=methode, url=bron.url + pad, **anders)  # type: ignore[arg-type]
        deadline = Deadline.after(seconds)
        return run_together(request_json(verzoek, deadline=deadline), deadline=deadline)[0]

    return call
