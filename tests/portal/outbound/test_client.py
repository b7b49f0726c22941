"""Calling a source: what we send, what we accept, and what each failure becomes."""

import socket
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from portal.core.deadline import Deadline
from portal.core.trace import operation
from portal.outbound import client
from portal.outbound.fouten import BronFout, Geweigerd, Onbegrijpelijk, Onbereikbaar, Storing, TeDruk, TeLaat
from portal.outbound.service import Verzoek, register_basis_url, request_json
from tests.factories.nepbron import Nepbron, Terug
from tests.portal.outbound.conftest import Roep


def test_the_answer_is_parsed_json_with_its_status_and_headers(roep: Roep, bron: Nepbron) -> None:
    bron.antwoord = lambda _: Terug({"zaken": [1]}, status=201, headers={"ETag": "x"})
    antwoord = roep("/zaken", methode="POST", json={"bsn": "geheim"}, params={"page": "1"}, headers={"X-Doel": "d"})
    assert (antwoord.status, antwoord.data, antwoord.headers["etag"]) == (201, {"zaken": [1]}, "x")
    [ontvangen] = bron.ontvangen
    assert (ontvangen.pad, ontvangen.query, ontvangen.body) == ("/zaken", {"page": "1"}, b'{"bsn": "geheim"}')
    assert ontvangen.headers["X-Doel"] == "d"
    assert "geheim" not in repr(antwoord)


def test_an_empty_answer_is_no_error(roep: Roep, bron: Nepbron) -> None:
    bron.antwoord = lambda _: Terug(status=204, ruw=b"")
    assert roep().data is None


def test_the_source_gets_the_trace_of_the_page(roep: Roep, bron: Nepbron) -> None:
    with operation() as trace:
        roep()
    roep()
    assert bron.ontvangen[0].headers["traceparent"] == trace.traceparent
    assert bron.ontvangen[1].headers["traceparent"] != trace.traceparent


async def test_a_call_works_from_any_event_loop(bron: Nepbron) -> None:
    antwoord = await request_json(Verzoek("Proefbron", "GET", bron.url), deadline=Deadline.after(2))
    assert antwoord.data == {"goed": True}


def test_connections_are_used_again(roep: Roep, bron: Nepbron, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    connect = socket.socket.connect
    monkeypatch.setattr(socket.socket, "connect", lambda self, address: (made.append(address), connect(self, address)))
    for _ in range(5):
        roep()
    assert len(bron.ontvangen) == 5
    assert len(made) <= 1


@pytest.mark.norm("B52")
@pytest.mark.parametrize(
    ("terug", "fout"),
    [
        (Terug(status=500), Storing),
        (Terug(status=503), Storing),
        (Terug(status=404), Storing),
        (Terug(status=401), Geweigerd),
        (Terug(status=403), Geweigerd),
        (Terug(status=429), TeDruk),
        (Terug(status=302, headers={"Location": "http://169.254.169.254/"}), Geweigerd),
        (Terug(wacht=5), TeLaat),
        (Terug({"a": "b" * 40}, druppel=0.05), TeLaat),
        (Terug(ruw=b'{"half": '), Onbegrijpelijk),
        (Terug(ruw=b"<html>storing</html>", soort="text/html"), Onbegrijpelijk),
        (Terug(ruw=b"[" * 200_000), Onbegrijpelijk),
        (Terug(ruw=b"\xff\xfe\x00", soort="application/json"), Onbegrijpelijk),
        (Terug(ruw=b" " * (10 * 1024 * 1024)), Onbegrijpelijk),
        (Terug({"a": 1}, afgebroken=True), Onbereikbaar),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else None,
)
def test_each_failure_has_its_name(roep: Roep, bron: Nepbron, terug: Terug, fout: type[BronFout]) -> None:
    bron.antwoord = lambda _: terug
    begin = time.monotonic()
    with pytest.raises(fout) as gevangen:
        roep("/burger/999990019", seconds=0.6)
    assert time.monotonic() - begin < 1.5
    assert gevangen.value.bron == "Proefbron"
    assert "999990019" not in str(gevangen.value)


def test_a_source_that_is_off_is_unreachable(roep: Roep, bron: Nepbron) -> None:
    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        bron.url = f"http://localhost:{taken.getsockname()[1]}"
        register_basis_url(bron.url)
        with pytest.raises(Onbereikbaar):
            roep()


def test_large_json_is_parsed_beside_the_loop(roep: Roep, bron: Nepbron) -> None:
    bron.antwoord = lambda _: Terug(["x" * 1000] * 400)
    assert len(roep().data) == 400


def test_does_not_exist_may_be_an_answer(roep: Roep, bron: Nepbron) -> None:
    bron.antwoord = lambda _: Terug({"title": "weg"}, status=404, soort="application/problem+json")
    assert roep(verwacht=frozenset({200, 404})).status == 404


def test_a_call_takes_no_more_than_its_own_limit_and_the_rest_of_the_page(roep: Roep, bron: Nepbron) -> None:
    bron.antwoord = lambda _: Terug(wacht=5)
    for budget in ({"seconds": 5, "limiet": 0.3}, {"seconds": 0.3, "limiet": 5}):
        begin = time.monotonic()
        with pytest.raises(TeLaat):
            roep(**budget)
        assert time.monotonic() - begin < 1
    with pytest.raises(TeLaat):
        roep(seconds=0)


@pytest.mark.parametrize("waarde", ["straks", "", "9999999999", "-5", "Sun, 99 Nov 2026 04:30:56 GMT"])
def test_a_retry_after_that_makes_no_sense_is_none(waarde: str) -> None:
    assert client.retry_at(waarde) is None


def test_retry_after_is_read_in_both_its_forms() -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    later = now + timedelta(seconds=90)
    assert client.retry_at(format_datetime(later, usegmt=True)) == later
    assert client.retry_at(format_datetime(later.replace(tzinfo=None))) == later
    moment = client.retry_at("90")
    assert moment is not None
    assert timedelta(seconds=89) < moment - now < timedelta(seconds=100)
