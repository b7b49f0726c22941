"""Spans: one for a request, one for its view, one for each call to a source, and one for each operation in between.

The ids of a span are those of its operation (`portal.core.trace`), so that what a source and the Logboek
Dataverwerkingen have under them is found here too.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from opentelemetry import trace as otel
from opentelemetry.sdk.trace.id_generator import IdGenerator, RandomIdGenerator
from opentelemetry.trace import NoOpTracer, SpanKind, StatusCode

from portal.core.trace import current_trace, current_tracer, fail, opening
from portal.meten.eigenschappen import Waarde, check


class EigenIds(IdGenerator):
    """The ids of the operation that opens; any other span gets one of its own in the same trace."""

    def __init__(self) -> None:
        self._toeval = RandomIdGenerator()

    def generate_span_id(self) -> int:
        """The operation's own, or a random one."""
        trace = opening()
        return int(trace.operation_id, 16) if trace else self._toeval.generate_span_id()

    def generate_trace_id(self) -> int:
        """Of the trace in which the calling code runs, or a random one."""
        trace = opening() or current_trace()
        return int(trace.trace_id, 16) if trace else self._toeval.generate_trace_id()


@contextmanager
def span(naam: str, *, soort: SpanKind = SpanKind.INTERNAL, **eigenschappen: Waarde) -> Iterator[None]:
    """Measure the block as a span inside the current one; an error that leaves it is its outcome, without its text.

    Args:
        naam: a fixed text.
        soort: of what kind it is.
        eigenschappen: what may be said of it (`portal.meten.eigenschappen`).
    """
    tracer = current_tracer()
    if isinstance(tracer, NoOpTracer):
        yield
        return
    with tracer.start_as_current_span(
        naam, kind=soort, attributes=check(eigenschappen), record_exception=False, set_status_on_exception=False
    ) as nieuw:
        try:
            yield
        except BaseException as fout:
            fail(nieuw, fout)
            raise


def note(eigenschappen: dict[str, Waarde], *, naam: str = "", mislukt: bool = False) -> None:
    """Say something of the span in which the calling code runs.

    Args:
        eigenschappen: what may be said of it.
        naam: what it is called from now on; empty leaves its name.
        mislukt: whether it ended badly.
    """
    huidig = otel.get_current_span()
    if huidig.is_recording():
        huidig.set_attributes(check(eigenschappen))
        if naam:
            huidig.update_name(naam)
        if mislukt:
            huidig.set_status(StatusCode.ERROR)
