"""A collector gets spans, figures and lines of log over HTTP; when it is away, visitors do not notice."""

import gzip
import logging
import time
from collections.abc import Iterator

import pytest
import structlog
from django.test import Client
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from pytest_django import Settings

from portal.core.trace import operation
from portal.meten.begin import begin, end
from tests.factories.nepbron import Nepbron, Ontvangen, Terug, nepbron

pytestmark = pytest.mark.django_db
logger = structlog.get_logger(__name__)


@pytest.fixture
def collector(settings: Settings) -> Iterator[Nepbron]:
    """A server that takes everything, as `OTEL_EXPORTER_OTLP_ENDPOINT` names it."""
    with nepbron() as server:
        server.antwoord = lambda _verzoek: Terug(ruw=b"", soort="application/x-protobuf")
        settings.OTLP_ADRES = server.url
        yield server
    end()


def body(ontvangen: Ontvangen) -> bytes:
    return gzip.decompress(ontvangen.body) if ontvangen.headers.get("Content-Encoding") == "gzip" else ontvangen.body


def bodies(collector: Nepbron, soort: str) -> list[bytes]:
    return [body(ontvangen) for ontvangen in collector.ontvangen if ontvangen.pad == f"/v1/{soort}"]


def test_a_request_arrives_as_span_figure_and_line_of_one_trace(collector: Nepbron, client: Client) -> None:
    begin()
    with operation() as trace:
        logger.warning("proef_gebeurtenis", bron="Proefbron", wie="J. Jansen", uitkomst=object())
    client.get("/hulp/")
    end()

    sporen = [
        spoor
        for ruw in bodies(collector, "traces")
        for bron in ExportTraceServiceRequest.FromString(ruw).resource_spans
        for deel in bron.scope_spans
        for spoor in deel.spans
    ]
    assert {"GET web:hulp", "view", "verwerking"} <= {spoor.name for spoor in sporen}
    cijfers = {
        cijfer.name
        for ruw in bodies(collector, "metrics")
        for bron in ExportMetricsServiceRequest.FromString(ruw).resource_metrics
        for deel in bron.scope_metrics
        for cijfer in deel.metrics
    }
    assert {"http.server.request.duration", "http.server.active_requests"} <= cijfers
    regels = [
        regel
        for ruw in bodies(collector, "logs")
        for bron in ExportLogsServiceRequest.FromString(ruw).resource_logs
        for deel in bron.scope_logs
        for regel in deel.log_records
    ]
    [regel] = [regel for regel in regels if regel.body.string_value == "proef_gebeurtenis"]
    assert (regel.trace_id.hex(), regel.span_id.hex()) == (trace.trace_id, trace.operation_id)
    assert {eigenschap.key: eigenschap.value.string_value for eigenschap in regel.attributes} == {"bron": "Proefbron"}


def test_a_line_of_a_library_goes_without_its_text(collector: Nepbron) -> None:
    begin()
    logging.root.getChild("bibliotheek").warning("Fout bij %s", "999993653")
    logging.root.getChild("bibliotheek").warning("Fout", exc_info=ValueError("999993653"))
    end()

    regels = b"".join(bodies(collector, "logs"))
    assert b"bibliotheek" in regels
    assert b"ValueError" in regels
    assert b"999993653" not in regels


def test_only_what_was_asked_for_goes(collector: Nepbron, settings: Settings, client: Client) -> None:
    settings.OTLP_SOORTEN = frozenset({"cijfers"})
    begin()
    client.get("/hulp/")
    end()

    assert {ontvangen.pad for ontvangen in collector.ontvangen} == {"/v1/metrics"}


def test_a_collector_that_is_silent_holds_nobody_up(collector: Nepbron, client: Client) -> None:
    collector.antwoord = lambda _verzoek: Terug(wacht=5)
    client.get("/hulp/")
    begin()
    begonnen = time.monotonic()
    for _ in range(3):
        assert client.get("/hulp/").status_code == 200
    assert time.monotonic() - begonnen < 3
    collector.uit.set()
