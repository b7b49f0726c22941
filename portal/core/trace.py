"""The trace of one request through all organisations (W3C Trace Context, level 1).

The same ids stand in the `traceparent` header that a source receives, in the Logboek Dataverwerkingen, in each line of
the log and in the spans that go to a collector (docs/adr/0053), so that the records of two organisations, and what we
measured ourselves, can be laid side by side.
"""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Self

from opentelemetry.context import Context
from opentelemetry.trace import (
    NonRecordingSpan,
    NoOpTracer,
    Span,
    SpanContext,
    SpanKind,
    StatusCode,
    TraceFlags,
    Tracer,
    set_span_in_context,
    use_span,
)

_TRACEPARENT = re.compile(r"00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}")
_current: ContextVar["Trace | None"] = ContextVar("trace", default=None)


@dataclass(frozen=True, slots=True)
class Trace:
    """One operation in a trace: 16 bytes and 8 bytes, as lower case hexadecimal text."""

    trace_id: str
    operation_id: str

    @classmethod
    def start(cls) -> Self:
        """The first operation of a new trace."""
        return cls(secrets.token_hex(16), secrets.token_hex(8))

    @classmethod
    def parse(cls, traceparent: str) -> Self | None:
        """The operation that a `traceparent` header names; None when the header is not valid."""
        match = _TRACEPARENT.fullmatch(traceparent)
        if match is None or not int(match[1], 16) or not int(match[2], 16):
            return None
        return cls(match[1], match[2])

    def child(self) -> Self:
        """A new operation in the same trace."""
        return type(self)(self.trace_id, secrets.token_hex(8))

    @property
    def traceparent(self) -> str:
        """The header's value; always sampled, since a logboek may not be sampled."""
        return f"00-{self.trace_id}-{self.operation_id}-01"


# Our own, never that of the whole process: no library can write in our spans what we do not know of.
_tracer: Tracer = NoOpTracer()
_opening: ContextVar["Trace | None"] = ContextVar("opening", default=None)


def use_tracer(tracer: Tracer) -> None:
    """From now on each operation is also a span of this tracer."""
    global _tracer  # noqa: PLW0603 - one per process is the point
    _tracer = tracer


def current_tracer() -> Tracer:
    """What makes our spans; it makes nothing in a process that is not measured."""
    return _tracer


def opening() -> Trace | None:
    """Whose ids the span must have that is started now; None for a span that is no operation."""
    return _opening.get()


def current_trace() -> Trace | None:
    """The operation in which the calling code runs."""
    return _current.get()


@contextmanager
def operation(
    *, after: Trace | None = None, naam: str = "verwerking", soort: SpanKind = SpanKind.INTERNAL
) -> Iterator[Trace]:
    """Run the block as a new operation: in the current trace, or in a new one when there is none.

    Args:
        after: the operation in another process that caused this one; its trace goes on, whatever the current one is.
        naam: what the span is called, a fixed text.
        soort: of what kind the span is.
    """
    before = after or _current.get()
    trace = before.child() if before else Trace.start()
    token = _current.set(trace)
    try:
        if isinstance(_tracer, NoOpTracer):
            yield trace
            return
        with _open_span(trace, naam=naam, soort=soort, after=after):
            yield trace
    finally:
        _current.reset(token)


@contextmanager
def _open_span(trace: Trace, *, naam: str, soort: SpanKind, after: Trace | None) -> Iterator[None]:
    teken = _opening.set(trace)
    span = _tracer.start_span(naam, context=_remote(after) if after else None, kind=soort)
    _opening.reset(teken)
    with use_span(span, end_on_exit=True, record_exception=False, set_status_on_exception=False):
        try:
            yield
        except BaseException as fout:
            fail(span, fout)
            raise


def fail(span: Span, fout: BaseException) -> None:
    """Say of a span which kind of error ended it; never its text, which may hold what a person wrote."""
    span.set_status(StatusCode.ERROR)
    span.set_attribute("error.type", type(fout).__name__)


def _remote(trace: Trace) -> Context:
    ids = SpanContext(int(trace.trace_id, 16), int(trace.operation_id, 16), is_remote=True, trace_flags=TraceFlags(1))
    return set_span_in_context(NonRecordingSpan(ids))
