"""What people ask leaves no trace: not in logs, addresses, errors, the cache, nor unmasked in the database."""

import json
import logging

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from structlog.testing import capture_logs

from cms.producten.models import ProductPagina
from wegwijzer_ai import service
from wegwijzer_ai.gesprek import service as gesprek_service
from wegwijzer_ai.models import GesteldeVraag

# With an empty cache: nobody has asked too much this minute.
pytestmark = [pytest.mark.django_db, pytest.mark.norm("B45"), pytest.mark.norm("B46")]

BSN, MAIL, TELEFOON, NAAM = "999990019", "kanarie.zes@voorbeeld.nl", "0612345678", "Xiomara Pieternella"
PERSOON = f"mijn naam is {NAAM}, bsn {BSN}, {MAIL}, bel {TELEFOON}"
# Ends unanswered, so its text is kept for editors, masked.
ONBEKEND = f"kwispelzwam snorfietsparade flubber; {PERSOON}"
BEKEND = f"ik ga kanariewoord verhuizen; {PERSOON}"
EIGEN_ZAAK = "waar blijft mijn huurtoeslag, het gaat om kanariezaak"
GEGEVENS = (BSN, MAIL, TELEFOON, NAAM)


def rows() -> str:
    """All that stands in the database, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        tables = [table for (table,) in cursor.fetchall()]
        dump = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            dump += [row for (row,) in cursor.fetchall()]
    return "\n".join(dump)


def cached() -> bytes:
    """All that stands in the cache, its names included."""
    client = cache._cache.get_client()
    found = []
    for key in client.scan_iter("*"):
        kind = client.type(key)
        found.append(key + (client.get(key) or b"" if kind == b"string" else b""))
    return b"\n".join(found)


def ask_everywhere(client: Client, tekst: str) -> list[str]:
    """By the page, by its script and by the API; what came back, headers first."""
    responses = [
        client.post("/wegwijzer/", {"q": tekst}),
        client.post("/wegwijzer/", {"q": tekst}, headers={"X-Fragment": "1"}),
        client.post("/api/v1/wegwijzer/vragen", json.dumps({"vraag": tekst}), content_type="application/json"),
    ]
    assert {response.status_code for response in responses} == {200}
    assert not any(response.cookies for response in responses)
    return [f"{response.headers}\n{response.content.decode()}" for response in responses]


def test_nothing_of_a_question_stays_behind(
    portaal: dict[str, ProductPagina], client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with capture_logs() as logs, caplog.at_level(logging.DEBUG):
        back = "\n".join(text for tekst in (ONBEKEND, BEKEND, EIGEN_ZAAK) for text in ask_everywhere(client, tekst))

    logged = json.dumps(logs, default=str) + caplog.text
    assert any(regel["event"] == "wegwijzer_turn" for regel in logs)
    for woord in (*GEGEVENS, "kanariewoord", "kanariezaak", "kwispelzwam"):
        assert woord not in logged
        assert woord.encode() not in cached()
    for gegeven in GEGEVENS:
        assert gegeven not in back
        assert gegeven not in rows()
    # A question about somebody's own case is not kept at all, one without a sure answer masked.
    assert "kanariezaak" not in rows()
    assert {"[...]" in vraag.tekst for vraag in GesteldeVraag.objects.all()} == {True}
    assert {vraag.uitkomst for vraag in GesteldeVraag.objects.all()} <= {"geen_antwoord", "verduidelijking"}


def test_an_address_holds_no_question(portaal: dict[str, ProductPagina], client: Client) -> None:
    for text in ask_everywhere(client, BEKEND)[:2]:
        assert 'method="get" action="/wegwijzer/' not in text
        assert "?q=" not in text.split('id="gesprek"')[-1]
        assert "Referrer-Policy" in text or "X-Fragment" in text
        assert "no-store" in text


def test_an_error_says_nothing_of_the_question(
    portaal: dict[str, ProductPagina],
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(_vraag: service.Vraag) -> service.Antwoord:
        raise RuntimeError("stuk")

    monkeypatch.setattr(gesprek_service, "answer", broken)
    client.raise_request_exception = False
    with capture_logs() as logs, caplog.at_level(logging.DEBUG):
        page = client.post("/wegwijzer/", {"q": BEKEND})
        api = client.post("/api/v1/wegwijzer/vragen", json.dumps({"vraag": BEKEND}), content_type="application/json")

    assert page.status_code == api.status_code == 500
    assert api.headers["Content-Type"].startswith("application/problem+json")
    for text in (page.content.decode(), api.content.decode(), json.dumps(logs, default=str), caplog.text):
        for woord in (*GEGEVENS, "kanariewoord"):
            assert woord not in text
