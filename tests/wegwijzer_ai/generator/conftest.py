"""A real HTTP server that speaks OpenAI's chat format, and says what the test lets it say."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from portal.outbound import adressen
from portal.outbound.service import register_basis_url, shutdown
from tests.factories.nepbron import Nepbron, Ontvangen, Terug, nepbron
from wegwijzer_ai.bediening.service import look_now

Zinnen = Sequence[tuple[str, Sequence[str]]]


def voltooiing(tekst: str) -> Terug:
    """An answer in OpenAI's form with this text."""
    return Terug({"choices": [{"message": {"role": "assistant", "content": tekst}, "finish_reason": "stop"}]})


def als_json(zinnen: Zinnen) -> str:
    """The form that we ask the model for."""
    return json.dumps({"zinnen": [{"tekst": tekst, "bronnen": list(bronnen)} for tekst, bronnen in zinnen]})


class Model:
    """The model behind the server; `gevraagd` holds the bodies of the calls."""

    def __init__(self, bron: Nepbron) -> None:
        self.url = f"{bron.url}/v1"
        self._bron = bron
        self.zegt()

    def zegt(self, *zinnen: tuple[str, Sequence[str]]) -> None:
        """Let it write these sentences with these sources."""
        self.doet(lambda _opdracht: voltooiing(als_json(zinnen)))

    def doet(self, wat: Callable[[str], Terug]) -> None:
        """Let it answer by what stands in the prompt."""

        def antwoord(verzoek: Ontvangen) -> Terug:
            return wat(json.loads(verzoek.body)["messages"][-1]["content"])

        self._bron.antwoord = antwoord

    @property
    def ontvangen(self) -> list[Ontvangen]:
        """The calls as they came."""
        return self._bron.ontvangen

    @property
    def gevraagd(self) -> list[dict[str, Any]]:
        """Their bodies."""
        return [json.loads(verzoek.body) for verzoek in self._bron.ontvangen]


@pytest.fixture
def model(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Model]:
    """A model that the settings name."""
    monkeypatch.setattr(adressen, "_basis_urls", set())
    shutdown()
    look_now()
    with nepbron() as bron:
        model = Model(bron)
        settings.WEGWIJZER_GENERATOR_URL = model.url
        settings.WEGWIJZER_GENERATOR_MODEL = "proefmodel"
        settings.WEGWIJZER_GENERATOR_KEY = "sleutel-van-de-proef"
        register_basis_url(model.url)
        yield model
    shutdown()
    look_now()
