"""When an engine is down the visitor gets a page that says so, and nothing that was not logged."""

import pytest
from django.db import OperationalError
from django.test import Client
from redis.exceptions import ConnectionError as RedisConnectionError

from portal.verantwoording.services import LogboekFout
from portal.web import views


@pytest.mark.norm("B21")
@pytest.mark.parametrize(
    "fout",
    [OperationalError("poort 5432 dicht"), RedisConnectionError("poort 5432 dicht"), LogboekFout("poort 5432 dicht")],
)
def test_what_passes_by_itself_asks_to_come_back(
    client: Client, monkeypatch: pytest.MonkeyPatch, fout: Exception
) -> None:
    def fails(**_: object) -> None:
        raise fout

    monkeypatch.setattr(views, "zoekpagina", fails)
    antwoord = client.get("/zoeken/")
    assert antwoord.status_code == 503
    assert antwoord.headers["Retry-After"] == "60"
    assert antwoord.headers["Cache-Control"] == "no-store"
    assert "even niet bereikbaar" in antwoord.content.decode()
    assert "poort 5432 dicht" not in antwoord.content.decode()
