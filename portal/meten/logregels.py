"""Lines of our own log for a collector: the event, what kind of line, the trace, and what is on the list; no more.

Lines of libraries go as the name of who wrote them and how serious it is: nobody knows what their texts hold. In full,
such a line stands on standard output only.
"""

import logging
import sys
from typing import Any

from opentelemetry._logs import Logger, LogRecord, SeverityNumber

from portal.core.trace import current_trace
from portal.meten.eigenschappen import TOEGESTAAN, Waarde, check

_ERNST = {
    "DEBUG": SeverityNumber.DEBUG,
    "INFO": SeverityNumber.INFO,
    "WARNING": SeverityNumber.WARN,
    "ERROR": SeverityNumber.ERROR,
    "CRITICAL": SeverityNumber.FATAL,
}
# Its own trouble in sending would become lines to send.
_NOOIT = ("opentelemetry", "urllib3", "requests")


class RegelHandler(logging.Handler):
    """Hands each line of the standard library's log, which structlog writes to as well, to OpenTelemetry."""

    def __init__(self, logger: Logger) -> None:
        super().__init__()
        self._logger = logger

    def emit(self, record: logging.LogRecord) -> None:
        """Hand on one line."""
        if record.name.startswith(_NOOIT):
            return
        trace = current_trace()
        gebeurtenis, eigenschappen = _read(record)
        if fout := _error_of(record):
            eigenschappen["error.type"] = fout
        self._logger.emit(
            LogRecord(
                timestamp=int(record.created * 1e9),
                severity_text=record.levelname,
                severity_number=_ERNST.get(record.levelname, SeverityNumber.UNSPECIFIED),
                trace_id=int(trace.trace_id, 16) if trace else None,
                span_id=int(trace.operation_id, 16) if trace else None,
                body=gebeurtenis,
                attributes=check(eigenschappen),
            )
        )


def _error_of(record: logging.LogRecord) -> str:
    """The class of the error that a line tells of; empty when it tells of none."""
    eigen = record.msg.get("exc_info") if isinstance(record.msg, dict) else None
    exc_info = sys.exc_info() if eigen is True else record.exc_info
    return exc_info[0].__name__ if exc_info and exc_info[0] else ""


def _read(record: logging.LogRecord) -> tuple[str, dict[str, Waarde]]:
    """The event with what may be said of it; of a line that structlog did not write, only who wrote it."""
    velden: Any = record.msg
    if not isinstance(velden, dict):
        return record.name, {}
    toegestaan = {
        naam: waarde
        for naam, waarde in velden.items()
        if naam in TOEGESTAAN and isinstance(waarde, str | int | float | bool)
    }
    return str(velden.get("event", record.name)), toegestaan
