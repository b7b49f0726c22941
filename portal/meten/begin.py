"""Begin to measure in a process: called once where a process starts, and never when a module is merely read.

What is made goes two ways, each on by itself: to a collector (OTLP, by OpenTelemetry's own variables), and to Redis,
from where `/metrieken/` gives the figures of all processes together. With neither nothing is made.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from opentelemetry.exporter.otlp.proto.http._log_exporter import OTLPLogExporter
from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.metrics import NoOpMeter
from opentelemetry.sdk._logs import LoggerProvider
from opentelemetry.sdk._logs.export import BatchLogRecordProcessor
from opentelemetry.sdk.metrics import AlwaysOffExemplarFilter, MeterProvider
from opentelemetry.sdk.metrics.export import MetricReader, PeriodicExportingMetricReader
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import NoOpTracer

from portal.core.trace import use_tracer
from portal.meten import cijfers
from portal.meten.logregels import RegelHandler
from portal.meten.momentopname import RedisExporter
from portal.meten.spoor import EigenIds
from portal.meten.stand import observe

NAAM = "portaal"
OPNAME_MILLISECONDEN = 10_000


@dataclass(slots=True)
class _Lopend:
    """What measures in this process."""

    sporen: TracerProvider | None = None
    cijfers: MeterProvider | None = None
    regels: LoggerProvider | None = None
    handler: logging.Handler | None = None


_lopend = _Lopend()


def begin() -> None:
    """Measure as the settings say."""
    processors: list[SpanProcessor] = []
    readers: list[MetricReader] = []
    if settings.METRIEKEN_TOKEN:
        readers.append(PeriodicExportingMetricReader(RedisExporter(), export_interval_millis=OPNAME_MILLISECONDEN))
    if settings.OTLP_ADRES:
        if "sporen" in settings.OTLP_SOORTEN:
            processors.append(BatchSpanProcessor(OTLPSpanExporter(endpoint=f"{settings.OTLP_ADRES}/v1/traces")))
        if "cijfers" in settings.OTLP_SOORTEN:
            exporter = OTLPMetricExporter(endpoint=f"{settings.OTLP_ADRES}/v1/metrics")
            readers.append(PeriodicExportingMetricReader(exporter))
        if "regels" in settings.OTLP_SOORTEN:
            _send_lines()
    measure(processors=processors, readers=readers)


def measure(*, processors: Sequence[SpanProcessor] = (), readers: Sequence[MetricReader] = ()) -> None:
    """Give spans to these processors and figures to these readers, and replace what measured before."""
    resource = _resource()
    if processors:
        _lopend.sporen = TracerProvider(resource=resource, id_generator=EigenIds())
        for processor in processors:
            _lopend.sporen.add_span_processor(processor)
        use_tracer(_lopend.sporen.get_tracer(NAAM))
    if readers:
        _lopend.cijfers = MeterProvider(
            metric_readers=readers, resource=resource, exemplar_filter=AlwaysOffExemplarFilter()
        )
        meter = _lopend.cijfers.get_meter(NAAM)
        cijfers.use_meter(meter)
        observe(meter)


def end() -> None:
    """Send what is still at hand and stop measuring."""
    use_tracer(NoOpTracer())
    cijfers.use_meter(NoOpMeter(NAAM))
    if _lopend.handler:
        logging.root.removeHandler(_lopend.handler)
    for provider in (_lopend.sporen, _lopend.cijfers, _lopend.regels):
        if provider:
            provider.shutdown()
    _lopend.sporen = _lopend.cijfers = _lopend.regels = _lopend.handler = None


def _send_lines() -> None:
    provider = LoggerProvider(resource=_resource())
    provider.add_log_record_processor(
        BatchLogRecordProcessor(OTLPLogExporter(endpoint=f"{settings.OTLP_ADRES}/v1/logs"))
    )
    _lopend.regels = provider
    _lopend.handler = RegelHandler(provider.get_logger(NAAM))
    logging.root.addHandler(_lopend.handler)


def _resource() -> Resource:
    """Which program this is; `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES` say more, or otherwise."""
    return Resource({"service.name": "overheidsportaal"}).merge(Resource.create())
