"""A topic of our own, and a broker that is never called."""

from collections.abc import Mapping
from typing import Any
from unittest.mock import Mock

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from portal.outbox import services, tasks


class Ontvanger:
    """Handles the topic 'proef' and remembers what it got."""

    def __init__(self) -> None:
        self.ontvangen: list[Mapping[str, Any]] = []
        self.fout: Exception | None = None

    def __call__(self, payload: Mapping[str, Any]) -> None:
        if self.fout:
            raise self.fout
        self.ontvangen.append(payload)


@pytest.fixture
def ontvanger(monkeypatch: pytest.MonkeyPatch) -> Ontvanger:
    """The handler of 'proef'."""
    monkeypatch.setattr(services, "_handlers", {})
    monkeypatch.setattr(services, "_rustig", set())
    monkeypatch.setattr(services, "_bij_afsluiten", {})
    handler = Ontvanger()
    services.register_handler("proef", handler)
    return handler


@pytest.fixture
def nudge(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """Stands where the broker is called."""
    broker = Mock()
    monkeypatch.setattr(tasks.relay, "apply_async", broker)
    return broker


@pytest.fixture
def on_commit(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> DjangoCaptureOnCommitCallbacks:
    """What waits for the commit."""
    return django_capture_on_commit_callbacks
