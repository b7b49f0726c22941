"""The trace of one request through all organisations (W3C Trace Context, level 1).

The same ids stand in the `traceparent` header that a source receives and in the Logboek Dataverwerkingen, so that the
records of two organisations can be laid side by side.
"""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Self

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


def current_trace() -> Trace | None:
    """The operation in which the calling code runs."""
    return _current.get()


@contextmanager
def operation() -> Iterator[Trace]:
    """Run the block as a new operation: in the current trace, or in a new one when there is none."""
    current = _current.get()
    trace = current.child() if current else Trace.start()
    token = _current.set(trace)
    try:
        yield trace
    finally:
        _current.reset(token)
