"""Who finds a hole knows whom to tell, today and next month (RFC 9116, internet.nl)."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import Settings


@pytest.mark.norm("B63")
def test_security_txt_is_valid_for_a_while_and_less_than_a_year(client: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://portaal.example"
    antwoord = client.get("/.well-known/security.txt")
    assert antwoord.headers["Content-Type"] == "text/plain; charset=utf-8"
    velden = dict(regel.split(": ", 1) for regel in antwoord.content.decode().splitlines())
    assert velden["Contact"].startswith(("mailto:", "https://", "tel:"))
    assert velden["Canonical"] == "https://portaal.example/.well-known/security.txt"
    assert velden["Policy"].startswith("https://portaal.example/")
    assert velden["Preferred-Languages"] == "nl, en"
    verloopt = datetime.fromisoformat(velden["Expires"])
    assert timedelta(days=30) < verloopt - datetime.now(UTC) < timedelta(days=365)
