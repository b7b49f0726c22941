"""One trace from the request of a visitor to the source that is asked, and on to the task that follows."""

import io
import json
import logging
from collections.abc import Iterator, Mapping
from queue import Queue
from typing import Any

import pytest
import structlog
from celery import Celery, Task
from celery.contrib.testing.worker import start_worker
from django.conf import settings
from django.test import Client
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.trace import SpanKind, StatusCode

from portal.config.celery import app as portaal_app
from portal.core.deadline import Deadline
from portal.core.trace import Trace, current_trace, operation
from portal.meten.eigenschappen import NietToegestaan
from portal.meten.spoor import span
from portal.outbound.service import Storing, Verzoek, request_json, run_together
from portal.outbox import services
from portal.outbox.models import OutboxBericht
from portal.outbox.relay import deliver_due
from portal.outbox.services import enqueue, register_handler
from tests.factories.nepbron import Nepbron, Terug
from tests.portal.meten.conftest import Gemeten

pytestmark = pytest.mark.django_db


def ask(bron: Nepbron) -> None:
    deadline = Deadline.after(2)
    verzoek = Verzoek("Proefbron", "POST", f"{bron.url}/personen", json={"bsn": "999993653"})
    run_together(request_json(verzoek, deadline=deadline), deadline=deadline)


def trace_of(spoor: ReadableSpan) -> tuple[str, str]:
    assert spoor.context is not None
    return f"{spoor.context.trace_id:032x}", f"{spoor.context.span_id:016x}"


def parent_of(spoor: ReadableSpan) -> str:
    assert spoor.parent is not None
    return f"{spoor.parent.span_id:016x}"


def test_a_request_is_a_span_with_its_view_inside(gemeten: Gemeten, client: Client) -> None:
    client.get("/hulp/?q=iets")

    view, request = gemeten.spoor("view"), gemeten.spoor("GET web:hulp")
    assert parent_of(view) == trace_of(request)[1]
    assert request.kind is SpanKind.SERVER
    assert dict(request.attributes or {}) == {
        "http.route": "web:hulp",
        "http.request.method": "GET",
        "http.response.status_code": 200,
    }
    assert gemeten.aantal("http.server.request.duration", http__route="web:hulp") == 1
    assert gemeten.aantal("http.server.active_requests") == 0


def test_a_page_that_is_not_there_is_counted_without_its_address(gemeten: Gemeten, client: Client) -> None:
    client.get("/agenda/geheim-adres-van-iemand/")
    client.generic("KIJK", "/hulp/")

    assert not any("geheim" in str(spoor.to_json()) for spoor in gemeten.sporen)
    assert {str((spoor.attributes or {}).get("http.request.method", "")) for spoor in gemeten.sporen} <= {
        *("", "GET", "_OTHER"),
    }


def test_a_visitor_does_not_choose_the_ids_in_our_logs(gemeten: Gemeten, client: Client) -> None:
    gekozen = "0af7651916cd43dd8448eb211c80319c"
    client.get("/hulp/", headers={"traceparent": f"00-{gekozen}-b7ad6b7169203331-01"})

    assert trace_of(gemeten.spoor("GET web:hulp"))[0] != gekozen


def test_a_source_gets_the_ids_of_the_operation_that_asks_it(gemeten: Gemeten, bron: Nepbron) -> None:
    with operation() as trace, span("view"):
        ask(bron)

    oproep, verwerking = gemeten.spoor("bron POST"), gemeten.spoor("verwerking")
    assert bron.ontvangen[0].headers["traceparent"] == trace.traceparent
    assert trace_of(verwerking) == (trace.trace_id, trace.operation_id)
    assert trace_of(oproep)[0] == trace.trace_id
    assert parent_of(oproep) == trace_of(gemeten.spoor("view"))[1]
    assert dict(oproep.attributes or {}) == {"bron": "Proefbron", "uitkomst": "gelukt", "http.request.method": "POST"}


def test_all_spans_have_ids_of_their_own(gemeten: Gemeten, bron: Nepbron) -> None:
    with operation(), operation(), span("view"):
        ask(bron)
        ask(bron)

    ids = [trace_of(spoor)[1] for spoor in gemeten.sporen]
    assert len(set(ids)) == len(ids) == 5


def test_a_source_that_fails_is_told_by_its_kind(gemeten: Gemeten, bron: Nepbron) -> None:
    bron.antwoord = lambda _verzoek: Terug({"fout": "999993653"}, status=500)
    for _ in range(5):
        with pytest.raises(Storing):
            ask(bron)
    with pytest.raises(Exception, match="zekering open"):
        ask(bron)

    assert gemeten.aantal("portaal.bron.oproep", bron="Proefbron", uitkomst="storing_5xx") == 5
    assert gemeten.aantal("portaal.bron.oproep", bron="Proefbron", uitkomst="zekering_open") == 1
    mislukt = gemeten.sporen[0]
    assert mislukt.status.status_code is StatusCode.ERROR
    assert mislukt.status.description is None
    assert mislukt.events == ()


