"""A process that is measured, with what it measured in memory."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from portal.meten.begin import end, measure
from portal.meten.momentopname import Punt, list_punten
from tests.factories.nepbron import Nepbron, only_source


@dataclass
class Gemeten:
    """The spans that ended, and the figures as they stand."""

    exporter: InMemorySpanExporter
    reader: InMemoryMetricReader

    @property
    def sporen(self) -> list[ReadableSpan]:
        """In the order in which they ended."""
        return list(self.exporter.get_finished_spans())

    @property
    def punten(self) -> list[Punt]:
        data = self.reader.get_metrics_data()
        return list(list_punten(data)) if data else []

    def spoor(self, naam: str) -> ReadableSpan:
        """The one span with this name."""
        [gevonden] = [spoor for spoor in self.sporen if spoor.name == naam]
        return gevonden

    def aantal(self, naam: str, **eigenschappen: str) -> float:
        """How many times it was counted, or timed, with these properties."""
        gezocht = {sleutel.replace("__", "."): waarde for sleutel, waarde in eigenschappen.items()}
        punten = [p for p in self.punten if p.naam == naam and gezocht.items() <= p.eigenschappen.items()]
        return sum(sum(punt.aantallen) if punt.aantallen else punt.waarde for punt in punten)


@pytest.fixture
def gemeten() -> Iterator[Gemeten]:
    """This process, measured."""
    spans, reader = InMemorySpanExporter(), InMemoryMetricReader()
    measure(processors=[SimpleSpanProcessor(spans)], readers=[reader])
    yield Gemeten(spans, reader)
    end()


@pytest.fixture
def bron(monkeypatch: pytest.MonkeyPatch) -> Iterator[Nepbron]:
    """A source of the test's own, to which calls may go."""
    with only_source(monkeypatch) as source:
        yield source
