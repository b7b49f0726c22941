"""A conversation that begins, and answers to have it about."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.wegwijzer_ai.gesprekken import Pagina, beurt
from wegwijzer_ai.antwoord.model import Antwoord, Vraag
from wegwijzer_ai.gesprek import service


@pytest.fixture
def antwoorden(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Vraag]]:
    """Let the assistant answer so, and see what it was asked."""

    def stel_in(maak: Callable[[Vraag], Antwoord] = lambda vraag: beurt(vraag.tekst)) -> list[Vraag]:
        gevraagd: list[Vraag] = []

        def answer(vraag: Vraag) -> Antwoord:
            gevraagd.append(vraag)
            return maak(vraag)

        monkeypatch.setattr(service, "answer", answer)
        return gevraagd

    return stel_in


@pytest.fixture
def begin(client: Client) -> Pagina:
    return Pagina(client, client.get("/wegwijzer/"))