def test_a_call_to_an_address_of_a_company_does_not_name_it(gemeten: Gemeten) -> None:
    deadline = Deadline.after(2)
    verzoek = Verzoek("Webhook van Jansen", "GET", "https://127.0.0.1/", vreemd=True)
    with pytest.raises(Exception, match="Webhook van Jansen"):
        run_together(request_json(verzoek, deadline=deadline), deadline=deadline)

    assert gemeten.aantal("portaal.bron.oproep", bron="adres van een ander") == 1


def test_a_message_is_delivered_in_the_trace_of_who_sent_it(gemeten: Gemeten, monkeypatch: pytest.MonkeyPatch) -> None:
    gezien: list[Trace | None] = []

    def handle(_payload: Mapping[str, Any]) -> None:
        gezien.append(current_trace())

    monkeypatch.setattr(services, "_handlers", {})
    register_handler("proef", handle)
    with operation() as request:
        bericht = enqueue(topic="proef", payload={}, sleutel="een")
    deliver_due(at_most=1)

    assert OutboxBericht.objects.get(pk=bericht.pk).spoor == request.traceparent
    assert gezien[0] is not None
    assert gezien[0].trace_id == request.trace_id
    bezorging = gemeten.spoor("outbox")
    assert trace_of(bezorging) == (gezien[0].trace_id, gezien[0].operation_id)
    assert parent_of(bezorging) == request.operation_id
    assert gemeten.aantal("portaal.outbox.bezorging", onderwerp="proef", uitkomst="afgeleverd") == 1


@pytest.fixture
def worker() -> Iterator[Task]:
    """A worker on the real broker, and a task that remembers its trace."""
    app = Celery(
        "proef", broker=settings.CELERY_BROKER_URL, task_cls="portal.meten.taken:GemetenTaak", set_as_current=False
    )
    app.conf.task_ignore_result, app.conf.task_default_queue = True, "proef-sporen"

    @app.task(name="proef.onthoud")
    def onthoud() -> None:
        onthoud.gezien.put(current_trace())

    onthoud.gezien = Queue()
    try:
        with start_worker(app, pool="solo", perform_ping_check=False, shutdown_timeout=10):
            yield onthoud
    finally:
        # Celery's worker of tests makes its app the one that all code finds.
        portaal_app.set_current()
        portaal_app.set_default()


def test_a_task_is_done_in_the_trace_of_who_sent_it(gemeten: Gemeten, worker: Task) -> None:
    with operation() as request:
        worker.delay()
    gezien = worker.gezien.get(timeout=10)
    worker.delay()
    ander = worker.gezien.get(timeout=10)

    assert gezien.trace_id == request.trace_id != ander.trace_id
    taak = next(spoor for spoor in gemeten.sporen if trace_of(spoor)[1] == gezien.operation_id)
    assert (taak.name, parent_of(taak)) == ("taak proef.onthoud", request.operation_id)
    assert gemeten.aantal("portaal.taak", taak="proef.onthoud", uitkomst="gelukt") >= 1


def test_a_task_that_fails_is_told_without_what_it_says(gemeten: Gemeten) -> None:
    app = Celery("proef", task_cls="portal.meten.taken:GemetenTaak", set_as_current=False)

    @app.task(name="proef.mislukt")
    def mislukt() -> None:
        raise ValueError("999993653")

    with pytest.raises(ValueError, match="999993653"):
        mislukt()

    assert gemeten.aantal("portaal.taak", taak="proef.mislukt", uitkomst="mislukt") == 1
    assert "999993653" not in gemeten.spoor("taak proef.mislukt").to_json()


def test_a_line_of_the_log_names_the_trace() -> None:
    geschreven = io.StringIO()
    handler = logging.StreamHandler(geschreven)
    handler.setFormatter(logging.root.handlers[0].formatter)
    logging.root.addHandler(handler)
    try:
        with operation() as trace:
            structlog.get_logger("proef.sporen").warning("proef_regel")
    finally:
        logging.root.removeHandler(handler)

    assert json.loads(geschreven.getvalue())["trace_id"] == trace.trace_id


def test_what_is_not_on_the_list_is_not_measured(gemeten: Gemeten) -> None:
    with pytest.raises(NietToegestaan, match="bsn"), span("proef", bsn="999993653"):
        pass


def test_a_process_that_is_not_measured_makes_ids_and_nothing_else(client: Client, bron: Nepbron) -> None:
    with operation() as trace:
        ask(bron)
    assert bron.ontvangen[0].headers["traceparent"] == trace.traceparent
    assert client.get("/hulp/").status_code == 200
